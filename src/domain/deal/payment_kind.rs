//! The kinds of payment between the two parties: one list for valuation, payment calendar, plots and files.

use super::Party;
use crate::domain::word_enum::word_enum;

word_enum! {
    /// What a payment of the contract is for, in the order they are shown; schedules are ordered by the word.
    #[derive(PartialOrd, Ord)]
    pub enum PaymentKind {
        /// Fixed, at or after the effective date.
        Upfront = "upfront",
        /// For taking a product under option.
        Option = "option",
        /// Contingent on an event.
        Milestone = "milestone",
        /// On net sales, each calendar quarter.
        Royalty = "royalty",
        /// Of a product's profit in a region, each calendar quarter; a loss is borne the other way.
        ProfitShare = "profit_share",
        /// Reimbursement of the cost of moving manufacture, where the licensor bears it.
        TechTransfer = "tech_transfer",
    }
}

impl PaymentKind {
    /// Those the licensee pays, in the order they are shown.
    pub fn to_licensor() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|kind| kind.payer() == Party::Licensee)
    }

    /// Who pays it; a negative profit share goes the other way.
    pub fn payer(self) -> Party {
        match self {
            Self::Upfront | Self::Option | Self::Milestone | Self::Royalty | Self::ProfitShare => {
                Party::Licensee
            }
            Self::TechTransfer => Party::Licensor,
        }
    }

    /// Whether the payer's tax relieves it over years rather than at once: it buys a right.
    pub fn is_capitalised(self) -> bool {
        match self {
            Self::Upfront | Self::Option | Self::Milestone => true,
            Self::Royalty | Self::ProfitShare | Self::TechTransfer => false,
        }
    }

    /// Whether it falls due quarter by quarter, by what was sold.
    pub fn is_quarterly(self) -> bool {
        match self {
            Self::Royalty | Self::ProfitShare => true,
            Self::Upfront | Self::Option | Self::Milestone | Self::TechTransfer => false,
        }
    }

    /// The deal file's fields that are its face (`[]` standing for any row); `None` for a kind outside the headline.
    pub fn face_path(self) -> Option<&'static str> {
        match self {
            Self::Upfront => Some("terms.upfront[].amount"),
            Self::Option => Some("terms.options[].exercise_fee"),
            Self::Milestone => Some("terms.milestones[].amount"),
            Self::Royalty | Self::ProfitShare | Self::TechTransfer => None,
        }
    }

    /// The field that says how many days after its trigger (of a tech transfer: after the effective date) it is due.
    pub fn days_path(self) -> &'static str {
        match self {
            Self::Upfront => "terms.payment.upfront_days",
            Self::Option | Self::Milestone => "terms.payment.milestone_days",
            Self::Royalty | Self::ProfitShare => "terms.payment.royalty_days",
            Self::TechTransfer => "terms.tech_transfer.days_after_effective",
        }
    }
}
