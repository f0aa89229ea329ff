//! One year of one calendar, ready to be asked about single days.

use super::name::HolidayName;
use super::{Day, Status};
use crate::domain::date::Date;
use chrono::{Datelike, Weekday};

/// A set of days of a year, one bit each.
#[derive(Debug, Default)]
struct DaySet([u64; 6]);

impl DaySet {
    fn insert(&mut self, date: Date) {
        let day = date.ordinal0();
        if let Some(word) = self.0.get_mut(day as usize / 64) {
            *word |= 1 << (day % 64);
        }
    }

    fn contains(&self, date: Date) -> bool {
        let day = date.ordinal0();
        self.0.get(day as usize / 64).is_some_and(|word| word >> (day % 64) & 1 == 1)
    }
}

/// One year of one calendar.
#[derive(Debug)]
pub(super) struct Year {
    pub(super) status: Status,
    holidays: Vec<(Date, &'static HolidayName)>,
    /// Closed for banks, weekends left out.
    closed: DaySet,
    /// Make-up workdays: open for paperwork although a weekend day.
    workdays: DaySet,
}

impl Year {
    pub(super) fn new(
        status: Status,
        holidays: Vec<(Date, &'static HolidayName)>,
        made_up: &[Date],
    ) -> Self {
        let (mut closed, mut workdays) = (DaySet::default(), DaySet::default());
        holidays.iter().for_each(|(day, _)| closed.insert(*day));
        made_up.iter().for_each(|day| workdays.insert(*day));
        Self { status, holidays, closed, workdays }
    }

    /// Whether banks settle on a day of this year that is no weekend day.
    pub(super) fn banks(&self, date: Date) -> bool {
        !self.closed.contains(date)
    }

    /// Whether offices work on a day of this year.
    pub(super) fn offices(&self, date: Date) -> bool {
        self.workdays.contains(date) || (!weekend(date) && self.banks(date))
    }

    pub(super) fn day(&self, date: Date) -> Day {
        Day {
            open: !weekend(date) && self.banks(date),
            paperwork: self.offices(date),
            holiday: self.holidays.iter().find(|(day, _)| *day == date).map(|(_, name)| *name),
            status: self.status,
        }
    }
}

pub(super) fn weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}
