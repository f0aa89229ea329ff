//! The tree of text and the edits it takes.

use crate::domain::audience::Audience;
use serde_json::{Map, Value};

/// A deal as text typed: objects and lists as in the deal file, text at the leaves. Fields of later
/// versions are kept untouched.
///
/// A path is written with dots: `terms.royalties.0.tiers.0.rate`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Draft {
    /// What is seen.
    pub(super) tree: Value,
    /// Whose eyes it is seen with.
    pub(super) view: Audience,
    /// Seen by both parties: the owner's tree as it was when the view was taken.
    pub(super) whole: Value,
}

/// `path` and one more step.
pub fn child(path: &str, step: impl std::fmt::Display) -> String {
    format!("{path}.{step}")
}

fn node_below<'a>(tree: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(tree, |node, step| match node {
        Value::Array(rows) => rows.get(step.parse::<usize>().ok()?),
        other => other.get(step),
    })
}

/// What a pattern, or what is left of one below a row, stands for below a node; `path` leads to the node.
fn expand_below<'a>(
    node: Option<&'a Value>,
    pattern: &str,
    path: &mut String,
    found: &mut Vec<(String, Option<&'a Value>)>,
) {
    let (steps, below_rows) = match pattern.split_once("[]") {
        Some((steps, below)) => (steps, Some(below)),
        None => (pattern, None),
    };
    let node = match steps.strip_prefix('.').unwrap_or(steps) {
        "" => node,
        steps => node.and_then(|node| node_below(node, steps)),
    };
    path.push_str(steps);
    let Some(below) = below_rows else { return found.push((path.clone(), node)) };
    let list = path.len();
    for (at, row) in node.and_then(Value::as_array).into_iter().flatten().enumerate() {
        path.push('.');
        path.push_str(&at.to_string());
        expand_below(Some(row), below, path, found);
        path.truncate(list);
    }
}

/// Beside the fields of an object: where each came from, until the user edits it.
pub(super) const BASIS: &str = "basis";

impl Draft {
    /// Takes a tree as it is; [`super::from_file`] is the door for files.
    pub fn from_tree(tree: Value) -> Self {
        Self { tree, ..Self::default() }
    }

    /// The tree.
    pub fn tree(&self) -> &Value {
        &self.tree
    }

    /// The node at a path.
    pub fn node(&self, path: &str) -> Option<&Value> {
        node_below(&self.tree, path)
    }

    /// The node at a path, the whole tree at the empty one.
    pub(in crate::domain) fn node_at(&self, path: &str) -> Option<&Value> {
        if path.is_empty() { Some(&self.tree) } else { self.node(path) }
    }

    /// The text at a path; empty where there is none.
    pub fn text(&self, path: &str) -> &str {
        self.node(path).and_then(Value::as_str).unwrap_or_default()
    }

    /// The number of rows of a list; 0 where there is none.
    pub fn rows(&self, list: &str) -> usize {
        self.node(list).and_then(Value::as_array).map_or(0, Vec::len)
    }

    /// The texts of a list of leaves.
    pub fn texts(&self, list: &str) -> Vec<&str> {
        let rows = self.node(list).and_then(Value::as_array);
        rows.into_iter().flatten().map(|row| row.as_str().unwrap_or_default()).collect()
    }

    /// Where a field's value came from, as long as the user has not edited it.
    pub fn basis(&self, path: &str) -> Option<&str> {
        let (owner, field) = owner(path)?;
        self.node(owner)?.get(BASIS)?.get(field)?.as_str()
    }

    /// Every path a pattern with `[]` stands for, in order.
    pub fn expand(&self, pattern: &str) -> Vec<String> {
        self.expanded(pattern).into_iter().map(|(path, _)| path).collect()
    }

    /// The same with the node at each path.
    pub(super) fn expanded(&self, pattern: &str) -> Vec<(String, Option<&Value>)> {
        let mut found = Vec::new();
        expand_below(Some(&self.tree), pattern, &mut String::new(), &mut found);
        found
    }

    /// Writes a text, making what is missing on the way; the field is the user's from now on.
    pub fn set(&mut self, path: &str, text: &str) {
        self.forget_basis(path);
        self.put(path, Value::String(text.to_owned()));
    }

    /// Writes a text with the mark of where it comes from.
    pub fn set_with_basis(&mut self, path: &str, text: &str, mark: &str) {
        self.put(path, Value::String(text.to_owned()));
        if let Some((owner, field)) = owner(path).map(|(o, f)| (o.to_owned(), f.to_owned())) {
            self.put(&child(&child(&owner, BASIS), field), mark.into());
        }
    }

    /// Replaces the node at a path, making what is missing on the way.
    pub fn put(&mut self, path: &str, value: Value) {
        let mut node = &mut self.tree;
        for step in path.split('.') {
            match grown(node, step) {
                Some(next) => node = next,
                None => return,
            }
        }
        *node = value;
    }

    /// Puts a row before row `at`, or last.
    pub fn insert_row(&mut self, list: &str, at: usize, row: Value) {
        if self.node(list).is_none_or(|node| !node.is_array()) {
            self.put(list, Value::Array(Vec::new()));
        }
        self.edit_rows(list, |rows| rows.insert(at.min(rows.len()), row));
    }

    /// Takes a row out.
    pub fn remove_row(&mut self, list: &str, at: usize) {
        self.edit_rows(list, |rows| {
            if at < rows.len() {
                rows.remove(at);
            }
        });
    }

    /// Moves a row to another place.
    pub fn move_row(&mut self, list: &str, from: usize, to: usize) {
        self.edit_rows(list, |rows| {
            if from < rows.len() && to < rows.len() {
                let row = rows.remove(from);
                rows.insert(to, row);
            }
        });
    }

    /// Takes a field out of its object.
    pub fn remove(&mut self, path: &str) {
        let (owner, field) = match path.rsplit_once('.') {
            Some((owner, field)) => (self.node_mut(owner), field),
            None => (Some(&mut self.tree), path),
        };
        if let Some(Value::Object(fields)) = owner {
            fields.remove(field);
        }
    }

    fn edit_rows(&mut self, list: &str, edit: impl FnOnce(&mut Vec<Value>)) {
        self.forget_basis(list);
        if let Some(Value::Array(rows)) = self.node_mut(list) {
            edit(rows);
        }
    }

    fn node_mut(&mut self, path: &str) -> Option<&mut Value> {
        path.split('.').try_fold(&mut self.tree, |node, step| match node {
            Value::Array(rows) => rows.get_mut(step.parse::<usize>().ok()?),
            other => other.get_mut(step),
        })
    }

    fn forget_basis(&mut self, path: &str) {
        let Some((owner, field)) = owner(path) else { return };
        if let Some(Value::Object(marks)) =
            self.node_mut(owner).and_then(|node| node.get_mut(BASIS))
        {
            marks.remove(field);
        }
    }
}

/// The object that owns a path and the field's name in it: a list's leaf belongs to the list's owner.
pub(super) fn owner(path: &str) -> Option<(&str, &str)> {
    let (owner, field) = path.rsplit_once('.')?;
    if field.parse::<usize>().is_ok() { owner.rsplit_once('.') } else { Some((owner, field)) }
}

/// The child of a node, made where an object lacks it; lists do not grow this way.
fn grown<'a>(node: &'a mut Value, step: &str) -> Option<&'a mut Value> {
    if let Value::Array(rows) = node {
        return rows.get_mut(step.parse::<usize>().ok()?);
    }
    if !node.is_object() {
        *node = Value::Object(Map::new());
    }
    node.as_object_mut().map(|fields| fields.entry(step.to_owned()).or_insert(Value::Null))
}
