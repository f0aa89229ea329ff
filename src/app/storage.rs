//! The only place that touches the browser's storage.
//!
//! Every key is a variant of [`StorageKey`]. Blocked storage is found out by a probe, since asking a blocked store
//! panics in gloo; a write that fails says why. What is kept is a value as `serde` writes it ([`get`], [`set`]), but
//! for a deal: the largest text, it lies there as it is, behind the line that names its version ([`load`],
//! [`save`]).

use crate::domain::bounded_json;
use gloo_storage::{LocalStorage, Storage};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StorageKey {
    /// The list of deals.
    Index,
    /// A deal, by its id.
    Deal(String),
    /// The edits of a deal, by its id.
    History(String),
    /// What our keys are made from.
    Seed,
    /// Language, theme, unit, open tab.
    Preferences,
}

const DEALS: &str = "parley/deal/";

impl StorageKey {
    fn name(&self) -> String {
        match self {
            Self::Index => "parley/index".into(),
            Self::Deal(id) => format!("{DEALS}{id}"),
            Self::History(id) => format!("parley/history/{id}"),
            Self::Seed => "parley/seed".into(),
            Self::Preferences => "parley/preferences".into(),
        }
    }
}

/// What a change made by another tab is about.
pub fn changed(event: &web_sys::StorageEvent) -> Option<StorageKey> {
    let name = event.key()?;
    match name.strip_prefix(DEALS) {
        Some(id) => Some(StorageKey::Deal(id.to_owned())),
        None => (name == StorageKey::Index.name()).then_some(StorageKey::Index),
    }
}

/// The ids of all kept deals.
pub fn deals() -> Vec<String> {
    if !available() {
        return Vec::new();
    }
    let names =
        (0..LocalStorage::length()).filter_map(|at| LocalStorage::raw().key(at).ok().flatten());
    names.filter_map(|name| Some(name.strip_prefix(DEALS)?.to_owned())).collect()
}

/// Why something could not be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageFailure {
    /// The browser gives this page no storage.
    Blocked,
    /// No room left.
    Full,
}

/// Whether the browser gives this page storage at all.
fn available() -> bool {
    leptos::prelude::window().local_storage().is_ok_and(|storage| storage.is_some())
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
    if available() { LocalStorage::raw().get_item(&key.name()).ok().flatten() } else { None }
}

/// Keeps a text.
///
/// # Errors
/// When storage is blocked or full; nothing is changed then.
pub fn save(key: &StorageKey, text: &str) -> Result<(), StorageFailure> {
    if !available() {
        return Err(StorageFailure::Blocked);
    }
    // A store that is there and refuses a write has no room.
    LocalStorage::raw().set_item(&key.name(), text).map_err(|_| StorageFailure::Full)
}

/// Forgets a text.
pub fn remove(key: &StorageKey) {
    if available() {
        LocalStorage::delete(key.name());
    }
}
