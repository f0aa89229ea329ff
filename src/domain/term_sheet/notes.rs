//! What the parties noted of a section: read from the deal, and written to it.

use super::catalogue::sections;
use super::model::DraftBlank;
use super::source::Section;
use crate::domain::deal::ClauseNote;
use crate::domain::draft::{Draft, FieldValues, child, says_something};
use crate::domain::lang::Lang;
use crate::domain::schema::blank_row;

const CLAUSES: &str = "clauses";

/// What the parties noted of each section; of one drafted later that they never took in, that it is left out.
pub(super) fn notes_of(values: &FieldValues, sections: &[Section]) -> Vec<ClauseNote> {
    let rows = values.expand("clauses[]");
    let noted: Vec<&str> = rows.iter().map(|row| values.text(&child(row, "section"))).collect();
    let note = |section: &Section| {
        let row = noted.iter().position(|id| *id == section.id).and_then(|at| rows.get(at));
        let unsaid = ClauseNote { removed: section.later, ..ClauseNote::default() };
        row.map_or(unsaid, |row| values.read(row).unwrap_or_default())
    };
    sections.iter().map(note).collect()
}

/// What a field of the parties' note of a section is taken for while there is no such note.
pub fn unless_noted(section: &str, field: &str) -> &'static str {
    let later = || sections(Lang::En).iter().any(|known| known.id == section && known.later);
    if field == "removed" && later() { "true" } else { "" }
}

/// The row of `clauses` that holds what the parties noted of a section.
pub fn clause_row(draft: &Draft, id: &str) -> Option<usize> {
    (0..draft.rows(CLAUSES)).find(|row| draft.text(&format!("{CLAUSES}.{row}.section")) == id)
}

/// Writes a field of what the parties decided of a section.
pub fn decide(draft: &mut Draft, section: &str, field: &str, text: &str) {
    let row = row_for(draft, section);
    draft.set(&format!("{row}.{field}"), text);
}

/// Fills in a blank; an empty text makes it a blank again. What a term of the deal can hold goes there.
pub fn fill(draft: &mut Draft, blank: DraftBlank, text: &str) {
    let kept = blank.kept(text);
    let term = blank.term().filter(|path| !kept.is_empty() && says_something(path, &kept));
    let text = if term.is_some() { String::new() } else { kept.clone() };
    if let Some(path) = term {
        draft.set(path, &kept);
    }
    if text == filled(draft, blank) {
        return;
    }
    let list = child(&row_for(draft, blank.section), "blanks");
    let there =
        (0..draft.rows(&list)).find(|row| draft.text(&format!("{list}.{row}.id")) == blank.id);
    match there {
        Some(row) if text.is_empty() => draft.remove_row(&list, row),
        Some(row) => draft.set(&format!("{list}.{row}.text"), &text),
        None => {
            let row = child(&list, draft.rows(&list));
            draft.insert_row(&list, usize::MAX, blank_row(&list));
            draft.set(&child(&row, "id"), blank.id);
            draft.set(&child(&row, "text"), &text);
        }
    }
}

/// The text in a blank as the deal keeps it; empty where nobody filled it in.
pub fn filled(draft: &Draft, blank: DraftBlank) -> &str {
    let Some(row) = clause_row(draft, blank.section) else { return "" };
    let list = format!("{CLAUSES}.{row}.blanks");
    let mut rows = (0..draft.rows(&list)).map(|row| child(&list, row));
    let row = rows.find(|row| draft.text(&child(row, "id")) == blank.id);
    row.map_or("", |row| draft.text(&child(&row, "text")))
}

/// The path of a section's row, made where there is none.
fn row_for(draft: &mut Draft, section: &str) -> String {
    let row = clause_row(draft, section).unwrap_or_else(|| {
        let at = draft.rows(CLAUSES);
        draft.insert_row(CLAUSES, at, blank_row(CLAUSES));
        draft.set(&format!("{CLAUSES}.{at}.section"), section);
        // A section is not taken in by what else is noted of it.
        if !unless_noted(section, "removed").is_empty() {
            draft.set(&format!("{CLAUSES}.{at}.removed"), "true");
        }
        at
    });
    child(CLAUSES, row)
}
