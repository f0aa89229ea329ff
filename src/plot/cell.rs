//! Cells of a figure's data table.

use super::spec::Measure;
use super::words::Formats;
use super::years;
use crate::domain::date::Date;

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A name.
    Text(String),
    /// A calendar year.
    Year(i32),
    /// Money, millions.
    Amount(f64),
    /// A fraction.
    Percent(f64),
    /// A count or a factor.
    Number(f64),
    /// A day.
    Date(Date),
}

/// A count or a factor as text: as few digits as it has, two at most after the point.
pub(super) fn plain(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

impl Cell {
    pub(super) fn number(measure: Measure, value: f64) -> Self {
        match measure {
            _ if !value.is_finite() => Self::Empty,
            Measure::Amount => Self::Amount(value),
            Measure::Percent => Self::Percent(value),
            Measure::Number => Self::Number(value),
        }
    }

    pub(super) fn day(position: f64) -> Self {
        years::day_of(position).map_or(Self::Empty, Self::Date)
    }

    /// The cell as text; nothing for a cell without content.
    pub fn text(&self, formats: &Formats) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Year(year) => year.to_string(),
            Self::Amount(value) => (formats.amount)(*value),
            Self::Percent(value) => (formats.percent)(*value),
            Self::Number(value) => plain(*value),
            Self::Date(date) => (formats.date)(*date),
        }
    }

    /// Whether it is worth reading out: neither empty nor zero.
    pub fn says_something(&self) -> bool {
        match self {
            Self::Empty => false,
            Self::Text(text) => !text.is_empty(),
            Self::Amount(value) => *value != 0.0,
            Self::Year(_) | Self::Percent(_) | Self::Number(_) | Self::Date(_) => true,
        }
    }
}
