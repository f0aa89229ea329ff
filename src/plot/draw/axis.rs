//! An axis for plotters' coordinates: a straight scale with ticks of our choice.
//!
//! Plotters' own ranges are not used: they let a point far outside the axis overflow, choose their ticks
//! without regard to the room their labels take, and not the same everywhere
//! (see [`round_numbers`](crate::plot::round_numbers)).

use super::svg_text::{pixels, units};
use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged, ValueFormatter};
use std::ops::Range;

/// A labelled position.
#[derive(Debug, Clone, PartialEq)]
pub struct AxisTick {
    /// Where.
    pub at: f64,
    /// Written there; a tick may have none.
    pub label: String,
}

/// A straight scale with ticks.
#[derive(Debug, Clone, PartialEq)]
pub struct AxisScale {
    /// The values at the left and right, or the lower and upper end; the first may be the greater.
    ends: (f64, f64),
    /// The ticks.
    pub ticks: Vec<AxisTick>,
}

impl AxisScale {
    /// A scale without ticks.
    pub fn new(ends: (f64, f64)) -> Self {
        Self { ends, ticks: Vec::new() }
    }

    /// Where `value` lies when the axis reaches from `from` to `to`, px. Values beyond the ends stop a little
    /// outside; without a distance between the ends everything lies in the middle.
    pub fn at(&self, value: f64, (from, to): (f64, f64)) -> f64 {
        let part = (value - self.ends.0) / (self.ends.1 - self.ends.0);
        let part = if part.is_finite() { part.clamp(-0.5, 1.5) } else { 0.5 };
        from + part * (to - from)
    }

    /// Pixels a unit of the axis takes when the axis is `length` px long.
    pub fn unit(&self, length: f64) -> f64 {
        let unit = (length / (self.ends.1 - self.ends.0)).abs();
        if unit.is_finite() { unit } else { 0.0 }
    }

    /// Whether `value` lies between the ends.
    pub fn shows(&self, value: f64) -> bool {
        let (a, b) = self.ends;
        (a.min(b)..=a.max(b)).contains(&value)
    }
}

impl Ranged for AxisScale {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, (from, to): (i32, i32)) -> i32 {
        units(self.at(*value, (pixels(from), pixels(to))))
    }

    /// All ticks, whatever the hint: they were chosen for the room there is. None are light.
    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        if hint.weight().allow_light_points() {
            return Vec::new();
        }
        self.ticks.iter().map(|tick| tick.at).collect()
    }

    fn range(&self) -> Range<f64> {
        self.ends.0..self.ends.1
    }
}

impl ValueFormatter<f64> for AxisScale {
    fn format_ext(&self, value: &f64) -> String {
        let tick = self.ticks.iter().find(|tick| tick.at == *value);
        tick.map_or(String::new(), |tick| tick.label.clone())
    }
}
