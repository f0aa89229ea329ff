//! The words results are told in: payments of the contract, flows of a party.

use crate::domain::date::Date;

/// The three kinds of contract payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PaymentKind {
    /// Fixed.
    Upfront,
    /// Contingent on an event.
    Milestone,
    /// On net sales.
    Royalty,
}

impl PaymentKind {
    /// The word deal files and schedules use; schedules are ordered by it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Upfront => "upfront",
            Self::Milestone => "milestone",
            Self::Royalty => "royalty",
        }
    }
}

/// What a flow is: a line of the contract or of the programme. Indices are those of the deal's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// `terms.upfront[i]`.
    Upfront(usize),
    /// `terms.milestones[i]`.
    Milestone(usize),
    /// The royalty of a quarter.
    Royalty,
    /// Net sales after cost of goods, operating cost and third-party royalties.
    Sales,
    /// `assumptions.programme.stages[i]`.
    StageCost(usize),
    /// `assumptions.regions[i]`.
    LaunchCost(usize),
    /// The tech-transfer cost.
    TechTransfer,
}

impl Item {
    /// The kind of contract payment it is; `None` for sales and costs.
    pub fn payment_kind(self) -> Option<PaymentKind> {
        match self {
            Self::Upfront(_) => Some(PaymentKind::Upfront),
            Self::Milestone(_) => Some(PaymentKind::Milestone),
            Self::Royalty => Some(PaymentKind::Royalty),
            Self::Sales | Self::StageCost(_) | Self::LaunchCost(_) | Self::TechTransfer => None,
        }
    }
}

/// A contract payment on one date, before gross-up and tax.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Payment {
    /// Upfront, milestone or royalty.
    pub item: Item,
    /// The event.
    pub trigger_on: Date,
    /// The contract's date.
    pub due_on: Date,
    /// Probability-weighted amount (success case: the amount), millions.
    pub amount: f64,
    /// Probability that it is paid on this date; `None` for royalties, which depend on the outcome.
    pub probability: Option<f64>,
}

/// A movement of one party's cash. Positive: received.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Flow {
    /// What it is.
    pub item: Item,
    /// When it moves.
    pub on: Date,
    /// Probability-weighted, before taxes, signed, millions.
    pub before_tax: f64,
    /// What of it stays after withholding, gross-up, taxes and upstream share: `after_tax / before_tax`.
    pub factor: f64,
    /// Probability of the payment on this date, where there is a single one.
    pub probability: Option<f64>,
}

impl Flow {
    /// Probability-weighted, after everything, signed, millions.
    pub fn after_tax(&self) -> f64 {
        self.before_tax * self.factor
    }
}

/// All flows of one case (expected or success), in order of date and item.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CashFlows {
    /// The licensor's.
    pub licensor: Vec<Flow>,
    /// The licensee's.
    pub licensee: Vec<Flow>,
    /// The licensee's without any payment to the licensor and with all costs on its side.
    pub project: Vec<Flow>,
}
