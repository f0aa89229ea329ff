//! Which days banks are open, as dated data: every answer says how sure it is.
//!
//! [`HolidayCalendar`] is one place's days; [`JointCalendar`] holds several and does the business-day
//! algebra (`adjust`, `add`); [`closures`] lists the long ones. Saturday and Sunday are closed everywhere;
//! mainland China's make-up workdays are open for paperwork only, never for wires and foreign exchange.
//!
//! | years | comes from |
//! |---|---|
//! | US Fed, TARGET, all | rule |
//! | mainland China 2015–2026 | the State Council's notices; to 2040 a projection rule |
//! | Hong Kong 2015–2040 | the ordinance's rules; 2025 and 2026 agree with the official lists |
//! | UK, Japan, Switzerland 2025–2028 | a public library's computation |
//! | beyond | weekends and fixed-date holidays only, and said so: [`Status::Missing`] |

mod china;
mod closures;
mod holiday_calendar;
mod hong_kong;
mod joint;
mod line_table;
mod name;
mod rules;
mod uk_jp_ch;
mod year;

pub use closures::{Closure, closures, closures_between};
pub use holiday_calendar::HolidayCalendar;
pub use joint::JointCalendar;
pub use name::HolidayName;

use super::word_enum::word_enum;

word_enum! {
    /// How sure a calendar's day is. Ordered from sure to not known at all.
    #[derive(PartialOrd, Ord)]
    pub enum Status {
        /// As the authority published it.
        Official = "official",
        /// By a standing rule, in force until further notice.
        Rule = "rule",
        /// By a rule, for a year whose list the authority has not published.
        Projected = "projected",
        /// No data: weekends and fixed-date holidays only.
        Missing = "missing",
    }
}

/// A calendar's answer for one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// Banks settle: wires, foreign exchange.
    pub open: bool,
    /// Offices work: reviews, registrations. Differs from `open` on make-up workdays only.
    pub paperwork: bool,
    /// The holiday, also where it falls on a weekend.
    pub holiday: Option<&'static HolidayName>,
    /// How sure the answer is.
    pub status: Status,
}
