//! What both sides win or lose by one lever alone.

use super::super::tradeoff::{Lever, LeverUnit};
use super::super::two_models::{PartsPair, PreparedPair, TwoModels};

/// Steps of a curve that bends.
const BENDS: u32 = 16;
/// Steps of a curve over days: a day more may move a payment into another month or year.
const DAYS: u32 = 32;

/// A lever's gains over the stretch that is traded.
#[derive(Debug, Clone, PartialEq)]
pub struct LeverCurve {
    pub lever: Lever,
    /// Where the lever was looked at, ascending, and what of both values is then more.
    pub knots: Vec<(f64, PartsPair)>,
}

/// A curve of which some knots are known.
pub struct BegunCurve {
    lever: Lever,
    /// The ends of the stretch.
    ends: (f64, f64),
    steps: u32,
    knots: Vec<(f64, PartsPair)>,
}

impl BegunCurve {
    /// `None` for a lever that cannot be moved.
    pub fn of(models: &TwoModels, lever: Lever) -> Option<Self> {
        let ends = traded(models, lever)?;
        // What is straight is known by its ends.
        let steps = match lever.unit() {
            LeverUnit::Days => DAYS,
            _ if lever.is_linear(&models.ours) => 1,
            _ => BENDS,
        };
        Some(Self { lever, ends, steps, knots: Vec::new() })
    }

    /// Looks at the next knot; `false` once all are known. `now`: what the present values are made of.
    pub fn step(
        &mut self,
        models: &TwoModels,
        prepared: &mut PreparedPair,
        now: PartsPair,
    ) -> bool {
        let at = self.knots.len() as f64;
        if at > f64::from(self.steps) {
            return false;
        }
        let (low, high) = self.ends;
        let x = low + (high - low) * at / f64::from(self.steps);
        let x = if self.lever.unit() == LeverUnit::Days { x.round() } else { x };
        let there = prepared.parts(&models.moved(self.lever, x));
        self.knots.push((x, there.each(now, |then, now| then - now)));
        true
    }

    /// The curve; `None` for a lever that moves nothing.
    pub fn curve(self, now: PartsPair) -> Option<LeverCurve> {
        let still = now.each(now, |then, now| then - now);
        let Self { lever, knots, .. } = self;
        knots.iter().any(|(_, more)| *more != still).then_some(LeverCurve { lever, knots })
    }
}

impl LeverCurve {
    /// What is more with the lever at `x`: straight between the knots.
    pub fn at(&self, x: f64) -> Option<PartsPair> {
        let after = self.knots.partition_point(|(knot, _)| *knot < x).max(1);
        let (a, low) = self.knots.get(after - 1)?;
        let (b, high) = self.knots.get(after).or(self.knots.last())?;
        let part = if b > a { (x - a) / (b - a) } else { 0.0 };
        Some(low.each(*high, |low, high| low + part * (high - low)))
    }

    /// Whether the lever can stand nowhere between two knots: days are whole.
    pub fn steps_between(&self, low: f64, high: f64) -> bool {
        self.lever.unit() == LeverUnit::Days && high - low <= 1.0
    }

    /// The least the lever can be moved by.
    pub fn least_move(&self) -> f64 {
        if self.lever.unit() == LeverUnit::Days { 1.0 } else { 0.0 }
    }

    /// The ends of the stretch.
    pub fn ends(&self) -> (f64, f64) {
        let end = |knot: Option<&(f64, PartsPair)>| knot.map_or(0.0, |(x, _)| *x);
        (end(self.knots.first()), end(self.knots.last()))
    }
}

/// From half of where a lever stands to one and a half times; points from half the lowest rate off to as much on.
fn traded(models: &TwoModels, lever: Lever) -> Option<(f64, f64)> {
    let deal = &models.ours;
    let now = lever.current(deal)?;
    let (low, high) = lever.range(deal)?;
    let half = match lever.unit() {
        // The least a range allows takes the lowest rate to nothing.
        LeverUnit::Points => 0.5 * -low,
        LeverUnit::Millions | LeverUnit::Fraction | LeverUnit::Factor | LeverUnit::Days => {
            0.5 * now.abs()
        }
    };
    (half > 0.0).then(|| ((now - half).max(low), (now + half).min(high)))
}

impl TwoModels {
    /// Both models with a lever moved.
    pub(super) fn moved(&self, lever: Lever, x: f64) -> Self {
        Self { us: self.us, ours: lever.set(&self.ours, x), theirs: lever.set(&self.theirs, x) }
    }
}
