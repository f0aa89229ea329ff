//! What the figures of the scoreboard are compared with: the last offer under today's assumptions, or where none was
//! made the deal as it was opened.

use super::draft_signal::DraftSignal;
use super::graph::Graph;
use super::offers::{Offers, last_move};
use crate::domain::deal::Deal;
use crate::domain::draft::{Audience, Draft, validate};
use crate::domain::negotiation::rounds::sheet_of;
use crate::domain::valuation::{Valuation, value};
use leptos::prelude::*;
use std::sync::Arc;

/// What a figure is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// The offer of this number, from 1.
    Offer(usize),
    /// The deal as it was opened.
    Opened,
}

/// A deal to compare with, and what it is worth.
#[derive(Debug, Clone)]
pub struct Baseline {
    /// Which it is.
    pub since: Since,
    /// The deal.
    pub deal: Arc<Deal>,
    /// Its valuation.
    pub valuation: Arc<Valuation>,
}

impl PartialEq for Baseline {
    fn eq(&self, other: &Self) -> bool {
        self.since == other.since && Arc::ptr_eq(&self.valuation, &other.valuation)
    }
}

impl Baseline {
    /// Follows what the open deal is compared with; `None` in front of both parties.
    pub fn follow(draft: DraftSignal, offers: Offers, graph: Graph) -> Memo<Option<Self>> {
        let offer = last_offer(draft, offers);
        let opened = opened(graph);
        Memo::new(move |_| match offers.papers.with(|papers| last_move(papers).is_none()) {
            true => opened.get().map(|(.., baseline)| baseline),
            false => offer.get(),
        })
    }
}

/// The last offer; it is valued anew only under other assumptions.
fn last_offer(draft: DraftSignal, offers: Offers) -> Memo<Option<Baseline>> {
    Memo::new(move |last: Option<&Option<Baseline>>| {
        ["title", "assumptions"].into_iter().for_each(|path| draft.track_path(path));
        let (number, paper) = offers.papers.with(|papers| {
            let last = last_move(papers);
            (last.map_or(0, |last| last.number), last.and_then(|last| last.paper().cloned()))
        });
        let deal = draft.with_untracked(|draft| offered(draft, paper.as_deref()?))?;
        let since = Since::Offer(number);
        let known = last.and_then(Option::as_ref).filter(|last| *last.deal == deal);
        Some(known.map_or_else(
            || Baseline { since, valuation: Arc::new(value(&deal)), deal: Arc::new(deal.clone()) },
            |known| Baseline { since, ..known.clone() },
        ))
    })
}

/// The deal an offer would be; in front of both parties none is valued.
fn offered(draft: &Draft, paper: &Draft) -> Option<Deal> {
    match draft.view() {
        Audience::Own | Audience::Other => validate(&sheet_of(draft, paper)).deal,
        Audience::Shared => None,
    }
}

/// The deal as it was first valued since it was opened, seen with the eyes it is seen with.
fn opened(graph: Graph) -> Memo<Option<(String, Audience, Baseline)>> {
    Memo::new(move |last: Option<&Option<(String, Audience, Baseline)>>| {
        let view = graph.view.get();
        let valued = graph.valued.get()?;
        let same = |(id, seen, _): &&(String, Audience, Baseline)| {
            id.as_str() == valued.id() && *seen == view
        };
        let known = last.and_then(Option::as_ref).filter(same).cloned();
        known.or_else(|| {
            let baseline = Baseline {
                since: Since::Opened,
                deal: valued.deal.clone(),
                valuation: valued.valuation.clone(),
            };
            Some((valued.id().to_owned(), view, baseline))
        })
    })
}
