//! Reads a leaf's text as the one value it says.

use super::field_value::{CENT_PLACES, FieldValue};
use crate::domain::currency::{Country, Currency};
use crate::domain::date;
use crate::domain::issue::Problem;
use crate::domain::number::{self, NumberError};
use crate::domain::schema::FieldKind;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Reads a number as the field at hand does: millions, a fraction, a whole number.
pub(super) fn read_number(kind: FieldKind, text: &str) -> Result<Decimal, Problem> {
    match read_single(kind, text)? {
        FieldValue::Exact(number) | FieldValue::Real(number) => Ok(number),
        FieldValue::Whole(number) => Ok(Decimal::from(number)),
        _ => Err(Problem::RangeNotTaken),
    }
}

/// Reads a text as one value.
pub(super) fn read_single(kind: FieldKind, text: &str) -> Result<FieldValue, Problem> {
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
