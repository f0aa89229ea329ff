//! What both parties have not yet settled on paper.

use super::catalogue;
use super::notes::note_of;
use crate::domain::deal::ClauseStatus;
use crate::domain::draft::FieldValues;
use crate::domain::lang::Lang;

/// The number of points still open: sections that stand in the sheet and are not marked as agreed.
pub fn points_open(values: &FieldValues) -> usize {
    let notes = catalogue::sections(Lang::En).iter().map(|section| note_of(values, section.id));
    notes.filter(|note| !note.removed && note.status != ClauseStatus::Agreed).count()
}
