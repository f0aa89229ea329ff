//! The words results are told in: payments of the contract, flows of a party.

use crate::domain::date::Date;
use crate::domain::deal::PaymentKind;
use std::cmp::Ordering;

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

/// Kinds of flow, ordered as they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlowKind {
    /// A payment between the parties.
    Payment(PaymentKind),
    /// Net sales after what selling costs.
    Sales,
    /// Stages and launches.
    Costs,
    /// Shares in a new company.
    Equity,
}

impl Item {
    /// The kind of flow it is.
    pub fn flow_kind(self) -> FlowKind {
        match self {
            Self::Upfront(_) => FlowKind::Payment(PaymentKind::Upfront),
            Self::Milestone(_) => FlowKind::Payment(PaymentKind::Milestone),
            Self::Royalty => FlowKind::Payment(PaymentKind::Royalty),
            Self::TechTransfer => FlowKind::Payment(PaymentKind::TechTransfer),
            Self::Sales => FlowKind::Sales,
            Self::StageCost(_) | Self::LaunchCost(_) => FlowKind::Costs,
        }
    }

    /// The kind of payment it is; `None` for sales and the programme's costs.
    pub fn payment_kind(self) -> Option<PaymentKind> {
        match self.flow_kind() {
            FlowKind::Payment(kind) => Some(kind),
            FlowKind::Sales | FlowKind::Costs | FlowKind::Equity => None,
        }
    }
}

impl FlowKind {
    fn place(self) -> u8 {
        match self {
            Self::Payment(PaymentKind::Upfront) => 0,
            Self::Payment(PaymentKind::Milestone) => 1,
            Self::Payment(PaymentKind::Royalty) => 2,
            Self::Sales => 3,
            Self::Costs => 4,
            Self::Payment(PaymentKind::TechTransfer) => 5,
            Self::Equity => 6,
        }
    }
}

impl PartialOrd for FlowKind {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for FlowKind {
    fn cmp(&self, other: &Self) -> Ordering {
        self.place().cmp(&other.place())
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
