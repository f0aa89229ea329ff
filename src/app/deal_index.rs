//! The list of this browser's deals as stored, and what is stored under each.

use super::browser;
use super::storage::{self, StorageKey};
use crate::domain::bounded_json::{self, Whole};
use crate::domain::draft::Draft;
use crate::domain::history::StoredVersion;
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

/// The list as stored.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(from = "KeptIndex", into = "KeptIndex")]
pub struct DealIndex {
    /// Id of the open deal.
    pub open: String,
    /// The deals, in no order.
    pub entries: Vec<DealEntry>,
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
pub fn kept(id: &str) -> Option<StoredVersion> {
    storage::load(&StorageKey::Deal(id.to_owned())).map(|text| StoredVersion::from_text(&text))
}

/// A kept deal from storage.
pub fn stored(id: &str) -> Option<Draft> {
    Draft::from_text(&kept(id)?.text)
}

/// The list, and its text when it cannot be read. It is always the union with the deals themselves: one it does not
/// know is added, and one that is no longer kept is left out.
pub fn read_index() -> (DealIndex, Option<String>) {
    let text = storage::load(&StorageKey::Index);
    let read: Option<DealIndex> = text.as_deref().and_then(bounded_json::read);
    let broken = text.filter(|_| read.is_none());
    let mut index = read.unwrap_or_default();
    let ids = storage::deals();
    if storage::is_kept_apart() {
        index.entries.retain(|entry| ids.contains(&entry.id));
    }
    for id in ids {
        if index.entries.iter().all(|entry| entry.id != id)
            && let Some(draft) = stored(&id)
        {
            // An id begins with the time it was made.
            let made = id.split('-').next().and_then(|ms| ms.parse().ok());
            let changed_ms = made.unwrap_or_else(browser::now_ms);
            index.entries.push(DealEntry { id, title: draft.text("title").to_owned(), changed_ms });
        }
    }
    if index.entries.iter().all(|entry| entry.id != index.open) {
        let last = index.entries.iter().max_by_key(|entry| entry.changed_ms);
        index.open = last.map(|entry| entry.id.clone()).unwrap_or_default();
    }
    (index, broken)
}

#[cfg(test)]
mod tests {
    use super::*;

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
