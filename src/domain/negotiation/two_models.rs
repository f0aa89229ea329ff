//! One contract seen by both sides, each through a model of its own.

use super::tradeoff::HeldValue;
use crate::domain::deal::{Deal, Party, Structure, Terms};
use crate::domain::valuation::{PreparedValuation, RateBasis};

/// The contract with each side's assumptions. Where no second model is held both are the same: then only the two
/// discount rates differ.
#[derive(Debug, Clone, PartialEq)]
pub struct TwoModels {
    /// Our side.
    pub us: Party,
    /// The contract with our assumptions.
    pub ours: Deal,
    /// The same contract with those we suppose the other side to hold.
    pub theirs: Deal,
}

/// What a contract is worth to us by our model and to them by theirs, each at its own rate, millions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ValuePair {
    /// To us.
    pub ours: f64,
    /// To them.
    pub theirs: f64,
}

impl ValuePair {
    /// What each has more than in another contract.
    #[must_use]
    pub fn less(self, other: Self) -> Self {
        Self { ours: self.ours - other.ours, theirs: self.theirs - other.theirs }
    }

    /// How much more is ours than theirs.
    pub fn skew(self) -> f64 {
        self.ours - self.theirs
    }

    /// The larger of the two.
    pub fn larger(self) -> f64 {
        self.ours.max(self.theirs)
    }

    /// The smaller of the two.
    pub fn smaller(self) -> f64 {
        self.ours.min(self.theirs)
    }
}

impl TwoModels {
    /// Our value at our own rate.
    pub fn our_value(&self) -> HeldValue {
        HeldValue::of(self.us, RateBasis::Own)
    }

    /// Theirs at theirs.
    pub fn their_value(&self) -> HeldValue {
        HeldValue::of(other(self.us), RateBasis::Own)
    }

    /// What the contract is worth to both.
    pub fn value(&self) -> ValuePair {
        PreparedPair::of(self).value(self)
    }

    /// The two models with other terms.
    #[must_use]
    pub fn with_terms(&self, terms: &Terms) -> Self {
        let under = |model: &Deal| Deal { terms: terms.clone(), ..model.clone() };
        Self { us: self.us, ours: under(&self.ours), theirs: under(&self.theirs) }
    }
}

/// Both models prepared for valuing many contracts that differ in what levers move.
pub(super) struct PreparedPair {
    ours: PreparedValuation,
    theirs: PreparedValuation,
}

impl PreparedPair {
    pub fn of(models: &TwoModels) -> Self {
        let [ours, theirs] = [&models.ours, &models.theirs].map(PreparedValuation::of);
        Self { ours, theirs }
    }

    pub fn value(&mut self, models: &TwoModels) -> ValuePair {
        self.parts(models).value(models.us)
    }

    pub fn parts(&mut self, models: &TwoModels) -> PartsPair {
        PartsPair {
            ours: ValueParts::of(&models.ours, &mut self.ours),
            theirs: ValueParts::of(&models.theirs, &mut self.theirs),
        }
    }
}

/// What both sides' values are made of in one model. Terms add up in each of these; in the values themselves they do
/// not where a new company's shares are worth nothing on one side of a bend.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct ValueParts {
    /// The licensor's value without shares, at its own rate.
    licensor: f64,
    /// The licensee's without what it gives away in shares.
    investors: f64,
    /// Money put into a new company.
    financing: f64,
    /// The licensor's part of the company.
    stake: f64,
}

impl ValueParts {
    fn of(deal: &Deal, outlook: &mut PreparedValuation) -> Self {
        let values = outlook.party_values(deal);
        let stake = match deal.terms.structure {
            Structure::License => 0.0,
            Structure::NewCo(shares) => {
                shares.licensor_equity.get() * (1.0 - deal.assumptions.newco.haircut.get())
            }
        };
        Self {
            licensor: values.own.licensor - values.equity.unwrap_or_default(),
            investors: values.investors,
            financing: values.financing,
            stake,
        }
    }

    fn each(self, other: Self, with: impl Fn(f64, f64) -> f64) -> Self {
        Self {
            licensor: with(self.licensor, other.licensor),
            investors: with(self.investors, other.investors),
            financing: with(self.financing, other.financing),
            stake: with(self.stake, other.stake),
        }
    }

    /// Where on the straight way to another, from 0 to 1, shares begin or cease to be worth something.
    fn bend(self, other: Self) -> Option<f64> {
        let [here, there] = [self, other].map(|parts| parts.investors + parts.financing);
        let bends = here * there < 0.0 && self.stake.max(other.stake) > 0.0;
        bends.then(|| here / (here - there))
    }

    fn of_side(self, side: Party) -> f64 {
        let shares = self.stake * (self.investors + self.financing).max(0.0);
        match side {
            Party::Licensor => self.licensor + shares,
            Party::Licensee => self.investors - shares,
        }
    }
}

/// Both models' parts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct PartsPair {
    ours: ValueParts,
    theirs: ValueParts,
}

impl PartsPair {
    /// Each part with its like of another.
    pub fn each(self, other: Self, with: impl Fn(f64, f64) -> f64) -> Self {
        Self {
            ours: self.ours.each(other.ours, &with),
            theirs: self.theirs.each(other.theirs, &with),
        }
    }

    /// Where on the straight way to another, from 0 to 1, values bend: in our model and in theirs.
    pub fn bends(self, other: Self) -> [Option<f64>; 2] {
        [self.ours.bend(other.ours), self.theirs.bend(other.theirs)]
    }

    /// Our value in our model and theirs in theirs.
    pub fn value(self, us: Party) -> ValuePair {
        ValuePair { ours: self.ours.of_side(us), theirs: self.theirs.of_side(other(us)) }
    }

    /// Our value in their model and theirs in ours.
    pub fn crossed(self, us: Party) -> ValuePair {
        ValuePair { ours: self.theirs.of_side(us), theirs: self.ours.of_side(other(us)) }
    }
}

/// The other side.
fn other(us: Party) -> Party {
    match us {
        Party::Licensor => Party::Licensee,
        Party::Licensee => Party::Licensor,
    }
}
