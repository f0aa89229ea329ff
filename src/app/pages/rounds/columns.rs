//! The offers as columns, the draft the last of them: what each says, what it is worth to both sides.

use crate::app::offers::{OfferPaper, OfferValue};
use crate::app::slices::{Shared, in_slices};
use crate::app::state::AppState;
use crate::domain::deal::{Deal, Party};
use crate::domain::draft::{Audience, Draft, FieldValues, validate};
use crate::domain::negotiation::rounds::{
    Priced, TableRow, TermChange, compare, sheet_of, table, worth_alone,
};
use crate::domain::negotiation::two_models::{TwoModels, ValuePair};
use crate::domain::valuation::RnpvSplit;
use leptos::prelude::*;
use std::sync::Arc;

/// An offer, or the draft.
#[derive(Debug, Clone, PartialEq)]
pub struct OfferColumn {
    /// Its number from 1 and whose it is; `None`: the draft.
    pub offer: Option<(usize, Party)>,
    /// Whether the other side knows it; never the draft.
    pub is_made: bool,
    /// Whether it is a step of the negotiation, and no package prepared.
    pub is_move: bool,
    /// Its place among the offers.
    at: Option<usize>,
    /// What it says.
    pub paper: Arc<Draft>,
}

impl OfferColumn {
    fn is_move_of(&self, side: Party) -> bool {
        self.is_move && self.offer.is_some_and(|offer| offer.1 == side)
    }
}

/// Everything the papers say differently.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OffersGrid {
    /// In order; the draft last, where it is not what the last offer says.
    pub columns: Vec<OfferColumn>,
    /// Each column read.
    pub values: Vec<FieldValues>,
    /// Every term that ever differed.
    pub rows: Vec<TableRow>,
}

impl OffersGrid {
    /// The last offer of a side.
    pub fn last_of(&self, side: Party) -> Option<usize> {
        self.columns.iter().rposition(|column| column.is_move_of(side))
    }

    /// The last two of a side, the older first.
    pub fn last_two_of(&self, side: Party) -> Option<(usize, usize)> {
        let own = |(_, column): &(usize, &OfferColumn)| column.is_move_of(side);
        let mut last = self.columns.iter().enumerate().rev().filter(own).map(|(at, _)| at);
        let newer = last.next()?;
        Some((last.next()?, newer))
    }
}

/// The columns and rows of the deal as it stands.
pub fn grid(state: AppState) -> Memo<Arc<OffersGrid>> {
    let draft = Memo::new(move |_| Arc::new(state.draft.with(Draft::paper)));
    let columns = Memo::new(move |_| {
        let column = |(at, offer): (usize, OfferPaper)| {
            Some(OfferColumn {
                offer: Some((offer.number, offer.side)),
                is_made: offer.is_made,
                is_move: offer.is_move,
                at: Some(at),
                paper: offer.paper?,
            })
        };
        let made = state.offers.papers.get().into_iter().enumerate();
        let mut columns: Vec<OfferColumn> = made.filter_map(column).collect();
        let draft = draft.get();
        let last = columns.last().map(|column| column.paper.clone());
        if last.is_none_or(|last| !compare(&last, &draft).is_empty()) {
            columns.push(OfferColumn {
                offer: None,
                is_made: false,
                is_move: false,
                at: None,
                paper: draft,
            });
        }
        columns
    });
    Memo::new(move |_| {
        columns.with(|columns| {
            let papers: Vec<Draft> = columns.iter().map(|column| (*column.paper).clone()).collect();
            Arc::new(OffersGrid {
                values: papers.iter().map(FieldValues::of).collect(),
                rows: table(&papers),
                columns: columns.clone(),
            })
        })
    })
}

/// The deal with our assumptions, and with those the other side is supposed to hold, once both can be read.
pub fn two_models(state: AppState) -> Memo<Option<Arc<TwoModels>>> {
    Memo::new(move |_| {
        state.draft.track_path("other");
        let us = state.our_side();
        let seen = state.graph.checked.get();
        let (ours, theirs) = state.draft.with_untracked(|draft| {
            let through = |view: Audience| match draft.view() == view {
                true => seen.deal.clone(),
                false => validate(&draft.through(view)).deal,
            };
            let ours = through(Audience::Own)?;
            // A second set that cannot be read is not one's own.
            let other = if draft.has_other() { through(Audience::Other)? } else { ours.clone() };
            Some((ours, other))
        })?;
        Some(Arc::new(TwoModels { us, ours, theirs }))
    })
}

