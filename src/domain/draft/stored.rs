//! The draft as its owner keeps it between visits.

use super::file::{FORMAT, VERSION};
use super::{Draft, technology_flag, version_1};
use crate::domain::bounded_json;
use crate::domain::schema::FIELDS;
use serde_json::Value;

/// Whether a tree is a deal this version reads; early versions kept neither format nor version.
fn is_deal(tree: &Value) -> bool {
    let readable = |version: &Value| version.as_u64().is_some_and(|version| version <= VERSION);
    tree.get("format").is_none_or(|format| format == FORMAT)
        && tree.get("version").is_none_or(readable)
        && tree.get("terms").is_some_and(Value::is_object)
}

impl Draft {
    /// The draft as its owner keeps it between visits: the tree of texts.
    pub fn to_text(&self) -> String {
        self.own().tree.to_string()
    }

    /// Reads what [`Draft::to_text`] wrote, by this version or an earlier one: a field it did not know stands
    /// at its default. `None` for anything that is no deal, or one of a later version: it is left as it is.
    pub fn from_text(text: &str) -> Option<Self> {
        let mut tree = bounded_json::parse(text).ok().filter(is_deal)?;
        if version_1::is_earlier(&tree) {
            version_1::upgrade(&mut tree);
        }
        technology_flag::upgrade(&mut tree);
        let mut draft = Self::from_tree(tree);
        draft.fill_absent();
        Some(draft)
    }

    /// What [`Draft::to_text`] writes of a draft kept as `text`, where an earlier version kept it.
    pub(in crate::domain) fn upgraded_text(text: &str) -> Option<String> {
        let tree = bounded_json::parse(text).ok().filter(Value::is_object)?;
        if version_1::is_earlier(&tree) { Some(Self::from_text(text)?.to_text()) } else { None }
    }

    /// Gives every field that is not there its default, or an empty text.
    pub(super) fn fill_absent(&mut self) {
        for field in FIELDS {
            for path in self.expand(field.path) {
                if self.node(&path).is_none_or(Value::is_null) {
                    self.put(&path, Value::from(field.default.unwrap_or_default()));
                }
            }
        }
    }
}
