//! From leaves to a deal: one line a field.
//!
//! Written out rather than derived: validation has read every leaf already, and this is the shortest
//! way from there, on each keystroke and in the size of the page.

mod assumptions;
mod terms;

use super::child;
use super::value::{FieldValue, FieldValues};
use crate::domain::date::Date;
use crate::domain::deal::Deal;
use rust_decimal::Decimal;
use std::cell::RefCell;

/// The deal the leaves describe.
///
/// # Errors
/// The path of a leaf that is not there, or not of the kind the deal needs.
pub(super) fn deal(leaves: &FieldValues) -> Result<Deal, String> {
    let missing = RefCell::default();
    let root = Node { leaves, missing: &missing, path: String::new() };
    let deal = Deal {
        title: root.text("title"),
        terms: terms::terms(&root.group("terms")),
        assumptions: assumptions::assumptions(&root.group("assumptions")),
    };
    missing.into_inner().map_or(Ok(deal), Err)
}

/// An object of the file. A field that cannot be read is noted and stands empty, so that reading is a
/// plain list of fields; a deal with such a field is never handed out.
struct Node<'a> {
    leaves: &'a FieldValues<'a>,
    missing: &'a RefCell<Option<String>>,
    path: String,
}

impl Node<'_> {
    fn path_of(&self, field: &str) -> String {
        if self.path.is_empty() { field.to_owned() } else { child(&self.path, field) }
    }

    fn group(&self, field: &str) -> Self {
        Self { path: self.path_of(field), ..*self }
    }

    /// A list of objects.
    fn list<T>(&self, field: &str, read: fn(&Self) -> T) -> Vec<T> {
        let list = self.group(field);
        let rows = 0..self.leaves.draft.rows(&list.path);
        rows.map(|row| read(&list.group(&row.to_string()))).collect()
    }

    /// A list of leaves.
    fn row<T>(&self, field: &str, read: fn(&Self, &str) -> T) -> Vec<T> {
        let list = self.group(field);
        let rows = 0..self.leaves.draft.rows(&list.path);
        rows.map(|row| read(&list, &row.to_string())).collect()
    }

    fn leaf(&self, field: &str) -> Option<&FieldValue> {
        self.leaves.leaf(&self.path_of(field))
    }

    fn or_missing<T>(&self, field: &str, found: Option<T>, stand_in: T) -> T {
        if found.is_none() {
            self.missing.borrow_mut().get_or_insert_with(|| self.path_of(field));
        }
        found.unwrap_or(stand_in)
    }

    fn word(&self, field: &str) -> &str {
        let found = match self.leaf(field) {
            Some(FieldValue::Text(text)) => Some(text.as_str()),
            _ => None,
        };
        self.or_missing(field, found, "")
    }

    fn text(&self, field: &str) -> String {
        self.word(field).to_owned()
    }

    fn choice<T>(&self, field: &str, read: fn(&str) -> Option<T>, stand_in: T) -> T {
        self.or_missing(field, read(self.word(field)), stand_in)
    }

    fn flag(&self, field: &str) -> bool {
        self.or_missing(field, self.leaf(field).and_then(FieldValue::flag), false)
    }

    fn exact(&self, field: &str) -> Decimal {
        self.or_missing(field, self.leaf(field).and_then(FieldValue::exact), Decimal::ZERO)
    }

    fn optional(&self, field: &str) -> Option<f64> {
        self.leaf(field).and_then(FieldValue::number)
    }

    fn real(&self, field: &str) -> f64 {
        self.or_missing(field, self.optional(field), 0.0)
    }

    fn whole(&self, field: &str) -> u32 {
        self.or_missing(field, self.leaf(field).and_then(FieldValue::whole), 0)
    }

    fn date(&self, field: &str) -> Date {
        self.or_missing(field, self.leaf(field).and_then(FieldValue::date), Date::MAX)
    }
}
