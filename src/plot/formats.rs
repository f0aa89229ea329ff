//! How a figure's numbers and dates are written, given by the page.

use crate::domain::date::Date;
use crate::domain::format::shortest;

/// How numbers and dates are written.
#[derive(Clone, Copy)]
pub struct Formats<'a> {
    /// A tick of an axis of money, short.
    pub axis: &'a dyn Fn(f64) -> String,
    /// Money in labels, readouts and tables.
    pub amount: &'a dyn Fn(f64) -> String,
    /// Money with its unit and currency, in sentences.
    pub money: &'a dyn Fn(f64) -> String,
    /// A fraction as a percentage.
    pub percent: &'a dyn Fn(f64) -> String,
    /// A day.
    pub date: &'a dyn Fn(Date) -> String,
}

/// A count or a factor: as few digits as it has, two at most after the point.
pub fn plain_number(value: f64) -> String {
    shortest(value, 2)
}
