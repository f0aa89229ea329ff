//! Reads every leaf of a draft, once.

use super::doubt::doubt;
use super::field_value::{CENT_PLACES, FieldValue};
use super::read_value::read_value;
use super::value_tree::ValueNode;
use super::{Draft, FieldValues, child};
use crate::domain::currency::Currency;
use crate::domain::issue::{Issue, Problem, Severity};
use crate::domain::number;
use crate::domain::schema::{FIELDS, Field, FieldKind, takes_range};
use serde_json::Value;

impl FieldValues {
    /// What the leaves of a draft say. What is wrong with the others is told by [`super::validate`].
    pub fn of(draft: &Draft) -> Self {
        read_leaves(draft, &mut Vec::new())
    }
}

/// Reads every leaf of a draft, and tells what is wrong with those that cannot be read.
pub(super) fn read_leaves(draft: &Draft, issues: &mut Vec<Issue>) -> FieldValues {
    let mut values = FieldValues::unread(draft);
    let currency = Currency::named(draft.text("terms.currency"));
    for field in FIELDS {
        let asked = |(path, _): &(String, _)| asked_for(draft, field, path);
        for (path, node) in draft.expanded(field.path).iter().filter(|it| asked(it)) {
            let text = node.and_then(Value::as_str).unwrap_or_default();
            let doubt = doubt_of(field, path, text, currency);
            let leaf = read_leaf(field, path, text, doubt, issues);
            if let Some(leaf) = leaf {
                values.put(path, leaf);
            }
        }
    }
    values
}

/// `None`: there is no text, and there must be one.
fn read_leaf(
    field: &Field,
    path: &str,
    text: &str,
    doubt: Option<Issue>,
    issues: &mut Vec<Issue>,
) -> Option<ValueNode> {
    let refused = doubt.as_ref().is_some_and(|issue| issue.severity == Severity::Refused);
    let read = read_value(field.kind, text).and_then(|value| match value {
        FieldValue::Range(_) if !takes_range(field.path) => Err(Problem::RangeNotTaken),
        value => Ok(value),
    });
    issues.extend(doubt.filter(|_| read.is_ok()));
    match read {
        Ok(_) if refused => Some(ValueNode::Unread(text.trim().to_owned())),
        Ok(value) => {
            if rounded(field.kind, text) {
                issues.push(Issue::new(Severity::Note, path, Problem::RoundedToCents));
            }
            Some(ValueNode::Read(value))
        }
        Err(problem) => {
            issues.push(Issue::refused(path, problem));
            let text = text.trim();
            (!text.is_empty()).then(|| ValueNode::Unread(text.to_owned()))
        }
    }
}

fn doubt_of(field: &Field, path: &str, text: &str, currency: Option<Currency>) -> Option<Issue> {
    if field.kind.is_amount() { doubt(path, text, currency) } else { None }
}

fn rounded(kind: FieldKind, text: &str) -> bool {
    matches!(kind, FieldKind::Amount | FieldKind::OptionalAmount | FieldKind::Threshold)
        && number::amount(text).is_ok_and(|exact| exact.normalize().scale() > CENT_PLACES)
}

/// Whether the sibling a field depends on holds one of the words that ask for it.
fn asked_for(draft: &Draft, field: &Field, path: &str) -> bool {
    let Some((sibling, words)) = field.when else { return true };
    let owner = path.rsplit_once('.').map_or("", |(owner, _)| owner);
    words.contains(&draft.text(&child(owner, sibling)))
}
