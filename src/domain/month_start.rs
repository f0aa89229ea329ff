//! The same day of one month after the other, without going through the calendar for each: sales are a few thousand
//! months a deal, and thousands of deals are valued a second.

use super::date::{Date, Quarter};
use chrono::Datelike;

/// A day as a number in the calendar's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct MonthStart(i32);

impl MonthStart {
    /// A date's.
    pub fn of(date: Date) -> Self {
        Self::new(date.year(), date.month0(), date.day())
    }

    fn new(year: i32, month0: u32, day: u32) -> Self {
        Self(year << 9 | (month0 << 5 | day) as i32)
    }

    /// The quarter it lies in.
    pub fn quarter(self) -> Quarter {
        Quarter::first_of(self.0 >> 9).plus((self.0 >> 5 & 15) / 3)
    }
}

/// `date` plus `first` months, plus one more, and so on: each the month's last day where it has not that many.
///
/// ```
/// use parley::domain::date::{add_months, parse};
/// use parley::domain::month_start::{MonthStart, month_starts};
///
/// let start = parse("2027-10-31").unwrap();
/// let february = month_starts(start, 2).nth(2).unwrap();
/// assert_eq!(february, MonthStart::of(parse("2028-02-29").unwrap()));
/// assert_eq!(february, MonthStart::of(add_months(start, 4)));
/// ```
pub fn month_starts(date: Date, first: u32) -> impl Iterator<Item = MonthStart> + use<> {
    let months = date.year() * 12 + date.month0() as i32 + i32::try_from(first).unwrap_or(0);
    let mut next = (months.div_euclid(12), months.rem_euclid(12) as u32);
    std::iter::from_fn(move || {
        let (year, month0) = next;
        next = if month0 == 11 { (year + 1, 0) } else { (year, month0 + 1) };
        Some(MonthStart::new(year, month0, date.day().min(days_in(year, month0))))
    })
}

fn days_in(year: i32, month0: u32) -> u32 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month0 {
        1 if leap => 29,
        1 => 28,
        3 | 5 | 8 | 10 => 30,
        _ => 31,
    }
}
