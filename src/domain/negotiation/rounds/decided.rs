//! What the parties decided of every section, as rows that can be compared: a paper writes down only what somebody
//! touched, and a section without a row says what its draft says.

use crate::domain::draft::{Draft, child};
use crate::domain::lang::Lang;
use crate::domain::schema::blank_row;
use crate::domain::term_sheet::{clause_row, sections};
use serde_json::Value;
use std::collections::BTreeMap;

pub(super) const CLAUSES: &str = "clauses";

/// A row for every section in the order of the sheet, with what stands where nobody decided.
pub(super) fn of_every_section(paper: &Draft) -> Value {
    let row = |section: &crate::domain::term_sheet::Section| {
        let mut row = Draft::from_tree(blank_row(CLAUSES));
        let written = clause_row(paper, section.id).and_then(|row| paper.node(&place(row)));
        for (field, value) in written.and_then(Value::as_object).into_iter().flatten() {
            row.put(field, value.clone());
        }
        row.put("section", section.id.into());
        let known = section.alternatives.iter().any(|way| way.id == row.text("choice"));
        if let Some(first) = section.alternatives.first().filter(|_| !known) {
            row.put("choice", first.id.into());
        }
        row.tree().clone()
    };
    sections(Lang::En).iter().map(row).collect()
}

/// The rows as a paper has them, each by the key its section has among all.
pub(super) fn written(paper: &Draft, key: fn(usize) -> String) -> BTreeMap<String, Vec<String>> {
    let of = |row: usize| {
        let id = paper.text(&child(&place(row), "section"));
        let section = sections(Lang::En).iter().position(|section| section.id == id);
        section.map_or_else(String::new, key)
    };
    let rows = (0..paper.rows(CLAUSES)).map(of).collect();
    BTreeMap::from([(CLAUSES.to_owned(), rows)])
}

fn place(row: usize) -> String {
    child(CLAUSES, row)
}
