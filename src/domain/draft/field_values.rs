//! What the leaves of a draft say, each read once: what the deal, the paper, the sums, the market ranges and the
//! payments are made of.

use super::field_value::FieldValue;
use super::mismatch::Mismatch;
use super::value_tree::ValueNode;
use super::{Draft, typed};
use crate::domain::date::Date;
use crate::domain::schema::is_known;
use rust_decimal::Decimal;
use serde::Deserialize;

/// The values of a draft, in the shape of its tree. A leaf that cannot be read, or is not asked for, has none.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FieldValues {
    root: ValueNode,
}

impl FieldValues {
    pub(super) fn unread(draft: &Draft) -> Self {
        Self { root: ValueNode::unread(draft.tree()) }
    }

    pub(super) fn put(&mut self, path: &str, leaf: ValueNode) {
        let place = path.split('.').try_fold(&mut self.root, ValueNode::grown);
        if let Some(place) = place {
            *place = leaf;
        }
    }

    /// The node at a path, the whole tree at the empty one.
    fn node(&self, path: &str) -> Option<&ValueNode> {
        debug_assert!(path.is_empty() || is_known(path), "{path} is no field, list or group");
        let mut steps = path.split('.').filter(|step| !step.is_empty());
        steps.try_fold(&self.root, ValueNode::below)
    }

    /// What the leaf at a path says; `None` where it cannot be read or is not asked for. So for all of these.
    pub fn value(&self, path: &str) -> Option<&FieldValue> {
        match self.node(path)? {
            ValueNode::Read(value) => Some(value),
            ValueNode::Unread(_) | ValueNode::Group(_) | ValueNode::List(_) => None,
        }
    }

    /// The word or text at a path, if it is not empty.
    pub fn word(&self, path: &str) -> Option<&str> {
        match self.value(path)? {
            FieldValue::Text(text) => Some(text.as_str()).filter(|text| !text.is_empty()),
            _ => None,
        }
    }

    /// The word or text at a path, or an empty one.
    pub fn text(&self, path: &str) -> &str {
        self.word(path).unwrap_or_default()
    }

    /// The text at a path that is none of what its field may say.
    pub fn unreadable(&self, path: &str) -> Option<&str> {
        match self.node(path)? {
            ValueNode::Unread(text) => Some(text.as_str()).filter(|text| !text.is_empty()),
            ValueNode::Read(_) | ValueNode::Group(_) | ValueNode::List(_) => None,
        }
    }

    /// Whether an object stands at a path.
    pub fn is_group(&self, path: &str) -> bool {
        matches!(self.node(path), Some(ValueNode::Group(_)))
    }

    /// The number at a path: a fraction where percent are typed.
    pub fn number(&self, path: &str) -> Option<f64> {
        self.value(path)?.number()
    }

    /// The exact number at a path: millions, or a fraction where percent are typed.
    pub fn decimal(&self, path: &str) -> Option<Decimal> {
        self.value(path)?.decimal()
    }

    /// The whole number at a path.
    pub fn whole(&self, path: &str) -> Option<u32> {
        self.value(path)?.whole()
    }

    /// The signed whole number at a path.
    pub fn shift(&self, path: &str) -> Option<i32> {
        self.value(path)?.shift()
    }

    /// The yes or no at a path.
    pub fn flag(&self, path: &str) -> Option<bool> {
        self.value(path)?.flag()
    }

    /// The day at a path.
    pub fn date(&self, path: &str) -> Option<Date> {
        self.value(path)?.date()
    }

    /// Whether anything stands at a path: rows, or a leaf that is not empty, zero or `false`. A text that cannot be
    /// read was meant to say something.
    pub fn is_given(&self, path: &str) -> bool {
        match self.node(path) {
            Some(ValueNode::Read(value)) => value.is_given(),
            Some(ValueNode::List(rows)) => !rows.is_empty(),
            Some(ValueNode::Unread(text)) => !text.is_empty(),
            Some(ValueNode::Group(_)) | None => false,
        }
    }

    /// The number of rows of a list; 0 where there is none.
    pub fn rows(&self, list: &str) -> usize {
        match self.node(list) {
            Some(ValueNode::List(rows)) => rows.len(),
            _ => 0,
        }
    }

    /// Every path a pattern with `[]` stands for, in order.
    pub fn expand(&self, pattern: &str) -> Vec<String> {
        let Some((list, rest)) = pattern.split_once("[]") else { return vec![pattern.to_owned()] };
        let rows = 0..self.rows(list);
        rows.flat_map(|row| self.expand(&format!("{list}.{row}{rest}"))).collect()
    }

    /// The words a pattern with `[]` leads to, in order; those that cannot be read are left out.
    pub fn words(&self, pattern: &str) -> Vec<&str> {
        self.expand(pattern).iter().filter_map(|path| self.word(path)).collect()
    }

    /// The regions a product is licensed in, by its row: its own where it has any, else the deal's.
    pub fn licensed_of(&self, product: usize) -> Vec<&str> {
        let own = self.words(&format!("terms.products.{product}.territory[]"));
        if own.is_empty() { self.words("terms.territory.licensed[]") } else { own }
    }

    /// What the values at and below a path make; the empty path is the whole draft.
    pub(in crate::domain) fn read<'de, T: Deserialize<'de>>(&'de self, path: &str) -> Option<T> {
        self.try_read(path).ok()
    }

    /// As [`FieldValues::read`].
    ///
    /// # Errors
    /// The name of a field that is not there, or what is not of the kind the type needs.
    pub(super) fn try_read<'de, T: Deserialize<'de>>(&'de self, path: &str) -> Result<T, Mismatch> {
        typed::read(self.node(path))
    }
}
