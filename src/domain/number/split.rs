//! A text cut into sign, currency, digits and what follows them.

use super::digits::digits;
use super::error::NumberError;
use super::normal::normalised;
use super::numeral::{compound, numeral};
use super::parts::NumberParts;
use super::unit;
use rust_decimal::Decimal;

/// What kind of number the field asks for.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum NumberKind {
    /// Currency words are allowed.
    Money,
    /// They are not.
    Number,
    /// They are not; 百分之 may stand before it.
    Rate,
}

/// Cuts `text` up. Sign and currency may stand in either order before the number, each once.
pub(super) fn split(text: &str, kind: NumberKind) -> Result<NumberParts, NumberError> {
    if let Some(value) = plain(text) {
        return Ok(NumberParts { value, currency: None, suffix: String::new() });
    }
    let clean = normalised(text)?;
    if let Some(parts) = in_parts_of(&clean, kind) {
        return Ok(parts);
    }
    let mut body = clean.as_str();
    let mut sign = take_sign(&mut body);
    let mut currency = take_currency(&mut body, kind);
    let unwrapped = parentheses(body, sign, text)?;
    if let Some(inner) = &unwrapped {
        sign = Some(true);
        body = inner;
    } else {
        sign = sign.or_else(|| take_sign(&mut body));
    }
    currency = currency.or_else(|| take_currency(&mut body, kind));
    if kind == NumberKind::Money
        && let Some((value, unit, rest)) = compound(body)
    {
        let value = if sign == Some(true) { -value } else { value };
        return Ok(NumberParts { value, currency, suffix: format!("{unit}{}", rest.trim()) });
    }
    let end = body
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.' | ' ')))
        .unwrap_or(body.len());
    let (number, suffix) = body.split_at(end);
    if suffix.contains(|c: char| c.is_numeric() || matches!(c, '-' | '+' | '(' | ')')) {
        return Err(NumberError::not_a_number(text));
    }
    let value = digits(number.trim(), text)?;
    let value = if sign == Some(true) && !value.is_zero() { -value } else { value };
    Ok(NumberParts { value, currency, suffix: suffix.trim().into() })
}

/// A number written with digits and at most a point among them, as nearly all are.
fn plain(text: &str) -> Option<Decimal> {
    let is_plain = |part: &str| (1..=PLAIN_DIGITS).contains(&part.len()) && is_digits(part);
    let (whole, parts) = text.split_once('.').unwrap_or((text, "0"));
    if is_plain(whole) && is_plain(parts) { text.parse().ok() } else { None }
}

/// So many digits before and after the point are held exactly.
const PLAIN_DIGITS: usize = 12;

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `Some(true)` for a minus, `Some(false)` for a plus.
fn take_sign(body: &mut &str) -> Option<bool> {
    let negative = body.starts_with('-');
    let rest = body.strip_prefix(['-', '+'])?;
    *body = rest.trim_start();
    Some(negative)
}

/// A rate in words: 百分之十, 千分之5.
fn in_parts_of(clean: &str, kind: NumberKind) -> Option<NumberParts> {
    let whole = [("百分之", "%"), ("千分之", "‰")].into_iter();
    let mut whole = whole.filter(|_| kind == NumberKind::Rate);
    let (rest, sign) =
        whole.find_map(|(word, sign)| Some((clean.strip_prefix(word)?.trim(), sign)))?;
    let in_numerals = numeral(rest).filter(|(_, after)| after.is_empty());
    let value = match in_numerals {
        Some((value, _)) => Decimal::from(value),
        None => digits(rest, clean).ok()?,
    };
    Some(NumberParts { value, currency: None, suffix: sign.into() })
}

fn take_currency(body: &mut &str, kind: NumberKind) -> Option<&'static [&'static str]> {
    if kind != NumberKind::Money {
        return None;
    }
    let (code, rest) = unit::currency_prefix(body)?;
    *body = rest.trim_start();
    Some(code)
}

/// An accountant's negative, `(1,234)`, without its parentheses; `None` when there are none. Parentheses
/// that do not pair or that come with another sign are refused.
fn parentheses(body: &str, sign: Option<bool>, text: &str) -> Result<Option<String>, NumberError> {
    let Some(opened) = body.strip_prefix('(') else {
        return Ok(None);
    };
    let refuse = || NumberError::not_a_number(text);
    let (inner, rest) = opened.split_once(')').ok_or_else(refuse)?;
    let inner = inner.trim();
    let digits_after = rest.contains(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.'));
    let signed = sign.is_some() || inner.starts_with(['-', '+']);
    if digits_after || signed { Err(refuse()) } else { Ok(Some(format!("{inner}{rest}"))) }
}
