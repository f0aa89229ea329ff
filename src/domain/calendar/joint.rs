//! The business-day algebra: joint calendars, the ISDA conventions, counting days. No date is moved
//! anywhere else.

use super::year::weekend;
use super::{HolidayCalendar, Status};
use crate::domain::date::Date;
use crate::domain::deal::BusinessDayConvention;
use chrono::Datelike;

/// What a day must be open for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum OpenFor {
    /// Wires and foreign exchange: make-up workdays are closed.
    Banks,
    /// Reviews and registrations: make-up workdays are open.
    Offices,
}

/// Several calendars at once: open only when all are. Without any it knows weekends only.
///
/// ```
/// use parley::domain::calendar::{HolidayCalendar, JointCalendar};
/// use parley::domain::date::parse;
/// let banks = JointCalendar::banks([HolidayCalendar::UsFed, HolidayCalendar::Cn]);
/// let thursday = parse("2026-02-12").unwrap();
/// assert_eq!(banks.add(thursday, 2), parse("2026-02-24").unwrap()); // after the Spring Festival
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JointCalendar {
    members: u8,
    desk: OpenFor,
}

impl JointCalendar {
    /// The banks of all these places.
    pub fn banks(places: impl IntoIterator<Item = HolidayCalendar>) -> Self {
        let members = places.into_iter().fold(0, |members, place| members | bit(place));
        Self { members, desk: OpenFor::Banks }
    }

    /// The offices of one place.
    pub fn offices(place: HolidayCalendar) -> Self {
        Self { members: bit(place), desk: OpenFor::Offices }
    }

    /// This and one more place.
    pub fn and(self, place: HolidayCalendar) -> Self {
        Self { members: self.members | bit(place), ..self }
    }

    /// The places, in the order of [`HolidayCalendar::ALL`].
    pub fn places(self) -> impl Iterator<Item = HolidayCalendar> {
        HolidayCalendar::ALL.into_iter().filter(move |place| self.members & bit(*place) != 0)
    }

    /// Whether all places are open.
    pub fn is_open(self, date: Date) -> bool {
        let year = date.year();
        match self.desk {
            OpenFor::Banks => {
                !weekend(date) && self.places().all(|place| place.year(year).banks(date))
            }
            OpenFor::Offices if self.members == 0 => !weekend(date),
            OpenFor::Offices => self.places().all(|place| place.year(year).offices(date)),
        }
    }

    /// Moves a closed day as the convention says; an open day stays. Modified following turns back when
    /// the next open day is in another month.
    pub fn adjust(self, date: Date, convention: BusinessDayConvention) -> Date {
        match convention {
            BusinessDayConvention::Following => self.following(date),
            BusinessDayConvention::Preceding => self.preceding(date),
            BusinessDayConvention::ModifiedFollowing => {
                let next = self.following(date);
                if next.month() == date.month() { next } else { self.preceding(date) }
            }
        }
    }

    /// The `n`-th open day strictly after `date`, whether or not `date` is open; with `n` 0 the date
    /// itself, rolled forward when closed.
    pub fn add(self, date: Date, n: u32) -> Date {
        if n == 0 {
            return self.following(date);
        }
        let mut left = n;
        let mut day = date;
        while left > 0 {
            let Some(next) = day.succ_opt() else { return Date::MAX };
            day = next;
            left -= u32::from(self.is_open(day));
        }
        day
    }

    /// The `n`-th open day strictly before `date`; with `n` 0 the date itself, rolled back when closed.
    pub fn subtract(self, date: Date, n: u32) -> Date {
        let mut day = date;
        for _ in 0..n {
            day = self.preceding(day.pred_opt().unwrap_or(Date::MIN));
        }
        if n == 0 { self.preceding(date) } else { day }
    }

    /// How sure the least sure member is of any day from `first` to `last`.
    pub fn status(self, first: Date, last: Date) -> Status {
        let years = first.year()..=last.year();
        let known =
            self.places().flat_map(|place| years.clone().map(move |year| place.status(year)));
        known.max().unwrap_or(Status::Missing)
    }

    fn following(self, date: Date) -> Date {
        let mut days = date.iter_days();
        days.find(|day| self.is_open(*day)).unwrap_or(Date::MAX)
    }

    fn preceding(self, date: Date) -> Date {
        let mut day = date;
        while !self.is_open(day) {
            match day.pred_opt() {
                Some(previous) => day = previous,
                None => return Date::MIN,
            }
        }
        day
    }
}

fn bit(place: HolidayCalendar) -> u8 {
    1 << place as u8
}
