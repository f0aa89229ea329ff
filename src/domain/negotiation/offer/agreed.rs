//! The agreed text: one paper under both signatures.

use super::canonical::{canonical, text_hash};
use super::row::offers;
use super::words::words;
use crate::domain::draft::Draft;

/// A paper that both sides signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed {
    /// The number of the offer that accepted it.
    pub number: u32,
    /// When it was accepted: an ISO instant.
    pub at: String,
    /// Its hash in eight words.
    pub words: String,
    /// Whether the paper as it is now is that text.
    pub stands: bool,
}

/// The text agreed last, if there is one.
pub fn agreed(draft: &Draft) -> Option<Agreed> {
    let offers: Vec<_> = offers(draft).into_iter().map(|(_, offer)| offer).collect();
    let accepts = offers.iter().rev().find(|offer| {
        offers.iter().any(|first| {
            first.side != offer.side
                && first.paper == offer.paper
                && offer.answers == Some(first.hash())
        })
    })?;
    // A row may come with a file that anybody wrote.
    let accepts = accepts.clone().verified().ok()?;
    let first = offers.iter().find(|first| accepts.answers == Some(first.hash()))?;
    first.clone().verified().ok()?;
    Some(Agreed {
        number: accepts.number,
        words: words(&text_hash(&accepts.paper), 8),
        stands: canonical(draft) == accepts.paper,
        at: accepts.at,
    })
}
