//! How far each lever goes.

use super::lever::tiers;
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
}

/// The lowest and the highest tier's rate.
fn rates(deal: &Deal) -> (f64, f64) {
    let rates = tiers(&deal.terms).map(|tier| tier.rate.get());
    rates.fold((1.0, 0.0), |(low, high): (f64, f64), rate| (low.min(rate), high.max(rate)))
}
