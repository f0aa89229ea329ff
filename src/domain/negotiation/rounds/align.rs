//! Two papers with their rows under the same names, so that a row added or moved is no change of the others.

use super::decided::{self, CLAUSES};
use crate::domain::draft::{Change, Draft, changes, child};
use crate::domain::lang::Lang;
use crate::domain::schema::pattern;
use crate::domain::term_sheet::{Decision, blank_of, sections};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Lists whose rows are known by fields of theirs; without any, by the row itself. A list within a row of another
/// (`[]`) goes after it.
const NAMED: [(&str, &[&str]); 17] = [
    ("terms.products", &["id"]),
    ("terms.products[].territory", &[]),
    ("terms.upfront", &["label"]),
    ("terms.options", &["id"]),
    ("terms.milestones", &["id"]),
    ("terms.milestones[].trigger.regions", &[]),
    ("terms.royalties", &["id"]),
    ("terms.royalties[].products", &[]),
    ("terms.royalties[].regions", &[]),
    ("terms.royalties[].tiers", &["above"]),
    ("terms.profit_share", &["product", "region"]),
    ("terms.cost_share", &["programme", "stage"]),
    ("terms.territory.licensed", &[]),
    ("terms.territory.retained", &[]),
    ("clauses", &["section"]),
    ("clauses[].blanks", &["id"]),
    ("diligence.items", &["question"]),
];

/// Two papers as trees whose lists have become objects: rows that belong together have one key in both.
pub(super) struct Aligned {
    /// The older one.
    pub(super) before: Draft,
    /// The newer one.
    pub(super) after: Draft,
    /// The older one's rows as it has them.
    pub(super) rows_before: RowKeys,
    /// The newer one's.
    pub(super) rows_after: RowKeys,
}

/// The keys of each list's rows in the order of the paper; the list by its path with keys.
pub(super) type RowKeys = BTreeMap<String, Vec<String>>;

impl Aligned {
    pub(super) fn of(before: &Draft, after: &Draft) -> Self {
        let (mut before, mut after) = (before.paper(), after.paper());
        let (mut rows_before, mut rows_after) = (RowKeys::new(), RowKeys::new());
        let written = [&before, &after].map(|paper| decided::written(paper, key_of));
        before.put(CLAUSES, decided::of_every_section(&before));
        after.put(CLAUSES, decided::of_every_section(&after));
        for (pattern, fields) in NAMED {
            let lists = rows_of(&before, pattern).into_iter().chain(rows_of(&after, pattern));
            let lists: BTreeSet<String> = lists.collect();
            for list in lists {
                let keys = keys(&names(&before, &list, fields), &names(&after, &list, fields));
                key(&mut before, &list, &keys.0);
                key(&mut after, &list, &keys.1);
                rows_before.insert(list.clone(), keys.0);
                rows_after.insert(list, keys.1);
            }
        }
        let [was, is] = written;
        rows_before.extend(was);
        rows_after.extend(is);
        // The title is what the deal is called, no term of it.
        before.remove("title");
        after.remove("title");
        Self { before, after, rows_before, rows_after }
    }

    /// Where in the older paper a path with keys leads; `None` where nothing stands there.
    pub(super) fn was(&self, path: &str) -> Option<String> {
        plain_path(&self.before, &self.rows_before, path)
    }

    /// Where in the newer one.
    pub(super) fn is(&self, path: &str) -> Option<String> {
        plain_path(&self.after, &self.rows_after, path)
    }

    /// Where in the older paper what stands at a path of the newer one is.
    pub(super) fn counterpart(&self, path: &str) -> Option<String> {
        let keyed = path.split('.').fold(String::new(), |keys, step| {
            let place = step.parse::<usize>().ok();
            let key = place.and_then(|place| self.rows_after.get(&keys)?.get(place)).cloned();
            joined(&keys, key.as_deref().unwrap_or(step))
        });
        self.was(&keyed)
    }

