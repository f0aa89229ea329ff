//! The deals of this browser: one lies on the desk, the others are kept.

use super::browser;
use super::storage::{self, Key, Trouble};
use crate::domain::draft::{Draft, from_file, to_file};
use crate::domain::json::{self, Value};
use crate::domain::{example, order};
use leptos::prelude::*;

/// A kept deal's line in the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// Key of the deal.
    pub id: String,
    /// Its title when last saved.
    pub title: String,
    /// When it was last changed, milliseconds since 1970.
    pub changed_ms: u64,
}

/// The public deal a first visit shows. It is read like anybody's; a test holds that it is right.
fn example() -> Draft {
    from_file(example::example()).unwrap_or_default()
}

/// The list as stored.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Index {
    open: String,
    entries: Vec<Entry>,
}

impl Index {
    /// The list as kept: which deal is open, then each deal's id, title and time of change.
    fn to_text(&self) -> String {
        let entry = |entry: &Entry| {
            Value::Array(vec![
                entry.id.as_str().into(),
                entry.title.as_str().into(),
                entry.changed_ms.into(),
            ])
        };
        let entries = self.entries.iter().map(entry).collect();
        Value::Array(vec![self.open.as_str().into(), Value::Array(entries)]).to_string()
    }

    /// Reads what [`Index::to_text`] wrote.
    fn from_text(text: &str) -> Option<Self> {
        let tree = json::parse(text).ok()?;
        let [open, entries] = tree.as_array()?.as_slice() else { return None };
        let entry = |row: &Value| match row.as_array()?.as_slice() {
            [id, title, changed] => Some(Entry {
                id: id.as_str()?.to_owned(),
                title: title.as_str()?.to_owned(),
                changed_ms: changed.as_u64()?,
            }),
            _ => None,
        };
        let entries = entries.as_array()?.iter().filter_map(entry).collect();
        Some(Self { open: open.as_str()?.to_owned(), entries })
    }
}

/// A kept deal from storage.
fn stored(id: &str) -> Option<Draft> {
    storage::load(&Key::Deal(id.to_owned())).and_then(|text| Draft::from_text(&text))
}

/// All deals and which one lies on the desk.
#[derive(Clone, Copy)]
pub struct Shelf {
    index: RwSignal<Index>,
    /// Deals that could not be stored, by id.
    held: StoredValue<Vec<(String, Draft)>>,
    /// The deal last deleted.
    deleted: StoredValue<Option<(Entry, Draft)>>,
    /// Why the last save failed, if it did.
    pub trouble: RwSignal<Option<Trouble>>,
}

impl Shelf {
    /// The shelf as stored and the deal to work on: the last one, or the public example on a first visit.
    pub fn open() -> (Self, Draft) {
        let index = storage::load(&Key::Index).and_then(|text| Index::from_text(&text));
        let index = index.unwrap_or_default();
        let stored = stored(&index.open);
        let shelf = Self {
            index: RwSignal::new(index),
            held: StoredValue::new(Vec::new()),
            deleted: StoredValue::new(None),
            trouble: RwSignal::new(None),
        };
        let draft = stored.unwrap_or_else(|| {
            let draft = example();
            shelf.enter(&draft);
            draft
        });
        (shelf, draft)
    }

    /// Id of the deal on the desk.
    pub fn current(self) -> String {
        self.index.with(|index| index.open.clone())
    }

    /// All deals, last changed first.
    pub fn entries(self) -> Vec<Entry> {
        let mut entries = self.index.with(|index| index.entries.clone());
        order::sort_by(&mut entries, |a, b| b.changed_ms.cmp(&a.changed_ms).then(a.id.cmp(&b.id)));
        entries
    }

    /// Keeps the deal on the desk. A failure is remembered in `trouble`, and the deal in memory.
    pub fn save(self, draft: &Draft) {
        let id = self.index.with_untracked(|index| index.open.clone());
        // A deal only opened has not changed: the list must not be sorted anew under the pointer.
        if storage::load(&Key::Deal(id.clone())).is_some_and(|kept| kept == draft.to_text()) {
            return self.trouble.set(None);
        }
        let title = draft.text("title").to_owned();
        self.index.update(|index| {
            if let Some(entry) = index.entries.iter_mut().find(|entry| entry.id == id) {
                entry.title = title;
                entry.changed_ms = browser::now_ms();
            }
        });
        self.store(&id, draft);
    }

