//! What people trade terms in: a royalty by quarters of a point, an upfront by half millions.

use super::{Lever, LeverUnit};
use crate::domain::draft::FieldValues;

/// The finest rate ever written, fraction: two decimals of a percentage point.
pub(super) const FINEST_RATE: f64 = 0.0001;
/// The finest amount ever written, millions: three decimals.
const FINEST_AMOUNT: f64 = 0.001;

/// One step for each kind of term. Whatever a solver writes is a multiple of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TradingSteps {
    /// Of royalty rates, fraction.
    pub royalty: f64,
    /// Of shares, premiums and stakes, fraction.
    pub share: f64,
    /// Of upfronts, option fees, yearly minimums and money invested, millions.
    pub upfront: f64,
    /// Of milestones, millions.
    pub milestone: f64,
    /// Of periods of payment, calendar days.
    pub days: f64,
}

impl Default for TradingSteps {
    fn default() -> Self {
        Self { royalty: 0.0025, share: 0.01, upfront: 0.5, milestone: 1.0, days: 1.0 }
    }
}

impl TradingSteps {
    /// Those of a deal's owner, the usual ones where a text cannot be read. Finer than a hundredth of a point or a
    /// thousandth of a million is none.
    pub fn of(values: &FieldValues) -> Self {
        let usual = Self::default();
        let read = |field: &str, usual: f64, finest: f64| {
            let step = values.number(&format!("stance.{field}_step")).filter(|step| *step > 0.0);
            multiple(step.unwrap_or(usual), finest).max(finest)
        };
        Self {
            royalty: read("royalty", usual.royalty, FINEST_RATE),
            share: read("share", usual.share, FINEST_RATE),
            upfront: read("upfront", usual.upfront, FINEST_AMOUNT),
            milestone: read("milestone", usual.milestone, FINEST_AMOUNT),
            days: read("days", usual.days, 1.0),
        }
    }

    /// The step of a lever's number; of a factor a twentieth, of what it moves each has its own.
    pub fn of_lever(&self, lever: Lever) -> f64 {
        match lever.unit() {
            LeverUnit::Points => self.royalty,
            LeverUnit::Factor => 0.05,
            LeverUnit::Days => self.days,
            LeverUnit::Millions if matches!(lever, Lever::Milestone(_)) => self.milestone,
            LeverUnit::Millions => self.upfront,
            LeverUnit::Fraction if matches!(lever, Lever::TierRate { .. }) => self.royalty,
            LeverUnit::Fraction => self.share,
        }
    }
}

/// The multiple of a step nearest to a number.
pub(super) fn multiple(x: f64, step: f64) -> f64 {
    (x / step).round() * step
}
