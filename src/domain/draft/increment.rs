//! Arrow keys on a number: one step up or down, keeping the way it was typed where possible.

use super::field_value::FieldValue;
use super::read_value::read_value;
use crate::domain::date::add_days;
use crate::domain::number::{self, AmountUnit};
use crate::domain::schema::FieldKind;
use chrono::Days;
use rust_decimal::Decimal;

/// How far one key press goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Increment {
    /// A tenth of a unit.
    Tenth,
    /// One unit (million, percent, month, day; of amounts in 亿 ten million).
    One,
    /// Ten units.
    Ten,
}

/// The text one step up (`up`) or down, of an amount in the unit on view; `None` when the text is no number, or the
/// step would be refused.
pub fn increment(
    kind: FieldKind,
    text: &str,
    step: Increment,
    up: bool,
    unit: AmountUnit,
) -> Option<String> {
    let by = match step {
        Increment::Tenth => Decimal::new(1, 1),
        Increment::One => Decimal::ONE,
        Increment::Ten => Decimal::TEN,
    };
    let by = if up { by } else { -by };
    let next = match read_value(kind, text).ok()? {
        FieldValue::Exact(amount) | FieldValue::Real(amount) if kind.is_amount() => {
            // A step of a whole 亿 would be no nudge.
            let by = if unit == AmountUnit::Yi { by * Decimal::TEN } else { by };
            unit.kept(&unit.shown(&number::amount_text(number::sum([amount, by]))).text)
        }
        FieldValue::Real(fraction)
            if matches!(kind, FieldKind::Percent(_) | FieldKind::OptionalPercent(_)) =>
        {
            number::percent_text(number::sum([fraction, by / Decimal::ONE_HUNDRED]))
        }
        FieldValue::Exact(number) | FieldValue::Real(number) => {
            number::amount_text(number::sum([number, by]))
        }
        FieldValue::Whole(number) => {
            number::amount_text(number::sum([Decimal::from(number), by.round_dp(0)]))
        }
        FieldValue::Shift(number) => {
            number::amount_text(number::sum([Decimal::from(number), by.round_dp(0)]))
        }
        FieldValue::Date(date) if up => add_days(date, days(by)).to_string(),
        FieldValue::Date(date) => date.checked_sub_days(Days::new(days(by).into()))?.to_string(),
        FieldValue::Range(_) | FieldValue::Text(_) | FieldValue::Flag(_) | FieldValue::Nothing => {
            return None;
        }
    };
    read_value(kind, &next).is_ok().then_some(next)
}

fn days(by: Decimal) -> u32 {
    if by.abs() >= Decimal::TEN { 10 } else { 1 }
}
