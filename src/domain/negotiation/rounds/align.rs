//! Two papers with their rows under the same names, so that a row added or moved is no change of the others.

use crate::domain::draft::Change;
use crate::domain::draft::{Draft, changes};
use serde_json::{Map, Value};

/// Lists whose rows are known by a field of theirs; an empty one means the row itself.
const NAMED: [(&str, &str); 7] = [
    ("terms.upfront", "label"),
    ("terms.milestones", "id"),
    ("terms.royalties.0.tiers", "above"),
    ("terms.territory.licensed", ""),
    ("terms.territory.retained", ""),
    ("clauses", "section"),
    ("diligence.items", "question"),
];

/// Two papers as trees whose lists have become objects: rows that belong together have one key in both.
pub(super) struct Aligned {
    /// The older one.
    pub(super) before: Draft,
    /// The newer one.
    pub(super) after: Draft,
}

impl Aligned {
    pub(super) fn of(before: &Draft, after: &Draft) -> Self {
        let (mut before, mut after) = (before.paper(), after.paper());
        for (list, name) in NAMED {
            let keys = keys(&names(&before, list, name), &names(&after, list, name));
            key(&mut before, list, &keys.0);
            key(&mut after, list, &keys.1);
        }
        // The title is what the deal is called, no term of it.
        before.remove("title");
        after.remove("title");
        Self { before, after }
    }

    /// Everything that is different, a leaf or a whole row each.
    pub(super) fn changes(&self) -> Vec<Change> {
        changes(&self.before, &self.after)
    }
}

/// A paper with its lists again.
pub(super) fn plain(keyed: &Draft) -> Draft {
    let mut plain = keyed.clone();
    for (list, _) in NAMED {
        if let Some(Value::Object(rows)) = keyed.node(list) {
            plain.put(list, Value::Array(rows.values().cloned().collect()));
        }
    }
    plain
}

/// A row's place among the rows of a keyed list, by a path below it; with the path as a draft has it.
pub(super) fn plain_path(keyed: &Draft, path: &str) -> Option<String> {
    let Some((list, key, rest)) = split(path) else {
        return keyed.node(path).map(|_| path.to_owned());
    };
    let row = keyed.node(list)?.as_object()?.keys().position(|known| known == key)?;
    Some(format!("{list}.{row}{rest}"))
}

/// A path into a keyed list: the list, the row's key, the rest with its dot.
pub(super) fn split(path: &str) -> Option<(&'static str, &str, &str)> {
    NAMED.into_iter().find_map(|(list, _)| {
        let below = path.strip_prefix(list)?.strip_prefix('.')?;
        let end = below.find('.').unwrap_or(below.len());
        Some((list, below.get(..end)?, below.get(end..)?))
    })
}

fn names(draft: &Draft, list: &str, name: &str) -> Vec<String> {
    let text = |row: usize| match name {
        "" => draft.text(&format!("{list}.{row}")).trim().to_owned(),
        name => draft.text(&format!("{list}.{row}.{name}")).trim().to_owned(),
    };
    (0..draft.rows(list)).map(text).collect()
}

/// A key for each row of two lists, in the order of both as far as they agree. Where names repeat, or rows are
/// as many but every name is another, the place is the name.
fn keys(before: &[String], after: &[String]) -> (Vec<String>, Vec<String>) {
    let repeat = |names: &[String]| {
        names
            .iter()
            .enumerate()
            .any(|(at, name)| names.get(..at).is_some_and(|before| before.contains(name)))
    };
    let places = |names: &[String]| (0..names.len()).map(key_of).collect();
    if repeat(before) || repeat(after) {
        return (places(before), places(after));
    }
    let (before, after) = renamed(before, after);
    let mut all = after.clone();
    for (at, name) in before.iter().enumerate().filter(|(_, name)| !after.contains(name)) {
        let previous = at.checked_sub(1).and_then(|at| before.get(at));
        let place = previous.and_then(|name| all.iter().position(|known| known == name));
        all.insert(place.map_or(0, |place| place + 1), name.clone());
    }
    let key =
        |name: &String| key_of(all.iter().position(|known| known == name).unwrap_or_default());
    (before.iter().map(key).collect(), after.iter().map(key).collect())
}

/// In lists of one length a row that alone has another name is the same row, renamed.
fn renamed(before: &[String], after: &[String]) -> (Vec<String>, Vec<String>) {
    let mut names = before.to_vec();
    if before.len() == after.len() {
        for (name, new) in names.iter_mut().zip(after) {
            if !after.contains(name) && !before.contains(new) {
                name.clone_from(new);
            }
        }
    }
    (names, after.to_vec())
}

fn key_of(place: usize) -> String {
    format!("{place:04}")
}

fn key(draft: &mut Draft, list: &str, keys: &[String]) {
    let Some(rows) = draft.node(list).and_then(Value::as_array) else { return };
    let rows: Map<String, Value> = keys.iter().cloned().zip(rows.iter().cloned()).collect();
    draft.put(list, Value::Object(rows));
}
