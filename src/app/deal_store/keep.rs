//! How a deal reaches the store: written in the place of what is known to lie there, and held until that is
//! confirmed.

use super::{DealStore, Held};
use crate::app::browser;
use crate::app::deal_index::DealEntry;
use crate::app::rescue;
use crate::app::storage::{self, StorageFailure, StorageKey, Swap};
use crate::domain::draft::Draft;
use crate::domain::history::{Incoming, Replica, StoredVersion};
use leptos::prelude::*;

impl DealStore {
    /// Something was typed: it is not kept yet.
    pub fn edited(self) {
        if !self.from_link.get_untracked() && !self.saving.get_untracked() {
            self.saving.set(true);
        }
    }

    /// Whether closing the page now asks first: something stands in the way of keeping the open deal.
    pub fn is_in_trouble(self) -> bool {
        self.failure.with_untracked(Option::is_some) || self.waits_for_answer()
    }

    /// Whether nothing is written until the user has chosen.
    fn waits_for_answer(self) -> bool {
        self.conflict.with_untracked(Option::is_some) || self.gone.get_untracked()
    }

    /// Keeps the open deal. A failure is remembered in `failure`, and the deal in memory.
    pub fn save(self, draft: &Draft) {
        if self.from_link.get_untracked() {
            return;
        }
        // What another tab wrote since is not written over: it comes together with this, or there is a question.
        let both = self.merge_incoming(draft);
        let draft = both.as_ref().unwrap_or(draft);
        let id = self.open_id();
        if !self.waits_for_answer() {
            return self.keep(&id, draft);
        }
        // A deal only looked at has nothing to be kept.
        let is_last = self.with_replica(&id, |replica| replica.is_last(draft));
        if !is_last {
            self.hold(&id, draft);
        }
    }

    /// Writes a version of a deal, and when it was changed. A deal only opened has not changed: the list must not be
    /// sorted anew under the pointer.
    pub(super) fn keep(self, id: &str, draft: &Draft) {
        rescue::leave(draft);
        if self.writing(id).is_some() {
            // Its turn comes once the one before is confirmed.
            return self.hold(id, draft);
        }
        let is = self.version();
        let Some(version) = self.with_replica(id, |replica| replica.write(draft, is)) else {
            self.release(id);
            self.failure.set(None);
            return self.show();
        };
        self.write(id, draft, version);
        let entry = DealEntry {
            id: id.to_owned(),
            title: draft.text("title").to_owned(),
            changed_ms: browser::now_ms(),
        };
        // The list is made anew from the deals where it is missing.
        let _listed = self.update_index(|index| {
            index.entries.retain(|known| known.id != id);
            index.entries.push(entry);
        });
        self.show();
    }

    /// Sends a version on its way: in the place of one it includes, or of none where the deal is new.
    fn write(self, id: &str, draft: &Draft, version: StoredVersion) {
        self.hold(id, draft);
        self.held.update_value(|held| {
            if let Some(held) = held.iter_mut().find(|held| held.id == id) {
                held.writing = Some(version.is.clone());
            }
        });
        let key = StorageKey::Deal(id.to_owned());
        let replica = self.with_replica(id, |replica| {
            let before = replica.clone();
            replica.settle(version.clone());
            before
        });
        // One left in local storage is not yet carried over.
        let new = replica.is_new() || storage::left(&key).is_some();
        let may = move |found: Option<&str>| match found {
            Some(text) => replica.knows(&StoredVersion::name_in(text)),
            None => new,
        };
        let id = id.to_owned();
        storage::swap(&key, version.to_text(), may, move |outcome| {
            self.written(&id, &version, outcome);
        });
    }

