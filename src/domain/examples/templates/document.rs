//! A deal file being filled in, with the mark of every field.

use super::figure::TemplateFigure;
use crate::domain::bounded_json;
use crate::domain::draft::Draft;
use crate::domain::schema::FIELDS;
use rust_decimal::Decimal;
use serde_json::Value;
use std::collections::BTreeMap;

const BLANK: &str = include_str!("../../../refdata/blank.json");

/// A deal file and where its values came from.
pub struct DealFileBuilder {
    draft: Draft,
    marks: BTreeMap<String, String>,
    id: String,
}

impl DealFileBuilder {
    /// The blank deal, its dates still empty; what is chosen for it is marked with `id`.
    pub fn blank(id: &str) -> Self {
        Self::from_json(BLANK, id)
    }

    /// A deal file's text.
    pub fn from_json(text: &str, id: &str) -> Self {
        let tree = bounded_json::parse(text).unwrap_or_default();
        Self { draft: Draft::from_tree(tree), marks: BTreeMap::new(), id: id.into() }
    }

    /// Writes a value.
    pub fn put(&mut self, path: &str, value: impl Into<Value>) {
        self.draft.put(path, value.into());
    }

    /// Writes a value and the mark of every field in it.
    pub fn put_marked(&mut self, path: &str, value: impl Into<Value>, mark: &str) {
        self.put(path, value);
        self.mark(path, mark);
    }

    /// Says where a field's value came from.
    pub fn mark(&mut self, path: &str, mark: &str) {
        self.marks.insert(path.into(), mark.into());
    }

    /// Writes a template's figure and, where it was read somewhere, its mark.
    pub(super) fn put_figure(&mut self, path: &str, figure: &TemplateFigure) {
        self.put(path, figure.value());
        if let Some(mark) = &figure.mark {
            self.mark(path, mark);
        }
    }

    /// Adds a row to a list.
    pub fn push(&mut self, list: &str, row: Value) {
        self.draft.insert_row(list, usize::MAX, row);
    }

    /// The number at a path; 0 for anything else.
    pub fn decimal(&self, path: &str) -> Decimal {
        let node = self.draft.node(path);
        node.and_then(|node| node.to_string().parse().ok()).unwrap_or_default()
    }

    /// The tree so far.
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// The document with its marks. What has no mark of its own is `illustrative` in the contract and an
    /// `assumption` elsewhere; an empty field has none.
    pub fn finish(mut self) -> Value {
        for field in FIELDS.iter().filter(|field| field.path != "title") {
            for path in self.draft.expand(field.path.strip_suffix("[]").unwrap_or(field.path)) {
                if self.draft.node(&path).is_some_and(filled) {
                    let mark = self.mark_of(&path);
                    self.draft.put(&basis(&path), mark.into());
                }
            }
        }
        self.draft.tree().clone()
    }

    fn mark_of(&self, path: &str) -> String {
        match self.marks.get(path) {
            Some(mark) => mark.clone(),
            None if path.starts_with("terms.") => format!("illustrative {}", self.id),
            None => "assumption".into(),
        }
    }
}

fn filled(node: &Value) -> bool {
    !node.is_null() && node.as_str() != Some("")
}

/// The path of a field's mark: in the object `basis` beside it.
fn basis(path: &str) -> String {
    let (owner, field) = path.rsplit_once('.').unwrap_or(("", path));
    format!("{owner}.basis.{field}")
}
