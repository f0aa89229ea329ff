//! Signed offers as rows of a deal's rounds.

use super::reasons::{read_reasons, reasons_text};
use super::signed::Offer;
use crate::domain::deal::Party;
use crate::domain::draft::{Draft, child};
use crate::domain::hex::{hex, unhex};
use crate::domain::schema::{blank_row, list_at};

/// Where a deal's identity stands: 32 hexadecimal digits, made once at random.
pub const IDENTITY: &str = "identity";
const ROUNDS: &str = "rounds";

/// The signed offer at a row; `None` where the row is no signed one.
pub fn offer_at(draft: &Draft, row: usize) -> Option<Offer> {
    let text = |field: &str| draft.text(&format!("{ROUNDS}.{row}.{field}"));
    let answers = text("answers");
    Some(Offer {
        deal: unhex(draft.text(IDENTITY))?,
        number: text("number").parse().ok()?,
        side: Party::from_word(text("side"))?,
        at: text("at").trim_end_matches('+').to_owned(),
        title: text("title").to_owned(),
        message: text("message").to_owned(),
        until: text("until").to_owned(),
        reasons: read_reasons(text("reasons"))?,
        answers: if answers.is_empty() { None } else { Some(unhex(answers)?) },
        method: text("method").parse().ok()?,
        key: unhex(text("key"))?,
        paper: text("paper").to_owned(),
        signature: unhex(text("signature"))?,
    })
}

/// Every signed offer with its row, in order.
pub fn offers(draft: &Draft) -> Vec<(usize, Offer)> {
    (0..draft.rows(ROUNDS)).filter_map(|row| Some((row, offer_at(draft, row)?))).collect()
}

/// The signed offer made last.
pub fn last_signed(draft: &Draft) -> Option<Offer> {
    (0..draft.rows(ROUNDS)).rev().find_map(|row| offer_at(draft, row))
}

/// Whether there is room for one more.
pub(super) fn has_room(draft: &Draft) -> bool {
    list_at(ROUNDS).is_some_and(|list| draft.rows(ROUNDS) < list.at_most)
}

/// Puts a signed offer at the end of the rounds. Where there is no room nothing is put: `false`.
pub fn put(draft: &mut Draft, offer: &Offer) -> bool {
    if !has_room(draft) {
        return false;
    }
    let row = draft.rows(ROUNDS);
    let taken = |at: &str| (0..row).any(|row| draft.text(&format!("{ROUNDS}.{row}.at")) == at);
    let mut at = offer.at.clone();
    while taken(&at) {
        at.push('+');
    }
    draft.insert_row(ROUNDS, row, blank_row(ROUNDS));
    let leaves = [
        ("side", offer.side.word().to_owned()),
        ("at", at),
        ("paper", offer.paper.clone()),
        ("number", offer.number.to_string()),
        ("title", offer.title.clone()),
        ("message", offer.message.clone()),
        ("until", offer.until.clone()),
        ("reasons", reasons_text(&offer.reasons)),
        ("answers", offer.answers.map(|hash| hex(&hash)).unwrap_or_default()),
        ("method", offer.method.to_string()),
        ("key", hex(&offer.key)),
        ("signature", hex(&offer.signature)),
    ];
    for (name, text) in leaves {
        draft.set(&child(&child(ROUNDS, row), name), &text);
    }
    true
}
