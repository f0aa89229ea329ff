//! Another deal is opened, brought in, deleted or brought back.

use super::{DealStore, first_deal};
use crate::app::deal_index::kept;
use crate::app::draft_signal::DraftSignal;
use crate::app::storage::{self, StorageKey};
use crate::domain::draft::Draft;
use crate::export::ics;
use leptos::prelude::*;

impl DealStore {
    /// Opens a new deal; the one that was open is kept.
    pub fn insert(self, state: DraftSignal, draft: Draft) {
        self.save(&state.get_untracked());
        self.insert_entry(&draft);
        state.replace(draft);
    }

    /// Opens a deal that came with a link: nothing is kept of it.
    pub fn open_link(self, state: DraftSignal, draft: Draft) {
        self.save(&state.get_untracked());
        self.from_link.set(true);
        state.replace(draft);
    }

    /// Closes what came with a link.
    pub fn close_link(self, state: DraftSignal) {
        let id = self.index.with_untracked(|index| index.open.clone());
        if !self.load(state, &id) {
            self.open_last(state);
        }
    }

    /// Opens the deal last changed, or the example.
    pub(super) fn open_last(self, state: DraftSignal) {
        let next = self.entries().first().map(|next| next.id.clone());
        if !next.is_some_and(|next| self.load(state, &next)) {
            let draft = first_deal();
            self.insert_entry(&draft);
            state.replace(draft);
        }
    }

    /// Opens a kept deal; `false` when what is kept under its id cannot be read.
    pub fn open_deal(self, state: DraftSignal, id: &str) -> bool {
        self.save(&state.get_untracked());
        self.load(state, id)
    }

    pub(super) fn load(self, state: DraftSignal, id: &str) -> bool {
        let Some(draft) = self.find(id) else { return false };
        self.set_open(id);
        let draft = self.merge_incoming(&draft).unwrap_or(draft);
        self.save(&draft);
        state.replace(draft);
        true
    }

    /// Deletes a deal; [`DealStore::restore`] brings the last one back. When it was the open one, the
    /// last changed of the others takes its place, or the example.
    pub fn delete(self, state: DraftSignal, id: &str) -> Option<String> {
        self.save(&state.get_untracked());
        let draft = self.find(id)?;
        let entry = self.entries().into_iter().find(|entry| entry.id == id)?;
        let title = entry.title.clone();
        self.release(id);
        self.replicas.update_value(|replicas| replicas.retain(|(known, _)| known != id));
        storage::remove(&StorageKey::Deal(id.to_owned()));
        storage::remove(&StorageKey::History(id.to_owned()));
        storage::remove(&StorageKey::Calendar(ics::identity(&draft)));
        self.deleted.set_value(Some((entry, draft)));
        let _listed = self.update_index(|index| index.entries.retain(|entry| entry.id != id));
        if self.index.with_untracked(|index| index.open == id) {
            self.open_last(state);
        }
        Some(title)
    }

    /// Puts the deal last deleted back and opens it.
    pub fn restore(self, state: DraftSignal) {
        let last = self.deleted.try_update_value(Option::take).flatten();
        let Some((entry, draft)) = last else { return };
        self.save(&state.get_untracked());
        // Another tab may have brought it back itself: then this is a second one.
        if kept(&entry.id).is_some() {
            self.insert_entry(&draft);
            return state.replace(draft);
        }
        let id = entry.id.clone();
        self.set_open(&id);
        self.keep(&id, &draft);
        // As it was in the list: a deal brought back has not changed.
        let _listed = self.update_index(|index| {
            index.entries.retain(|kept| kept.id != id);
            index.entries.push(entry);
        });
        state.replace(draft);
    }
}
