//! Fields of a sheet that stand otherwise than in an earlier paper, and what each would give back.

use super::compare::compare;
use super::priced::{Gain, Priced, gain, value_of};
use crate::domain::draft::Draft;
use serde_json::Value;

/// Fields valued at most: each costs a valuation.
const VALUED: usize = 16;

/// A field that stands otherwise than in the earlier paper.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangedField {
    /// Its path in the sheet as it is.
    pub path: String,
    /// What the earlier paper said, as it is typed.
    pub was: String,
    /// What its change adds to both values as things stand; `None` where the sheet has no value with or without it.
    pub worth: Option<Priced<Gain>>,
}

/// Every single field of a sheet that another paper of the deal has otherwise.
pub fn changed_fields(before: &Draft, now: &Draft) -> Vec<ChangedField> {
    let value = value_of(now).ok();
    let changes = compare(before, now).into_iter();
    let fields = changes.filter_map(|change| {
        let (was, path) = (change.was?, change.is?);
        let leaf = |draft: &Draft, path: &str| draft.node(path).is_some_and(Value::is_string);
        (leaf(before, &was) && leaf(now, &path)).then(|| (path, before.text(&was).to_owned()))
    });
    let fields = fields.enumerate().map(|(at, (path, was))| {
        let worth = value.filter(|_| at < VALUED).and_then(|value| {
            let mut restored = now.clone();
            restored.set(&path, &was);
            Some(gain(&value_of(&restored).ok()?, &value))
        });
        ChangedField { path, was, worth }
    });
    fields.collect()
}
