//! Whose eyes a draft is seen with: its owner's, through the other side's supposed model, or both parties'.
//!
//! Everything shown follows from the tree of a draft, so what is private is kept out of the tree, not hidden:
//! seen by both, a draft holds the paper alone, and what is typed then is carried back into the whole by
//! [`Draft::own`].

use super::{Change, Draft, changes};
use crate::domain::audience::Audience;
use crate::domain::schema::{FIELDS, blank_row, pattern};
use serde_json::{Map, Value};
use std::borrow::Cow;

pub(super) const ASSUMPTIONS: &str = "assumptions";
const OTHER: &str = "other";
const ROUNDS: &str = "rounds";
const IDENTITY: &str = "identity";
const FINDINGS: &str = "diligence.items";

/// What is written on the paper besides the terms and the clauses, or decides its wording.
const ON_PAPER: [&str; 8] = [
    "title",
    "payments.hsr",
    "payments.technology",
    "diligence.federal_money",
    "diligence.eu_filing",
    "diligence.pathway",
    "diligence.items[].question",
    "diligence.items[].becomes",
];
/// What both parties know besides: which deal it is, and the offers made.
const PUBLIC: [&str; 13] = [
    IDENTITY,
    "rounds[].side",
    "rounds[].at",
    "rounds[].paper",
    "rounds[].number",
    "rounds[].title",
    "rounds[].message",
    "rounds[].until",
    "rounds[].reasons",
    "rounds[].answers",
    "rounds[].method",
    "rounds[].key",
    "rounds[].signature",
];

/// Whether a field, by its pattern, stands on the paper: the only ones that leave the owner's hands.
fn on_paper(pattern: &str) -> bool {
    ["terms.", "clauses["].iter().any(|group| pattern.starts_with(group))
        || ON_PAPER.contains(&pattern)
}

impl Change {
    /// Whether what changed, a list or the mark of a field's origin among it, is seen in front of both parties: it is
    /// on the paper, or known to both of an offer.
    pub fn is_seen_by_both(&self) -> bool {
        if self.path == ROUNDS {
            let made = [&self.before, &self.after].map(|node| {
                let rounds = node.as_ref().and_then(Value::as_array).into_iter().flatten();
                rounds.filter(|round| !is_kept_back(round))
            });
            let [before, after] = made;
            return !before.eq(after);
        }
        let pattern = pattern(&self.path).replace(".basis.", ".");
        on_paper(&pattern) || PUBLIC.contains(&pattern.as_str()) || pattern == "clauses"
    }
}

impl Draft {
    /// The view it is seen in.
    pub fn view(&self) -> Audience {
        self.view
    }

    /// Whether the owner holds a second set of assumptions.
    pub fn has_other(&self) -> bool {
        self.view == Audience::Other || self.own().tree.get(OTHER).is_some_and(Value::is_object)
    }

    /// Begins a second set of assumptions, as a copy of the first.
    pub fn begin_other(&mut self) {
        if !self.has_other() {
            self.put(OTHER, self.tree.get(ASSUMPTIONS).cloned().unwrap_or_default());
        }
    }

    /// Writes a field of the second set, by its path in the owner's; an empty text makes it the same as the owner's.
    pub fn suppose(&mut self, path: &str, text: &str) {
        let view = self.view;
        let text =
            if text.trim().is_empty() { self.own().text(path).to_owned() } else { text.to_owned() };
        let mut other = self.through(Audience::Other);
        if other.view == Audience::Other {
            other.set(path, &text);
            *self = other.through(view);
        }
    }

    /// Drops the second set; the owner's own stays.
    pub fn drop_other(&mut self) {
        *self = self.through(Audience::Own);
        self.remove(OTHER);
    }

