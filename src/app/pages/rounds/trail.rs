//! The offers beside their table: what each is worth to both sides, and where each walks away.

use super::table::TableSources;
use crate::app::components::Chart;
use crate::app::field_names::party;
use crate::app::state::{AppState, state};
use crate::domain::deal::Party;
use crate::domain::negotiation::two_models::TwoModels;
use crate::domain::negotiation::walk_away;
use crate::plot::{self, TrailMark, TrailWords};
use crate::tr;
use leptos::prelude::*;
use std::sync::Arc;

/// Every offer that has a value, whatever else was changed with it, and the draft.
#[component]
pub fn Trail(
    /// The offers and what they are worth.
    sources: TableSources,
    /// The draft under both models.
    models: Memo<Option<Arc<TwoModels>>>,
) -> impl IntoView {
    let state = state();
    let marks = Memo::new(move |_| {
        let us = models.with(|models| models.as_ref().map(|models| models.us));
        us.map(|us| marks(state, sources, us)).unwrap_or_default()
    });
    let walks = Memo::new(move |_| {
        state.draft.track_path("stance");
        let of = |side| state.with_values(|values| walk_away(values, side));
        (of(Party::Licensor), of(Party::Licensee))
    });
    let draw = move |words: &plot::PlotWords| {
        marks.with(|marks| match marks.is_empty() {
            true => plot::PlotSpec::empty(words),
            false => plot::trail(marks, walks.get(), &texts(state), words),
        })
    };
    view! { <Chart id="offers-trail" draw=Box::new(move |_, words, _| draw(words)) /> }
}

fn marks(state: AppState, sources: TableSources, us: Party) -> Vec<TrailMark> {
    let (columns, values) = (sources.columns.get(), sources.values.get());
    let marks = columns.0.iter().zip(values).filter_map(|(column, worth)| {
        let worth = worth?;
        let worth = match us {
            Party::Licensor => (worth.ours, worth.theirs),
            Party::Licensee => (worth.theirs, worth.ours),
        };
        let name = column
            .offer
            .map_or_else(|| tr!(state, table.draft).to_owned(), |(number, _)| number.to_string());
        Some(TrailMark { side: column.offer.map(|offer| offer.1), name, worth })
    });
    marks.collect()
}

fn texts(state: AppState) -> TrailWords {
    let axis = |name: &str| tr!(state, plot.axis, name = name, unit = state.unit_name());
    let of = |side| tr!(state, trade.offers_of, side = party(state, side));
    let last = |side| tr!(state, trade.last_of, side = party(state, side));
    TrailWords {
        title: tr!(state, trade.trail_title).into(),
        sentence: tr!(state, trade.trail_sentence).into(),
        licensor: axis(tr!(state, trade.worth_licensor)),
        licensee: axis(tr!(state, trade.worth_licensee)),
        licensor_walks: tr!(state, trade.licensor_walks).into(),
        licensee_walks: tr!(state, trade.licensee_walks).into(),
        zone: tr!(state, trade.zone).into(),
        trail: tr!(state, trade.trail).into(),
        licensor_offers: of(Party::Licensor),
        licensee_offers: of(Party::Licensee),
        licensor_last: last(Party::Licensor),
        licensee_last: last(Party::Licensee),
        now: tr!(state, table.draft).into(),
    }
}
