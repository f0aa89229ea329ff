//! A range of numbers, each end inside it, outside it or open.

use std::ops::{Bound, RangeBounds};

/// A range of numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// Lower bound.
    pub low: Bound<f64>,
    /// Upper bound.
    pub high: Bound<f64>,
}

impl Range {
    /// Whether `x` lies within.
    pub fn contains(&self, x: f64) -> bool {
        (self.low, self.high).contains(&x)
    }
}
