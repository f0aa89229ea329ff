//! A text cut into sign, currency, digits and what follows them.

use super::error::{NumberError, quoted};
use super::parts::NumberParts;
use super::unit;
use rust_decimal::Decimal;

/// Longest text looked at, in bytes; no number or date is longer.
const MAX_BYTES: usize = 200;

/// Integer digits beyond which a number is too large rather than too precise.
const MAX_INTEGER_DIGITS: usize = 20;

/// What kind of number the field asks for.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum NumberKind {
    /// Currency words are allowed.
    Money,
    /// They are not.
    Number,
}

/// Lower case, half width, one kind of space and minus; invisible characters at the ends dropped.
pub(super) fn normalised(text: &str) -> Result<String, NumberError> {
    let invisible = |c: char| {
        c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
    };
    let trimmed = text.trim_matches(invisible);
    match trimmed.len() {
        0 => Err(NumberError::Empty),
        1..=MAX_BYTES => {
            Ok(trimmed.chars().map(half_width).collect::<String>().to_ascii_lowercase())
        }
        _ => Err(NumberError::not_a_number(trimmed)),
    }
}

fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{2212}' => '-',
        '\u{FFE5}' => '¥',
        '\u{FFE1}' => '£',
        '\t' | '\n' | '\r' => c,
        _ if c.is_whitespace() => ' ',
        _ => c,
    }
}

/// Cuts `text` up. Sign and currency may stand in either order before the number, each once.
pub(super) fn split(text: &str, kind: NumberKind) -> Result<NumberParts, NumberError> {
    let clean = normalised(text)?;
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

/// `Some(true)` for a minus, `Some(false)` for a plus.
fn take_sign(body: &mut &str) -> Option<bool> {
    let negative = body.starts_with('-');
    let rest = body.strip_prefix(['-', '+'])?;
    *body = rest.trim_start();
    Some(negative)
}

fn take_currency(body: &mut &str, kind: NumberKind) -> Option<&'static str> {
    if kind == NumberKind::Number {
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

/// Digits with valid grouping: none, or by commas, or by single spaces, in threes.
fn digits(number: &str, text: &str) -> Result<Decimal, NumberError> {
    let ambiguous = || NumberError::AmbiguousGrouping { text: quoted(text) };
    if !number.contains(|c: char| c.is_ascii_digit()) {
        return Err(NumberError::not_a_number(text));
    }
    let (integer, fraction) = number.split_once('.').unwrap_or((number, ""));
    if fraction.contains([',', '.']) {
        return Err(NumberError::DecimalComma { text: quoted(text) });
    }
    if fraction.contains(' ') || !grouped(integer) {
        return Err(ambiguous());
    }
    let integer: String = integer.chars().filter(char::is_ascii_digit).collect();
    if integer.trim_start_matches('0').len() > MAX_INTEGER_DIGITS {
        return Err(NumberError::TooLarge);
    }
    let fraction = fraction.trim_end_matches('0');
    let plain = format!(
        "{}.{}",
        if integer.is_empty() { "0" } else { &integer },
        if fraction.is_empty() { "0" } else { fraction }
    );
    Decimal::from_str_exact(&plain).map_err(|_| NumberError::TooManyDigits)
}

/// Whether the separators of an integer, if any, are of one kind and cut it in threes. A group may not
/// start with a lone zero: `0,123` is somebody's decimal.
fn grouped(integer: &str) -> bool {
    let separator = if integer.contains(',') { ',' } else { ' ' };
    let mut groups = integer.split(separator);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let all_digits = |group: &str| group.chars().all(|c| c.is_ascii_digit());
    if rest.is_empty() {
        return all_digits(first);
    }
    (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && all_digits(first)
        && rest.iter().all(|group| group.len() == 3 && all_digits(group))
}
