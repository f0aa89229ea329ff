//! What both parties have not yet settled on paper.

use super::catalogue;
use super::stands::standing_notes;
use crate::domain::deal::ClauseStatus;
use crate::domain::draft::FieldValues;
use crate::domain::lang::Lang;

/// The number of points still open: sections that stand in the sheet and are not marked as agreed.
pub fn points_open(values: &FieldValues) -> usize {
    let notes = standing_notes(values, catalogue::sections(Lang::En));
    notes.iter().filter(|note| !note.removed && note.status != ClauseStatus::Agreed).count()
}
