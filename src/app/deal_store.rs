//! The deals of this browser: one is open, the others are kept.

mod merge;
mod switch;

use super::browser;
use super::deal_index::{DealEntry, DealIndex, kept, read_index, stored};
use super::rescue;
use super::storage::{self, StorageFailure, StorageKey};
use crate::domain::draft::Draft;
use crate::domain::examples::first_visit;
use crate::domain::history::{Replica, StoredVersion};
use crate::domain::sort;
use leptos::prelude::*;

/// The deal a first visit shows, as it would stand today.
fn first_deal() -> Draft {
    first_visit::deal(browser::today(), browser::preferred_language())
}

/// All deals and which one is open.
#[derive(Clone, Copy)]
pub struct DealStore {
    index: RwSignal<DealIndex>,
    /// Deals that could not be stored, by id, with what is known of their stored versions.
    unsaved: StoredValue<Vec<(String, Draft, Replica)>>,
    /// The deal last deleted.
    deleted: StoredValue<Option<(DealEntry, Draft)>>,
    /// What is known of the versions of the open deal.
    replica: StoredValue<Replica>,
    /// Names the versions written here.
    versions: StoredValue<(String, u32)>,
    /// A version of another tab that says something else of the same field: nothing is written until the user
    /// has chosen.
    pub conflict: RwSignal<Option<StoredVersion>>,
    /// Whether the open deal came with a link: it is read, and kept only when asked for.
    pub from_link: RwSignal<bool>,
    /// What lay in storage and could not be read: it is left there, and handed out.
    pub unreadable: RwSignal<Option<String>>,
    /// Why the last save failed, if it did.
    pub failure: RwSignal<Option<StorageFailure>>,
}

impl DealStore {
    /// The deals as stored and the one to work on: the last one, or the example on a first visit.
    pub fn open() -> (Self, Draft) {
        let (index, broken_index) = read_index();
        let last = kept(&index.open);
        let stored = last.as_ref().and_then(|last| Draft::from_text(&last.text));
        let broken = last.filter(|_| stored.is_none()).map(|last| last.text);
        let store = Self {
            index: RwSignal::new(index),
            unsaved: StoredValue::new(Vec::new()),
            deleted: StoredValue::new(None),
            replica: StoredValue::new(Replica::default()),
            versions: StoredValue::new((browser::place(), 0)),
            conflict: RwSignal::new(None),
            from_link: RwSignal::new(false),
            unreadable: RwSignal::new(broken.or(broken_index)),
            failure: RwSignal::new(None),
        };
        match stored {
            Some(draft) => {
                let open = store.index.with_untracked(|index| index.open.clone());
                store.set_open(&open);
                (store, draft)
            }
            None => {
                let draft = first_deal();
                store.insert_entry(&draft);
                (store, draft)
            }
        }
    }

    /// Id of the open deal; empty while it came with a link.
    pub fn current(self) -> String {
        if self.from_link.get() {
            String::new()
        } else {
            self.index.with(|index| index.open.clone())
        }
    }

    /// All deals, last changed first.
    pub fn entries(self) -> Vec<DealEntry> {
        let mut entries = self.index.with(|index| index.entries.clone());
        sort::sort_by(&mut entries, |a, b| b.changed_ms.cmp(&a.changed_ms).then(a.id.cmp(&b.id)));
        entries
    }

    /// Changes the list and keeps it. Another tab may have changed it meanwhile: its deals stay.
    fn update_index(self, change: impl FnOnce(&mut DealIndex)) -> Result<(), StorageFailure> {
        self.reread_index();
        self.index.update(change);
        self.index.with_untracked(|index| storage::set(&StorageKey::Index, index))
    }

    /// Takes up what other tabs changed in the list. Which deal is open is this tab's own matter; a deal the list
    /// does not know stays as long as it can be found.
    pub fn reread_index(self) {
        let Some(DealIndex { mut entries, .. }) = storage::get(&StorageKey::Index) else { return };
        let own = self.index.with_untracked(|index| index.entries.clone());
        let unknown = own.iter().filter(|entry| entries.iter().all(|known| known.id != entry.id));
        let unknown: Vec<DealEntry> =
            unknown.filter(|entry| self.find(&entry.id).is_some()).cloned().collect();
        entries.extend(unknown);
        if entries != own {
            self.index.update(|index| index.entries = entries);
        }
    }

