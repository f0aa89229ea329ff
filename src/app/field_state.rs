//! What the page shows of a field: its text, where that came from, what is wrong with it.

use super::draft_signal::DraftSignal;
use crate::domain::draft::Checked;
use crate::domain::issue::Issue;
use leptos::prelude::*;
use std::sync::Arc;

/// What the page shows of a node of the draft.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FieldState {
    /// Text of a leaf.
    pub text: String,
    /// Where its value came from; empty once the user has edited it.
    pub basis: String,
    /// What is wrong with it.
    pub issues: Vec<Issue>,
}

/// Follows the node at a path. A change elsewhere that gives it another issue reaches it through
/// [`DraftSignal::notify_issues`].
pub fn field_state(
    draft: DraftSignal,
    checked: Memo<Arc<Checked>>,
    path: String,
) -> Memo<FieldState> {
    Memo::new(move |_| {
        draft.track_path(&path);
        let issues =
            checked.with_untracked(|checked| checked.issues_at(&path).cloned().collect::<Vec<_>>());
        draft.with_untracked(|draft| FieldState {
            text: draft.text(&path).to_owned(),
            basis: draft.basis(&path).unwrap_or_default().to_owned(),
            issues,
        })
    })
}

/// The paths of which something else is said now than before.
pub fn changed_issues<'a>(before: &'a [Issue], now: &'a [Issue]) -> Vec<&'a str> {
    let gone = before.iter().filter(|issue| !now.contains(issue));
    let come = now.iter().filter(|issue| !before.contains(issue));
    gone.chain(come).map(|issue| issue.path.as_str()).collect()
}
