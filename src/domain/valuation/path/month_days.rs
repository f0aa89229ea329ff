//! A programme's months as days: looked up, not counted on the calendar again.

use crate::domain::date::{Date, add_months};

/// Months that are looked up; later ones are counted.
const MONTHS: u32 = 600;

/// Days after the valuation date on which the months of a programme begin.
pub struct MonthDays {
    start_on: Date,
    days: Vec<i32>,
}

impl MonthDays {
    /// Of a programme that starts on a day.
    pub fn of(start_on: Date, valuation_on: Date) -> Self {
        let day = |month| days_between(valuation_on, add_months(start_on, month));
        Self { start_on, days: (0..MONTHS).map(day).collect() }
    }

    /// The day of a month.
    pub fn day(&self, month: u32, valuation_on: Date) -> i32 {
        let known = self.days.get(month as usize).copied();
        known.unwrap_or_else(|| days_between(valuation_on, self.date(month)))
    }

    /// The date of a month.
    pub fn date(&self, month: u32) -> Date {
        add_months(self.start_on, month)
    }
}

fn days_between(from: Date, to: Date) -> i32 {
    i32::try_from((to - from).num_days()).unwrap_or(i32::MAX)
}
