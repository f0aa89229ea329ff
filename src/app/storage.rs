//! The only place that touches the browser's storage.
//!
//! Every key is a variant of [`StorageKey`]. Deals, their edits and what our keys are made from lie in the browser's
//! [`database`], which keeps within milliseconds what survives a kill; the list of deals and what the user likes in its
//! local storage, of which the browser writes to the disk when it pleases. Where there is no database all of it lies in local storage.
//!
//! A deal found in local storage beside a database is one of an earlier version of the page, which is carried over,
//! or what a tab *left* there when it was closed before the database had answered: the next one takes it up.
//!
//! Blocked storage is found out by a probe, since asking a blocked store panics in gloo; a write that fails says why.
//! What is kept is a value as `serde` writes it ([`get`], [`set`]), but for a deal: the largest text, it lies there as
//! it is, behind the line that names its version.

mod database;

use crate::domain::bounded_json;
use database::Database;
pub use database::{StorageFailure, Swap};
use gloo_storage::{LocalStorage, Storage};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsValue;
// Not the page's own: deals are carried over before the page is there.
use wasm_bindgen_futures::spawn_local;

/// What is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StorageKey {
    /// The list of deals.
    Index,
    /// A deal, by its id.
    Deal(String),
    /// The edits of a deal, by its id.
    History(String),
    /// The days handed out to calendars, by the deal's identity.
    Calendar(String),
    /// What our keys are made from.
    Seed,
    /// Language, theme, unit, open tab.
    Preferences,
}

const DEALS: &str = "parley/deal/";
const HISTORIES: &str = "parley/history/";

impl StorageKey {
    fn name(&self) -> String {
        match self {
            Self::Index => "parley/index".into(),
            Self::Deal(id) => format!("{DEALS}{id}"),
            Self::History(id) => format!("{HISTORIES}{id}"),
            Self::Calendar(identity) => format!("parley/calendar/{identity}"),
            Self::Seed => "parley/seed".into(),
            Self::Preferences => "parley/preferences".into(),
        }
    }

    fn of(name: &str) -> Option<Self> {
        match name.strip_prefix(DEALS) {
            Some(id) => Some(Self::Deal(id.to_owned())),
            None => (name == Self::Index.name()).then_some(Self::Index),
        }
    }

    /// Where it lies in the database, if there is one and it belongs there.
    fn place(&self) -> Option<(Database, String)> {
        let belongs = matches!(self, Self::Deal(_) | Self::History(_) | Self::Seed);
        Some((database().filter(|_| belongs)?, self.name()))
    }
}

thread_local! {
    static DATABASE: RefCell<Option<Database>> = const { RefCell::new(None) };
    /// Whether a text once written to local storage was there when it was read.
    static PROVEN: Cell<bool> = const { Cell::new(false) };
}

fn database() -> Option<Database> {
    DATABASE.with_borrow(Clone::clone)
}

/// Begins with what the page's script found, and carries over the deals of local storage that the database lacks, and
/// the edits that were left there: they are newer.
pub fn open(host: &JsValue) {
    DATABASE.set(Database::taken(host));
    let Some(database) = database() else { return };
    let old = local_names().into_iter().filter(|name| {
        let once = name.starts_with(DEALS) || *name == StorageKey::Seed.name();
        (once && database.text(name).is_none()) || name.starts_with(HISTORIES)
    });
    let old: Vec<(String, Option<String>)> = old.map(|name| (name.clone(), local(&name))).collect();
    if old.is_empty() {
        return;
    }
    old.iter().for_each(|(name, text)| database.know(name, text.as_deref()));
    spawn_local(async move {
        // What could not be carried over stays where it is, for the next start.
        if database.put(&old).await.is_ok() {
            let unchanged = old.iter().filter(|(name, text)| local(name) == *text);
            unchanged.for_each(|(name, _)| LocalStorage::delete(name));
        }
    });
}

/// Hears what other tabs change: `with` is called with what it is about.
pub fn hear(with: impl Fn(StorageKey) + Copy + 'static) -> leptos::prelude::WindowListenerHandle {
    if let Some(database) = database() {
        database.hear(move |name| StorageKey::of(name).into_iter().for_each(with));
    }
    leptos::prelude::window_event_listener(leptos::ev::storage, move |event| {
        event.key().and_then(|name| StorageKey::of(&name)).into_iter().for_each(with);
    })
}

/// Whether deals lie in a database, apart from their list.
pub fn is_kept_apart() -> bool {
    database().is_some()
}

