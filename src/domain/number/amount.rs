//! An amount of money as written: how much, in which words.

use super::error::NumberError;
use super::shift::{bounded, shifted};
use super::split::{NumberKind, split};
use super::unit;
use rust_decimal::Decimal;

/// From this number on, one with a currency and no size is written out in full: nobody names 100,000 million.
const IN_FULL_FROM: i64 = 100_000;

/// How the size of an amount is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AmountSize {
    /// Not at all: a bare number.
    Bare,
    /// By a word or sign: `m`, `bn`, `万`, `亿`.
    Word,
    /// `million` or `百万`, spelled out.
    SpelledMillion,
    /// In full, down to the unit of the currency: `USD 60,000,000`.
    InFull,
}

/// An amount as written.
#[derive(Debug, Clone, PartialEq)]
pub struct WrittenAmount {
    /// Millions.
    pub millions: Decimal,
    /// The number without its size.
    pub digits: Decimal,
    /// How its size is said.
    pub size: AmountSize,
    /// The ISO codes its words of currency may stand for, the likeliest first; none where it names no currency.
    pub currencies: &'static [&'static str],
}

/// Reads an amount with all that its text says.
///
/// # Errors
/// Says what is wrong with the text; nothing is read on a guess.
pub fn written_amount(text: &str) -> Result<WrittenAmount, NumberError> {
    let parts = split(text, NumberKind::Money)?;
    if parts.has_percent() {
        return Err(NumberError::UnexpectedPercent);
    }
    let (word, power, currencies) = unit::money_suffix(&parts, text)?;
    let digits = parts.value;
    let in_full = !currencies.is_empty() && digits.abs() >= Decimal::from(IN_FULL_FROM);
    let (size, power) = match word {
        "" if in_full => (AmountSize::InFull, -6),
        "" => (AmountSize::Bare, 0),
        "million" | "millions" | "百万" => (AmountSize::SpelledMillion, power),
        _ => (AmountSize::Word, power),
    };
    Ok(WrittenAmount { millions: bounded(shifted(digits, power)?)?, digits, size, currencies })
}
