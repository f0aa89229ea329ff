//! The offers as columns, the draft the last of them: what each says, what it is worth to both sides.

use super::offer_values::{OfferValue, OfferValues};
use crate::app::offers::OfferPaper;
use crate::app::shared_value::Shared;
use crate::app::slices::in_slices;
use crate::app::state::AppState;
use crate::domain::deal::{Deal, Party};
use crate::domain::draft::{Audience, Draft, FieldValues, validate};
use crate::domain::negotiation::rounds::{
    Priced, ReadPaper, TableRow, TermChange, compare_read, differ, sheet_of, table, worth_alone,
};
use crate::domain::negotiation::two_models::{TwoModels, ValuePair};
use crate::domain::valuation::RnpvSplit;
use leptos::prelude::*;
use std::ops::Range;
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

/// Offers beside each other at a time; a step to earlier or later ones is half as many.
const SHOWN: usize = 6;

/// All offers in order; the draft last, where it is not what the last offer says.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OfferColumns(pub Arc<Vec<OfferColumn>>);

impl OfferColumn {
    fn is_move_of(&self, side: Party) -> bool {
        self.is_move && self.offer.is_some_and(|offer| offer.1 == side)
    }
}

impl OfferColumns {
    /// The last offer of a side.
    pub fn last_of(&self, side: Party) -> Option<usize> {
        self.0.iter().rposition(|column| column.is_move_of(side))
    }

    /// The last two of a side, the older first.
    pub fn last_two_of(&self, side: Party) -> Option<(usize, usize)> {
        let own = |(_, column): &(usize, &OfferColumn)| column.is_move_of(side);
        let mut last = self.0.iter().enumerate().rev().filter(own).map(|(at, _)| at);
        let newer = last.next()?;
        Some((last.next()?, newer))
    }

    /// The number of the offer at a place.
    pub fn number(&self, place: usize) -> Option<usize> {
        self.0.get(place)?.offer.map(|(number, _)| number)
    }

    fn made(&self) -> usize {
        self.0.iter().filter(|column| column.offer.is_some()).count()
    }
}

/// What some of the papers say differently.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OffersGrid {
    /// In order, with their places among all; what stands now, the draft or the last offer, is the last of them.
    pub columns: Vec<(usize, OfferColumn)>,
    /// Each column read.
    pub values: Vec<FieldValues>,
    /// Every term that ever differed among them.
    pub rows: Vec<TableRow>,
}

impl OffersGrid {
    fn of(columns: Vec<(usize, OfferColumn)>) -> Self {
        let values: Vec<FieldValues> =
            columns.iter().map(|(_, column)| FieldValues::of(&column.paper)).collect();
        let read = columns.iter().zip(&values);
        let read = read.map(|((_, column), values)| ReadPaper { paper: &column.paper, values });
        let rows = table(&read.collect::<Vec<_>>());
        Self { columns, values, rows }
    }

    fn read(&self, column: usize) -> Option<ReadPaper<'_>> {
        let (_, shown) = self.columns.get(column)?;
        Some(ReadPaper { paper: &shown.paper, values: self.values.get(column)? })
    }
}

/// Which offers are shown beside each other: the newest, until earlier ones are asked for.
#[derive(Clone, Copy)]
pub struct ShownOffers {
    columns: Memo<OfferColumns>,
    /// Offers after the last one shown.
    after: RwSignal<usize>,
}

impl ShownOffers {
    pub fn of(columns: Memo<OfferColumns>) -> Self {
        Self { columns, after: RwSignal::new(0) }
    }

    /// The places of those shown and how many there are; `None` where all are shown.
    pub fn places(self) -> Option<(Range<usize>, usize)> {
        let made = self.columns.with(OfferColumns::made);
        let hidden = made.checked_sub(SHOWN).filter(|hidden| *hidden > 0)?;
        // Offers may have been taken back since.
        let first = hidden - self.after.get().min(hidden);
        Some((first..first + SHOWN, made))
    }

