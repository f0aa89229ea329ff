//! Two sides' deals of one example, and offers each signs with a key of its own.

use parley::domain::deal::Party;
use parley::domain::draft::{Draft, from_file};
use parley::domain::examples::first_deal;
use parley::domain::negotiation::offer::{IDENTITY, Offer, OfferNote, Seed, put, sign};

pub const LICENSEE: Seed = Seed([1; 32]);
pub const LICENSOR: Seed = Seed([2; 32]);
pub const DEAL: &str = "000102030405060708090a0b0c0d0e0f";
pub const UPFRONT: &str = "terms.upfront.0.amount";

/// The licensee's deal, nothing offered yet.
pub fn ours() -> Draft {
    let mut draft = from_file(first_deal::example()).unwrap();
    draft.set(IDENTITY, DEAL);
    draft.set("stance.side", "licensee");
    draft
}

/// A side signs its sheet and keeps the offer.
pub fn offered(draft: &mut Draft, seed: &Seed, note: &OfferNote) -> Offer {
    let side = Party::from_word(draft.text("stance.side")).unwrap();
    let at = format!("2026-11-24T15:{:02}:00Z", draft.rows("rounds"));
    let offer = sign(draft, seed, side, note, &at).unwrap();
    assert!(put(draft, &offer));
    offer
}

/// What is said with an offer.
pub fn said(message: &str) -> OfferNote {
    OfferNote { message: message.into(), until: "2026-12-24".into(), ..OfferNote::default() }
}
