//! Several calendars at once.

use super::year::weekend;
use super::{HolidayCalendar, Status};
use crate::domain::date::Date;
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
    open_for: OpenFor,
}

impl JointCalendar {
    /// The banks of all these places.
    pub fn banks(places: impl IntoIterator<Item = HolidayCalendar>) -> Self {
        let members = places.into_iter().fold(0, |members, place| members | bit(place));
        Self { members, open_for: OpenFor::Banks }
    }

    /// The offices of one place.
    pub fn offices(place: HolidayCalendar) -> Self {
        Self { members: bit(place), open_for: OpenFor::Offices }
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
        match self.open_for {
            OpenFor::Banks => {
                !weekend(date) && self.places().all(|place| place.year(year).banks(date))
            }
            OpenFor::Offices if self.members == 0 => !weekend(date),
            OpenFor::Offices => self.places().all(|place| place.year(year).offices(date)),
        }
    }

    /// How sure the least sure member is of any day from `first` to `last`.
    pub fn status(self, first: Date, last: Date) -> Status {
        let years = first.year()..=last.year();
        let known =
            self.places().flat_map(|place| years.clone().map(move |year| place.status(year)));
        known.max().unwrap_or(Status::Missing)
    }
}

fn bit(place: HolidayCalendar) -> u8 {
    1 << place as u8
}
