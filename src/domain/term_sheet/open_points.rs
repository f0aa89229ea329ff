//! What the parties have not yet settled.

use super::catalogue;
use super::stands::standing_notes;
use crate::domain::deal::{AnswerState, ClauseStatus};
use crate::domain::diligence::{DiligenceItem, items};
use crate::domain::draft::FieldValues;
use crate::domain::lang::Lang;

/// The points still open, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenPoints {
    /// Sections that stand in the sheet and are not marked as agreed.
    pub sections: usize,
    /// Questions of diligence whose answer is not clear, and became no term of the sheet.
    pub findings: usize,
    /// Questions of diligence somebody has begun to answer.
    pub answered: usize,
    /// Questions of diligence nobody has answered.
    pub unanswered: usize,
}

impl OpenPoints {
    /// What is to be settled; a question nobody has asked is none yet.
    pub fn count(self) -> usize {
        self.sections + self.findings
    }
}

/// The points still open.
pub fn points_open(values: &FieldValues) -> OpenPoints {
    let notes = standing_notes(values, catalogue::sections(Lang::En));
    let sections = notes.iter().filter(|note| !note.removed && note.status != ClauseStatus::Agreed);
    let asked = items(values);
    let is_open = |item: &&DiligenceItem| {
        item.row.is_some() && item.state != AnswerState::Clear && item.becomes.is_none()
    };
    OpenPoints {
        sections: sections.count(),
        findings: asked.iter().filter(is_open).count(),
        answered: asked.iter().filter(|item| item.row.is_some()).count(),
        unanswered: asked.iter().filter(|item| item.row.is_none()).count(),
    }
}
