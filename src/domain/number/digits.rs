//! Digits and what stands between them.

use super::error::{NumberError, quoted};
use rust_decimal::Decimal;

/// Integer digits beyond which a number is too large rather than too precise.
const MAX_INTEGER_DIGITS: usize = 20;

/// Digits with valid grouping: none, or by commas, or by single spaces, in threes.
pub(super) fn digits(number: &str, text: &str) -> Result<Decimal, NumberError> {
    let ambiguous = || NumberError::AmbiguousGrouping { text: quoted(text) };
    if !number.contains(|c: char| c.is_ascii_digit()) {
        return Err(NumberError::not_a_number(text));
    }
    let (integer, fraction) = number.split_once('.').unwrap_or((number, ""));
    // Two points and no comma is something else: a version, an address.
    if fraction.contains(',') {
        return Err(NumberError::DecimalComma { text: quoted(text) });
    }
    if fraction.contains('.') {
        return Err(NumberError::not_a_number(text));
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
