//! What an offer that arrives is to the deal it belongs to: the next one, or why it is not taken.

use super::refusal::OfferRefusal;
use super::row::{IDENTITY, has_room, offers, put};
use super::signed::Offer;
use crate::domain::deal::Party;
use crate::domain::draft::{Draft, from_file};
use crate::domain::hex::{hex, unhex};
use crate::domain::issue::Problem;

/// The key of the other side once its words were compared aloud.
pub const CONFIRMED: &str = "stance.their_key";

/// What an offer that fits is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// An answer to the offer that stands last here.
    Answer,
    /// It answers an earlier one: both sides moved at once.
    Crossing,
    /// It is the paper of the offer it answers, signed by the other side too.
    Acceptance,
}

/// What an offer is to a deal.
///
/// # Errors
/// Why it is not taken; the deal is not changed either way.
pub fn receive(deal: &Draft, offer: &Offer) -> Result<Standing, OfferRefusal> {
    let deal = deal.own();
    if deal.text(IDENTITY) != hex(&offer.deal) {
        return Err(OfferRefusal::OtherDeal);
    }
    let known = offers(&deal);
    let ours = Party::from_word(deal.text("stance.side")).unwrap_or(Party::Licensee);
    let (number, hash) = (offer.number, offer.hash());
    if known.iter().any(|(_, known)| known.hash() == hash) {
        let own = offer.side == ours;
        return Err(if own {
            OfferRefusal::OwnOffer { number }
        } else {
            OfferRefusal::Replayed { number }
        });
    }
    if offer.side == ours {
        return Err(OfferRefusal::OurSide { number });
    }
    same_key(&deal, &known, offer)?;
    let standing = place(&known, offer)?;
    if !has_room(&deal) {
        return Err(OfferRefusal::NoRoom);
    }
    readable(offer)?;
    Ok(standing)
}

/// The key of a side stays: the one compared aloud, else the one of its last offer.
fn same_key(deal: &Draft, known: &[(usize, Offer)], offer: &Offer) -> Result<(), OfferRefusal> {
    let theirs = known.iter().rev().find(|(_, known)| known.side == offer.side);
    let confirmed = unhex(deal.text(CONFIRMED));
    let was = confirmed.or_else(|| theirs.map(|(_, known)| known.key));
    match was {
        Some(was) if was != offer.key => Err(OfferRefusal::KeyChanged { was, is: offer.key }),
        _ => Ok(()),
    }
}

/// The deal with a key as that of the other side: for a new key whose words were compared aloud.
pub fn trusting(deal: &Draft, key: &[u8; 32]) -> Draft {
    let mut deal = deal.clone();
    deal.set(CONFIRMED, &hex(key));
    deal
}

/// Where in the chain it stands.
fn place(known: &[(usize, Offer)], offer: &Offer) -> Result<Standing, OfferRefusal> {
    let number = offer.number;
    let Some(hash) = offer.answers else {
        let theirs = known.iter().any(|(_, known)| known.side == offer.side);
        return if theirs { Err(OfferRefusal::Late { number }) } else { Ok(Standing::Crossing) };
    };
    let answered = known.iter().find(|(_, known)| known.hash() == hash);
    let Some((row, answered)) = answered else { return Err(OfferRefusal::Missing { number }) };
    if answered.number >= number {
        return Err(OfferRefusal::Misnumbered { number });
    }
    if known.iter().any(|(_, known)| known.side == offer.side && known.number > number) {
        return Err(OfferRefusal::Late { number });
    }
    let last = known.last().is_some_and(|(last, _)| last == row);
    Ok(match (answered.side != offer.side && answered.paper == offer.paper, last) {
        (true, _) => Standing::Acceptance,
        (false, true) => Standing::Answer,
        (false, false) => Standing::Crossing,
    })
}

/// The paper as a draft; it must be one this page reads.
pub(super) fn readable(offer: &Offer) -> Result<Draft, OfferRefusal> {
    from_file(&offer.paper).map(|draft| draft.paper()).map_err(|issues| {
        match issues.first().map(|issue| &issue.problem) {
            Some(Problem::NewerFile { .. }) => OfferRefusal::NewerPaper,
            _ => OfferRefusal::BadPaper,
        }
    })
}

/// Adds an offer to the deal it fits; the sheet, the model and the notes stay as they are.
///
/// # Errors
/// As [`receive`].
pub fn add(deal: &mut Draft, offer: &Offer) -> Result<Standing, OfferRefusal> {
    let standing = receive(deal, offer)?;
    if put(deal, offer) { Ok(standing) } else { Err(OfferRefusal::NoRoom) }
}

/// A new deal from the offer of a deal that is not here, seen from a side: the paper and the offer, and no model yet.
///
/// # Errors
/// Where its paper cannot be read.
pub fn begin(offer: &Offer, side: Party) -> Result<Draft, OfferRefusal> {
    let mut draft = readable(offer)?;
    draft.set("title", &offer.title);
    draft.set(IDENTITY, &hex(&offer.deal));
    draft.set("stance.side", side.word());
    if side != offer.side && !put(&mut draft, offer) {
        return Err(OfferRefusal::NoRoom);
    }
    Ok(draft)
}