/// What every column is worth to us by our model and to them by theirs; `None` until it is worked out, or where it has
/// no value.
pub fn values(
    state: AppState,
    grid: Memo<Arc<OffersGrid>>,
    models: Memo<Option<Arc<TwoModels>>>,
) -> Memo<Vec<Option<ValuePair>>> {
    let wanted = Memo::new(move |_| {
        let deals = deals(state, &grid.get());
        let Some(models) = models.get() else { return Vec::new() };
        let under = |deal: Arc<Deal>| Shared(Arc::new(models.with_terms(&deal.terms)));
        deals.into_iter().map(|deal| deal.map(under)).collect()
    });
    let worth = in_slices(wanted, |models: &Option<Shared<TwoModels>>| {
        models.as_ref().map(|models| models.0.value())
    });
    Memo::new(move |_| worth.get().into_iter().map(Option::flatten).collect())
}

/// The deal each column would be, where it is one under today's assumptions.
pub fn deals(state: AppState, grid: &OffersGrid) -> Vec<Option<Arc<Deal>>> {
    let offers = state.offers.values.get();
    let valued = state.graph.valued.get().filter(|_| !state.graph.stale.get());
    let deal = |column: &OfferColumn| match column.at {
        Some(at) => offers.get(at).cloned().flatten().map(|value| value.deal),
        None => valued.as_ref().map(|valued| valued.deal.clone()),
    };
    grid.columns.iter().map(deal).collect()
}

/// A change from one column to the next, to be valued.
#[derive(Debug, Clone, PartialEq)]
struct ChangeToValue {
    // What is soon compared first.
    row: usize,
    column: usize,
    value: Priced<RnpvSplit>,
    term: TermChange,
    papers: (Shared<Draft>, Shared<Draft>),
    /// The older sheet under today's assumptions.
    model: Shared<Draft>,
}

/// What a changed cell is worth to us.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CellWorth {
    /// Of which row.
    pub row: usize,
    /// In which column, against the one before.
    pub column: usize,
    /// Millions, at our own rate by the model looked through; `None` where the change cannot stand alone.
    pub worth: Option<f64>,
}

/// What every changed cell is worth to us, as far as it is worked out.
pub fn worths(state: AppState, grid: Memo<Arc<OffersGrid>>) -> Memo<Vec<CellWorth>> {
    let wanted = Memo::new(move |_| {
        ["assumptions", "stance.side"].into_iter().for_each(|path| state.draft.track_path(path));
        let (grid, offers) = (grid.get(), state.offers.values.get());
        let pairs = grid.columns.windows(2).enumerate();
        pairs.flat_map(|(at, pair)| changes(state, &grid, at + 1, pair, &offers)).collect()
    });
    let found = in_slices(wanted, |change: &ChangeToValue| {
        let (before, after) = &change.papers;
        worth_alone(&change.model.0, (&before.0, &after.0), &change.term, &change.value)
    });
    Memo::new(move |_| {
        let us = state.our_side();
        let found = found.get();
        wanted.with(|wanted| {
            let known = wanted.iter().zip(found).filter_map(|(change, gain)| {
                let worth = gain?.map(|gain| match us {
                    Party::Licensor => gain.own.licensor,
                    Party::Licensee => gain.own.licensee,
                });
                Some(CellWorth { row: change.row, column: change.column, worth })
            });
            known.collect()
        })
    })
}

fn changes(
    state: AppState,
    grid: &OffersGrid,
    column: usize,
    pair: &[OfferColumn],
    offers: &[Option<OfferValue>],
) -> Vec<ChangeToValue> {
    let [before, after] = pair else { return Vec::new() };
    let value = before.at.and_then(|at| offers.get(at)?.as_ref()).map(|offer| offer.values);
    let Some(value) = value else { return Vec::new() };
    let model = state.draft.with_untracked(|draft| {
        let mut model = sheet_of(draft, &before.paper);
        model.remove("rounds");
        Shared(Arc::new(model))
    });
    let of_row = |term: TermChange| {
        let row = grid.rows.iter().position(|row| row.is_of(&term, column))?;
        Some(ChangeToValue {
            row,
            column,
            value: Priced { common: value.common, own: value.own },
            term,
            papers: (Shared(before.paper.clone()), Shared(after.paper.clone())),
            model: model.clone(),
        })
    };
    compare(&before.paper, &after.paper).into_iter().filter_map(of_row).collect()
}
