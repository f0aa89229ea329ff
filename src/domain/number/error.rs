//! Why a text is not read.

use std::fmt;

/// Longest piece of the user's text an error repeats, in characters.
const QUOTE: usize = 40;

/// Why a text is not a number or a date. The text is quoted as typed, clipped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberError {
    /// Nothing but spaces.
    Empty,
    /// No number in it, or more than a number.
    NotANumber {
        /// The text.
        text: String,
    },
    /// Separators that are not groups of three: `1,23`, `12,34.5`, `1,00,000`, `0,5`.
    AmbiguousGrouping {
        /// The text.
        text: String,
    },
    /// A comma used as decimal point, points as groups: `1.234,5`.
    DecimalComma {
        /// The text.
        text: String,
    },
    /// A percent sign where no rate is asked for.
    UnexpectedPercent,
    /// A word after the number that is no unit known here.
    UnknownUnit {
        /// The word.
        unit: String,
    },
    /// Two different currencies: `€35 USD`.
    TwoCurrencies,
    /// Beyond 1e12.
    TooLarge,
    /// More digits than can be kept exactly (28).
    TooManyDigits,
    /// A fraction where a whole number is asked for.
    NotWhole,
    /// Below zero where only zero or more makes sense.
    Negative,
    /// Not a date in a form known here.
    NotADate {
        /// The text.
        text: String,
    },
    /// Day or month first? `03/04/2027`.
    AmbiguousDate {
        /// The text.
        text: String,
    },
    /// A day the calendar does not have.
    NoSuchDay {
        /// The text.
        text: String,
    },
    /// A year outside 1900 to 2200.
    YearOutOfRange {
        /// The text.
        text: String,
    },
}

impl NumberError {
    pub(super) fn not_a_number(text: &str) -> Self {
        Self::NotANumber { text: quoted(text) }
    }

    pub(super) fn unknown_unit(unit: &str) -> Self {
        Self::UnknownUnit { unit: quoted(unit) }
    }
}

pub(super) fn quoted(text: &str) -> String {
    text.trim().chars().take(QUOTE).collect()
}

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("nothing is entered"),
            Self::NotANumber { text } => write!(f, "“{text}” is not a number"),
            Self::AmbiguousGrouping { text } => {
                write!(
                    f,
                    "“{text}” can be read in two ways: group by three digits, decimals after a point"
                )
            }
            Self::DecimalComma { text } => {
                write!(f, "“{text}” uses a comma for decimals: write the decimals after a point")
            }
            Self::UnexpectedPercent => f.write_str("a percentage is not an amount"),
            Self::UnknownUnit { unit } => write!(f, "“{unit}” is not a unit known here"),
            Self::TwoCurrencies => f.write_str("two currencies are named"),
            Self::TooLarge => f.write_str("the number is too large"),
            Self::TooManyDigits => {
                f.write_str("the number has more digits than can be kept exactly")
            }
            Self::NotWhole => f.write_str("a whole number is needed"),
            Self::Negative => f.write_str("the number must not be negative"),
            Self::NotADate { text } => write!(f, "“{text}” is not a date: write 2027-03-12"),
            Self::AmbiguousDate { text } => {
                write!(f, "“{text}” does not say which is the month: write 2027-03-12")
            }
            Self::NoSuchDay { text } => write!(f, "“{text}” is a day the calendar does not have"),
            Self::YearOutOfRange { text } => {
                write!(f, "“{text}” is outside the years 1900 to 2200")
            }
        }
    }
}

impl std::error::Error for NumberError {}
