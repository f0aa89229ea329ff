//! A range read: what the number may be, and the one it counts as.

use crate::domain::spread::Spread;
/// An assumption that may be any of a range.
#[derive(Debug, Clone, PartialEq)]
pub struct RangeValue {
    /// As typed.
    pub text: String,
    /// What it may be: millions, a fraction or months, as its field.
    pub spread: Spread,
    /// What it counts as where one number is asked for: its mean; months whole.
    pub mean: f64,
    /// Whether it is counted in whole months.
    pub in_months: bool,
}

impl RangeValue {
    /// Whether another says the same in other words.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        (self.spread, self.mean, self.in_months) == (other.spread, other.mean, other.in_months)
    }

    /// The months it counts as, where it is counted in them.
    pub(super) fn whole(&self) -> Option<u32> {
        // A float cast saturates.
        self.in_months.then_some(self.mean as u32)
    }
}
