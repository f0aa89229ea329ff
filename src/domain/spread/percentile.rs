//! One point of a curve.

/// A share of chances and the value that is above so many.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Percentile {
    /// The chance that the number is below, a fraction.
    pub chance: f64,
    /// The value.
    pub value: f64,
}
