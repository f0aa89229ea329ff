//! What the parties decided of every section, as rows that can be compared: a paper writes down only what somebody
//! touched, and a section without a row says what its draft says.

use crate::domain::draft::{Draft, child};
use crate::domain::lang::Lang;
use crate::domain::schema::blank_row;
use crate::domain::term_sheet::{Section, blanks, clause_row, filled, sections};
use serde_json::Value;
use std::collections::BTreeMap;

pub(super) const CLAUSES: &str = "clauses";

/// A row for every section in the order of the sheet, with what stands where nobody decided.
pub(super) fn of_every_section(paper: &Draft) -> Value {
    let row = |section: &'static Section| {
        let mut row = Draft::from_tree(blank_row(CLAUSES));
        let written = clause_row(paper, section.id).and_then(|row| paper.node(&place(row)));
        for (field, value) in written.and_then(Value::as_object).into_iter().flatten() {
            row.put(field, value.clone());
        }
        row.put("section", section.id.into());
        if written.is_none() && section.later {
            row.put("removed", "true".into());
        }
        let known = section.alternatives.iter().any(|way| way.id == row.text("choice"));
        if let Some(first) = section.alternatives.first().filter(|_| !known) {
            row.put("choice", first.id.into());
        }
        let filled = blanks(section)
            .into_iter()
            .map(|blank| serde_json::json!({ "id": blank.id, "text": filled(paper, blank) }));
        row.put("blanks", filled.collect());
        row.tree().clone()
    };
    sections(Lang::En).iter().map(row).collect()
}

/// The rows as a paper has them, each by the key its section has among all, and the same of the blanks of each.
pub(super) fn written(paper: &Draft, key: fn(usize) -> String) -> BTreeMap<String, Vec<String>> {
    let mut written = BTreeMap::new();
    let mut rows = Vec::new();
    for row in (0..paper.rows(CLAUSES)).map(place) {
        let id = paper.text(&child(&row, "section"));
        let known = sections(Lang::En).iter().enumerate().find(|(_, section)| section.id == id);
        let Some((at, section)) = known else {
            rows.push(String::new());
            continue;
        };
        let all = blanks(section);
        let blank = |blank: usize| {
            let id = paper.text(&format!("{row}.blanks.{blank}.id"));
            all.iter().position(|known| known.id == id).map_or_else(String::new, key)
        };
        let filled = (0..paper.rows(&child(&row, "blanks"))).map(blank).collect();
        written.insert(format!("{CLAUSES}.{}.blanks", key(at)), filled);
        rows.push(key(at));
    }
    written.insert(CLAUSES.to_owned(), rows);
    written
}

fn place(row: usize) -> String {
    child(CLAUSES, row)
}
