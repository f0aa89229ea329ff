//! Which side of the table is ours, and the value below which each side would rather not sign.

use crate::domain::deal::Party;
use crate::domain::draft::{Draft, FieldValues, child};

/// The side whose deal file this is; the licensee where nothing is said.
pub fn our_side(draft: &Draft) -> Party {
    Party::from_word(draft.text("stance.side")).unwrap_or(Party::Licensee)
}

/// A side's value at its own discount rate below which it walks away, millions; `None` where it is not set or
/// cannot be read.
pub fn walk_away(values: &FieldValues, side: Party) -> Option<f64> {
    values.number(&child("stance", side.word()))
}
