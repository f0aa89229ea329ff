//! Which sections and lines stand in a deal's sheet.

use super::notes::notes_of;
use super::source::{Condition, Section, Test, placed};
use crate::domain::deal::ClauseNote;
use crate::domain::diligence::Finding;
use crate::domain::draft::{FieldValue, FieldValues};

/// What the parties noted of every section; one whose conditions do not hold is left out.
pub(super) fn standing_notes(values: &FieldValues, sections: &[Section]) -> Vec<ClauseNote> {
    let facts = SheetFacts { values, sections: &[], notes: &[], findings: &[] };
    let mut notes = notes_of(values, sections);
    for (note, section) in notes.iter_mut().zip(sections) {
        note.removed |= !facts.any_holds(&section.when, "");
    }
    notes
}

/// What conditions are asked of.
pub(super) struct SheetFacts<'a> {
    pub values: &'a FieldValues,
    pub sections: &'a [Section],
    /// What the parties noted of each.
    pub notes: &'a [ClauseNote],
    pub findings: &'a [Finding],
}

impl SheetFacts<'_> {
    /// Whether one of some groups holds at a row; without any, always.
    pub fn any_holds(&self, groups: &[Vec<Condition>], row: &str) -> bool {
        let all = |group: &Vec<Condition>| group.iter().all(|asked| self.holds(row, asked));
        groups.is_empty() || groups.iter().any(all)
    }

    fn holds(&self, row: &str, condition: &Condition) -> bool {
        if let Some(id) = condition.path.strip_prefix('@') {
            return is_word(self.choice_of(id), &condition.test);
        }
        if let Some(key) = condition.path.strip_prefix('#') {
            let found = self.findings.iter().find(|finding| finding.question.key == key);
            return is_word(found.map_or("", |_| key), &condition.test);
        }
        let path = placed(row, condition.path);
        if let Some(positive) = condition.test.opposite() {
            return !self.values.expand(&path).iter().any(|path| is(self.values, path, &positive));
        }
        self.values.expand(&path).iter().any(|path| is(self.values, path, &condition.test))
    }

    /// The alternative of a section that stands; empty where the section is left out.
    fn choice_of(&self, id: &str) -> &str {
        let mut all = self.sections.iter().zip(self.notes);
        let stands = all.find(|(section, note)| section.id == id && !note.removed);
        stands.map_or("", |(section, note)| section.chosen(&note.choice).map_or("", |it| it.id))
    }
}

/// Whether a word is as asked; an empty one says nothing.
fn is_word(word: &str, test: &Test) -> bool {
    match test {
        Test::Given => !word.is_empty(),
        Test::NotGiven => word.is_empty(),
        Test::Is(words) => words.contains(&word),
        Test::IsNot(words) => !words.contains(&word),
        Test::Several => false,
        Test::NotSeveral => true,
    }
}

/// Whether what stands at a path is as asked, of the tests that ask for something.
fn is(values: &FieldValues, path: &str, test: &Test) -> bool {
    let word = || match values.value(path) {
        Some(FieldValue::Flag(true)) => "true",
        Some(FieldValue::Flag(false)) => "false",
        _ => values.text(path),
    };
    match test {
        Test::Given | Test::NotGiven => values.is_given(path),
        Test::Is(words) | Test::IsNot(words) => words.contains(&word()),
        Test::Several | Test::NotSeveral => values.rows(path) > 1,
    }
}
