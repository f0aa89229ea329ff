//! Where along a lever a frontier is looked at.

use super::lever::whole;
use super::{Lever, LeverUnit};

/// `count` numbers of the lever's `range`, ascending, in even steps: around `now`, which is one of them, over
/// the `marks` and a quarter of the way beyond. Whole steps leave out what would repeat.
pub(super) fn samples(
    lever: Lever,
    range: (f64, f64),
    now: f64,
    marks: &[f64],
    count: usize,
) -> Vec<f64> {
    let (low, high) = extent(lever, now, marks);
    let (low, high) = (low.max(range.0), high.min(range.1));
    let steps = count.max(2) - 1;
    let at = |n: usize| low + (high - low) * (n as f64 / steps as f64);
    let nearest = ((now - low) / (high - low) * steps as f64).round();
    let samples = (0..=steps).map(|n| if n as f64 == nearest { now } else { at(n) });
    let samples = samples.map(|x| if lever.is_whole() { whole(x) } else { x }.clamp(low, high));
    let mut samples: Vec<f64> = samples.collect();
    samples.dedup();
    samples
}

fn extent(lever: Lever, now: f64, marks: &[f64]) -> (f64, f64) {
    let low = marks.iter().copied().fold(now, f64::min);
    let high = marks.iter().copied().fold(now, f64::max);
    let width = (high - low).max(usual(lever, now));
    (low - 0.25 * width, high + 0.25 * width)
}

/// A width worth looking at where nothing says how far to look.
fn usual(lever: Lever, now: f64) -> f64 {
    match lever.unit() {
        LeverUnit::Millions => now.max(10.0),
        LeverUnit::Factor => 1.0,
        LeverUnit::Fraction | LeverUnit::Points => 0.1,
        LeverUnit::Days => 120.0,
    }
}
