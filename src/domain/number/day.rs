//! Dates as people write them.

use super::error::{NumberError, quoted};
use super::normal::normalised;
use crate::domain::date::Date;

/// Years a deal can speak of; the same as [`crate::domain::date::parse`].
const YEARS: std::ops::RangeInclusive<u32> = 1900..=2200;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A date: `2027-03-12`, `2027/3/12`, `2027.3.12`, `2027年3月12日`, `12 Mar 2027`, `12-Mar-2027`,
/// `Mar 12, 2027`, `20270312`, `31/12/2027`. A date written in numbers with the year last is refused where both
/// others could be the month: half of its readers see another one.
///
/// # Errors
/// Says whether the text is no date, an ambiguous one, a day that does not exist or out of range.
pub fn date(text: &str) -> Result<Date, NumberError> {
    let clean = normalised(text)?;
    let words = eight_digits(&clean)
        .or_else(|| words(&clean))
        .ok_or_else(|| NumberError::NotADate { text: quoted(text) })?;
    let [first, second, third] = words;
    let (year, month, day) = match (month_named(first), month_named(second)) {
        (None, None) if first.len() == 4 => (number(first), number(second), number(third)),
        (None, None) if third.len() == 4 && numeric(&words) => {
            match (number(first), number(second)) {
                (day, month) if day > Some(LAST_MONTH) => (number(third), month, day),
                (month, day) if day > Some(LAST_MONTH) => (number(third), month, day),
                _ => return Err(NumberError::AmbiguousDate { text: quoted(text) }),
            }
        }
        (None, Some(month)) => (year_of(third), Some(month), number(first)),
        (Some(month), None) => (year_of(third), Some(month), number(second)),
        _ => (None, None, None),
    };
    match (year, month, day) {
        (Some(year), Some(month), Some(day)) => existing(year, month, day, text),
        _ => Err(NumberError::NotADate { text: quoted(text) }),
    }
}

/// A higher number is a day.
const LAST_MONTH: u32 = 12;

fn existing(year: u32, month: u32, day: u32, text: &str) -> Result<Date, NumberError> {
    if !YEARS.contains(&year) {
        return Err(NumberError::YearOutOfRange { text: quoted(text) });
    }
    let year = i32::try_from(year).unwrap_or(0);
    Date::from_ymd_opt(year, month, day)
        .ok_or_else(|| NumberError::NoSuchDay { text: quoted(text) })
}

/// Year, month and day run together, as files are named: `20270312`.
fn eight_digits(clean: &str) -> Option<[&str; 3]> {
    let digits = clean.len() == 8 && clean.chars().all(|c| c.is_ascii_digit());
    let (year, rest) = clean.split_at_checked(4).filter(|_| digits)?;
    let (month, day) = rest.split_at_checked(2)?;
    Some([year, month, day])
}

/// The three words of a date, cut by one kind of separator or by the Chinese units.
fn words(clean: &str) -> Option<[&str; 3]> {
    if let Some((year, rest)) = clean.split_once('年') {
        let (month, rest) = rest.split_once('月')?;
        let day = rest.trim().strip_suffix(['日', '号'])?;
        return Some([year.trim(), month.trim(), day.trim()]);
    }
    let separator = ['-', '/'].into_iter().find(|c| clean.contains(*c));
    let cut: Vec<&str> = match separator {
        Some(separator) => clean.split(separator).map(str::trim).collect(),
        None if numeric_with_points(clean) => clean.split('.').collect(),
        None => clean.split([' ', ',']).filter(|word| !word.is_empty()).collect(),
    };
    <[&str; 3]>::try_from(cut).ok()
}

fn numeric_with_points(clean: &str) -> bool {
    clean.chars().all(|c| c.is_ascii_digit() || c == '.')
}

fn numeric(words: &[&str]) -> bool {
    words.iter().all(|word| number(word).is_some())
}

fn number(word: &str) -> Option<u32> {
    let digits = (1..=4).contains(&word.len()) && word.chars().all(|c| c.is_ascii_digit());
    if digits { word.parse().ok() } else { None }
}

/// A year is written with four digits; `27` could be a day or another century.
fn year_of(word: &str) -> Option<u32> {
    if word.len() == 4 { number(word) } else { None }
}

/// 1 to 12 for an English month's full name, its first three letters, or `sept`; a full stop may follow.
fn month_named(word: &str) -> Option<u32> {
    let word = word.strip_suffix('.').unwrap_or(word);
    let position = MONTHS.iter().zip(1..).find(|(name, _)| {
        word == **name
            || name.get(..3) == Some(word)
            || (word == "sept" && name.starts_with("sept"))
    });
    position.map(|(_, month)| month)
}
