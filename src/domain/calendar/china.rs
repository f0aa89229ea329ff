//! Mainland China: the State Council's notices, then the projection rule.
//!
//! Against the notices of 2016–2026 the rule of the year before was right to about one business day
//! (precision 0.99, recall 0.96). Make-up workdays cannot be predicted and are never projected.

use super::Status;
use super::line_table::{Lunar, YearLine, lines, lunar, within};
use super::name::HolidayName;
use super::rules::{Dated, after, before, named, on};
use super::year::Year;
use crate::domain::date::Date;
use chrono::{Datelike, Weekday};
use std::sync::OnceLock;

fn official(year: i32) -> Option<&'static YearLine> {
    static LINES: OnceLock<Vec<YearLine>> = OnceLock::new();
    LINES
        .get_or_init(|| lines(include_str!("../../refdata/calendar/cn.txt")))
        .iter()
        .find(|line| line.year == year)
}

/// The notice that fixed a year's days; `None` where there is none.
pub(super) fn notice(year: i32) -> Option<&'static str> {
    official(year)?.source
}

pub(super) fn build(year: i32) -> Year {
    if let Some(line) = official(year) {
        return Year::new(Status::Official, line.holidays.clone(), &line.workdays);
    }
    let lunar = lunar(year);
    let status = if lunar.is_some() { Status::Projected } else { Status::Missing };
    Year::new(status, projected(year, lunar), &[])
}

/// The projection rule; without lunar dates only what stands on a fixed date.
fn projected(year: i32, lunar: Option<Lunar>) -> Vec<(Date, &'static HolidayName)> {
    let mut days: Vec<Dated> = Vec::new();
    let mut close = |key, window: (Date, Date)| {
        let run = window.0.iter_days().take_while(|day| *day <= window.1);
        days.extend(within(year, run).map(|day| (day, key)));
    };
    // New Year's window may begin in the year before.
    close("new_year", bridge(on(year, 1, 1)));
    close("new_year", bridge(on(year + 1, 1, 1)));
    close("labour", labour(year));
    let mut national = ("national", 7);
    if let Some(lunar) = lunar {
        close("spring", spring(lunar.new_year));
        close("qingming", bridge(lunar.qingming));
        close("dragon_boat", bridge(lunar.dragon_boat));
        if lunar.mid_autumn.month() == 10 {
            national = ("national_mid_autumn", 8);
        } else {
            close("mid_autumn", bridge(lunar.mid_autumn));
        }
    }
    close(national.0, (on(year, 10, 1), on(year, 10, national.1)));
    named(days)
}

/// A one-day festival and the weekend it is joined with.
fn bridge(festival: Date) -> (Date, Date) {
    match festival.weekday() {
        Weekday::Mon | Weekday::Tue => (before(festival, 2), festival),
        Weekday::Wed => (festival, festival),
        Weekday::Thu | Weekday::Fri | Weekday::Sat => (festival, after(festival, 2)),
        Weekday::Sun => (before(festival, 1), after(festival, 1)),
    }
}

/// Eight days from the lunar eve; nine from the Sunday before when the eve is a Monday.
fn spring(new_year: Date) -> (Date, Date) {
    let eve = before(new_year, 1);
    let early = u64::from(eve.weekday() == Weekday::Mon);
    (before(eve, early), after(eve, 7))
}

/// Five days from 1 May, earlier when that is a Sunday or a Monday.
fn labour(year: i32) -> (Date, Date) {
    let may_day = on(year, 5, 1);
    let early = match may_day.weekday() {
        Weekday::Sun => 1,
        Weekday::Mon => 2,
        _ => 0,
    };
    let first = before(may_day, early);
    (first, after(first, 4))
}
