//! Arrow keys on a number: one step up or down, keeping the way it was typed where possible.

use super::Kind;
use super::leaf::{Leaf, read_leaf};
use crate::domain::date::add_days;
use crate::domain::number;
use chrono::Days;
use rust_decimal::Decimal;

/// How far one key press goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A tenth of a unit.
    Tenth,
    /// One unit (million, percent, month, day).
    One,
    /// Ten units.
    Ten,
}

/// The text one step up (`up`) or down; `None` when the text is no number, or the step would be refused.
pub fn nudge(kind: Kind, text: &str, step: Step, up: bool) -> Option<String> {
    let by = match step {
        Step::Tenth => Decimal::new(1, 1),
        Step::One => Decimal::ONE,
        Step::Ten => Decimal::TEN,
    };
    let by = if up { by } else { -by };
    let next = match read_leaf(kind, text).ok()? {
        Leaf::Exact(number) => number::amount_text(number::sum([number, by])),
        Leaf::Real(fraction) if matches!(kind, Kind::Percent(_) | Kind::OptionalPercent(_)) => {
            number::percent_text(number::sum([fraction, by / Decimal::ONE_HUNDRED]))
        }
        Leaf::Real(number) => number::amount_text(number::sum([number, by])),
        Leaf::Whole(number) => {
            number::amount_text(number::sum([Decimal::from(number), by.round_dp(0)]))
        }
        Leaf::Shift(number) => {
            number::amount_text(number::sum([Decimal::from(number), by.round_dp(0)]))
        }
        Leaf::Date(date) if up => add_days(date, days(by)).to_string(),
        Leaf::Date(date) => date.checked_sub_days(Days::new(days(by).into()))?.to_string(),
        Leaf::Text(_) | Leaf::Flag(_) | Leaf::Nothing => return None,
    };
    read_leaf(kind, &next).is_ok().then_some(next)
}

fn days(by: Decimal) -> u32 {
    if by.abs() >= Decimal::TEN { 10 } else { 1 }
}
