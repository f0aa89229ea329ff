//! Deals that knew of the technology only whether it is restricted from export, as deals that know four answers.
//!
//! `no` was the answer of whoever said nothing, so it becomes “not assessed”: nobody is taken to have said that the
//! technology is free.

use super::tree::BASIS;
use crate::domain::deal::TechnologyStatus;
use serde_json::Value;

/// Carries a whole tree over, whether its leaves are a file's values or typed texts.
pub(super) fn upgrade(tree: &mut Value) {
    if let Some(payments) = tree.get_mut("payments") {
        upgrade_group(payments);
    }
}

/// Carries the group over.
pub(super) fn upgrade_group(payments: &mut Value) {
    let Value::Object(fields) = payments else { return };
    let Some(mut flag) = fields.remove("restricted_technology") else { return };
    if fields.contains_key("technology") {
        return;
    }
    upgrade_leaf(&mut flag);
    fields.insert("technology".to_owned(), flag);
    let marks = fields.get_mut(BASIS).and_then(Value::as_object_mut);
    if let Some(marks) = marks
        && let Some(mark) = marks.remove("restricted_technology")
    {
        marks.insert("technology".to_owned(), mark);
    }
}

/// The flag itself; a text that is neither yes nor no stays to be mended.
pub(super) fn upgrade_leaf(flag: &mut Value) {
    let yes = *flag == Value::Bool(true) || *flag == "true";
    let no = *flag == Value::Bool(false) || *flag == "false" || flag.is_null();
    if yes || no {
        let status = if yes { TechnologyStatus::Restricted } else { TechnologyStatus::NotAssessed };
        *flag = status.word().into();
    }
}
