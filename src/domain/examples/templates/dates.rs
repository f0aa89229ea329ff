//! The days of a template, counted from the one it is made.

use super::document::DealFileBuilder;
use crate::domain::date::{Date, add_months};
use chrono::Datelike;

/// From signing to the contract's effect: antitrust review.
const MONTHS_TO_EFFECT: u32 = 2;

/// Signature and valuation `today`; programmes start on the first of the month after the effective date.
pub fn dates(document: &mut DealFileBuilder, today: Date) {
    let effective_on = add_months(today, MONTHS_TO_EFFECT);
    document.put("terms.sheet_on", today.to_string());
    document.put("terms.signed_on", today.to_string());
    document.put("terms.effective_on", effective_on.to_string());
    document.put("assumptions.valuation_on", today.to_string());
    document.put("assumptions.programmes.0.start_on", start_on(today).to_string());
}

/// The first day of a programme's first stage.
pub fn start_on(today: Date) -> Date {
    let effective_on = add_months(today, MONTHS_TO_EFFECT);
    add_months(effective_on, 1).with_day(1).unwrap_or(effective_on)
}

/// The last day of the year `years` after `today`'s.
pub fn year_end(today: Date, years: i32) -> Date {
    Date::from_ymd_opt(today.year() + years, 12, 31).unwrap_or(today)
}
