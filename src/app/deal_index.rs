//! The list of this browser's deals as stored, and what is stored under each.

use super::browser;
use super::storage::{self, StorageKey};
use crate::domain::bounded_json::Whole;
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

/// The list, and its text when it cannot be read: then it is made anew from the deals themselves.
pub fn read_index() -> (DealIndex, Option<String>) {
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
