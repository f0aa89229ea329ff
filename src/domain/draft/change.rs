//! What an edit changed, as data that can be taken back, done again and kept.

use super::{Draft, child};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A node that became another. `None`: it was, or is, not there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Where. Below a list of unchanged length the row is part of the path; a list that grew, shrank or
    /// was sorted is one node.
    pub path: String,
    /// What stood there.
    #[serde(with = "none_or_one")]
    pub before: Option<Value>,
    /// What stands there.
    #[serde(with = "none_or_one")]
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

/// A node that may not be there, kept as a list of none or one: `null` is a node too.
mod none_or_one {
    use crate::domain::bounded_json;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use serde_json::Value;

    #[derive(Deserialize)]
    struct Kept(#[serde(deserialize_with = "bounded_json::tree")] Value);

    pub fn serialize<S: Serializer>(node: &Option<Value>, to: S) -> Result<S::Ok, S::Error> {
        node.as_slice().serialize(to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Value>, D::Error> {
        Ok(Vec::deserialize(from)?.pop().map(|Kept(node)| node))
    }
}
