//! How long a step takes and what that rests on, in the page's language.

use crate::app::state::AppState;
use crate::domain::cash_path::{DayRange, DurationBasis, DurationUnit};
use crate::tr;

/// A duration with its unit: `2–4–10 business days`.
pub fn duration_range(state: AppState, span: DayRange, unit: DurationUnit) -> String {
    let [min, likely, max] = span.to_array();
    let unit = match unit {
        DurationUnit::Business => tr!(state, pay.business_days),
        DurationUnit::Calendar => tr!(state, pay.calendar_days),
    };
    if min == max { format!("{likely} {unit}") } else { format!("{min}–{likely}–{max} {unit}") }
}

/// What a duration rests on.
pub fn basis_name(state: AppState, basis: DurationBasis) -> &'static str {
    match basis {
        DurationBasis::Statutory => tr!(state, pay.statutory),
        DurationBasis::Practice => tr!(state, pay.practice),
        DurationBasis::Assumption => tr!(state, pay.assumption),
    }
}
