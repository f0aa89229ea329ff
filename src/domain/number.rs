//! Numbers as people type them or paste them from a spreadsheet, in English and Chinese, and back.
//!
//! A text is read in one way or refused with the reason; it is never read on a guess. So `1,23` and
//! `1.234,5` are refused, since half the world means something else by them than the other half.
//!
//! - [`amount`], [`percent`], [`whole`], [`plain`], [`date`]: one field each; [`written_amount`]: an amount with what
//!   its words say of size and currency;
//! - [`AmountUnit`]: what a bare amount means, and how a field shows one;
//! - [`grid`]: a spreadsheet's clipboard text as rows of cells;
//! - [`amount_text`], [`percent_text`]: the way back, digit for digit.

mod amount;
mod amount_unit;
mod day;
mod digits;
mod error;
mod normal;
mod numeral;
mod parts;
mod pasted_cells;
mod range;
mod range_text;
mod range_unit;
mod shift;
mod split;
mod unit;

pub use amount::{AmountSize, WrittenAmount, written_amount};
pub use amount_unit::{AmountUnit, ShownAmount};
pub use day::date;
pub use error::NumberError;
pub(super) use pasted_cells::cells;
pub use pasted_cells::{MAX_ROWS, grid};
pub use range::Range;
pub use range_text::{RangeText, range_text};
pub use unit::currency_called;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use shift::{bounded, shifted};
use split::{NumberKind, split};

/// An amount in **millions** of the deal currency; a bare number is millions.
///
/// Unit words scale: `1.5bn` is 1,500, `8000万` is 80; a number of 100,000 or more with a currency and no unit is
/// written out in full. Which currency is named, [`written_amount`] tells.
///
/// ```
/// use parley::domain::number::amount;
/// assert_eq!(amount("US$ 1,234.5").unwrap(), "1234.5".parse().unwrap());
/// assert_eq!(amount("3.5亿美元").unwrap(), "350".parse().unwrap());
/// assert_eq!(amount("USD 60,000,000").unwrap(), "60".parse().unwrap());
/// assert!(amount("1.234,5").is_err());
/// ```
///
/// # Errors
/// Says what is wrong with the text; nothing is read on a guess.
pub fn amount(text: &str) -> Result<Decimal, NumberError> {
    written_amount(text).map(|amount| amount.millions)
}

/// A rate as a **fraction**: `10`, `10%`, `1000bp`, `10个点` and `百分之十` are all 0.10. A bare number is percent.
///
/// # Errors
/// Says what is wrong with the text, an amount's unit included.
pub fn percent(text: &str) -> Result<Decimal, NumberError> {
    let parts = split(text, NumberKind::Rate)?;
    let power = match parts.suffix.as_str() {
        "" | "%" | "pct" | "percent" | "点" | "个点" | "百分点" | "个百分点" => -2,
        "‰" => -3,
        "bp" | "bps" | "基点" | "个基点" => -4,
        _ => return Err(NumberError::unknown_unit(&parts.suffix)),
    };
    bounded(shifted(parts.value, power)?)
}

/// A whole number of months or days, zero or more.
///
/// # Errors
/// Says what is wrong with the text, a fraction or a minus included.
pub fn whole(text: &str) -> Result<u32, NumberError> {
    let value = plain(text)?;
    if !value.fract().is_zero() {
        return Err(NumberError::NotWhole);
    }
    if value < Decimal::ZERO {
        return Err(NumberError::Negative);
    }
    value.to_u32().ok_or(NumberError::TooLarge)
}

/// A number without any unit: exchange rates, years, factors.
///
/// # Errors
/// Says what is wrong with the text, any unit included.
pub fn plain(text: &str) -> Result<Decimal, NumberError> {
    let parts = split(text, NumberKind::Number)?;
    if parts.has_percent() {
        return Err(NumberError::UnexpectedPercent);
    }
    if !parts.suffix.is_empty() {
        return Err(NumberError::unknown_unit(&parts.suffix));
    }
    bounded(parts.value)
}

/// The shortest plain digits that [`amount`] reads back as the same value (up to its largest one).
pub fn amount_text(millions: Decimal) -> String {
    if millions.is_zero() { "0".into() } else { millions.normalize().to_string() }
}

/// The shortest digits, in percent and without the sign `%`, that [`percent`] reads back as the same fraction.
pub fn percent_text(fraction: Decimal) -> String {
    // A fraction too large to be shown in percent is no rate; its own digits are the honest answer.
    amount_text(shifted(fraction, 2).unwrap_or(fraction))
}

/// A contract amount as a modelled number: the nearest `f64`. Every decimal has one.
pub fn modelled(amount: Decimal) -> f64 {
    amount.to_f64().unwrap_or_default()
}

/// The exact sum; the one place that adds and subtracts decimals, which takes kilobytes wherever it is.
/// It stops at the largest decimal.
pub fn sum(amounts: impl IntoIterator<Item = Decimal>) -> Decimal {
    amounts.into_iter().fold(Decimal::ZERO, plus)
}

#[inline(never)]
fn plus(a: Decimal, b: Decimal) -> Decimal {
    a.saturating_add(b)
}
