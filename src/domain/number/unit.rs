//! Words of currency and size.

use super::error::NumberError;
use super::normal::normalised;
use super::parts::NumberParts;

/// Codes of money a dollar sign may stand for.
const DOLLARS: &[&str] = &["USD", "HKD", "SGD", "AUD", "CAD", "TWD", "NZD"];

/// Currency words in lower case and the ISO codes they may stand for, the likeliest first. Longer words stand before
/// those they contain.
const CURRENCIES: &[(&str, &[&str])] = &[
    ("us$", &["USD"]),
    ("hk$", &["HKD"]),
    ("usd", &["USD"]),
    ("eur", &["EUR"]),
    ("cny", &["CNY"]),
    ("cnh", &["CNY"]),
    ("rmb", &["CNY"]),
    ("hkd", &["HKD"]),
    ("gbp", &["GBP"]),
    ("jpy", &["JPY"]),
    ("chf", &["CHF"]),
    ("人民币", &["CNY"]),
    ("美元", &["USD"]),
    ("美金", &["USD"]),
    ("港元", &["HKD"]),
    ("港币", &["HKD"]),
    ("欧元", &["EUR"]),
    ("英镑", &["GBP"]),
    ("日元", &["JPY"]),
    ("瑞士法郎", &["CHF"]),
    ("€", &["EUR"]),
    ("£", &["GBP"]),
    ("$", DOLLARS),
    ("¥", &["CNY", "JPY"]),
    ("元", &["CNY"]),
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

/// The code of the one currency that a word names.
pub fn currency_called(text: &str) -> Option<&'static str> {
    let clean = normalised(text).ok()?;
    let known = CURRENCIES.iter().find(|(word, _)| *word == clean);
    known.filter(|(_, codes)| codes.len() == 1).and_then(|(_, codes)| codes.first().copied())
}

/// The currencies that a text's first word may stand for, and the text after it.
pub(super) fn currency_prefix(text: &str) -> Option<(&'static [&'static str], &str)> {
    CURRENCIES.iter().find_map(|(word, codes)| text.strip_prefix(word).map(|rest| (*codes, rest)))
}

fn currency_suffix(text: &str) -> Option<(&'static [&'static str], &str)> {
    CURRENCIES.iter().find_map(|(word, codes)| text.strip_suffix(word).map(|rest| (*codes, rest)))
}

/// Reads what follows an amount: a size and currencies in either order (`m USD`, `USD m`, `亿元人民币`).
/// Returns the word of size, the power of ten it stands for, and the codes the whole text may name.
pub(super) fn money_suffix(
    parts: &NumberParts,
    text: &str,
) -> Result<(&'static str, i32, &'static [&'static str]), NumberError> {
    let mut rest = parts.suffix.as_str();
    let mut named: Vec<&'static [&'static str]> = parts.currency.into_iter().collect();
    while let Some((codes, shorter)) = currency_suffix(rest).or_else(|| currency_prefix(rest)) {
        named.push(codes);
        rest = shorter.trim();
    }
    // 5个亿 is 5亿.
    let rest = rest.strip_prefix('个').unwrap_or(rest);
    let size = SIZES.iter().find(|(word, _)| *word == rest);
    let (word, power) =
        size.ok_or_else(|| NumberError::unknown_unit(written(text, &parts.suffix)))?;
    Ok((word, *power, one_currency(&named)?))
}

/// The narrowest of what several words of currency may stand for.
fn one_currency(named: &[&'static [&'static str]]) -> Result<&'static [&'static str], NumberError> {
    let narrowest = named.iter().min_by_key(|codes| codes.len()).copied().unwrap_or_default();
    let agrees = |codes: &&'static [&'static str]| narrowest.iter().any(|it| codes.contains(it));
    if named.iter().all(agrees) { Ok(narrowest) } else { Err(NumberError::TwoCurrencies) }
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
