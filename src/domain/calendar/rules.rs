//! The calendars that run by rule for ever, and the date rules others share.

use super::name::HolidayName;
use crate::domain::date::Date;
use chrono::{Datelike, Days, Weekday};

/// A day and its holiday's key in [`super::name`].
pub(super) type Dated = (Date, &'static str);

/// A day of a year that exists in every year.
pub(super) fn on(year: i32, month: u32, day: u32) -> Date {
    Date::from_ymd_opt(year, month, day).unwrap_or(Date::MAX)
}

pub(super) fn after(date: Date, days: u64) -> Date {
    date.checked_add_days(Days::new(days)).unwrap_or(Date::MAX)
}

pub(super) fn before(date: Date, days: u64) -> Date {
    date.checked_sub_days(Days::new(days)).unwrap_or(Date::MIN)
}

pub(super) fn named(days: impl IntoIterator<Item = Dated>) -> Vec<(Date, &'static HolidayName)> {
    days.into_iter().filter_map(|(day, key)| Some((day, HolidayName::of(key)?))).collect()
}

/// The `n`-th (1 to 4) weekday of a month.
fn nth(year: i32, month: u32, weekday: Weekday, n: u8) -> Date {
    Date::from_weekday_of_month_opt(year, month, weekday, n).unwrap_or(Date::MAX)
}

/// The last Monday of May.
fn last_monday_of_may(year: i32) -> Date {
    let end = on(year, 5, 31);
    before(end, end.weekday().num_days_from_monday().into())
}

/// Western Easter Sunday (the Gregorian computus of Meeus, Jones and Butcher).
pub(super) fn easter(year: i32) -> Date {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    on(year, month as u32, day as u32)
}

/// The Federal Reserve Banks' holidays. One on a Saturday leaves Friday open; one on a Sunday closes
/// Monday. Source: Federal Reserve Bank of Richmond, holiday schedule.
pub(super) fn us_fed(year: i32) -> Vec<Dated> {
    let juneteenth = (year >= 2021).then(|| (on(year, 6, 19), "juneteenth"));
    let fixed = [
        (on(year, 1, 1), "new_year"),
        (on(year, 7, 4), "independence"),
        (on(year, 11, 11), "veterans"),
        (on(year, 12, 25), "christmas"),
    ];
    let observed =
        fixed.into_iter().chain(juneteenth).map(|(day, key)| (monday_for_sunday(day), key));
    let floating = [
        (nth(year, 1, Weekday::Mon, 3), "king"),
        (nth(year, 2, Weekday::Mon, 3), "presidents"),
        (last_monday_of_may(year), "memorial"),
        (nth(year, 9, Weekday::Mon, 1), "labor_us"),
        (nth(year, 10, Weekday::Mon, 2), "columbus"),
        (nth(year, 11, Weekday::Thu, 4), "thanksgiving"),
    ];
    observed.chain(floating).collect()
}

fn monday_for_sunday(day: Date) -> Date {
    if day.weekday() == Weekday::Sun { after(day, 1) } else { day }
}

/// TARGET closing days, without substitutes. Source: European Central Bank, press release of 14 December 2000.
pub(super) fn target(year: i32) -> Vec<Dated> {
    let easter = easter(year);
    vec![
        (on(year, 1, 1), "new_year"),
        (before(easter, 2), "good_friday"),
        (after(easter, 1), "easter_monday"),
        (on(year, 5, 1), "labour"),
        (on(year, 12, 25), "christmas"),
        (on(year, 12, 26), "boxing"),
    ]
}