    fn store(self, id: &str, draft: &Draft) {
        browser::leave_for_rescue(&to_file(draft).to_string());
        let saved = storage::save(&Key::Deal(id.to_owned()), &draft.to_text()).and_then(|()| {
            self.index.with_untracked(|index| storage::save(&Key::Index, &index.to_text()))
        });
        if saved.is_err() {
            self.hold(id, draft);
        }
        self.trouble.set(saved.err());
    }

    fn hold(self, id: &str, draft: &Draft) {
        self.held.update_value(|held| {
            held.retain(|(kept, _)| kept != id);
            held.push((id.to_owned(), draft.clone()));
        });
    }

    /// Makes a new entry for a deal, opens it and stores it.
    fn enter(self, draft: &Draft) {
        let now = browser::now_ms();
        let taken = self.index.with_untracked(|index| {
            index.entries.iter().filter(|entry| entry.id.starts_with(&now.to_string())).count()
        });
        let id = format!("{now}-{taken}");
        let title = draft.text("title").to_owned();
        self.index.update(|index| {
            index.entries.push(Entry { id: id.clone(), title, changed_ms: now });
            index.open.clone_from(&id);
        });
        self.store(&id, draft);
    }

    /// Lays a new deal on the desk; the one that lay there is kept.
    pub fn add(self, desk: RwSignal<Draft>, draft: Draft) {
        self.save(&desk.get_untracked());
        self.enter(&draft);
        desk.set(draft);
    }

    /// Lays a kept deal on the desk; `false` when what is kept under its id cannot be read.
    pub fn take(self, desk: RwSignal<Draft>, id: &str) -> bool {
        self.save(&desk.get_untracked());
        let Some(draft) = self.find(id) else { return false };
        self.index.update(|index| id.clone_into(&mut index.open));
        self.store(id, &draft);
        desk.set(draft);
        true
    }

    /// A kept deal.
    pub fn find(self, id: &str) -> Option<Draft> {
        let held = self.held.with_value(|held| {
            held.iter().find(|(kept, _)| kept == id).map(|(_, draft)| draft.clone())
        });
        held.or_else(|| stored(id))
    }

    /// Takes a deal off the shelf; [`Shelf::restore`] puts the last one back. When it lay on the desk, the
    /// last changed of the others takes its place, or the public example.
    pub fn delete(self, desk: RwSignal<Draft>, id: &str) -> Option<String> {
        self.save(&desk.get_untracked());
        let draft = self.find(id)?;
        let entry = self.entries().into_iter().find(|entry| entry.id == id)?;
        let title = entry.title.clone();
        self.held.update_value(|held| held.retain(|(kept, _)| kept != id));
        self.deleted.set_value(Some((entry, draft)));
        self.index.update(|index| index.entries.retain(|entry| entry.id != id));
        storage::remove(&Key::Deal(id.to_owned()));
        storage::remove(&Key::History(id.to_owned()));
        if self.index.with_untracked(|index| index.open == id) {
            match self.entries().first().map(|next| next.id.clone()) {
                Some(next) => self.lay(desk, &next),
                None => {
                    let example = example();
                    self.enter(&example);
                    desk.set(example);
                }
            }
        } else {
            self.store_index();
        }
        Some(title)
    }

    fn lay(self, desk: RwSignal<Draft>, id: &str) {
        self.index.update(|index| id.clone_into(&mut index.open));
        if let Some(draft) = self.find(id) {
            self.store(id, &draft);
            desk.set(draft);
        }
    }

    fn store_index(self) {
        let saved = self.index.with_untracked(|index| storage::save(&Key::Index, &index.to_text()));
        self.trouble.set(saved.err());
    }

    /// Puts the deal last deleted back and opens it.
    pub fn restore(self, desk: RwSignal<Draft>) {
        let last = self.deleted.try_update_value(Option::take).flatten();
        let Some((entry, draft)) = last else { return };
        self.save(&desk.get_untracked());
        let id = entry.id.clone();
        self.index.update(|index| {
            index.entries.retain(|kept| kept.id != id);
            index.entries.push(entry);
            index.open.clone_from(&id);
        });
        self.store(&id, &draft);
        desk.set(draft);
    }
}
