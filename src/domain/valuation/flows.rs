//! The words results are told in: payments of the contract, flows of a party.

use crate::domain::date::Date;
use crate::domain::deal::PaymentKind;
use chrono::Datelike;
use std::cmp::Ordering;

/// What a flow is: a line of the contract or of a programme. Numbers are rows of the deal's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// `terms.upfront[row]`.
    Upfront(usize),
    /// `terms.options[row]`.
    Option(usize),
    /// A milestone.
    Milestone {
        /// `terms.milestones[row]`.
        row: usize,
        /// The programme's row (for sales triggers the product's) where it is paid for each of several.
        each: Option<usize>,
    },
    /// The royalty of a quarter.
    Royalty {
        /// `terms.royalties[schedule]`.
        schedule: usize,
        /// `terms.products[product]`.
        product: usize,
    },
    /// `terms.profit_share[row]`, of a quarter.
    ProfitShare(usize),
    /// Net sales of `terms.products[row]` after cost of goods, operating cost and third-party royalties.
    Sales(usize),
    /// A stage's cost.
    StageCost {
        /// `assumptions.programmes[programme]`.
        programme: usize,
        /// Row of its stages.
        stage: usize,
    },
    /// A region's launch cost.
    LaunchCost {
        /// `assumptions.programmes[programme]`.
        programme: usize,
        /// Row of its regions.
        region: usize,
    },
    /// The tech-transfer cost.
    TechTransfer,
}

/// What of an item moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FlowLeg {
    /// The item itself.
    Whole,
    /// Tax that a capitalised payment saves its payer in a later year.
    TaxRelief,
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
    /// Tax that capitalised payments save in later years.
    TaxRelief,
    /// Shares in a new company.
    Equity,
}

impl Item {
    /// The kind of flow it is.
    pub fn flow_kind(self) -> FlowKind {
        match self {
            Self::Upfront(_) => FlowKind::Payment(PaymentKind::Upfront),
            Self::Option(_) => FlowKind::Payment(PaymentKind::Option),
            Self::Milestone { .. } => FlowKind::Payment(PaymentKind::Milestone),
            Self::Royalty { .. } => FlowKind::Payment(PaymentKind::Royalty),
            Self::ProfitShare(_) => FlowKind::Payment(PaymentKind::ProfitShare),
            Self::TechTransfer => FlowKind::Payment(PaymentKind::TechTransfer),
            Self::Sales(_) => FlowKind::Sales,
            Self::StageCost { .. } | Self::LaunchCost { .. } => FlowKind::Costs,
        }
    }

    /// The kind of payment it is; `None` for sales and the programme's costs.
    pub fn payment_kind(self) -> Option<PaymentKind> {
        match self.flow_kind() {
            FlowKind::Payment(kind) => Some(kind),
            FlowKind::Sales | FlowKind::Costs | FlowKind::TaxRelief | FlowKind::Equity => None,
        }
    }
}

impl FlowKind {
    /// Every one, as they are shown.
    pub const ALL: [Self; 10] = [
        Self::Payment(PaymentKind::Upfront),
        Self::Payment(PaymentKind::Option),
        Self::Payment(PaymentKind::Milestone),
        Self::Payment(PaymentKind::Royalty),
        Self::Payment(PaymentKind::ProfitShare),
        Self::TaxRelief,
        Self::Sales,
        Self::Costs,
        Self::Payment(PaymentKind::TechTransfer),
        Self::Equity,
    ];

