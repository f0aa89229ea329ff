//! What an edit changed, as data that can be taken back, done again and kept.

use super::{Draft, child, version_1};
use crate::domain::bounded_json::Bounded;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A node that became another. `None`: it was, or is, not there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(from = "KeptChange", into = "KeptChange")]
pub struct Change {
    /// Where. Below a list of unchanged length the row is part of the path; a list that grew, shrank or
    /// was sorted is one node.
    pub path: String,
    /// What stood there.
    pub before: Option<Value>,
    /// What stands there.
    pub after: Option<Value>,
}

/// What is different in `after`, as its owner keeps it, in the order of the tree.
pub fn changes(before: &Draft, after: &Draft) -> Vec<Change> {
    let mut found = Vec::new();
    compare("", Some(before.own().tree()), Some(after.own().tree()), &mut found);
    found
}

fn compare(path: &str, before: Option<&Value>, after: Option<&Value>, found: &mut Vec<Change>) {
    let below = |step: &str| if path.is_empty() { step.to_owned() } else { child(path, step) };
    match (before, after) {
        (Some(a), Some(b)) if a == b => {}
        (Some(Value::Object(a)), Some(Value::Object(b))) => {
            for name in names(a, b) {
                compare(&below(name), a.get(name), b.get(name), found);
            }
        }
        (Some(Value::Array(a)), Some(Value::Array(b))) if a.len() == b.len() => {
            for (row, (a, b)) in a.iter().zip(b).enumerate() {
                compare(&below(&row.to_string()), Some(a), Some(b), found);
            }
        }
        _ => found.push(Change {
            path: path.to_owned(),
            before: before.cloned(),
            after: after.cloned(),
        }),
    }
}

/// The names of either, each once, in order.
fn names<'a>(a: &'a Map<String, Value>, b: &'a Map<String, Value>) -> Vec<&'a str> {
    let more = b.keys().filter(|name| !a.contains_key(*name));
    let mut names: Vec<&str> = a.keys().chain(more).map(String::as_str).collect();
    names.sort_unstable();
    names
}

impl Change {
    /// The change in a deal of this version, where an earlier one kept it; `None` where it has no place there.
    pub(in crate::domain) fn carried_over(&self) -> Option<Self> {
        let path = version_1::carried_path(&self.path)?;
        let carried = |node: &Option<Value>| match node {
            Some(node) => version_1::carried_node(&path, node.clone()).map(Some),
            None => Some(None),
        };
        let (before, after) = (carried(&self.before)?, carried(&self.after)?);
        Some(Self { path, before, after })
    }

    /// Whether a text became another: a row that went, or a list sorted, is an edit of its own.
    pub fn is_typing(&self) -> bool {
        [&self.before, &self.after].iter().all(|node| matches!(node, Some(Value::String(_))))
    }

    /// The change that takes this one back.
    pub fn reversed(&self) -> Self {
        Self { path: self.path.clone(), before: self.after.clone(), after: self.before.clone() }
    }

    /// Makes the change.
    pub fn make(&self, draft: &mut Draft) {
        match &self.after {
            Some(value) if self.path.is_empty() => *draft = Draft::from_tree(value.clone()),
            Some(value) => draft.put(&self.path, value.clone()),
            None => draft.remove(&self.path),
        }
    }
}

/// A change as kept: path, what stood there, what stands there; a list of none or one each, since `null` is a node
/// as well.
type KeptChange = (String, Vec<Bounded>, Vec<Bounded>);

impl From<Change> for KeptChange {
    fn from(change: Change) -> Self {
        let one = |node: Option<Value>| node.map(Bounded).into_iter().collect();
        (change.path, one(change.before), one(change.after))
    }
}

impl From<KeptChange> for Change {
    fn from((path, before, after): KeptChange) -> Self {
        let node = |mut one: Vec<Bounded>| one.pop().map(|Bounded(node)| node);
        Self { path, before: node(before), after: node(after) }
    }
}
