//! Dates as positions on an axis, in fractional years.

use crate::domain::date::Date;
use chrono::Datelike;

/// `date` as a fractional year, 1 January 2030 = 2030.0.
pub fn fraction(date: Date) -> f64 {
    f64::from(date.year()) + f64::from(date.ordinal0()) / 365.25
}

/// `date` on an axis of slots, where a year's slot is centred on its number.
pub fn slot_position(date: Date) -> f64 {
    fraction(date) - 0.5
}

/// The day of a fractional year.
pub fn day_of(fraction: f64) -> Option<Date> {
    let year = fraction.floor();
    let day = ((fraction - year) * 365.25).round() as u32;
    Date::from_yo_opt(year as i32, day + 1)
}

/// `days`, a day long where they begin and end on the same one: a bar without length would not be seen.
pub fn day_at_least((from, to): (Date, Date)) -> (Date, Date) {
    (from, if to > from { to } else { from.succ_opt().unwrap_or(from) })
}
