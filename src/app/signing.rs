//! Our own key, and the offers it signs.

use super::browser;
use super::state::AppState;
use super::storage::{self, StorageKey};
use crate::domain::hex::{hex, unhex};
use crate::domain::negotiation::offer::{
    IDENTITY, Offer, OfferNote, OfferRefusal, Seed, put, sign,
};
use crate::domain::negotiation::our_side;
use std::cell::RefCell;

thread_local! {
    /// The seed of this page, where storage keeps none.
    static MADE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// What our keys are made from: made once in this browser, at random.
fn seed() -> Option<Seed> {
    let known = storage::load(&StorageKey::Seed).or_else(|| MADE.with_borrow(Clone::clone));
    if let Some(seed) = known.as_deref().and_then(unhex) {
        return Some(Seed(seed));
    }
    let made = browser::random::<32>()?;
    let text = hex(&made);
    // Without storage the key lasts as long as the page.
    let _kept = storage::save(&StorageKey::Seed, &text);
    MADE.set(Some(text));
    Some(Seed(made))
}

/// Signs the sheet as our next offer.
///
/// # Errors
/// Why it could not be; nothing is changed then.
pub fn offer(state: AppState, note: &OfferNote) -> Result<Offer, OfferRefusal> {
    let seed = seed().ok_or(OfferRefusal::NoKey)?;
    let mut draft = state.draft.get_untracked();
    if draft.own().text(IDENTITY).is_empty() {
        let identity = browser::random::<16>().ok_or(OfferRefusal::NoKey)?;
        draft.set(IDENTITY, &hex(&identity));
    }
    let side = our_side(&draft.own());
    let offer = sign(&draft, &seed, side, note, &browser::utc_time())?;
    let identity = hex(&offer.deal);
    let mut made = false;
    state.edit(|draft| {
        draft.set(IDENTITY, &identity);
        made = put(draft, &offer);
    });
    if made { Ok(offer) } else { Err(OfferRefusal::NoRoom) }
}
