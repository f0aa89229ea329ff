//! Business-day adjustment: a closed day moved by the ISDA conventions, business days counted. No date is moved
//! anywhere else.

use super::JointCalendar;
use crate::domain::date::Date;
use crate::domain::deal::BusinessDayConvention;
use chrono::Datelike;

impl JointCalendar {
    /// Moves a closed day as the convention says; an open day stays. Modified following turns back when
    /// the next open day is in another month.
    ///
    /// ```
    /// use parley::domain::calendar::{HolidayCalendar, JointCalendar};
    /// use parley::domain::date::parse;
    /// use parley::domain::deal::BusinessDayConvention::{Following, ModifiedFollowing};
    ///
    /// let banks = JointCalendar::banks([HolidayCalendar::UsFed]);
    /// let sunday = parse("2026-05-31").unwrap();
    /// assert_eq!(Some(banks.adjust(sunday, Following)), parse("2026-06-01"));
    /// assert_eq!(Some(banks.adjust(sunday, ModifiedFollowing)), parse("2026-05-29"));
    /// ```
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
