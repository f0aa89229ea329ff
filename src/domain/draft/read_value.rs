//! Reads a leaf's text: one value, or a range of them.

use super::field_value::FieldValue;
use super::read_range::read_range;
use super::read_single::read_single;
use crate::domain::issue::Problem;
use crate::domain::schema::{FieldKind, field_at};

/// Whether two texts of the field at a path say the same: `4000万` and `40` are one amount.
pub fn says_the_same(path: &str, a: &str, b: &str) -> bool {
    let read = |text| field_at(path).and_then(|field| read_value(field.kind, text).ok());
    a == b || read(a).is_some_and(|value| read(b) == Some(value))
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
