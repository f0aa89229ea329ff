//! A licence, checked: the contract both sides see ([`Terms`]) and what one side believes
//! ([`Assumptions`]). Built only by [`super::draft`]'s validation; dates appear in it as the contract
//! states them and are worked out by [`super::valuation`].
//!
//! Amounts are millions of the deal currency: exact decimals in the contract, `f64` where modelled.
//! Rates, shares and probabilities are fractions.

mod area;
mod assumptions;
mod clause_note;
mod diligence_notes;
mod milestone;
mod outcomes;
mod payment_clause;
mod payment_kind;
mod payment_notes;
mod product;
mod royalty_schedule;
mod shares;
mod stage;
mod structure;
mod supply;
mod technology;
mod terms;
mod upfront;

pub use area::DiseaseArea;
pub use assumptions::{
    AssumedEvent, Assumptions, ExerciseProbability, ForeignTax, Fx, LicenseeEconomics,
    LicensorEconomics, NewCoDiscounts, Programme, ProgrammeStage, Region,
};
pub use clause_note::{ClauseNote, ClauseStatus, LegalEffect};
pub use diligence_notes::{
    AnswerState, Pathway, Provider, ProviderFinding, ProviderRole, StudyPlace, TermKind, YesNo,
};
pub use milestone::{EACH, Milestone, SalesThreshold, Trigger, TriggerKind};
pub use outcomes::{MOST_OUTCOMES, TooManyOutcomes};
pub use payment_clause::{BusinessDayConvention, FxFixing, PaymentClause};
pub use payment_kind::PaymentKind;
pub use payment_notes::{
    Actual, ColumnTax, ComparedTaxes, EnteredFormality, FormalityKind, HsrWaiting, Onward,
    PathStep, PaymentFields, StepOverride,
};
pub use product::{Product, ProductOption};
pub use royalty_schedule::{RoyaltySchedule, RoyaltyTier};
pub use shares::{CostShare, ProfitShare};
pub use stage::{FdaMeeting, Modality, Stage};
pub use structure::{Equity, Structure};
pub use supply::{Origin, Supply};
pub use technology::TechnologyStatus;
pub use terms::{Licensee, Licensor, Parties, TechTransfer, Terms, Territory, Vehicle};
pub use upfront::{Upfront, UpfrontForm};

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

    /// The row of a programme, by its id; of the only one where the contract names none.
    pub fn programme(&self, id: Option<&str>) -> Option<usize> {
        let programmes = &self.assumptions.programmes;
        match id {
            Some(id) => programmes.iter().position(|programme| programme.id == id),
            None => (programmes.len() == 1).then_some(0),
        }
    }

    /// The rows of a product's programmes, in order.
    pub fn programmes_of(&self, product: usize) -> impl Iterator<Item = usize> {
        let id = self.terms.products.get(product).map(|product| product.id.as_str());
        let programmes = self.assumptions.programmes.iter().enumerate();
        programmes
            .filter(move |(_, programme)| Some(programme.product.as_str()) == id)
            .map(|(row, _)| row)
    }

    /// The row of the product a programme develops.
    pub fn product_of(&self, programme: usize) -> Option<usize> {
        let id = &self.assumptions.programmes.get(programme)?.product;
        self.terms.product(Some(id))
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

impl Party {
    /// The one across the table.
    pub const fn other(self) -> Self {
        match self {
            Self::Licensor => Self::Licensee,
            Self::Licensee => Self::Licensor,
        }
    }
}
