//! A licence, checked: the contract both sides see ([`Terms`]) and what one side believes
//! ([`Assumptions`]). Built only by [`super::draft`]'s validation; dates appear in it as the contract
//! states them and are worked out by [`super::valuation`].
//!
//! Amounts are millions of the deal currency: exact decimals in the contract, `f64` where modelled.
//! Rates, shares and probabilities are fractions.

mod asset;
mod assumptions;
mod payment_kind;
mod terms;

pub use asset::{Modality, Stage};
pub use assumptions::{
    Assumptions, Fx, LicenseeEconomics, LicensorEconomics, Programme, ProgrammeStage, Region,
};
pub use payment_kind::PaymentKind;
pub use terms::{
    Asset, BusinessDayConvention, Equity, FxFixing, Licensee, Licensor, Milestone, Parties,
    PaymentClause, Royalty, RoyaltyTier, Structure, TechTransfer, Terms, Territory, Trigger,
    Upfront, UpfrontForm, Vehicle,
};

use serde::Deserialize;

/// A deal file's content once every field of it is right.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Deal {
    /// What the parties call the deal.
    pub title: String,
    /// The contract.
    pub terms: Terms,
    /// One side's private beliefs.
    pub assumptions: Assumptions,
}

/// One of the two sides of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// Owns the asset, receives the payments.
    Licensor,
    /// Develops and sells it in the territory, makes the payments.
    Licensee,
}

impl Party {
    /// Its word in the deal file.
    pub fn word(self) -> &'static str {
        match self {
            Self::Licensor => "licensor",
            Self::Licensee => "licensee",
        }
    }

    /// By that word.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "licensor" => Some(Self::Licensor),
            "licensee" => Some(Self::Licensee),
            _ => None,
        }
    }
}