/// The ids of all kept deals.
pub fn deals() -> Vec<String> {
    let names = database().map_or_else(local_names, |database| database.names());
    names.into_iter().filter_map(|name| Some(name.strip_prefix(DEALS)?.to_owned())).collect()
}

/// Whether the browser gives this page local storage at all.
fn available() -> bool {
    leptos::prelude::window().local_storage().is_ok_and(|storage| storage.is_some())
}

fn local_names() -> Vec<String> {
    if !available() {
        return Vec::new();
    }
    let names = (0..LocalStorage::length()).map(|at| LocalStorage::raw().key(at));
    names.filter_map(|name| name.ok().flatten()).collect()
}

fn local(name: &str) -> Option<String> {
    if available() { LocalStorage::raw().get_item(name).ok().flatten() } else { None }
}

fn put_local(name: &str, text: &str) -> Result<(), StorageFailure> {
    if !available() {
        return Err(StorageFailure::Blocked);
    }
    LocalStorage::raw().set_item(name, text).map_err(database::failure)?;
    // Read once: there are stores that drop without a word what they are given.
    if !PROVEN.get() && local(name).as_deref() != Some(text) {
        return Err(StorageFailure::Blocked);
    }
    PROVEN.set(true);
    Ok(())
}

/// Reads a value; `None` when it is absent, cannot be read or storage is blocked.
pub fn get<T: DeserializeOwned>(key: &StorageKey) -> Option<T> {
    bounded_json::read(&load(key)?)
}

/// Keeps a value.
///
/// # Errors
/// As [`save`].
pub fn set<T: Serialize>(key: &StorageKey, value: &T) -> Result<(), StorageFailure> {
    // Text is written of trees alone: a second writer would be more of the first load. What is kept here has no keys
    // that are not texts, so that it always has a tree.
    serde_json::to_value(value).map_or(Ok(()), |tree| save(key, &tree.to_string()))
}

/// Reads a text; `None` when it is absent or storage is blocked.
pub fn load(key: &StorageKey) -> Option<String> {
    match key.place() {
        Some((database, name)) => database.text(&name),
        None => local(&key.name()),
    }
}

/// Keeps a text, whatever lay in its place.
///
/// # Errors
/// When storage is blocked or full; nothing is changed then. What belongs into the database is written soon.
pub fn save(key: &StorageKey, text: &str) -> Result<(), StorageFailure> {
    let Some((database, name)) = key.place() else { return put_local(&key.name(), text) };
    database.know(&name, Some(text));
    let text = Some(text.to_owned());
    spawn_local(async move {
        // The edits of a deal: without them they cannot be taken back after a reload, no more.
        let kept = database.put(&[(name.clone(), text.clone())]).await;
        // What was left meanwhile is kept now.
        if kept.is_ok() && available() && local(&name) == text {
            LocalStorage::delete(name);
        }
    });
    Ok(())
}

/// Keeps a text where `may` agrees with what it takes the place of; `done` hears what came of it, at once or later.
pub fn swap(
    key: &StorageKey,
    text: String,
    may: impl FnOnce(Option<&str>) -> bool + 'static,
    done: impl FnOnce(Result<Swap, StorageFailure>) + 'static,
) {
    if let Some((database, name)) = key.place() {
        spawn_local(async move { done(database.swap(&name, &text, may).await) });
        return;
    }
    let name = key.name();
    let found = local(&name);
    done(match may(found.as_deref()) {
        true => put_local(&name, &text).map(|()| Swap::Kept),
        false => Ok(Swap::Found(found)),
    });
}

/// Forgets a text.
pub fn remove(key: &StorageKey) {
    if let Some((database, name)) = key.place() {
        database.know(&name, None);
        spawn_local(async move {
            // What could not be taken out is in the list again at the next start.
            let _gone = database.remove(name).await;
        });
    }
    take_back(key);
}

/// Leaves what is kept of a text where it outlives the page at once.
pub fn leave_kept(key: &StorageKey) {
    if let Some(text) = load(key) {
        // As with any edits: without them nothing is taken back after a reload, no more.
        let _left = leave(key, &text);
    }
}

/// What a tab left of a deal in local storage, beside the database.
pub fn left(key: &StorageKey) -> Option<String> {
    key.place().and_then(|(_, name)| local(&name))
}

/// Leaves a text in local storage, at once: the page may be gone before the database answers.
///
/// # Errors
/// As [`save`].
pub fn leave(key: &StorageKey, text: &str) -> Result<(), StorageFailure> {
    put_local(&key.name(), text)
}

/// Takes back what was left.
pub fn take_back(key: &StorageKey) {
    if available() {
        LocalStorage::delete(key.name());
    }
}