    pub(super) fn place(self) -> usize {
        match self {
            Self::Payment(PaymentKind::Upfront) => 0,
            Self::Payment(PaymentKind::Option) => 1,
            Self::Payment(PaymentKind::Milestone) => 2,
            Self::Payment(PaymentKind::Royalty) => 3,
            Self::Payment(PaymentKind::ProfitShare) => 4,
            Self::TaxRelief => 5,
            Self::Sales => 6,
            Self::Costs => 7,
            Self::Payment(PaymentKind::TechTransfer) => 8,
            Self::Equity => 9,
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
    /// The line of the contract.
    pub item: Item,
    /// The event.
    pub trigger_on: Date,
    /// The contract's date.
    pub due_on: Date,
    /// Probability-weighted amount (success case: the amount), millions; negative where the licensor pays.
    pub amount: f64,
    /// Probability that it is paid on this date; `None` for royalties and profit shares, which depend on the outcome.
    pub probability: Option<f64>,
}

/// A movement of one party's cash. Positive: received.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Flow {
    /// What it is.
    pub item: Item,
    /// What of it.
    pub leg: FlowLeg,
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
    /// The kind it is shown under.
    pub fn kind(&self) -> FlowKind {
        match self.leg {
            FlowLeg::Whole => self.item.flow_kind(),
            FlowLeg::TaxRelief => FlowKind::TaxRelief,
        }
    }

    /// Its place among flows by date, item and leg, as one number.
    pub(super) fn place(&self) -> u128 {
        // Days are counted from year 1 and are many; of the rest every number is a row of the deal's lists.
        let day = u128::from(self.on.num_days_from_ce().unsigned_abs());
        let (kind, row, within) = match self.item {
            Item::Upfront(row) => (0, row, 0),
            Item::Option(row) => (1, row, 0),
            Item::Milestone { row, each } => (2, row, each.map_or(0, |each| each + 1)),
            Item::Royalty { schedule, product } => (3, schedule, product),
            Item::ProfitShare(row) => (4, row, 0),
            Item::Sales(row) => (5, row, 0),
            Item::StageCost { programme, stage } => (6, programme, stage),
            Item::LaunchCost { programme, region } => (7, programme, region),
            Item::TechTransfer => (8, 0, 0),
        };
        let leg = match self.leg {
            FlowLeg::Whole => 0,
            FlowLeg::TaxRelief => 1,
        };
        let rows = (kind << 62) | ((row as u128) << 31) | within as u128;
        (day << 67) | (rows << 1) | leg
    }

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

#[cfg(test)]
mod tests {
    use super::*;

    fn every_kind() -> Vec<Item> {
        let rows = || [0_usize, 1, 7, 4_000];
        let pairs = || rows().into_iter().flat_map(move |a| rows().map(move |b| (a, b)));
        let each = || rows().into_iter().map(Some).chain([None]);
        let mut items: Vec<Item> = vec![Item::TechTransfer];
        items.extend(rows().into_iter().flat_map(|row| {
            [Item::Upfront(row), Item::Option(row), Item::ProfitShare(row), Item::Sales(row)]
        }));
        items.extend(
            rows()
                .into_iter()
                .flat_map(|row| each().map(move |each| Item::Milestone { row, each })),
        );
        items.extend(pairs().flat_map(|(a, b)| {
            [
                Item::Royalty { schedule: a, product: b },
                Item::StageCost { programme: a, stage: b },
                Item::LaunchCost { programme: a, region: b },
            ]
        }));
        items
    }

    #[test]
    fn places_order_as_date_item_and_leg_do() {
        let days = ["1999-12-31", "2026-03-02", "2026-03-03"].map(|day| day.parse().unwrap());
        let flows = days.into_iter().flat_map(|on| {
            every_kind().into_iter().flat_map(move |item| {
                [FlowLeg::Whole, FlowLeg::TaxRelief].map(|leg| Flow {
                    item,
                    leg,
                    on,
                    before_tax: 1.0,
                    factor: 1.0,
                    probability: None,
                })
            })
        });
        let flows: Vec<Flow> = flows.collect();
        let known = |flow: &Flow| (flow.on, flow.item, flow.leg);
        for a in &flows {
            for b in &flows {
                assert_eq!(a.place().cmp(&b.place()), known(a).cmp(&known(b)), "{a:?} {b:?}");
            }
        }
    }
}
