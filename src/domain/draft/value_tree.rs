//! The tree of a draft with values at its leaves.

use super::field_value::FieldValue;
use serde_json::Value;
use std::collections::BTreeMap;

/// A place in the draft, read.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum ValueNode {
    /// A leaf that was read.
    Read(FieldValue),
    /// A text that is none of what its field may say; empty for a leaf no field knows.
    Unread(String),
    /// An object.
    Group(BTreeMap<String, ValueNode>),
    /// A list.
    List(Vec<ValueNode>),
}

impl Default for ValueNode {
    fn default() -> Self {
        Self::Group(BTreeMap::new())
    }
}

impl ValueNode {
    /// The objects and lists of a tree, no leaf of it read yet.
    pub(super) fn unread(tree: &Value) -> Self {
        match tree {
            Value::Object(fields) => {
                let groups = fields.iter().filter(|(_, node)| node.is_object() || node.is_array());
                Self::Group(groups.map(|(name, node)| (name.clone(), Self::unread(node))).collect())
            }
            Value::Array(rows) => Self::List(rows.iter().map(Self::unread).collect()),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
                Self::Unread(String::new())
            }
        }
    }

    pub(super) fn below(&self, step: &str) -> Option<&Self> {
        match self {
            Self::Group(fields) => fields.get(step),
            Self::List(rows) => rows.get(step.parse::<usize>().ok()?),
            Self::Read(_) | Self::Unread(_) => None,
        }
    }

    /// As [`ValueNode::below`]; a field an object lacks is made.
    pub(super) fn grown(&mut self, step: &str) -> Option<&mut Self> {
        match self {
            Self::Group(fields) => Some(fields.entry(step.to_owned()).or_default()),
            Self::List(rows) => rows.get_mut(step.parse::<usize>().ok()?),
            Self::Read(_) | Self::Unread(_) => None,
        }
    }
}
