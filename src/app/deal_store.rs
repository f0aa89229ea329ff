//! The deals of this browser: one lies on the desk, the others are kept.

use super::browser;
use super::draft_signal::DraftSignal;
use super::rescue;
use super::storage::{self, StorageFailure, StorageKey};
use crate::domain::bounded_json::Whole;
use crate::domain::draft::{Draft, Incoming, Replica, StoredVersion, from_file};
use crate::domain::examples::first_deal;
use crate::domain::sort;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// A kept deal's line in the list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(from = "KeptEntry", into = "KeptEntry")]
pub struct DealEntry {
    /// Key of the deal.
    pub id: String,
    /// Its title when last saved.
    pub title: String,
    /// When it was last changed, milliseconds since 1970.
    pub changed_ms: u64,
}

/// A line as kept: id, title, time of change.
type KeptEntry = (String, String, Whole);

impl From<DealEntry> for KeptEntry {
    fn from(entry: DealEntry) -> Self {
        (entry.id, entry.title, Whole(entry.changed_ms))
    }
}

impl From<KeptEntry> for DealEntry {
    fn from((id, title, Whole(changed_ms)): KeptEntry) -> Self {
        Self { id, title, changed_ms }
    }
}

/// The public deal a first visit shows. It is read like anybody's; a test holds that it is right.
fn first_deal() -> Draft {
    from_file(first_deal::example()).unwrap_or_default()
}

/// The list as stored.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(from = "KeptIndex", into = "KeptIndex")]
struct DealIndex {
    open: String,
    entries: Vec<DealEntry>,
}

/// The list as kept: which deal is open, and all.
type KeptIndex = (String, Vec<DealEntry>);

impl From<DealIndex> for KeptIndex {
    fn from(index: DealIndex) -> Self {
        (index.open, index.entries)
    }
}

impl From<KeptIndex> for DealIndex {
    fn from((open, entries): KeptIndex) -> Self {
        Self { open, entries }
    }
}

/// What lies in storage under a deal's id.
fn kept(id: &str) -> Option<StoredVersion> {
    storage::load(&StorageKey::Deal(id.to_owned())).map(|text| StoredVersion::from_text(&text))
}

/// A kept deal from storage.
fn stored(id: &str) -> Option<Draft> {
    Draft::from_text(&kept(id)?.text)
}

/// All deals and which one lies on the desk.
#[derive(Clone, Copy)]
pub struct DealStore {
    index: RwSignal<DealIndex>,
    /// Deals that could not be stored, by id, with what is known of their stored versions.
    held: StoredValue<Vec<(String, Draft, Replica)>>,
    /// The deal last deleted.
    deleted: StoredValue<Option<(DealEntry, Draft)>>,
    /// What is known of the versions of the deal on the desk.
    copy: StoredValue<Replica>,
    /// Names the versions written here.
    versions: StoredValue<(String, u32)>,
    /// A version of another tab that says something else of the same field: nothing is written until the user
    /// has chosen.
    pub question: RwSignal<Option<StoredVersion>>,
    /// Whether the deal on the desk came with a link: it is read, and kept only when asked for.
    pub lent: RwSignal<bool>,
    /// What lay in storage and could not be read: it is left there, and handed out.
    pub broken: RwSignal<Option<String>>,
    /// Why the last save failed, if it did.
    pub trouble: RwSignal<Option<StorageFailure>>,
}

/// The list, and its text when it cannot be read: then it is made anew from the deals themselves.
fn read_index() -> (DealIndex, Option<String>) {
    if let Some(index) = storage::get(&StorageKey::Index) {
        return (index, None);
    }
    let Some(text) = storage::load(&StorageKey::Index) else { return (DealIndex::default(), None) };
    let found = storage::deals().into_iter().filter_map(|id| {
        let title = stored(&id)?.text("title").to_owned();
        Some(DealEntry { id, title, changed_ms: browser::now_ms() })
    });
    let entries: Vec<DealEntry> = found.collect();
    let open = entries.first().map(|entry| entry.id.clone()).unwrap_or_default();
    (DealIndex { open, entries }, Some(text))
}

