//! What one leaf's text says.

use crate::domain::currency::{Country, Currency};
use crate::domain::date::{self, Date};
use crate::domain::issue::Problem;
use crate::domain::number::{self, NumberError};
use crate::domain::schema::{FieldKind, field_at};
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
        if let Self::Whole(number) = self { Some(*number) } else { None }
    }

    pub(super) fn shift(&self) -> Option<i32> {
        if let Self::Shift(number) = self { Some(*number) } else { None }
    }

    pub(super) fn date(&self) -> Option<Date> {
        if let Self::Date(date) = self { Some(*date) } else { None }
    }

    pub(super) fn number(&self) -> Option<f64> {
        self.decimal()?.to_f64()
    }

    /// Whether it is more than nothing, zero or `false`.
    pub(super) fn is_given(&self) -> bool {
        match self {
            Self::Text(text) => !text.is_empty(),
            Self::Flag(flag) => *flag,
            Self::Exact(number) | Self::Real(number) => !number.is_zero(),
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

/// Whether two texts of the field at a path say the same: `4000万` and `40` are one amount.
pub fn says_the_same(path: &str, a: &str, b: &str) -> bool {
    let read = |text| field_at(path).and_then(|field| read_value(field.kind, text).ok());
    a == b || read(a).is_some_and(|value| read(b) == Some(value))
}

/// Whether the field at a path can read a text, and says something by it.
pub fn says_something(path: &str, text: &str) -> bool {
    let value = field_at(path).and_then(|field| read_value(field.kind, text).ok());
    value.is_some_and(|value| value.is_given())
}

/// Reads a leaf's text.
pub(super) fn read_value(kind: FieldKind, text: &str) -> Result<FieldValue, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return match kind {
            FieldKind::Text { required: false }
            | FieldKind::OptionalAmount
            | FieldKind::OptionalPercent(_)
            | FieldKind::OptionalPlain(_)
            | FieldKind::OptionalWhole(_)
            | FieldKind::OptionalDate => Ok(FieldValue::Nothing.or_text(kind)),
            _ => Err(Problem::Missing),
        };
    }
    match kind {
        FieldKind::Text { .. } => Ok(FieldValue::Text(text.to_owned())),
        FieldKind::Letters(count) => letters(text, count),
        FieldKind::Choice(words) => choice(text, words),
        FieldKind::Flag => match text {
            "true" => Ok(FieldValue::Flag(true)),
            "false" => Ok(FieldValue::Flag(false)),
            _ => Err(Problem::UnknownWord { text: text.to_owned(), known: "true, false".into() }),
        },
        FieldKind::Amount | FieldKind::OptionalAmount => amount(text).map(FieldValue::Exact),
        FieldKind::Threshold => match amount(text)? {
            zero if zero.is_zero() => Err(Problem::NotPositive),
            threshold => Ok(FieldValue::Exact(threshold)),
        },
        FieldKind::Modelled => not_negative(number::amount(text)?).map(FieldValue::Real),
        FieldKind::Percent(range) | FieldKind::OptionalPercent(range) => {
            let fraction = number::percent(text)?;
            match fraction.to_f64() {
                Some(x) if range.contains(x) => Ok(FieldValue::Real(fraction)),
                _ => Err(Problem::OutOfRange { range, percent: true }),
            }
        }
        FieldKind::Plain(range) | FieldKind::OptionalPlain(range) => {
            let plain = number::plain(text)?;
            match plain.to_f64() {
                Some(x) if range.contains(x) => Ok(FieldValue::Real(plain)),
                _ => Err(Problem::OutOfRange { range, percent: false }),
            }
        }
        FieldKind::Whole(most) | FieldKind::OptionalWhole(most) => match number::whole(text)? {
            n if n <= most => Ok(FieldValue::Whole(n)),
            _ => Err(Problem::TooMany { most }),
        },
        FieldKind::Shift(most) => shift(number::plain(text)?, most),
        FieldKind::Date | FieldKind::OptionalDate => match date::parse(text) {
            Some(date) => Ok(FieldValue::Date(date)),
            None => number::date(text).map(FieldValue::Date).map_err(Problem::from),
        },
    }
}

impl FieldValue {
    fn or_text(self, kind: FieldKind) -> Self {
        if matches!(kind, FieldKind::Text { .. }) { Self::Text(String::new()) } else { self }
    }
}

fn letters(text: &str, count: usize) -> Result<FieldValue, Problem> {
    let code = match count {
        Country::LETTERS => Country::named(text).map(String::from),
        _ => Currency::named(text).map(String::from),
    };
    code.map(FieldValue::Text).ok_or(Problem::NotLetters { count })
}

fn choice(text: &str, words: &[&str]) -> Result<FieldValue, Problem> {
    if words.contains(&text) {
        Ok(FieldValue::Text(text.to_owned()))
    } else {
        Err(Problem::UnknownWord { text: text.to_owned(), known: words.join(", ") })
    }
}

fn shift(number: Decimal, most: u32) -> Result<FieldValue, Problem> {
    match number.to_i32() {
        _ if !number.fract().is_zero() => Err(Problem::from(NumberError::NotWhole)),
        Some(months) if months.unsigned_abs() <= most => Ok(FieldValue::Shift(months)),
        _ => Err(Problem::TooMany { most }),
    }
}

/// A contract amount; the one place where an amount is rounded.
fn amount(text: &str) -> Result<Decimal, Problem> {
    Ok(not_negative(number::amount(text)?)?.round_dp(CENT_PLACES).normalize())
}

fn not_negative(number: Decimal) -> Result<Decimal, Problem> {
    if number.is_sign_negative() && !number.is_zero() { Err(Problem::Negative) } else { Ok(number) }
}
