//! How far the parties are with a section, in words.

use crate::domain::deal::{ClauseNote, ClauseStatus, Party};
use crate::domain::lang::Lang;

/// What is said beside a section's title; nothing while it is open.
pub(super) fn standing(note: &ClauseNote, lang: Lang) -> &'static str {
    match (note.status, note.by, lang) {
        (ClauseStatus::Open, ..) => "",
        (ClauseStatus::Proposed, None, Lang::En) => "proposed",
        (ClauseStatus::Proposed, None, Lang::Zh) => "已提出",
        (ClauseStatus::Proposed, Some(Party::Licensee), Lang::En) => "proposed by Licensee",
        (ClauseStatus::Proposed, Some(Party::Licensee), Lang::Zh) => "被许可方提出",
        (ClauseStatus::Proposed, Some(Party::Licensor), Lang::En) => "proposed by Licensor",
        (ClauseStatus::Proposed, Some(Party::Licensor), Lang::Zh) => "许可方提出",
        (ClauseStatus::Agreed, None, Lang::En) => "agreed",
        (ClauseStatus::Agreed, None, Lang::Zh) => "已商定",
        (ClauseStatus::Agreed, Some(Party::Licensee), Lang::En) => "agreed, proposed by Licensee",
        (ClauseStatus::Agreed, Some(Party::Licensee), Lang::Zh) => "已商定，被许可方提出",
        (ClauseStatus::Agreed, Some(Party::Licensor), Lang::En) => "agreed, proposed by Licensor",
        (ClauseStatus::Agreed, Some(Party::Licensor), Lang::Zh) => "已商定，许可方提出",
    }
}
