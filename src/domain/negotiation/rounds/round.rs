//! An offer: the paper as it stood, sealed.

use crate::domain::deal::Party;
use crate::domain::draft::{Draft, child, from_file, to_file};
use crate::domain::negotiation::stance::our_side;
use crate::domain::schema::{blank_row, list_at};
use crate::domain::word_enum::word_enum;
use serde_json::Value;

const ROUNDS: &str = "rounds";
/// What of the paper is replaced whole by an offer's.
const GROUPS: [&str; 2] = ["terms", "clauses"];
const FINDINGS: &str = "diligence.items";

/// An offer saved, and made where it is not kept back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Which offer: the number it was signed under, else one more than the offer made before it.
    pub number: usize,
    /// Whose offer it is.
    pub side: Party,
    /// When it was saved: an ISO instant.
    pub at: String,
    /// What its owner noted; private.
    pub note: String,
    /// Why the other side does not know it; `None` for an offer made.
    pub kept: Option<KeptBack>,
}

word_enum! {
    /// An offer of ours that is not made yet.
    pub enum KeptBack {
        /// The sheet as it stood. What the other side offers next answers it.
        Sheet = "sheet",
        /// One of several packages to choose from.
        Package = "package",
    }
}

impl Round {
    /// Whether it is a step of the negotiation, made or about to be: packages are only prepared.
    pub fn is_move(&self) -> bool {
        self.kept != Some(KeptBack::Package)
    }
}

/// The instants of the two sheets compared until others are chosen; empty for the sheet as it stands, or where there is
/// no offer. An edited sheet is compared with the other side's last offer: what they read is what answers theirs. One
/// that says what the last offer says is seen as that offer, against the last the side opposite to it made.
pub fn default_span(offers: &[Round], us: Party, edited: bool) -> (String, String) {
    let at = |round: Option<&Round>| round.map(|round| round.at.clone());
    let last_not_of =
        |side: Party, offers: &[Round]| at(offers.iter().rev().find(|round| round.side != side));
    let Some((last, before)) = offers.split_last() else { return Default::default() };
    if edited {
        return (last_not_of(us, offers).unwrap_or(last.at.clone()), String::new());
    }
    match last_not_of(last.side, before).or(at(before.last())) {
        Some(other) => (other, last.at.clone()),
        None => (last.at.clone(), String::new()),
    }
}

/// Saves the sheet as an offer a side made, at an ISO instant. Two offers never carry the same instant. Where there are
/// as many as a file may hold, nothing is saved. What the other side offers answers the sheet of ours kept back last.
pub fn save(draft: &mut Draft, side: Party, note: &str, at: &str) {
    if side != our_side(draft) {
        let last = rounds(draft).iter().rposition(|round| round.kept == Some(KeptBack::Sheet));
        last.into_iter().for_each(|row| make(draft, row));
    }
    write(draft, side, note, at, None);
}

/// Saves the sheet as an offer of ours that is not made yet: the other side is not shown it.
pub fn keep_back(draft: &mut Draft, kept: KeptBack, note: &str, at: &str) {
    write(draft, our_side(draft), note, at, Some(kept));
}

/// Makes an offer that was kept back: both know it.
pub fn make(draft: &mut Draft, round: usize) {
    draft.remove(&path(round, "kept"));
}

fn write(draft: &mut Draft, side: Party, note: &str, at: &str, kept: Option<KeptBack>) {
    if list_at(ROUNDS).is_some_and(|list| draft.rows(ROUNDS) >= list.at_most) {
        return;
    }
    let taken = |at: &str| (0..draft.rows(ROUNDS)).any(|row| draft.text(&path(row, "at")) == at);
    let mut at = at.to_owned();
    while taken(&at) {
        at.push('+');
    }
    let paper = to_file(&draft.paper()).to_string();
    let row = draft.rows(ROUNDS);
    draft.insert_row(ROUNDS, row, blank_row(ROUNDS));
    for (name, text) in [("side", side.word()), ("at", &at), ("note", note), ("paper", &paper)] {
        draft.set(&path(row, name), text);
    }
    if let Some(kept) = kept {
        draft.set(&path(row, "kept"), kept.word());
    }
}

fn path(row: usize, field: &str) -> String {
    format!("{ROUNDS}.{row}.{field}")
}

/// Every offer, in order. Those kept back have the number they would be made under.
pub fn rounds(draft: &Draft) -> Vec<Round> {
    let text = |row: usize, field: &str| draft.text(&path(row, field)).to_owned();
    let round = |made: &mut usize, row: usize| {
        let number = text(row, "number").parse().unwrap_or(made.saturating_add(1));
        let kept = KeptBack::from_word(draft.text(&path(row, "kept")));
        if kept.is_none() {
            *made = number;
        }
        Some(Round {
            number,
            side: Party::from_word(&text(row, "side")).unwrap_or(Party::Licensee),
            at: text(row, "at"),
            note: text(row, "note"),
            kept,
        })
    };
    (0..draft.rows(ROUNDS)).scan(0, round).collect()
}

/// The number of the offer made last; 0 where there is none.
pub fn last_number(draft: &Draft) -> usize {
    let made = |round: &&Round| round.kept.is_none();
    rounds(draft).iter().rfind(made).map_or(0, |last| last.number)
}

/// The deal with the paper of an offer in the place of its own; `None` when there is no such offer or its text
/// is no deal file.
pub fn sheet(draft: &Draft, round: usize) -> Option<Draft> {
    Some(sheet_of(draft, &paper(draft.text(&path(round, "paper")))?))
}

/// The paper of an offer from its sealed text; `None` when that is no deal file.
pub fn paper(sealed: &str) -> Option<Draft> {
    Some(from_file(sealed).ok()?.paper())
}

/// The deal with a paper in the place of its own.
pub fn sheet_of(draft: &Draft, paper: &Draft) -> Draft {
    let mut sheet = draft.clone();
    lay(&mut sheet, paper);
    sheet
}

/// Lays the paper of an offer on the table again; the offers stay. `false` as [`sheet`] has `None`.
pub fn restore(draft: &mut Draft, round: usize) -> bool {
    let sheet = sheet(draft, round);
    let found = sheet.is_some();
    if let Some(sheet) = sheet {
        *draft = sheet;
    }
    found
}

/// Puts a paper in the place of a draft's own. Of the findings only which of them are terms is on paper.
pub(super) fn lay(draft: &mut Draft, paper: &Draft) {
    for group in GROUPS {
        draft.put(group, paper.node(group).cloned().unwrap_or_default());
    }
    for group in ["payments", "diligence"] {
        let leaves = paper.node(group).and_then(Value::as_object);
        for (name, leaf) in leaves.into_iter().flatten().filter(|(_, leaf)| !leaf.is_array()) {
            draft.put(&child(group, name), leaf.clone());
        }
    }
    for row in 0..draft.rows(FINDINGS) {
        draft.put(&format!("{FINDINGS}.{row}.becomes"), "none".into());
    }
    for row in 0..paper.rows(FINDINGS) {
        let text = |field: &str| paper.text(&format!("{FINDINGS}.{row}.{field}"));
        draft.answer_finding(text("question"), text("becomes"));
    }
}
