//! What the parties may decide of a section, in the words of the document.

use super::blanks::blank_of;
use super::catalogue::sections;
use super::notes::notes_of;
use crate::domain::deal::ClauseNote;
use crate::domain::draft::FieldValues;
use crate::domain::lang::Lang;
use crate::domain::words;

/// A thing the parties may decide of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Which of its wordings stands.
    Wording,
    /// How far they are with it.
    Status,
    /// Who proposed it.
    By,
    /// Whether it binds before the contract.
    Binding,
    /// Whether it is left out.
    LeftOut,
    /// What they added to it.
    Text,
    /// What they filled into a blank of its draft, by the blank's word.
    Blank(&'static str),
}

impl Decision {
    /// All that every section has.
    pub const ALL: [Self; 6] =
        [Self::Wording, Self::Status, Self::By, Self::Binding, Self::LeftOut, Self::Text];

    /// By the field that holds it.
    pub fn of_field(field: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|decision| decision.field() == field)
    }

    /// The field of a row of `clauses` that holds it.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Wording => "choice",
            Self::Status => "status",
            Self::By => "by",
            Self::Binding => "binding",
            Self::LeftOut => "removed",
            Self::Text => "text",
            Self::Blank(_) => "blanks",
        }
    }

    /// What it is called in a section.
    pub fn name(self, section: &str, lang: Lang) -> &'static str {
        if let Self::Blank(id) = self {
            return blank_of(section, id).map_or("", |blank| blank.name(lang));
        }
        words::field_label(&format!("clauses[].{}", self.field()), lang)
    }

    /// What was decided of a section; where nobody did, what stands then. `None` where nothing does.
    pub fn text(self, values: &FieldValues, section: &str, lang: Lang) -> Option<String> {
        let at = sections(Lang::En).iter().position(|known| known.id == section)?;
        let note = notes_of(values, sections(Lang::En).get(at..=at)?).pop()?;
        match self {
            Self::Text => return Some(note.text).filter(|text| !text.is_empty()),
            Self::Blank(id) => {
                let filled = note.blanks.into_iter().find(|filled| filled.id == id)?;
                let text = blank_of(section, id)?.said(&filled.text, lang);
                return Some(text).filter(|text| !text.is_empty());
            }
            Self::Wording | Self::Status | Self::By | Self::Binding | Self::LeftOut => {}
        }
        let text = match self.word(&note) {
            Some(word) => words::choice(&format!("clauses[].{}", self.field()), word, lang),
            None => wording(section, &note.choice, lang),
        };
        text.map(str::to_owned)
    }

    /// The word a note has of it; `None` for what is no word of a list.
    fn word(self, note: &ClauseNote) -> Option<&'static str> {
        match self {
            Self::Status => Some(note.status.word()),
            Self::By => Some(note.by.map_or("none", |side| side.word())),
            Self::Binding => Some(note.binding.word()),
            Self::LeftOut => Some(if note.removed { "true" } else { "false" }),
            Self::Wording | Self::Text | Self::Blank(_) => None,
        }
    }
}

/// What a wording of a section is called: the first where none is chosen.
fn wording(section: &str, choice: &str, lang: Lang) -> Option<&'static str> {
    let section = sections(lang).iter().find(|known| known.id == section)?;
    let chosen = section.alternatives.iter().find(|way| way.id == choice);
    Some(chosen.or(section.alternatives.first())?.name)
}