impl DealStore {
    /// The shelf as stored and the deal to work on: the last one, or the public example on a first visit.
    pub fn open() -> (Self, Draft) {
        let (index, broken_index) = read_index();
        let last = kept(&index.open);
        let stored = last.as_ref().and_then(|last| Draft::from_text(&last.text));
        let broken = last.filter(|_| stored.is_none()).map(|last| last.text);
        let shelf = Self {
            index: RwSignal::new(index),
            held: StoredValue::new(Vec::new()),
            deleted: StoredValue::new(None),
            copy: StoredValue::new(Replica::default()),
            versions: StoredValue::new((browser::place(), 0)),
            question: RwSignal::new(None),
            lent: RwSignal::new(false),
            broken: RwSignal::new(broken.or(broken_index)),
            trouble: RwSignal::new(None),
        };
        match stored {
            Some(draft) => {
                let open = shelf.index.with_untracked(|index| index.open.clone());
                shelf.lay_open(&open);
                (shelf, draft)
            }
            None => {
                let draft = first_deal();
                shelf.enter(&draft);
                (shelf, draft)
            }
        }
    }

    /// Id of the deal on the desk; empty while it came with a link.
    pub fn current(self) -> String {
        if self.lent.get() { String::new() } else { self.index.with(|index| index.open.clone()) }
    }

    /// All deals, last changed first.
    pub fn entries(self) -> Vec<DealEntry> {
        let mut entries = self.index.with(|index| index.entries.clone());
        sort::sort_by(&mut entries, |a, b| b.changed_ms.cmp(&a.changed_ms).then(a.id.cmp(&b.id)));
        entries
    }

    /// Changes the list and keeps it. Another tab may have changed it meanwhile: its deals stay.
    fn list(self, change: impl FnOnce(&mut DealIndex)) -> Result<(), StorageFailure> {
        self.reread();
        self.index.update(change);
        self.index.with_untracked(|index| storage::set(&StorageKey::Index, index))
    }

