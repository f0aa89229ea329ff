//! The number of a lever at which both sides gain alike.

use super::super::two_models::{TwoModels, ValuePair};
use super::curve::LeverCurve;
use super::gains::Gains;

/// Numbers tried.
const TRIED: usize = 4;
/// Gains that differ by less, millions or by their size, are alike.
const ALIKE: f64 = 1e-4;
const ALIKE_OF_SIZE: f64 = 1e-3;

impl Gains {
    /// Where on a lever both sides gain alike beside what else was moved, or the best of the numbers tried. What one
    /// side wins along a lever the other loses: where already neither has more than is known, nothing better is near.
    pub fn alike(
        &mut self,
        base: &TwoModels,
        curve: &LeverCurve,
        from: f64,
        known: f64,
    ) -> Option<(f64, ValuePair)> {
        let (low, high) = curve.ends();
        let mut slope = self.slope(curve)?;
        let (mut at, mut last) = (from.clamp(low, high), None::<(f64, f64)>);
        let mut best: Option<(f64, ValuePair)> = None;
        for _ in 0..TRIED {
            let gain = self.of(&base.moved(curve.lever, at));
            if best.is_none_or(|(_, best)| gain.smaller() > best.smaller()) {
                best = Some((at, gain));
            }
            if let Some((before, skew)) = last.filter(|(before, _)| *before != at) {
                slope = (gain.skew() - skew) / (at - before);
            }
            last = Some((at, gain.skew()));
            let next = (at - gain.skew() / slope).clamp(low, high);
            if gain.larger() <= known || are_alike(gain) || !next.is_finite() || next == at {
                break;
            }
            at = next;
        }
        best
    }

    /// By how much more ours grows than theirs along a whole curve.
    fn slope(&self, curve: &LeverCurve) -> Option<f64> {
        let (low, high) = curve.ends();
        let skew = |x| Some(self.of_more(curve.at(x)?).skew());
        Some((skew(high)? - skew(low)?) / (high - low))
    }
}

fn are_alike(gain: ValuePair) -> bool {
    gain.skew().abs() <= ALIKE + ALIKE_OF_SIZE * gain.smaller().abs()
}
