//! Until when a fact of the world counts: no page that is kept for years may show an old one as today's.

use crate::domain::date::{Date, parse};

/// When a fact was last looked up, and the last day on which that still counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FactReview {
    /// The day it was last looked up.
    pub checked_on: Date,
    /// The last day on which it counts; afterwards it is unknown until somebody looks again.
    pub review_by: Date,
}

impl FactReview {
    /// The two cells that end a row of reference data. `None` where one is no date.
    pub fn of_cells(checked_on: &str, review_by: &str) -> Option<Self> {
        Some(Self { checked_on: parse(checked_on)?, review_by: parse(review_by)? })
    }

    /// The first day on which the fact is unknown, where that has come; `None` while it counts.
    ///
    /// ```
    /// use parley::domain::{date::parse, refdata::FactReview};
    ///
    /// let review = FactReview::of_cells("2026-11-30", "2027-01-31").unwrap();
    /// assert_eq!(review.unknown_since(parse("2027-01-31").unwrap()), None);
    /// assert_eq!(review.unknown_since(parse("2031-06-01").unwrap()), parse("2027-02-01"));
    /// ```
    pub fn unknown_since(self, today: Date) -> Option<Date> {
        let since = self.review_by.succ_opt().unwrap_or(Date::MAX);
        (today >= since).then_some(since)
    }
}
