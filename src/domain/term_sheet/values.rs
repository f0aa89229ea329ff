//! A leaf of the deal as a contract writes it.

use crate::domain::deal::PaymentKind;
use crate::domain::draft::{FieldValue, FieldValues};
use crate::domain::format::{MonthName, day, money, percent};
use crate::domain::lang::Lang;
use crate::domain::number;
use crate::domain::schema::{FieldKind, field_at};
use crate::domain::words;
use rust_decimal::Decimal;

/// What a leaf says in a language; `None` when it says nothing that can be used.
pub fn value(values: &FieldValues, path: &str, lang: Lang) -> Option<String> {
    let field = field_at(path)?;
    let print =
        |word: &str| words::choice_in_print(field.path, word, lang).unwrap_or(word).to_owned();
    Some(match values.value(path)? {
        FieldValue::Nothing => return None,
        FieldValue::Text(text) if text.is_empty() => return None,
        FieldValue::Text(word) if matches!(field.kind, FieldKind::Choice(_)) => print(word),
        FieldValue::Text(text) => text.clone(),
        FieldValue::Flag(flag) => print(if *flag { "true" } else { "false" }),
        FieldValue::Exact(amount) => money(*amount, values.text("terms.currency"), lang),
        FieldValue::Real(number) => match field.kind {
            FieldKind::Modelled => money(*number, values.text("terms.currency"), lang),
            FieldKind::Percent(_) | FieldKind::OptionalPercent(_) => percent(*number, lang),
            _ => number.normalize().to_string(),
        },
        FieldValue::Whole(number) => number.to_string(),
        FieldValue::Shift(number) => number.to_string(),
        FieldValue::Date(date) => day(*date, MonthName::Full, lang),
    })
}

/// The face of some kinds of payment together, millions: of all kinds, the headline. Amounts that cannot be read
/// are left out.
pub fn face(values: &FieldValues, kinds: &[PaymentKind]) -> Decimal {
    let paths = kinds.iter().filter_map(|kind| kind.face_path());
    let paths = paths.flat_map(|path| values.expand(path));
    number::sum(paths.filter_map(|path| values.decimal(&path)))
}
