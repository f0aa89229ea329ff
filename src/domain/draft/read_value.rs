//! Reads a leaf's text: one value, or a range of them.

use super::field_value::FieldValue;
use super::range_value::RangeValue;
use super::read_range::read_range;
use super::read_single::read_single;
use crate::domain::issue::Problem;
use crate::domain::schema::{FieldKind, field_at};

/// Whether two texts of the field at a path say the same: `4000万` and `40` are one amount, `8 to 14亿` and
/// `800-1400` one range.
pub fn says_the_same(path: &str, a: &str, b: &str) -> bool {
    let read = |text| field_at(path).and_then(|field| read_value(field.kind, text).ok());
    a == b
        || match (read(a), read(b)) {
            (Some(FieldValue::Range(a)), Some(FieldValue::Range(b))) => a.says_the_same(&b),
            (Some(a), Some(b)) => a == b,
            (None, _) | (_, None) => false,
        }
}

/// The range a text says in the field at a path; `None` where it says one value, or nothing that can be read.
pub fn range_at(path: &str, text: &str) -> Option<RangeValue> {
    match field_at(path).map(|field| read_value(field.kind, text)) {
        Some(Ok(FieldValue::Range(range))) => Some(*range),
        Some(Ok(_) | Err(_)) | None => None,
    }
}

/// Whether the field at a path can read a text, and says something by it.
pub fn says_something(path: &str, text: &str) -> bool {
    let value = field_at(path).and_then(|field| read_value(field.kind, text).ok());
    value.is_some_and(|value| value.is_given())
}

/// Reads a leaf's text: one value, or a range of them.
pub(super) fn read_value(kind: FieldKind, text: &str) -> Result<FieldValue, Problem> {
    let single = read_single(kind, text);
    let Err(problem) = single else { return single };
    match read_range(kind, text) {
        // Not one of its numbers can be read: it was no range.
        None | Some(Err(Problem::Number(_))) => Err(problem),
        Some(range) => range.map(|range| FieldValue::Range(Box::new(range))),
    }
}
