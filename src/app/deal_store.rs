//! The deals of this browser: one is open, the others are kept.

mod keep;
mod merge;
mod switch;

use super::browser;
use super::deal_index::{DealEntry, DealIndex, kept, read_index, stored};
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
    /// Deals whose last words are not known to be kept.
    held: StoredValue<Vec<Held>>,
    /// The deal last deleted.
    deleted: StoredValue<Option<(DealEntry, Draft)>>,
    /// What is known of the versions of the open deal and of those held, by id.
    replicas: StoredValue<Vec<(String, Replica)>>,
    /// What was left by a tab that was closed, and is taken back once it is kept: versions by name.
    left: StoredValue<Vec<String>>,
    /// Names the versions written here.
    versions: StoredValue<(String, u32)>,
    /// A version of another tab that says something else of the same field: nothing is written until the user
    /// has chosen.
    pub conflict: RwSignal<Option<StoredVersion>>,
    /// Whether another tab deleted the open deal: nothing is written until the user has chosen.
    pub gone: RwSignal<bool>,
    /// Rises when the open deal was found changed in the store.
    pub heard: RwSignal<u32>,
    /// Id of the deal that another tab kept or deleted last; told each time.
    pub elsewhere: RwSignal<String>,
    /// Whether something of the open deal is not known to be kept yet.
    pub saving: RwSignal<bool>,
    /// Whether the open deal came with a link: it is read, and kept only when asked for.
    pub from_link: RwSignal<bool>,
    /// What lay in storage and could not be read: it is left there, and handed out.
    pub unreadable: RwSignal<Option<String>>,
    /// Why the last save failed, if it did.
    pub failure: RwSignal<Option<StorageFailure>>,
}

/// A deal whose last words are not known to be kept.
#[derive(Clone)]
struct Held {
    id: String,
    draft: Draft,
    /// The version on its way to the store, by name.
    writing: Option<String>,
}

impl DealStore {
    /// The deals as stored and the one to work on: the last one, or the example on a first visit. What a tab that was
    /// closed left of it is in it, so that the edits kept beside it are its own.
    pub fn open() -> (Self, Draft) {
        let (index, broken_index) = read_index();
        let last = kept(&index.open);
        let stored = last.as_ref().and_then(|last| Draft::from_text(&last.text));
        let broken = last.filter(|_| stored.is_none()).map(|last| last.text);
        let store = Self {
            index: RwSignal::new(index),
            held: StoredValue::new(Vec::new()),
            deleted: StoredValue::new(None),
            replicas: StoredValue::new(Vec::new()),
            left: StoredValue::new(Vec::new()),
            versions: StoredValue::new((browser::place(), 0)),
            conflict: RwSignal::new(None),
            gone: RwSignal::new(false),
            heard: RwSignal::new(0),
            elsewhere: RwSignal::new(String::new()),
            saving: RwSignal::new(false),
            from_link: RwSignal::new(false),
            unreadable: RwSignal::new(broken.or(broken_index)),
            failure: RwSignal::new(None),
        };
        match stored {
            Some(draft) => {
                let open = store.open_id();
                store.set_open(&open);
                let left = store.merge_incoming(&draft);
                left.iter().for_each(|_| store.heard.set(1));
                (store, left.unwrap_or(draft))
            }
            None => {
                let draft = first_deal();
                store.insert_entry_later(&draft);
                (store, draft)
            }
        }
    }

    /// Id of the deal that is open, or lies under the one that came with a link.
    fn open_id(self) -> String {
        self.index.with_untracked(|index| index.open.clone())
    }

    /// Id of the open deal; empty while it came with a link.
    pub fn current(self) -> String {
        if self.from_link.get() {
            String::new()
        } else {
            self.index.with(|index| index.open.clone())
        }
    }

    /// As [`DealStore::current`], not followed.
    fn current_untracked(self) -> String {
        if self.from_link.get_untracked() { String::new() } else { self.open_id() }
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

    /// Makes a new entry for a deal, opens it and stores it.
    fn insert_entry(self, draft: &Draft) {
        let id = self.open_new();
        self.keep(&id, draft);
    }

    /// As [`DealStore::insert_entry`], of a deal nobody has typed into: it is stored once the page is drawn, unless
    /// something of it was meanwhile.
    fn insert_entry_later(self, draft: &Draft) {
        let (id, draft) = (self.open_new(), draft.clone());
        browser::after_paint(move || {
            if self.with_replica(&id, |replica| replica.is_new()) && !self.holds(&id) {
                self.keep(&id, &draft);
            }
        });
    }

    /// An id for a new deal, which is the open one from now on.
    fn open_new(self) -> String {
        let id = format!("{}-{}", browser::now_ms(), browser::place());
        self.set_open(&id);
        id
    }

    /// The deal of this id is the open one from now on.
    fn set_open(self, id: &str) {
        self.from_link.set(false);
        self.conflict.set(None);
        self.gone.set(false);
        // What was held back here is older than what lies in storage: it is still to be compared with that.
        self.replicas.update_value(|replicas| {
            replicas.retain(|(known, _)| known == id || self.holds(known));
            if replicas.iter().all(|(known, _)| known != id) {
                replicas.push((id.to_owned(), kept(id).map(Replica::of).unwrap_or_default()));
            }
        });
        // Which deal is open is only convenience; a list that cannot be kept is told with the deal.
        let _listed = self.update_index(|index| id.clone_into(&mut index.open));
    }

    /// A kept deal.
    pub fn find(self, id: &str) -> Option<Draft> {
        let held = self.held.with_value(|held| {
            held.iter().find(|held| held.id == id).map(|held| held.draft.clone())
        });
        held.or_else(|| stored(id))
    }
}
