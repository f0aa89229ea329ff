//! The shape of a range: a curve so small that it stands in the field.

use crate::domain::spread::Spread;
use std::fmt::Write;

/// How wide it is drawn, in pixels.
pub const CURVE_WIDTH: f64 = 60.0;
/// How high it is drawn, in pixels.
pub const CURVE_HEIGHT: f64 = 16.0;

/// Steps of equal chance the curve is drawn in.
const STEPS: u32 = 40;
/// Left out at either end: a curve without an end would show nothing but its tail.
const TAIL: f64 = 0.005;

/// A range's density as an SVG path, and where along it the mean is.
#[derive(Debug, Clone, PartialEq)]
pub struct RangeCurve {
    /// The path, closed along the bottom.
    pub path: String,
    /// The mean, in pixels from the left.
    pub mean: f64,
}

/// Draws a range; `None` where nothing is open, or its values are all alike.
pub fn range_curve(spread: &Spread) -> Option<RangeCurve> {
    let chance = |step: u32| TAIL + (1.0 - 2.0 * TAIL) * f64::from(step) / f64::from(STEPS);
    let values: Vec<f64> = (0..=STEPS).map(|step| spread.quantile(chance(step))).collect();
    let (low, high) = (*values.first()?, *values.last()?);
    if !(high - low > 0.0 && (high - low).is_finite()) {
        return None;
    }
    let across = |value: f64| (CURVE_WIDTH * (value - low) / (high - low)).clamp(0.0, CURVE_WIDTH);
    // As many cases on as little width as it goes: a step's height is its chance over its width.
    let steps: Vec<(f64, f64)> = values
        .windows(2)
        .filter_map(|pair| Some((*pair.first()?, *pair.last()?)))
        .filter(|(from, to)| to > from)
        .map(|(from, to)| (0.5 * (from + to), (to - from).recip()))
        .collect();
    let most = steps.iter().map(|(_, dense)| *dense).fold(0.0, f64::max);
    let mut path = format!("M0 {CURVE_HEIGHT}");
    let ends = [steps.first().map(|step| (low, step.1)), steps.last().map(|step| (high, step.1))];
    let [first, last] = ends;
    for (value, dense) in first.into_iter().chain(steps).chain(last) {
        let up = (CURVE_HEIGHT - 1.0) * (1.0 - dense / most) + 1.0;
        write!(path, "L{:.1} {up:.1}", across(value)).ok()?;
    }
    write!(path, "L{CURVE_WIDTH} {CURVE_HEIGHT}Z").ok()?;
    Some(RangeCurve { path, mean: across(spread.mean()) })
}
