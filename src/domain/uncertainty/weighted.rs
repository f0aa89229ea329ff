//! Values that count by their weights: means, percentiles, parts of a variance.

use super::end::End;

/// A value and its part of all chances.
pub(super) type Weighted = (f64, f64);

/// Values with their part of all weights, rising.
pub(super) fn weighted(ends: &[End], value: fn(&End) -> f64) -> Vec<Weighted> {
    let all: f64 = ends.iter().map(|end| end.weight).sum();
    let mut values: Vec<Weighted> = ends.iter().map(|end| (value(end), end.weight / all)).collect();
    rise(&mut values);
    values
}

/// Sorts values: rising stretches among them are seen, and there are many thousands.
pub(super) fn rise(values: &mut [Weighted]) {
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
}

/// The value with which the weights reach a chance.
pub(super) fn at_chance(values: &[Weighted], chance: f64) -> f64 {
    let mut below = 0.0;
    let reached = values.iter().find(|(_, weight)| {
        below += weight;
        below >= chance
    });
    reached.or(values.last()).map_or(f64::NAN, |(value, _)| *value)
}

pub(super) fn hundredths(ends: &[End], value: fn(&End) -> f64) -> Vec<f64> {
    let values = weighted(ends, value);
    let chances = (0..100).map(|at| (f64::from(at) + 0.5) / 100.0);
    chances.map(|chance| at_chance(&values, chance)).collect()
}

fn weighted_mean(ends: &[End], value: impl Fn(&End) -> f64) -> f64 {
    let all: f64 = ends.iter().map(|end| end.weight).sum();
    ends.iter().map(|end| end.weight * value(end)).sum::<f64>() / all
}

pub(super) fn deviation(ends: &[End], value: fn(&End) -> f64) -> f64 {
    let mean = weighted_mean(ends, value);
    weighted_mean(ends, |end| (value(end) - mean) * (value(end) - mean)).sqrt()
}

/// Covariance of each kind with the whole, of the whole's variance.
pub(super) fn carried(ends: &[End], value: fn(&End) -> f64, kinds: fn(&End) -> &[f64]) -> Vec<f64> {
    let mean = weighted_mean(ends, value);
    let variance = weighted_mean(ends, |end| (value(end) - mean) * (value(end) - mean));
    let count = ends.first().map_or(0, |end| kinds(end).len());
    let own = |place: usize| {
        let of = |end: &End| kinds(end).get(place).copied().unwrap_or(0.0);
        let shared = weighted_mean(ends, |end| of(end) * (value(end) - mean));
        if variance > 0.0 { shared / variance } else { 0.0 }
    };
    (0..count).map(own).collect()
}
