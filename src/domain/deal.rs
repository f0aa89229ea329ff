//! A licence, checked: the contract both sides see ([`Terms`]) and what one side believes
//! ([`Assumptions`]). Built only by [`super::draft`]'s validation; dates appear in it as the contract
//! states them and are worked out by [`super::valuation`].
//!
//! Amounts are millions of the deal currency: exact decimals in the contract, `f64` where modelled.
//! Rates, shares and probabilities are fractions.

mod asset;
mod assumptions;
mod clause_note;
mod diligence_notes;
mod payment_kind;
mod payment_notes;
mod terms;

pub use asset::{Modality, Stage};
pub use assumptions::{
    Assumptions, Fx, LicenseeEconomics, LicensorEconomics, Programme, ProgrammeStage, Region,
};
pub use clause_note::{ClauseNote, ClauseStatus, LegalEffect};
pub use diligence_notes::{
    AnswerState, Pathway, Provider, ProviderFinding, ProviderRole, StudyPlace, TermKind, YesNo,
};
pub use payment_kind::PaymentKind;
pub use payment_notes::{
    Actual, EnteredFormality, FormalityKind, HsrWaiting, Onward, PathStep, PaymentFields,
    StepOverride,
};
pub use terms::{
    Asset, BusinessDayConvention, Equity, FxFixing, Licensee, Licensor, Milestone, Parties,
    PaymentClause, Royalty, RoyaltyTier, Structure, TechTransfer, Terms, Territory, Trigger,
    Upfront, UpfrontForm, Vehicle,
};

use super::rate::TaxRate;
use super::word_enum::word_enum;
use serde::{Deserialize, Serialize};

/// A deal file's content once every field of it is right.
///
/// ```
/// use parley::domain::draft::read_deal;
/// use parley::domain::examples::first_deal;
///
/// let deal = read_deal(first_deal::example()).unwrap();
/// let first = &deal.terms.upfront[0];
/// assert_eq!((first.amount.to_string().as_str(), deal.terms.currency.code()), ("274.9", "USD"));
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Deal {
    /// What the parties call the deal.
    pub title: String,
    /// The contract.
    pub terms: Terms,
    /// One side's private beliefs.
    pub assumptions: Assumptions,
    /// What the withholding table says of payer and vehicle, for a deal whose assumptions leave it open. No part of
    /// the file: [`super::draft::validate`] looks it up.
    #[serde(skip)]
    pub table_wht: TaxRate,
}

impl Deal {
    /// The tax withheld from payments: what the assumptions say, else the table's.
    pub fn wht(&self) -> TaxRate {
        self.assumptions.wht.unwrap_or(self.table_wht)
    }
}

word_enum! {
    /// One of the two sides of the table.
    #[derive(PartialOrd, Ord)]
    pub enum Party {
        /// Owns the asset, receives the payments.
        Licensor = "licensor",
        /// Develops and sells it in the territory, makes the payments.
        Licensee = "licensee",
    }
}
