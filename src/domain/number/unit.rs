//! Words of currency and size.

use super::error::NumberError;
use super::parts::NumberParts;

/// Currency words in lower case and their ISO code; the empty code where the word alone does not decide.
/// Longer words stand before those they contain.
const CURRENCIES: &[(&str, &str)] = &[
    ("us$", "USD"),
    ("hk$", "HKD"),
    ("usd", "USD"),
    ("eur", "EUR"),
    ("cny", "CNY"),
    ("cnh", "CNY"),
    ("rmb", "CNY"),
    ("hkd", "HKD"),
    ("gbp", "GBP"),
    ("jpy", "JPY"),
    ("chf", "CHF"),
    ("人民币", "CNY"),
    ("美元", "USD"),
    ("港元", "HKD"),
    ("港币", "HKD"),
    ("欧元", "EUR"),
    ("英镑", "GBP"),
    ("日元", "JPY"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("$", ""),
    ("¥", ""),
    ("元", ""),
];

/// Size words and the power of ten that turns them into millions.
const SIZES: &[(&str, i32)] = &[
    ("", 0),
    ("m", 0),
    ("mm", 0),
    ("mn", 0),
    ("mln", 0),
    ("mio", 0),
    ("million", 0),
    ("millions", 0),
    ("b", 3),
    ("bn", 3),
    ("bln", 3),
    ("billion", 3),
    ("billions", 3),
    ("k", -3),
    ("thousand", -3),
    ("千", -3),
    ("万", -2),
    ("十万", -1),
    ("百万", 0),
    ("千万", 1),
    ("亿", 2),
    ("十亿", 3),
    ("百亿", 4),
    ("千亿", 5),
    ("万亿", 6),
];

/// The currency a text starts with, and the text after it.
pub(super) fn currency_prefix(text: &str) -> Option<(&'static str, &str)> {
    CURRENCIES.iter().find_map(|(word, code)| text.strip_prefix(word).map(|rest| (*code, rest)))
}

fn currency_suffix(text: &str) -> Option<(&'static str, &str)> {
    CURRENCIES.iter().find_map(|(word, code)| text.strip_suffix(word).map(|rest| (*code, rest)))
}

/// Reads what follows an amount: a size and currencies in either order (`m USD`, `USD m`, `亿元人民币`).
/// Returns the power of ten and the ISO code the whole text names.
pub(super) fn money_suffix(
    parts: &NumberParts,
    text: &str,
) -> Result<(i32, Option<&'static str>), NumberError> {
    let mut rest = parts.suffix.as_str();
    let mut codes: Vec<&'static str> = parts.currency.into_iter().collect();
    while let Some((code, shorter)) = currency_suffix(rest).or_else(|| currency_prefix(rest)) {
        codes.push(code);
        rest = shorter.trim();
    }
    codes.retain(|code| !code.is_empty());
    codes.dedup();
    if codes.len() > 1 {
        return Err(NumberError::TwoCurrencies);
    }
    let size = SIZES.iter().find(|(word, _)| *word == rest);
    let (_, power) = size.ok_or_else(|| NumberError::unknown_unit(written(text, &parts.suffix)))?;
    Ok((*power, codes.first().copied()))
}

/// The suffix as the user wrote it where it can be found again, so that an error quotes their own letters.
fn written<'a>(text: &'a str, suffix: &'a str) -> &'a str {
    let text = text.trim();
    text.len()
        .checked_sub(suffix.len())
        .and_then(|start| text.get(start..))
        .filter(|tail| tail.eq_ignore_ascii_case(suffix))
        .unwrap_or(suffix)
}
