//! The tree and its words.

use crate::domain::date::{Date, Quarter};
use crate::domain::deal::Party;
use crate::domain::valuation::{FlowKind, Item};
use crate::domain::word_enum::word_enum;

/// A number and what it is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Trace {
    /// What the number is.
    pub label: Label,
    /// Millions, unless the label is a rate, share or probability (a fraction).
    pub amount: f64,
    /// How the amount follows from the children.
    pub rule: Rule,
    /// Its parts; empty for a [`Rule::Given`].
    pub children: Vec<Trace>,
    /// For a dated payment: how the amount came about.
    pub parts: Option<Factors>,
}

/// A number that can be explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// The asset in the licensee's hands without any deal.
    Project,
    /// A side's rNPV, equity transfer included.
    Rnpv(Party, RateBasis),
    /// The licensor's part of the two sides together.
    LicensorShare(RateBasis),
    /// The licensor's shares in a new company.
    Equity,
    /// All upfronts, exercise fees and milestones at face.
    Headline,
    /// The upfront at face.
    Upfront,
    /// Expected nominal payments.
    ExpectedPayments,
    /// A programme's probability of filing.
    PosFiling {
        /// Row of `assumptions.programmes`.
        programme: usize,
    },
    /// What taking a product under option is worth to the licensee.
    Continuation {
        /// Row of `terms.options`.
        option: usize,
    },
    /// Royalty over royalty-bearing sales in the success case's year of highest such sales.
    PeakRoyaltyRate,
    /// The licensee's internal rate of return.
    Irr,
    /// The licensee's cumulative cash on its payback day.
    Payback,
    /// The licensee's deepest cumulative need.
    PeakNeed,
}

word_enum! {
    /// Whose discount rate a value uses.
    #[derive(Default)]
    pub enum RateBasis {
        /// Each side its own: what it decides by.
        #[default]
        Own = "own_rates",
        /// Both the licensee's: what the two can be compared by.
        Common = "one_rate",
    }
}

/// What a node stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// The number asked for.
    Figure(Figure),
    /// All flows of a kind.
    Kind(FlowKind),
    /// A line of the deal.
    Item(Item),
    /// A calendar year.
    Year(i32),
    /// A calendar quarter.
    Quarter(Quarter),
    /// A payment on a date.
    Date(Date),
    /// A royalty tier.
    Tier {
        /// Row of `terms.royalties`.
        schedule: usize,
        /// Row of its tiers.
        tier: usize,
    },
    /// Another ingredient.
    Detail(Detail),
}

/// Ingredients that are neither flows nor lines of the deal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// The licensor's part of the new company, fraction.
    EquityStake,
    /// What the haircut leaves, fraction.
    AfterHaircut,
    /// Value of the company at closing, not below zero.
    InvestorsGain,
    /// The investors' value before the licensor's part.
    InvestorsRnpv,
    /// The money that comes in with a new company's shares.
    Financing,
    /// The investors' value with that money.
    CompanyValue,
    /// Royalty due.
    RoyaltyDue,
    /// Sales that bear royalty.
    RoyaltyBearing,
    /// Cut after loss of exclusivity.
    ExclusivityCut,
    /// Third-party royalties deducted.
    StackingCut,
    /// Top-up to the annual minimum.
    MinimumTopUp,
}

/// How a node's amount follows from its children's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// It does not: an input, or a payment told by its [`Factors`].
    Given,
    /// Their sum.
    Sum,
    /// Minus their sum: a need, out of negative flows.
    Need,
    /// Their product.
    Product,
    /// The first over the second.
    Quotient,
    /// The first over all of them.
    Share,
    /// The one child, or zero where that is negative.
    AtLeastZero,
    /// The rate at which they sum to zero.
    Root,
}

/// How a dated payment comes to its amount.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Factors {
    /// When the money moves.
    pub on: Date,
    /// Probability-weighted, before taxes, signed, millions.
    pub before_tax: f64,
    /// What of it stays after withholding, gross-up, taxes and upstream share; 1 in a nominal tree.
    pub factor: f64,
    /// Its probability, where it has a single one; already in `before_tax`.
    pub probability: Option<f64>,
    /// Worth of one unit on that day at the valuation date; 1 in a nominal tree, 0 if sunk.
    pub discount_factor: f64,
    /// `before_tax * factor * discount_factor`, millions.
    pub present_value: f64,
    /// Dated before the valuation date: shown, without present value (a nominal tree counts it).
    pub sunk: bool,
}

impl Trace {
    /// A number that is not derived here.
    pub(super) fn given(label: Label, amount: f64) -> Self {
        Self { label, amount, rule: Rule::Given, children: Vec::new(), parts: None }
    }

    /// A sum; its amount is its children's.
    pub(super) fn sum(label: Label, children: Vec<Self>) -> Self {
        let amount = children.iter().map(|child| child.amount).sum();
        Self { label, amount, rule: Rule::Sum, children, parts: None }
    }

    /// A number that follows from `children` by another rule.
    pub(super) fn derived(label: Label, amount: f64, rule: Rule, children: Vec<Self>) -> Self {
        Self { label, amount, rule, children, parts: None }
    }
}
