//! The kinds of payment between the two parties: one list for valuation, payment calendar, plots and files.

use super::Party;
use crate::domain::word_enum::word_enum;

word_enum! {
    /// What a payment of the contract is for, in the order they are shown; schedules are ordered by the word.
    #[derive(PartialOrd, Ord)]
    pub enum PaymentKind {
        /// Fixed, at or after the effective date.
        Upfront = "upfront",
        /// Contingent on an event.
        Milestone = "milestone",
        /// On net sales, each calendar quarter.
        Royalty = "royalty",
        /// Reimbursement of the cost of moving manufacture, where the licensor bears it.
        TechTransfer = "tech_transfer",
    }
}

impl PaymentKind {
    /// Those the licensee pays, in the order they are shown.
    pub fn to_licensor() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|kind| kind.payer() == Party::Licensee)
    }

    /// Who pays it.
    pub fn payer(self) -> Party {
        match self {
            Self::Upfront | Self::Milestone | Self::Royalty => Party::Licensee,
            Self::TechTransfer => Party::Licensor,
        }
    }

    /// Whether it falls due quarter by quarter, by what was sold.
    pub fn is_quarterly(self) -> bool {
        match self {
            Self::Royalty => true,
            Self::Upfront | Self::Milestone | Self::TechTransfer => false,
        }
    }

    /// The deal file's fields that are its face (`[]` standing for any row); `None` for a kind outside the headline.
    pub fn face_path(self) -> Option<&'static str> {
        match self {
            Self::Upfront => Some("terms.upfront[].amount"),
            Self::Milestone => Some("terms.milestones[].amount"),
            Self::Royalty | Self::TechTransfer => None,
        }
    }

    /// The field that says how many days after its trigger (of a tech transfer: after the effective date) it is due.
    pub fn days_path(self) -> &'static str {
        match self {
            Self::Upfront => "terms.payment.upfront_days",
            Self::Milestone => "terms.payment.milestone_days",
            Self::Royalty => "terms.payment.royalty_days",
            Self::TechTransfer => "terms.tech_transfer.days_after_effective",
        }
    }
}