    /// The draft as its owner keeps it, with all that was typed in any view.
    pub fn own(&self) -> Cow<'_, Self> {
        match self.view {
            Audience::Own => Cow::Borrowed(self),
            Audience::Other => Cow::Owned(self.clone().exchanged(Audience::Own)),
            Audience::Shared => Cow::Owned(self.carried_back()),
        }
    }

    /// The draft in a view; in its owner's where there is no second set to see it through.
    #[must_use]
    pub fn through(&self, view: Audience) -> Self {
        let own = self.own().into_owned();
        match view {
            Audience::Other if own.has_other() => {
                let mut other = own.exchanged(view);
                other.fill_absent();
                other
            }
            Audience::Shared => {
                let shown = |pattern: &str| on_paper(pattern) || PUBLIC.contains(&pattern);
                Self { view, tree: own.picked(&shown), whole: own.tree }
            }
            _ => own,
        }
    }

    /// What both parties see, alone: no assumption, note, source or unknown field is in it.
    #[must_use]
    pub fn paper(&self) -> Self {
        Self::from_tree(self.own().picked(&on_paper))
    }

    /// What may go to the other side: the paper, and what both parties know of the offers made.
    #[must_use]
    pub fn public(&self) -> Self {
        Self::from_tree(self.through(Audience::Shared).tree)
    }

    /// The two sets of assumptions in each other's place.
    pub(super) fn exchanged(mut self, view: Audience) -> Self {
        if let Value::Object(groups) = &mut self.tree {
            let own = groups.remove(ASSUMPTIONS).unwrap_or_default();
            let other = groups.remove(OTHER).unwrap_or_default();
            groups.insert(ASSUMPTIONS.to_owned(), other);
            groups.insert(OTHER.to_owned(), own);
        }
        Self { view, ..self }
    }

    /// The whole with what was changed of the paper, and with the offers made meanwhile.
    fn carried_back(&self) -> Self {
        let mut own = Self::from_tree(self.whole.clone());
        let shown = own.through(Audience::Shared);
        for change in changes(&Self::from_tree(shown.tree), &Self::from_tree(self.tree.clone())) {
            match (&change.after, on_paper(&pattern(&change.path))) {
                (Some(Value::String(text)), true) if !change.path.starts_with(FINDINGS) => {
                    own.set(&change.path, text);
                }
                _ if change.path == IDENTITY => change.make(&mut own),
                _ if [ROUNDS, FINDINGS].iter().any(|list| change.path.starts_with(list)) => {}
                // What is no part of the paper cannot have been changed in front of both.
                _ if !on_paper(&pattern(&change.path)) && change.path != "clauses" => {}
                _ => change.make(&mut own),
            }
        }
        if let Some(rounds) = self.node(ROUNDS).and_then(Value::as_array) {
            own.put(ROUNDS, Value::Array(self.whole_rounds(rounds)));
        }
        for row in 0..self.rows(FINDINGS) {
            let text = |field: &str| self.text(&format!("{FINDINGS}.{row}.{field}"));
            own.answer_finding(text("question"), text("becomes"));
        }
        own
    }

    /// What becomes of a finding, known by its question: its row is the owner's matter.
    pub fn answer_finding(&mut self, question: &str, becomes: &str) {
        let asked = |row: &usize| self.text(&format!("{FINDINGS}.{row}.question")) == question;
        let row = (0..self.rows(FINDINGS)).find(asked).unwrap_or_else(|| {
            let row = self.rows(FINDINGS);
            self.insert_row(FINDINGS, row, blank_row(FINDINGS));
            self.set(&format!("{FINDINGS}.{row}.question"), question);
            row
        });
        let path = format!("{FINDINGS}.{row}.becomes");
        if self.text(&path) != becomes {
            self.set(&path, becomes);
        }
    }

    /// The offers seen by both with what only their owner knows of them, and those kept back where they stood.
    fn whole_rounds(&self, seen: &[Value]) -> Vec<Value> {
        let known = self.whole.get(ROUNDS).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let same = |a: &Value, b: &Value| !is_kept_back(a) && a.get("at") == b.get("at");
        let stands = |known: &&Value| is_kept_back(known) || seen.iter().any(|it| same(known, it));
        let new = |round: &&Value| !known.iter().any(|known| same(known, round));
        known.iter().filter(stands).chain(seen.iter().filter(new)).cloned().collect()
    }

    fn picked(&self, wanted: &dyn Fn(&str) -> bool) -> Value {
        let mut picked = Self::from_tree(picked(&self.tree, "", wanted).unwrap_or_default());
        // A finding that became no term is nobody else's business.
        let open =
            |row: &usize| matches!(picked.text(&format!("{FINDINGS}.{row}.becomes")), "none" | "");
        let open: Vec<usize> = (0..picked.rows(FINDINGS)).filter(open).collect();
        open.into_iter().rev().for_each(|row| picked.remove_row(FINDINGS, row));
        if let Some(rounds) = picked.node(ROUNDS).and_then(Value::as_array) {
            let all = self.node(ROUNDS).and_then(Value::as_array).into_iter().flatten();
            let made = all.zip(rounds).filter(|(whole, _)| !is_kept_back(whole));
            picked.put(ROUNDS, Value::Array(made.map(|(_, round)| round.clone()).collect()));
        }
        picked.tree
    }
}

/// Whether an offer is not made yet.
fn is_kept_back(round: &Value) -> bool {
    round.get("kept").and_then(Value::as_str).is_some_and(|kept| !kept.is_empty())
}

/// The known fields of a tree that are wanted, with the lists that hold them.
fn picked(node: &Value, pattern: &str, wanted: &dyn Fn(&str) -> bool) -> Option<Value> {
    let below =
        |step: &str| if pattern.is_empty() { step.to_owned() } else { format!("{pattern}.{step}") };
    match node {
        Value::Object(fields) => {
            // One by one: collecting into a map would bring a sort of its own to the page.
            let fields = fields.iter().fold(Map::new(), |mut kept, (name, node)| {
                if let Some(node) = picked(node, &below(name), wanted) {
                    kept.insert(name.clone(), node);
                }
                kept
            });
            (!fields.is_empty() || pattern.is_empty()).then_some(Value::Object(fields))
        }
        Value::Array(rows) => {
            let row = format!("{pattern}[]");
            let held =
                FIELDS.iter().any(|field| field.path.starts_with(&row) && wanted(field.path));
            let kept = |node| picked(node, &row, wanted).unwrap_or_default();
            held.then(|| Value::Array(rows.iter().map(kept).collect()))
        }
        leaf => {
            let known = FIELDS.iter().any(|field| field.path == pattern);
            (known && wanted(pattern)).then(|| leaf.clone())
        }
    }
}
