//! The long closures: what a payment had better not run into.

use super::{HolidayCalendar, HolidayName, Status};
use crate::domain::date::Date;
use chrono::Datelike;

/// Weekdays that make a run of closed days a long one.
const LONG: usize = 3;

/// A run of days on which a place does not work at all, weekends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closure {
    /// Whose.
    pub calendar: HolidayCalendar,
    /// First closed day.
    pub from: Date,
    /// Last closed day.
    pub to: Date,
    /// The holiday with the most days in it.
    pub name: &'static HolidayName,
    /// Closed days Monday to Friday.
    pub weekdays: usize,
    /// How sure.
    pub status: Status,
}

impl Closure {
    /// Whether a day lies in it.
    pub fn contains(&self, date: Date) -> bool {
        (self.from..=self.to).contains(&date)
    }

    /// Whether it shares a day with the span.
    pub fn overlaps(&self, first: Date, last: Date) -> bool {
        self.from <= last && first <= self.to
    }
}

/// Every closure of three or more weekdays that shares a day with the span, whole, in order.
pub fn closures_between(calendar: HolidayCalendar, first: Date, last: Date) -> Vec<Closure> {
    let works = |day: Date| calendar.day(day).paperwork;
    let mut runs = Vec::new();
    let mut day = start_of_run(first, works);
    while day <= last {
        let Some(end) = end_of_run(day, works) else { break };
        runs.extend(closure(calendar, day, end));
        let Some(next) = end.succ_opt() else { break };
        // The day after a run works; the next run starts later.
        match next.iter_days().find(|day| !works(*day)) {
            Some(start) => day = start,
            None => break,
        }
    }
    runs.retain(|run| run.overlaps(first, last));
    runs
}

/// Every closure of three or more weekdays with its first day in the span.
pub fn closures(calendar: HolidayCalendar, from: Date, to: Date) -> Vec<Closure> {
    let mut runs = closures_between(calendar, from, to);
    runs.retain(|run| run.from >= from);
    runs
}

/// The first closed day of the run `date` lies in, or the next closed day.
fn start_of_run(date: Date, works: impl Fn(Date) -> bool) -> Date {
    let mut day = date;
    if works(day) {
        return day.iter_days().find(|day| !works(*day)).unwrap_or(Date::MAX);
    }
    while let Some(previous) = day.pred_opt().filter(|day| !works(*day)) {
        day = previous;
    }
    day
}

fn end_of_run(start: Date, works: impl Fn(Date) -> bool) -> Option<Date> {
    start.iter_days().take_while(|day| !works(*day)).last()
}

fn closure(calendar: HolidayCalendar, from: Date, to: Date) -> Option<Closure> {
    let days: Vec<Date> = from.iter_days().take_while(|day| *day <= to).collect();
    let weekdays = days.iter().filter(|day| day.weekday().number_from_monday() <= 5).count();
    if weekdays < LONG {
        return None;
    }
    let named: Vec<_> = days.iter().filter_map(|day| calendar.day(*day).holiday).collect();
    let of_name = |name: &HolidayName| named.iter().filter(|other| other.key == name.key).count();
    // The first of equals: max_by_key keeps the last, so the run is read backwards.
    let name = named.iter().rev().max_by_key(|name| of_name(name))?;
    let status = days.iter().map(|day| calendar.status(day.year())).max()?;
    Some(Closure { calendar, from, to, name, weekdays, status })
}
