//! What the other side's last offer asks of the sheet, term by term.

use super::receive::readable;
use super::row::offers;
use super::signed::Offer;
use crate::domain::deal::Party;
use crate::domain::draft::Draft;
use crate::domain::negotiation::rounds::{apply, compare};

/// The other side's last offer and what both moved since.
#[derive(Debug, Clone, PartialEq)]
pub struct TheirOffer {
    /// The offer.
    pub offer: Offer,
    /// Its paper.
    pub paper: Draft,
    /// The paper both sides had last in common: that of the offer it answers; `None` for a first one.
    pub base: Option<Draft>,
    /// Whether it is our paper, signed by them too: nothing is left to answer.
    pub accepts: bool,
}

/// What there is to answer: the last signed offer, where it is the other side's.
pub fn answer(draft: &Draft) -> Option<TheirOffer> {
    let draft = draft.own();
    let ours = Party::from_word(draft.text("stance.side")).unwrap_or(Party::Licensee);
    let offers = offers(&draft);
    let (_, offer) = offers.last().filter(|(_, offer)| offer.side != ours)?;
    let base = offers.iter().find(|(_, known)| offer.answers == Some(known.hash()));
    let accepts = base.is_some_and(|(_, base)| base.side == ours && base.paper == offer.paper);
    let base = base.and_then(|(_, base)| readable(base).ok());
    Some(TheirOffer { offer: offer.clone(), paper: readable(offer).ok()?, base, accepts })
}

/// Takes into the sheet what only they changed since the paper both had; what both changed stays as it is here, to be
/// decided term by term.
pub fn together(sheet: &mut Draft, answer: &TheirOffer) {
    let Some(base) = &answer.base else { return };
    let ours: Vec<String> = compare(base, sheet).iter().flat_map(|term| term.touched()).collect();
    // One after the other: what is left is found anew from the sheet as it then is.
    let theirs = compare(base, &answer.paper);
    for term in theirs.iter().filter(|term| !term.touched().iter().any(|path| ours.contains(path)))
    {
        let open = compare(sheet, &answer.paper);
        if let Some(at) = open.iter().position(|open| open.touched() == term.touched()) {
            apply(sheet, &answer.paper, at);
        }
    }
}