    /// Keeps the open deal. A failure is remembered in `failure`, and the deal in memory.
    pub fn save(self, draft: &Draft) {
        if self.from_link.get_untracked() {
            return;
        }
        // What another tab wrote since is not written over: it comes together with this, or there is a question.
        let both = self.merge_incoming(draft);
        let draft = both.as_ref().unwrap_or(draft);
        let id = self.index.with_untracked(|index| index.open.clone());
        if self.conflict.with_untracked(Option::is_some) {
            return self.keep_unsaved(&id, draft);
        }
        self.unsaved.update_value(|unsaved| unsaved.retain(|(kept, ..)| *kept != id));
        self.write(&id, draft);
    }

    /// Writes a version of the open deal, and when it was changed. A deal only opened has not changed: the
    /// list must not be sorted anew under the pointer.
    fn write(self, id: &str, draft: &Draft) {
        rescue::leave(draft);
        let key = StorageKey::Deal(id.to_owned());
        if storage::load(&key).is_none() {
            // Another tab deleted it. It comes back only with an edit of this one.
            if self.replica.with_value(|replica| replica.is_last(draft)) {
                return;
            }
            self.replica.set_value(Replica::default());
        }
        let is = self.version();
        let Some(version) = self.replica.with_value(|replica| replica.write(draft, is)) else {
            return self.failure.set(None);
        };
        let title = draft.text("title").to_owned();
        let saved = storage::save(&key, &version.to_text());
        match saved {
            Ok(()) => self.replica.update_value(|replica| replica.settle(version)),
            Err(_) => self.keep_unsaved(id, draft),
        }
        let entry = DealEntry { id: id.to_owned(), title, changed_ms: browser::now_ms() };
        let listed = self.update_index(|index| {
            index.entries.retain(|known| known.id != id);
            index.entries.push(entry);
        });
        self.failure.set(saved.and(listed).err());
    }

    /// A name for a version nothing else has.
    fn version(self) -> String {
        self.versions.update_value(|(_, count)| *count += 1);
        self.versions.with_value(|(place, count)| format!("{place}.{count}"))
    }

    fn keep_unsaved(self, id: &str, draft: &Draft) {
        let replica = self.replica.get_value();
        self.unsaved.update_value(|unsaved| {
            unsaved.retain(|(kept, ..)| kept != id);
            unsaved.push((id.to_owned(), draft.clone(), replica));
        });
    }

    /// Makes a new entry for a deal, opens it and stores it.
    fn insert_entry(self, draft: &Draft) {
        let id = format!("{}-{}", browser::now_ms(), browser::place());
        self.set_open(&id);
        self.write(&id, draft);
    }

    /// The deal of this id is the open one from now on.
    fn set_open(self, id: &str) {
        self.from_link.set(false);
        self.conflict.set(None);
        // What was held back here is older than what lies in storage: it is still to be compared with that.
        let unsaved = self.unsaved.with_value(|unsaved| {
            unsaved.iter().find(|(known, ..)| known == id).map(|(.., replica)| replica.clone())
        });
        let stored = || kept(id).map(Replica::of).unwrap_or_default();
        self.replica.set_value(unsaved.unwrap_or_else(stored));
        // Which deal is open is only convenience; a list that cannot be kept is told with the deal.
        let _listed = self.update_index(|index| id.clone_into(&mut index.open));
    }

    /// A kept deal.
    pub fn find(self, id: &str) -> Option<Draft> {
        let unsaved = self.unsaved.with_value(|unsaved| {
            unsaved.iter().find(|(kept, ..)| kept == id).map(|(_, draft, _)| draft.clone())
        });
        unsaved.or_else(|| stored(id))
    }
}
