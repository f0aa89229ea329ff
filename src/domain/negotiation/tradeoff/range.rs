//! How far each lever goes, and what people would write.

use super::lever::{tiers, whole};
use super::{Lever, LeverUnit};
use crate::domain::deal::Deal;

/// Amounts up to this many millions, or ten times what stands there, are looked at.
const MOST_MILLIONS: f64 = 100_000.0;
/// Milestones up to this many times their amounts are looked at.
const MOST_TIMES: f64 = 100.0;
/// Two years.
const MOST_DAYS: f64 = 730.0;

impl Lever {
    /// The least and the most it may be in a deal, where it stands included. Amounts are not negative and
    /// rates stay between 0 and 100 %. `None` where the deal has no such term.
    pub fn range(self, deal: &Deal) -> Option<(f64, f64)> {
        let now = self.current(deal)?;
        let (lowest, highest) = rates(deal);
        Some(match (self.unit(), self) {
            (LeverUnit::Millions, _) => (0.0, MOST_MILLIONS.max(10.0 * now)),
            (LeverUnit::Fraction, _) => (0.0, 1.0),
            (LeverUnit::Points, _) => (-lowest, 1.0 - highest),
            // Rates of zero stay zero whatever the factor.
            (LeverUnit::Factor, Self::RateFactor) => {
                (0.0, if highest > 0.0 { 1.0 / highest } else { 1.0 })
            }
            (LeverUnit::Factor, _) => (0.0, MOST_TIMES),
            (LeverUnit::Days, _) => (0.0, MOST_DAYS.max(now)),
        })
    }

    /// The nearest number people would write: amounts to a tenth of a million, rates and shares to a tenth
    /// of a percentage point, factors to a hundredth, whole days. It stays in the lever's range.
    pub fn rounded(self, deal: &Deal, x: f64) -> f64 {
        let steps = self.steps();
        let near = whole(x * steps);
        let inside = |n: &f64| {
            let range = self.range(deal);
            range.is_none_or(|(low, high)| low <= n / steps && n / steps <= high)
        };
        let nearest = [near, near - 1.0, near + 1.0].into_iter().find(inside);
        nearest.map_or(x, |n| n / steps)
    }

    /// Steps to one.
    fn steps(self) -> f64 {
        match self.unit() {
            LeverUnit::Millions => 10.0,
            LeverUnit::Factor => 100.0,
            LeverUnit::Fraction | LeverUnit::Points => 1000.0,
            LeverUnit::Days => 1.0,
        }
    }
}

/// The lowest and the highest tier's rate.
fn rates(deal: &Deal) -> (f64, f64) {
    let rates = tiers(&deal.terms).map(|tier| tier.rate.get());
    rates.fold((1.0, 0.0), |(low, high): (f64, f64), rate| (low.min(rate), high.max(rate)))
}
