//! The offers made, each read once, for every page that shows them.
//!
//! An offer is the sealed text of a paper. The text is read when somebody first asks what it says: a deal with many
//! offers is open before.

use super::draft_signal::DraftSignal;
use crate::domain::deal::Party;
use crate::domain::draft::Draft;
use crate::domain::negotiation::rounds::{Round, paper, rounds, sheet_of};
use leptos::prelude::*;
use std::sync::{Arc, OnceLock};

/// The paper of an offer.
#[derive(Debug, Clone)]
pub struct OfferPaper {
    /// The instant of the offer, by which it is known.
    pub at: String,
    /// Its number.
    pub number: usize,
    /// Whose it is.
    pub side: Party,
    /// Whether the other side knows it.
    pub is_made: bool,
    /// Whether it is a step of the negotiation, and no package prepared.
    pub is_move: bool,
    /// The paper as sealed.
    text: String,
    /// The paper, once it is read.
    read: Arc<OnceLock<Option<Arc<Draft>>>>,
}

impl OfferPaper {
    /// The paper; `None` when its text is no deal file.
    pub fn paper(&self) -> Option<&Arc<Draft>> {
        self.read.get_or_init(|| paper(&self.text).map(Arc::new)).as_ref()
    }
}

impl PartialEq for OfferPaper {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
            && self.is_made == other.is_made
            && self.at == other.at
            && self.side == other.side
            && self.text == other.text
    }
}

/// The offers, in order. Copied freely: every field is a handle.
#[derive(Clone, Copy)]
pub struct Offers {
    /// Their papers.
    pub papers: Memo<Vec<OfferPaper>>,
}

/// The last offer that is a step of the negotiation.
pub fn last_move(papers: &[OfferPaper]) -> Option<&OfferPaper> {
    papers.iter().rfind(|offer| offer.is_move)
}

impl Offers {
    /// The offers of a draft.
    pub fn new(draft: DraftSignal) -> Self {
        let papers = Memo::new(move |last: Option<&Vec<OfferPaper>>| {
            draft.track_path("rounds");
            draft.with_untracked(|draft| read_papers(draft, last.map_or(&[], Vec::as_slice)))
        });
        Self { papers }
    }

    /// Reads the next paper nobody has asked for yet; `false` where there is none.
    pub fn read_next(self) -> bool {
        let unread = |papers: &Vec<OfferPaper>| {
            papers.iter().find(|offer| offer.read.get().is_none()).cloned()
        };
        let next = self.papers.try_with_untracked(unread).flatten();
        next.inspect(|offer| drop(offer.paper().cloned())).is_some()
    }

    /// A sheet by the instant of its offer: the draft itself for the empty one.
    pub fn sheet_at(self, draft: &Draft, at: &str) -> Option<Draft> {
        if at.is_empty() {
            return Some(draft.clone());
        }
        self.papers.with(|papers| {
            let offer = papers.iter().find(|offer| offer.at == at)?;
            Some(sheet_of(draft, offer.paper()?))
        })
    }
}

/// The papers of a draft's offers; those of `known` are not read again.
fn read_papers(draft: &Draft, known: &[OfferPaper]) -> Vec<OfferPaper> {
    let offer = |(row, round): (usize, Round)| {
        let text = draft.text(&format!("rounds.{row}.paper"));
        let known = known.iter().find(|offer| offer.text == text);
        let read = known.map(|offer| offer.read.clone()).unwrap_or_default();
        let (is_made, is_move) = (round.kept.is_none(), round.is_move());
        let Round { at, number, side, .. } = round;
        OfferPaper { at, number, side, is_made, is_move, text: text.to_owned(), read }
    };
    rounds(draft).into_iter().enumerate().map(offer).collect()
}