    /// The section whose decisions a path with keys leads to.
    pub(super) fn clause(&self, path: &str) -> Option<&'static str> {
        let key = path.strip_prefix("clauses.")?.split('.').next()?;
        let id = self.after.text(&format!("{CLAUSES}.{key}.section"));
        sections(Lang::En).iter().map(|section| section.id).find(|known| *known == id)
    }

    /// What the parties decided at a path with keys; every section and blank stands in both papers here.
    pub(super) fn decision(&self, path: &str) -> Option<Decision> {
        let section = self.clause(path)?;
        let (row, field) = path.strip_prefix("clauses.")?.split_once('.')?;
        let Some(blank) = field.strip_prefix("blanks.") else { return Decision::of_field(field) };
        let blank = blank.split('.').next()?;
        let id = self.after.text(&format!("{CLAUSES}.{row}.blanks.{blank}.id"));
        blank_of(section, id).map(|blank| Decision::Blank(blank.id))
    }

    /// Everything that is different, a leaf or a whole row each.
    pub(super) fn changes(&self) -> Vec<Change> {
        changes(&self.before, &self.after)
    }
}

/// A paper with its lists again, those within rows first.
pub(super) fn plain(keyed: &Draft) -> Draft {
    let mut plain = keyed.clone();
    for (pattern, _) in NAMED.iter().rev() {
        for list in rows_of(keyed, pattern) {
            if let Some(Value::Object(rows)) = plain.node(&list) {
                let rows = Value::Array(rows.values().cloned().collect());
                plain.put(&list, rows);
            }
        }
    }
    plain
}

/// A path with the places of rows as a paper has them, by the same path with their keys; `None` where it has none.
fn plain_path(keyed: &Draft, rows: &RowKeys, path: &str) -> Option<String> {
    keyed.node(path)?;
    let (mut keys, mut places) = (String::new(), String::new());
    for step in path.split('.') {
        let place = match rows.get(&keys) {
            Some(rows) => rows.iter().position(|key| key == step)?.to_string(),
            None => step.to_owned(),
        };
        keys = joined(&keys, step);
        places = joined(&places, &place);
    }
    Some(places)
}

/// Whether a path with keys leads to a row of a list, and no further.
pub(super) fn is_row(path: &str) -> bool {
    let list = path.rsplit_once('.').map(|(list, _)| pattern(list));
    list.is_some_and(|list| NAMED.iter().any(|(named, _)| *named == list))
}

fn joined(path: &str, step: &str) -> String {
    if path.is_empty() { step.to_owned() } else { child(path, step) }
}

/// The paths of the lists a pattern stands for: of a list within rows, one of each row by its key.
fn rows_of(keyed: &Draft, pattern: &str) -> Vec<String> {
    let Some((outer, rest)) = pattern.split_once("[]") else { return vec![pattern.to_owned()] };
    let rows = keyed.node(outer).and_then(Value::as_object);
    let keys = rows.into_iter().flat_map(|rows| rows.keys());
    keys.map(|key| format!("{outer}.{key}{rest}")).collect()
}

/// What the rows of a list are known by.
fn names(draft: &Draft, list: &str, fields: &[&str]) -> Vec<String> {
    let text = |path: &str| draft.text(path).trim().to_owned();
    let name = |row: usize| {
        let row = format!("{list}.{row}");
        if fields.is_empty() {
            return text(&row);
        }
        let texts: Vec<String> = fields.iter().map(|field| text(&child(&row, field))).collect();
        texts.join("\n")
    };
    (0..draft.rows(list)).map(name).collect()
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
    let rows = match draft.node(list).and_then(Value::as_array) {
        Some(rows) => rows.as_slice(),
        // A list of the deal that is not there is one without rows; within a row it may stand for everything.
        None if !pattern(list).contains("[]") => &[],
        None => return,
    };
    let rows: Map<String, Value> = keys.iter().cloned().zip(rows.iter().cloned()).collect();
    draft.put(list, Value::Object(rows));
}
