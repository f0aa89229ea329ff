//! Cells of a figure's data table.

use crate::domain::date::Date;
use crate::plot::calendar_axis::day_of;
use crate::plot::formats::{Formats, plain_number};
use crate::plot::spec::Measure;

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub enum TableCell {
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

impl TableCell {
    /// A number of a measure; empty for none and for what cannot be written.
    pub fn number(measure: Measure, value: Option<f64>) -> Self {
        let Some(value) = value.filter(|value| value.is_finite()) else {
            return Self::Empty;
        };
        match measure {
            Measure::Amount => Self::Amount(value),
            Measure::Percent => Self::Percent(value),
            Measure::Number => Self::Number(value),
        }
    }

    /// The day of a fractional year.
    pub fn day(position: f64) -> Self {
        day_of(position).map_or(Self::Empty, Self::Date)
    }

    /// The cell as text; nothing for a cell without content.
    pub fn text(&self, formats: &Formats) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Year(year) => year.to_string(),
            Self::Amount(value) => (formats.amount)(*value),
            Self::Percent(value) => (formats.percent)(*value),
            Self::Number(value) => plain_number(*value),
            Self::Date(date) => (formats.date)(*date),
        }
    }

    /// The unit of its number; `money` is that of amounts.
    pub fn unit<'a>(&self, money: &'a str) -> Option<&'a str> {
        match self {
            Self::Amount(_) => Some(money),
            Self::Percent(_) => Some("%"),
            Self::Empty | Self::Text(_) | Self::Year(_) | Self::Number(_) | Self::Date(_) => None,
        }
    }

    /// Whether words stand in it, to be read from the left and broken over lines.
    pub fn is_words(&self) -> bool {
        match self {
            Self::Text(_) => true,
            Self::Empty
            | Self::Year(_)
            | Self::Amount(_)
            | Self::Percent(_)
            | Self::Number(_)
            | Self::Date(_) => false,
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
