//! The open deal as another tab of this browser changed it.

use super::DealStore;
use crate::app::deal_index::kept;
use crate::app::draft_signal::DraftSignal;
use crate::app::storage::{self, StorageKey};
use crate::domain::draft::Draft;
use crate::domain::history::{Incoming, Replica, StoredVersion};
use leptos::prelude::*;

impl DealStore {
    /// Learns of the open deal as another tab left it: the draft to go on with, when it is another one.
    pub fn merge_incoming(self, draft: &Draft) -> Option<Draft> {
        if self.from_link.get_untracked() {
            return None;
        }
        let id = self.open_id();
        let mut both = None;
        for theirs in [kept(&id), self.left_of(&id)].into_iter().flatten() {
            let draft = both.as_ref().unwrap_or(draft);
            match self.with_replica(&id, |replica| replica.receive(theirs, draft)) {
                Incoming::Nothing => self.clear_conflict(),
                Incoming::Both(merged) => {
                    self.clear_conflict();
                    both = Some(merged);
                }
                Incoming::Ask(theirs) => {
                    self.conflict.set(Some(theirs));
                    break;
                }
            }
        }
        both
    }

    /// What a tab that was closed left of a deal.
    fn left_of(self, id: &str) -> Option<StoredVersion> {
        let text = storage::left(&StorageKey::Deal(id.to_owned()))?;
        let version = StoredVersion::from_text(&text);
        self.left.update_value(|left| {
            if !left.contains(&version.is) {
                left.push(version.is.clone());
            }
        });
        Some(version)
    }

    /// Another tab changed or deleted the open deal.
    pub fn notice_change(self, id: &str) {
        if self.current_untracked() != id {
            return;
        }
        if storage::load(&StorageKey::Deal(id.to_owned())).is_some() {
            self.gone.set(false);
            self.heard.update(|times| *times += 1);
        } else {
            self.gone.set(true);
        }
    }

    /// Answers what becomes of a deal that another tab deleted: it is kept as it is here, or let go.
    pub fn answer_gone(self, state: DraftSignal, keep: bool) {
        let id = self.open_id();
        self.gone.set(false);
        if keep {
            self.with_replica(&id, |replica| *replica = Replica::default());
            return self.keep(&id, &state.get_untracked());
        }
        self.release(&id);
        // The list may not have heard of it yet.
        let _listed = self.update_index(|index| index.entries.retain(|entry| entry.id != id));
        self.open_last(state);
    }

    /// There is nothing to ask about any more.
    pub(super) fn clear_conflict(self) {
        if self.conflict.with_untracked(Option::is_some) {
            self.conflict.set(None);
        }
    }

    /// Answers the question: theirs, or what lies here.
    pub fn resolve_conflict(self, draft: &Draft, take_theirs: bool) -> Option<Draft> {
        let theirs = self.conflict.try_update(Option::take).flatten()?;
        let draft = if take_theirs { Draft::from_text(&theirs.text) } else { Some(draft.clone()) };
        self.with_replica(&self.open_id(), |replica| replica.settle(theirs));
        draft
    }
}