    pub fn earlier(self) {
        let made = self.columns.with_untracked(OfferColumns::made);
        self.after.update(|after| *after = (*after + SHOWN / 2).min(made.saturating_sub(SHOWN)));
    }

    pub fn later(self) {
        self.after.update(|after| *after = after.saturating_sub(SHOWN / 2));
    }

    /// Their columns and what differs among them. What stands now is always the last: where a term is found in the
    /// draft, and how far it is from another offer, is asked of it.
    pub fn grid(self) -> Memo<Arc<OffersGrid>> {
        let shown = Memo::new(move |_| {
            let columns = self.columns.get().0;
            let places = self.places().map_or(0..columns.len(), |(places, _)| places);
            let is_shown = |at: usize| places.contains(&at) || at + 1 == columns.len();
            let all = columns.iter().cloned().enumerate();
            all.filter(|(at, _)| is_shown(*at)).collect::<Vec<_>>()
        });
        Memo::new(move |_| shown.with(|columns| Arc::new(OffersGrid::of(columns.clone()))))
    }
}

/// The columns of the deal as it stands.
pub fn columns(state: AppState) -> Memo<OfferColumns> {
    let draft = Memo::new(move |_| Arc::new(state.draft.with(Draft::paper)));
    Memo::new(move |_| {
        let column = |(at, offer): (usize, OfferPaper)| {
            Some(OfferColumn {
                offer: Some((offer.number, offer.side)),
                is_made: offer.is_made,
                is_move: offer.is_move,
                at: Some(at),
                paper: offer.paper()?.clone(),
            })
        };
        let made = state.offers.papers.get().into_iter().enumerate();
        let mut columns: Vec<OfferColumn> = made.filter_map(column).collect();
        let draft = draft.get();
        let last = columns.last().map(|column| column.paper.clone());
        if last.is_none_or(|last| differ(&last, &draft)) {
            columns.push(OfferColumn {
                offer: None,
                is_made: false,
                is_move: false,
                at: None,
                paper: draft,
            });
        }
        OfferColumns(Arc::new(columns))
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
    deals: Memo<Vec<Option<Arc<Deal>>>>,
    models: Memo<Option<Arc<TwoModels>>>,
) -> Memo<Vec<Option<ValuePair>>> {
    let wanted = Memo::new(move |_| {
        let deals = deals.get();
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
pub fn deals(
    state: AppState,
    columns: Memo<OfferColumns>,
    offers: OfferValues,
) -> Memo<Vec<Option<Arc<Deal>>>> {
    Memo::new(move |_| {
        let offers = offers.all.get();
        let valued = state.graph.valued.get().filter(|_| !state.graph.stale.get());
        let deal = |column: &OfferColumn| match column.at {
            Some(at) => offers.get(at).cloned().flatten().map(|value| value.deal),
            None => valued.as_ref().map(|valued| valued.deal.clone()),
        };
        columns.with(|columns| columns.0.iter().map(deal).collect())
    })
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
pub fn worths(
    state: AppState,
    grid: Memo<Arc<OffersGrid>>,
    offers: OfferValues,
) -> Memo<Vec<CellWorth>> {
    let wanted = Memo::new(move |_| {
        ["assumptions", "stance.side"].into_iter().for_each(|path| state.draft.track_path(path));
        let (grid, offers) = (grid.get(), offers.all.get());
        (1..grid.columns.len()).flat_map(|at| changes(state, &grid, at, &offers)).collect()
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

/// The changes from the column before to one.
fn changes(
    state: AppState,
    grid: &OffersGrid,
    column: usize,
    offers: &[Option<OfferValue>],
) -> Vec<ChangeToValue> {
    let known = || {
        let (_, before) = grid.columns.get(column - 1)?;
        let (_, after) = grid.columns.get(column)?;
        let value = before.at.and_then(|at| offers.get(at)?.as_ref())?.values;
        Some((before, after, value, grid.read(column - 1)?, grid.read(column)?))
    };
    let Some((before, after, value, old, new)) = known() else { return Vec::new() };
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
    compare_read(old, new).into_iter().filter_map(of_row).collect()
}
