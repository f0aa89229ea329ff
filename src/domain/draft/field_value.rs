//! What one leaf's text says.

use super::range_value::RangeValue;
use crate::domain::date::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::Value;

/// Decimal places of a cent in millions: the smallest contract amount.
pub(in crate::domain) const CENT_PLACES: u32 = 8;

/// What a leaf says.
#[derive(Debug, Clone, PartialEq)]
pub enum FieldValue {
    /// A text, or a word of a choice.
    Text(String),
    /// Yes or no.
    Flag(bool),
    /// A contract amount, millions, in whole cents.
    Exact(Decimal),
    /// A modelled number or a fraction.
    Real(Decimal),
    /// A modelled number, a fraction or a whole number that may be any of a range; it counts as its mean.
    Range(Box<RangeValue>),
    /// A whole number.
    Whole(u32),
    /// A signed whole number.
    Shift(i32),
    /// A day.
    Date(Date),
    /// Left empty, as the field allows.
    Nothing,
}

impl FieldValue {
    /// As the deal file writes it.
    pub(super) fn to_file(&self) -> Value {
        match self {
            Self::Text(text) => Value::String(text.clone()),
            Self::Flag(flag) => Value::Bool(*flag),
            Self::Exact(number) | Self::Real(number) => exact_number(*number),
            // A file holds it as typed, percents and all: no number says it.
            Self::Range(range) => Value::String(range.text.clone()),
            Self::Whole(number) => Value::from(*number),
            Self::Shift(number) => Value::from(*number),
            Self::Date(date) => Value::String(date.to_string()),
            Self::Nothing => Value::Null,
        }
    }

    pub(super) fn flag(&self) -> Option<bool> {
        if let Self::Flag(flag) = self { Some(*flag) } else { None }
    }

    pub(super) fn decimal(&self) -> Option<Decimal> {
        if let Self::Exact(number) | Self::Real(number) = self { Some(*number) } else { None }
    }

    pub(super) fn whole(&self) -> Option<u32> {
        match self {
            Self::Whole(number) => Some(*number),
            Self::Range(range) => range.whole(),
            _ => None,
        }
    }

    pub(super) fn shift(&self) -> Option<i32> {
        if let Self::Shift(number) = self { Some(*number) } else { None }
    }

    pub(super) fn date(&self) -> Option<Date> {
        if let Self::Date(date) = self { Some(*date) } else { None }
    }

    pub(super) fn number(&self) -> Option<f64> {
        match self {
            Self::Range(range) => Some(range.mean),
            value => value.decimal()?.to_f64(),
        }
    }

    /// Whether it is more than nothing, zero or `false`.
    pub(super) fn is_given(&self) -> bool {
        match self {
            Self::Text(text) => !text.is_empty(),
            Self::Flag(flag) => *flag,
            Self::Exact(number) | Self::Real(number) => !number.is_zero(),
            Self::Range(_) => true,
            Self::Whole(number) => *number != 0,
            Self::Shift(number) => *number != 0,
            Self::Date(_) => true,
            Self::Nothing => false,
        }
    }
}

fn exact_number(number: Decimal) -> Value {
    number.normalize().to_string().parse().map_or(Value::Null, Value::Number)
}
