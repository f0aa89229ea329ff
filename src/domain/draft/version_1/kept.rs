//! Edits kept by version 1, as edits of the deal it became.

use super::{
    is_earlier, shares, upgrade_assumptions, upgrade_form, upgrade_upfront, upgraded_path,
};
use crate::domain::draft::technology_flag;
use crate::domain::draft::tree::Draft;
use crate::domain::schema::{field_at, pattern};
use serde_json::{Value, json};

/// What version 2 added to rows of version 1, each beside a field that every such row has.
const ADDED: [(&str, &str); 7] = [
    ("terms.upfront[].premium", "form"),
    ("terms.milestones[].trigger.programme", "on"),
    ("terms.milestones[].trigger.event", "on"),
    ("terms.milestones[].trigger.product", "on"),
    ("assumptions.programmes[].approval_dependence", "start_on"),
    ("assumptions.programmes[].regions[].price_cut", "pos"),
    ("assumptions.programmes[].regions[].price_cut_after_years", "pos"),
];

/// Where an edit stands in version 2; `None` where it has no place there: a group of fields that came or went whole,
/// a stage's part of the cost, which is in another list now.
pub(in super::super) fn carried_path(path: &str) -> Option<String> {
    let new = upgraded_path(path);
    let whole = new != path && new.ends_with(".0");
    let shared = pattern(&new).ends_with(".stages[].licensee_share");
    (!whole && !shared).then_some(new)
}

/// What an edit found or left at a place of version 2; `None` where that cannot stand there. What is of version 2
/// stays as it is.
pub(in super::super) fn carried_node(path: &str, mut node: Value) -> Option<Value> {
    match own_pattern(path).as_str() {
        "" if is_earlier(&node) => return None,
        "terms.structure" if node.get("haircut").is_some() => return None,
        "payments" => technology_flag::upgrade_group(&mut node),
        "payments.technology" => technology_flag::upgrade_leaf(&mut node),
        "terms.upfront" => upgrade_upfront(&mut node),
        "terms.upfront[].form" => upgrade_form(&mut node),
        "assumptions.programmes[].stages" if !shares::take(&mut node).is_empty() => return None,
        "assumptions" => {
            let shared = upgrade_assumptions(node.as_object_mut()?);
            if !shared.is_empty() && path == "assumptions" {
                return None;
            }
        }
        _ => {}
    }
    Some(completed(path, node))
}

/// The pattern of a path; the other side's assumptions are fields like one's own.
fn own_pattern(path: &str) -> String {
    let pattern = pattern(path);
    match pattern.strip_prefix("other") {
        Some(rest) if rest.is_empty() || rest.starts_with('.') => format!("assumptions{rest}"),
        _ => pattern,
    }
}

/// A node with what version 2 added to it at its default, as the draft it is part of has it.
fn completed(path: &str, node: Value) -> Value {
    const NODE: &str = "node";
    let pattern = own_pattern(path);
    let mut draft = Draft::from_tree(json!({ NODE: node }));
    for (field, beside) in ADDED {
        let below = field.strip_prefix(&pattern).filter(|rest| rest.starts_with(['.', '[']));
        for path in below.map(|rest| draft.expand(&format!("{NODE}{rest}"))).unwrap_or_default() {
            let owner = path.rsplit_once('.').map_or("", |(owner, _)| owner);
            let stood = draft.node(owner).is_some_and(|owner| owner.get(beside).is_some());
            if stood && draft.node(&path).is_none() {
                let default = field_at(field).and_then(|field| field.default);
                draft.put(&path, default.unwrap_or_default().into());
            }
        }
    }
    draft.node(NODE).cloned().unwrap_or_default()
}
