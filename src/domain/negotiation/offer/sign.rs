//! The sheet signed as the next offer.

use super::canonical::canonical;
use super::key::Seed;
use super::reasons::Reason;
use super::receive::readable;
use super::refusal::OfferRefusal;
use super::row::{IDENTITY, last_signed};
use super::signed::{LONGEST_LINE, METHOD, Offer};
use crate::domain::deal::Party;
use crate::domain::draft::{Draft, seen};
use crate::domain::hex::unhex;
use crate::domain::negotiation::rounds::last_number;

/// What its sender says with an offer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OfferNote {
    /// The message.
    pub message: String,
    /// Until when it stands; empty: until it is withdrawn.
    pub until: String,
    /// Why terms were changed; those without a text are left out.
    pub reasons: Vec<Reason>,
}

/// The number of the next offer, one more than the last, signed or not; and the hash of the signed one it answers.
pub fn next(draft: &Draft) -> (u32, Option<[u8; 32]>) {
    let last = u32::try_from(last_number(draft)).unwrap_or(u32::MAX);
    (last.saturating_add(1), last_signed(draft).map(|last| last.hash()))
}

/// Signs the paper of a draft as an offer of a side, made at an ISO instant. The deal must have its identity.
///
/// # Errors
/// [`OfferRefusal::TooLong`]; [`OfferRefusal::NotAnOffer`] where the deal has no identity; [`OfferRefusal::BadPaper`]
/// where no page could read the paper.
pub fn sign(
    draft: &Draft,
    seed: &Seed,
    side: Party,
    note: &OfferNote,
    at: &str,
) -> Result<Offer, OfferRefusal> {
    let own = draft.own();
    let deal = unhex::<16>(own.text(IDENTITY)).ok_or(OfferRefusal::NotAnOffer)?;
    let (number, answers) = next(&own);
    let mut offer = Offer {
        deal,
        number,
        side,
        at: at.to_owned(),
        title: seen(own.text("title")).chars().take(LONGEST_LINE).collect(),
        message: seen(note.message.trim()),
        until: seen(note.until.trim()),
        reasons: given(&note.reasons),
        answers,
        method: METHOD,
        key: seed.public(&deal),
        paper: canonical(&own),
        signature: [0; 64],
    };
    offer.signature = seed.sign(&deal, &offer.statement());
    readable(&offer)?;
    offer.verified()
}

fn given(reasons: &[Reason]) -> Vec<Reason> {
    let seen =
        |reason: &Reason| Reason { path: seen(&reason.path), text: seen(reason.text.trim()) };
    reasons.iter().map(seen).filter(|reason| !reason.text.is_empty()).collect()
}