    /// What came of a version sent on its way.
    fn written(self, id: &str, version: &StoredVersion, outcome: Result<Swap, StorageFailure>) {
        // A deal deleted meanwhile is no longer held.
        let Some(draft) = self.arrive(id, &version.is) else { return };
        if outcome != Ok(Swap::Kept) {
            self.with_replica(id, |replica| replica.forget(&version.is));
        }
        match outcome {
            Ok(Swap::Kept) => {
                self.failure.set(None);
                if draft.to_text() == version.text {
                    self.release(id);
                } else {
                    self.keep(id, &draft);
                }
            }
            Ok(Swap::Found(Some(text))) => self.meet(id, &draft, StoredVersion::from_text(&text)),
            Ok(Swap::Found(None)) if self.open_id() == id => self.gone.set(true),
            // It is asked about once it is opened again.
            Ok(Swap::Found(None)) => {}
            Err(failure) => self.failure.set(Some(failure)),
        }
        self.show();
    }

    /// Another tab was first.
    fn meet(self, id: &str, draft: &Draft, theirs: StoredVersion) {
        if Draft::from_text(&theirs.text).is_none() {
            return self.failure.set(Some(StorageFailure::Foreign));
        }
        if self.open_id() == id {
            return self.heard.update(|times| *times += 1);
        }
        match self.with_replica(id, |replica| replica.receive(theirs, draft)) {
            Incoming::Nothing => self.keep(id, draft),
            Incoming::Both(both) => self.keep(id, &both),
            // It is asked about once it is opened again.
            Incoming::Ask(_) => {}
        }
    }

    /// Leaves what is held where it outlives the page at once: it may be closed before the store has answered.
    /// `false` where that cannot be.
    pub fn leave(self) -> bool {
        let held = self.held.get_value();
        held.iter().all(|Held { id, draft, .. }| {
            let is = self.version();
            let version = self.with_replica(id, |replica| {
                replica.write(draft, is).or_else(|| replica.last().cloned())
            });
            let Some(version) = version else { return true };
            self.left.update_value(|left| left.push(version.is.clone()));
            storage::leave(&StorageKey::Deal(id.clone()), &version.to_text()).is_ok()
        })
    }

    /// A name for a version nothing else has.
    fn version(self) -> String {
        self.versions.update_value(|(_, count)| *count += 1);
        self.versions.with_value(|(place, count)| format!("{place}.{count}"))
    }

    pub(super) fn with_replica<T>(self, id: &str, with: impl FnOnce(&mut Replica) -> T) -> T {
        let taken = self.replicas.try_update_value(|all| {
            all.iter().position(|(known, _)| known == id).map(|at| all.swap_remove(at).1)
        });
        let mut replica = taken.flatten().unwrap_or_default();
        let result = with(&mut replica);
        self.replicas.update_value(|all| all.push((id.to_owned(), replica)));
        result
    }

    fn hold(self, id: &str, draft: &Draft) {
        self.held.update_value(|all| match all.iter_mut().find(|held| held.id == id) {
            Some(held) => held.draft = draft.clone(),
            None => all.push(Held { id: id.to_owned(), draft: draft.clone(), writing: None }),
        });
    }

    /// Whether the last words of a deal are not known to be kept.
    pub(super) fn holds(self, id: &str) -> bool {
        self.held.with_value(|held| held.iter().any(|held| held.id == id))
    }

    /// A deal is held no longer: it is kept, or deleted. What was left of it in between is taken back.
    pub(super) fn release(self, id: &str) {
        self.held.update_value(|held| held.retain(|held| held.id != id));
        let key = StorageKey::Deal(id.to_owned());
        let left = storage::left(&key).map(|text| StoredVersion::name_in(&text));
        if left.is_some_and(|is| self.left.with_value(|left| left.contains(&is))) {
            storage::take_back(&key);
        }
    }

    fn writing(self, id: &str) -> Option<String> {
        let of = |held: &Vec<Held>| held.iter().find(|held| held.id == id)?.writing.clone();
        self.held.with_value(of)
    }

    /// A version is no longer on its way: what is held of its deal now, if it still is.
    fn arrive(self, id: &str, is: &str) -> Option<Draft> {
        self.held.try_update_value(|all| {
            let held = all.iter_mut().find(|held| held.id == id)?;
            held.writing.take_if(|writing| writing == is)?;
            Some(held.draft.clone())
        })?
    }

    /// Shows whether the open deal is kept.
    fn show(self) {
        let saving = self.holds(&self.open_id());
        if self.saving.get_untracked() != saving {
            self.saving.set(saving);
        }
    }
}
