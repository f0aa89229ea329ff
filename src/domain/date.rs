//! Calendar dates: month addition, quarters, year fractions. Business days are elsewhere.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::de::{Deserialize, Deserializer, Error};

/// A calendar date without time or zone. Written `2026-03-02`.
pub type Date = NaiveDate;

/// `date + n` calendar months, clamped to the month's last day (31 Jan + 1 = 28 or 29 Feb).
///
/// ```
/// use parley::domain::date::{add_months, parse};
/// let end_of_january = parse("2028-01-31").unwrap();
/// assert_eq!(add_months(end_of_january, 1), parse("2028-02-29").unwrap());
/// ```
pub fn add_months(date: Date, n: u32) -> Date {
    date.checked_add_months(Months::new(n)).unwrap_or(Date::MAX)
}

/// `date + n` calendar days; dates beyond the calendar stop at its end.
pub fn add_days(date: Date, n: u32) -> Date {
    date.checked_add_days(Days::new(n.into())).unwrap_or(Date::MAX)
}

/// Years from `from` to `to`, days actual over 365 (the XNPV convention). Negative when `to` is earlier.
pub fn years_between(from: Date, to: Date) -> f64 {
    (to - from).num_days() as f64 / 365.0
}

/// A calendar quarter, counted from year 0: `4 * year + quarter index`.
///
/// ```
/// use parley::domain::date::{Quarter, parse};
///
/// let quarter = Quarter::of(parse("2027-05-14").unwrap());
/// assert_eq!((quarter.year(), quarter.number()), (2027, 2));
/// assert_eq!(Some(quarter.last_day()), parse("2027-06-30"));
/// assert_eq!(quarter.plus(3).since(quarter), 3);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter(i32);

impl Quarter {
    /// The quarter in which `date` lies.
    pub fn of(date: Date) -> Self {
        Self(date.year() * 4 + date.month0() as i32 / 3)
    }

    /// The quarter that begins on 1 January of `year`.
    pub fn first_of(year: i32) -> Self {
        Self(year * 4)
    }

    /// Which quarter of its year it is, 1 to 4.
    pub fn number(self) -> u32 {
        self.0.rem_euclid(4) as u32 + 1
    }

    /// The calendar year of the quarter.
    pub fn year(self) -> i32 {
        self.0.div_euclid(4)
    }

    /// Quarters from `start` to `self`; negative when `self` is earlier.
    pub fn since(self, start: Self) -> i32 {
        self.0 - start.0
    }

    /// The quarter `n` quarters later.
    pub fn plus(self, n: i32) -> Self {
        Self(self.0 + n)
    }

    /// Whether the quarter is the last of its calendar year.
    pub fn ends_year(self) -> bool {
        self.0.rem_euclid(4) == 3
    }

    /// The quarter's last day.
    pub fn last_day(self) -> Date {
        let month = self.0.rem_euclid(4) as u32 * 3 + 3;
        let day = if month == 3 || month == 12 { 31 } else { 30 };
        Date::from_ymd_opt(self.year(), month, day).unwrap_or(Date::MAX)
    }
}

/// Reads `YYYY-MM-DD`; a date that does not exist is `None`. Years run from 1900 to 2200.
pub fn parse(text: &str) -> Option<Date> {
    let (year, rest) = text.trim().split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    let date =
        Date::from_ymd_opt(digits(year, 4)?, digits(month, 2)? as u32, digits(day, 2)? as u32)?;
    (1900..=2200).contains(&date.year()).then_some(date)
}

/// Reads a date written so; for `#[serde(deserialize_with)]`. `chrono`'s own reading brings its parser of all
/// formats with it.
///
/// # Errors
/// When it is none.
pub fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let text = String::deserialize(deserializer)?;
    parse(&text).ok_or_else(|| D::Error::custom("no date"))
}

/// As [`read`], where there may be none.
///
/// # Errors
/// When something stands there that is no date.
pub fn read_optional<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    text.map(|text| parse(&text).ok_or_else(|| D::Error::custom("no date"))).transpose()
}

/// At most `most` digits.
fn digits(word: &str, most: usize) -> Option<i32> {
    let fits = word.len() <= most && word.bytes().all(|byte| byte.is_ascii_digit());
    if fits { word.parse().ok() } else { None }
}