    /// Takes up what other tabs changed in the list. Which deal is open is this tab's own matter; a deal the list
    /// does not know stays as long as it can be found.
    pub fn reread(self) {
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

    /// Learns of the deal on the desk as another tab left it: the draft to go on with, when it is another one.
    pub fn hear(self, draft: &Draft) -> Option<Draft> {
        let theirs = kept(&self.index.with_untracked(|index| index.open.clone()))?;
        if self.lent.get_untracked() {
            return None;
        }
        match self.copy.try_update_value(|copy| copy.receive(theirs, draft))? {
            Incoming::Nothing => {
                self.withdraw();
                None
            }
            Incoming::Both(both) => {
                self.withdraw();
                Some(both)
            }
            Incoming::Ask(theirs) => {
                self.question.set(Some(theirs));
                None
            }
        }
    }

    /// There is nothing to ask about any more.
    fn withdraw(self) {
        if self.question.with_untracked(Option::is_some) {
            self.question.set(None);
        }
    }

    /// Answers the question: theirs, or what lies here.
    pub fn answer(self, draft: &Draft, take_theirs: bool) -> Option<Draft> {
        let theirs = self.question.try_update(Option::take).flatten()?;
        let draft = if take_theirs { Draft::from_text(&theirs.text) } else { Some(draft.clone()) };
        self.copy.update_value(|copy| copy.settle(theirs));
        draft
    }

    /// Keeps the deal on the desk. A failure is remembered in `trouble`, and the deal in memory.
    pub fn save(self, draft: &Draft) {
        if self.lent.get_untracked() {
            return;
        }
        // What another tab wrote since is not written over: it comes together with this, or there is a question.
        let both = self.hear(draft);
        let draft = both.as_ref().unwrap_or(draft);
        let id = self.index.with_untracked(|index| index.open.clone());
        if self.question.with_untracked(Option::is_some) {
            return self.hold(&id, draft);
        }
        self.held.update_value(|held| held.retain(|(kept, ..)| *kept != id));
        self.store(&id, draft);
    }

    /// Writes a version of the deal on the desk, and when it was changed. A deal only opened has not changed: the
    /// list must not be sorted anew under the pointer.
    fn store(self, id: &str, draft: &Draft) {
        rescue::leave(draft);
        let key = StorageKey::Deal(id.to_owned());
        if storage::load(&key).is_none() {
            // Another tab deleted it. It comes back only with an edit of this one.
            if self.copy.with_value(|copy| copy.is_last(draft)) {
                return;
            }
            self.copy.set_value(Replica::default());
        }
        let is = self.version();
        let Some(version) = self.copy.with_value(|copy| copy.write(draft, is)) else {
            return self.trouble.set(None);
        };
        let title = draft.text("title").to_owned();
        let saved = storage::save(&key, &version.to_text());
        match saved {
            Ok(()) => self.copy.update_value(|copy| copy.settle(version)),
            Err(_) => self.hold(id, draft),
        }
        let entry = DealEntry { id: id.to_owned(), title, changed_ms: browser::now_ms() };
        let listed = self.list(|index| {
            index.entries.retain(|known| known.id != id);
            index.entries.push(entry);
        });
        self.trouble.set(saved.and(listed).err());
    }

    /// A name for a version nothing else has.
    fn version(self) -> String {
        self.versions.update_value(|(_, count)| *count += 1);
        self.versions.with_value(|(place, count)| format!("{place}.{count}"))
    }

    fn hold(self, id: &str, draft: &Draft) {
        let copy = self.copy.get_value();
        self.held.update_value(|held| {
            held.retain(|(kept, ..)| kept != id);
            held.push((id.to_owned(), draft.clone(), copy));
        });
    }

    /// Makes a new entry for a deal, opens it and stores it.
    fn enter(self, draft: &Draft) {
        let id = format!("{}-{}", browser::now_ms(), browser::place());
        self.lay_open(&id);
        self.store(&id, draft);
    }

    /// The deal of this id lies on the desk from now on.
    fn lay_open(self, id: &str) {
        self.lent.set(false);
        self.question.set(None);
        // What was held back here is older than what lies in storage: it is still to be compared with that.
        let held = self.held.with_value(|held| {
            held.iter().find(|(known, ..)| known == id).map(|(.., copy)| copy.clone())
        });
        let stored = || kept(id).map(Replica::of).unwrap_or_default();
        self.copy.set_value(held.unwrap_or_else(stored));
        // Which deal is open is only convenience; a list that cannot be kept is told with the deal.
        let _listed = self.list(|index| id.clone_into(&mut index.open));
    }

    /// Lays a new deal on the desk; the one that lay there is kept.
    pub fn add(self, state: DraftSignal, draft: Draft) {
        self.save(&state.get_untracked());
        self.enter(&draft);
        state.replace(draft);
    }

    /// Lays a deal that came with a link on the desk: nothing is kept of it.
    pub fn lend(self, state: DraftSignal, draft: Draft) {
        self.save(&state.get_untracked());
        self.lent.set(true);
        state.replace(draft);
    }

    /// Takes what came with a link off the desk again.
    pub fn give_back(self, state: DraftSignal) {
        let id = self.index.with_untracked(|index| index.open.clone());
        if !self.lay(state, &id) {
            self.lay_another(state);
        }
    }

    /// Lays the deal last changed on the desk, or the public example.
    fn lay_another(self, state: DraftSignal) {
        let next = self.entries().first().map(|next| next.id.clone());
        if !next.is_some_and(|next| self.lay(state, &next)) {
            let draft = first_deal();
            self.enter(&draft);
            state.replace(draft);
        }
    }

    /// Lays a kept deal on the desk; `false` when what is kept under its id cannot be read.
    pub fn take(self, state: DraftSignal, id: &str) -> bool {
        self.save(&state.get_untracked());
        self.lay(state, id)
    }

    fn lay(self, state: DraftSignal, id: &str) -> bool {
        let Some(draft) = self.find(id) else { return false };
        self.lay_open(id);
        let draft = self.hear(&draft).unwrap_or(draft);
        self.save(&draft);
        state.replace(draft);
        true
    }

    /// A kept deal.
    pub fn find(self, id: &str) -> Option<Draft> {
        let held = self.held.with_value(|held| {
            held.iter().find(|(kept, ..)| kept == id).map(|(_, draft, _)| draft.clone())
        });
        held.or_else(|| stored(id))
    }

    /// Takes a deal off the shelf; [`Shelf::restore`] puts the last one back. When it lay on the desk, the
    /// last changed of the others takes its place, or the public example.
    pub fn delete(self, state: DraftSignal, id: &str) -> Option<String> {
        self.save(&state.get_untracked());
        let draft = self.find(id)?;
        let entry = self.entries().into_iter().find(|entry| entry.id == id)?;
        let title = entry.title.clone();
        self.held.update_value(|held| held.retain(|(kept, ..)| kept != id));
        self.deleted.set_value(Some((entry, draft)));
        storage::remove(&StorageKey::Deal(id.to_owned()));
        storage::remove(&StorageKey::History(id.to_owned()));
        let listed = self.list(|index| index.entries.retain(|entry| entry.id != id));
        self.trouble.set(listed.err());
        if self.index.with_untracked(|index| index.open == id) {
            self.lay_another(state);
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
            self.enter(&draft);
            return state.replace(draft);
        }
        let id = entry.id.clone();
        self.lay_open(&id);
        self.store(&id, &draft);
        // As it was in the list: a deal brought back has not changed.
        let listed = self.list(|index| {
            index.entries.retain(|kept| kept.id != id);
            index.entries.push(entry);
        });
        if listed.is_err() {
            self.trouble.set(listed.err());
        }
        state.replace(draft);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::bounded_json;

    fn entry(id: &str, title: &str, changed_ms: u64) -> DealEntry {
        DealEntry { id: id.into(), title: title.into(), changed_ms }
    }

    fn list() -> DealIndex {
        let open = "1764400000000-k3x9";
        let summit = entry(open, "Akeso – \"Summit\" 授权\n", 1_764_412_345_678);
        DealIndex { open: open.into(), entries: vec![summit, entry("2", "", 0)] }
    }

    #[test]
    fn a_list_once_kept_is_read_and_kept_the_same() {
        let old = r#"["1764400000000-k3x9",[["1764400000000-k3x9","Akeso – \"Summit\" 授权\n",1764412345678],["2","",0]]]"#;
        for (text, index) in [(old, list()), (r#"["",[]]"#, DealIndex::default())] {
            assert_eq!(serde_json::to_value(&index).unwrap().to_string(), text);
            assert_eq!(bounded_json::read(text), Some(index));
        }
    }

    #[test]
    fn what_is_no_list_is_refused() {
        let deep = format!(r#"["",[["1","",{}1{}]]]"#, "[".repeat(10_000), "]".repeat(10_000));
        let open = format!(r#"["",{}"#, "[".repeat(10_000));
        let noise = [
            "",
            "{broken",
            "{}",
            "[]",
            "null",
            r#"["1"]"#,
            r#"["1",[["2","x"]]]"#,
            r#"["1",[["2","x",-1]]]"#,
            r#"["1",[["2","x",1.5]]]"#,
            r#"["1",[],[]]"#,
            r#"[1,[]]"#,
            r#"{"open":"","entries":[]}"#,
        ];
        for text in noise.into_iter().chain([deep.as_str(), &open]) {
            assert_eq!(bounded_json::read::<DealIndex>(text), None, "{text:.60}");
        }
    }
}
