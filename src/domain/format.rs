//! Numbers, money and days as sentences and contracts write them. The page's own figures, which round to the digits
//! a reader needs, are written by `app::format` from the same parts.

use super::date::Date;
use super::lang::Lang;
use super::words;
use chrono::Datelike;
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// How the name of a month is written in English.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MonthName {
    /// `January`.
    Full,
    /// `Jan`.
    Short,
}

/// A day in words: `17 January 2023` or `17 Jan 2023`, `2023年1月17日`.
///
/// ```
/// use parley::domain::date::parse;
/// use parley::domain::format::{MonthName, day};
/// use parley::domain::lang::Lang;
///
/// let signed = parse("2023-01-17").unwrap();
/// assert_eq!(day(signed, MonthName::Full, Lang::En), "17 January 2023");
/// assert_eq!(day(signed, MonthName::Short, Lang::Zh), "2023年1月17日");
/// ```
pub fn day(date: Date, month: MonthName, lang: Lang) -> String {
    match lang {
        Lang::En => {
            let name = MONTHS.get(date.month0() as usize).copied().unwrap_or_default();
            let name = match month {
                MonthName::Full => name,
                MonthName::Short => name.get(..3).unwrap_or(name),
            };
            format!("{} {name} {}", date.day(), date.year())
        }
        Lang::Zh => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
    }
}

/// Digits with a separator between groups of three of the whole part: `1,234.5`.
pub fn grouped(digits: &str, separator: char) -> String {
    let whole = digits.find('.').unwrap_or(digits.len());
    let mut text = String::with_capacity(digits.len() + 4);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && at < whole && (whole - at).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

/// A contract amount of millions, exact, with its currency: `USD 274.9 million`, `2.749亿美元`; nothing is `USD 0`.
pub fn money(millions: Decimal, currency: &str, lang: Lang) -> String {
    let millions = millions.normalize();
    if lang == Lang::En && millions.is_zero() {
        return format!("{currency} 0");
    }
    if lang == Lang::En {
        return format!("{currency} {} million", grouped(&millions.to_string(), ','));
    }
    let name = words::currency_in_chinese(currency);
    let hundred = Decimal::ONE_HUNDRED;
    if millions.is_zero() {
        format!("0{name}")
    } else if millions >= hundred {
        format!("{}亿{name}", (millions / hundred).normalize())
    } else {
        format!("{}万{name}", (millions * hundred).normalize())
    }
}

/// A fraction of the contract in percent, exact: `12.5 %`, `12.5%`.
pub fn percent(fraction: Decimal, lang: Lang) -> String {
    let percent = (fraction * Decimal::ONE_HUNDRED).normalize();
    if lang == Lang::En { format!("{percent} %") } else { format!("{percent}%") }
}

/// A modelled amount of millions with its currency, to the digits a reader needs: `USD 2,432 million`, `24.32亿美元`.
///
/// ```
/// use parley::domain::format::modelled_money;
/// use parley::domain::lang::Lang;
///
/// assert_eq!(modelled_money(2431.72, "USD", Lang::En), "USD 2,432 million");
/// assert_eq!(modelled_money(84.775, "USD", Lang::En), "USD 84.8 million");
/// assert_eq!(modelled_money(0.0412, "USD", Lang::En), "USD 0.041 million");
/// assert_eq!(modelled_money(84.775, "USD", Lang::Zh), "8478万美元");
/// ```
pub fn modelled_money(millions: f64, currency: &str, lang: Lang) -> String {
    let size = millions.abs();
    let places = match lang {
        Lang::En if size >= 99.95 => 0,
        Lang::En if size >= 0.95 => 1,
        Lang::En => 3,
        // To a hundredth of a 亿, or to a 万.
        Lang::Zh if size >= 99.995 => 0,
        Lang::Zh => 2,
    };
    let rounded = Decimal::from_f64(millions).unwrap_or_default().round_dp(places);
    money(rounded, currency, lang)
}

/// A modelled fraction in percent, three places at most: `12.5 %`, `12.5%`.
pub fn modelled_percent(fraction: f64, lang: Lang) -> String {
    let space = if lang == Lang::En { " " } else { "" };
    format!("{}{space}%", shortest(fraction * 100.0, 3))
}

/// A number with as few digits as it has, `places` at most after the point.
pub fn shortest(x: f64, places: usize) -> String {
    let text = format!("{x:.places$}");
    if places == 0 {
        return text;
    }
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
