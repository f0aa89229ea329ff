//! The offers beside their table: what each is worth to both sides, and where each walks away.

use super::table::TableSources;
use crate::app::components::Chart;
use crate::app::deal_bands::deal_bands;
use crate::app::field_names::party;
use crate::app::state::{AppState, state};
use crate::domain::deal::Party;
use crate::domain::draft::Draft;
use crate::domain::negotiation::two_models::TwoModels;
use crate::domain::negotiation::walk_away;
use crate::domain::uncertainty::DealBand;
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
    let bands = deal_bands(state, sources.deals);
    let held = state.follow(&["other"], Draft::has_other);
    let marks = Memo::new(move |_| {
        let us = models.with(|models| models.as_ref().map(|models| models.us));
        let Some(us) = us else { return Vec::new() };
        let (alone, bands) = (held.get().then_some(us), bands.get());
        let reached = |(place, mark): (usize, TrailMark)| {
            let band = bands.get(place).copied().flatten();
            TrailMark { reach: band.map_or([None; 2], |band| reach(band, alone)), ..mark }
        };
        marks(state, sources, us).into_iter().map(reached).collect::<Vec<_>>()
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

/// From where to where both values lie by our ranges; with a second model, ours alone.
fn reach(band: DealBand, alone: Option<Party>) -> [Option<(f64, f64)>; 2] {
    let [licensor, licensee] = band.map(|ends| (ends.low, ends.high));
    let of = |party: Party, ends| alone.is_none_or(|alone| alone == party).then_some(ends);
    [of(Party::Licensor, licensor), of(Party::Licensee, licensee)]
}

/// The offers that are worth something, with their places among all.
fn marks(state: AppState, sources: TableSources, us: Party) -> Vec<(usize, TrailMark)> {
    let (columns, values) = (sources.columns.get(), sources.values.get());
    let marks = columns.0.iter().zip(values).enumerate().filter_map(|(place, (column, worth))| {
        let worth = worth?;
        let worth = match us {
            Party::Licensor => (worth.ours, worth.theirs),
            Party::Licensee => (worth.theirs, worth.ours),
        };
        let name = column
            .offer
            .map_or_else(|| tr!(state, table.draft).to_owned(), |(number, _)| number.to_string());
        let side = column.offer.map(|offer| offer.1);
        Some((place, TrailMark { side, name, worth, reach: [None; 2] }))
    });
    marks.collect()
}

/// The ends of both reaches by name.
fn reach_ends(state: AppState) -> [String; 4] {
    let [licensor, licensee] = [tr!(state, plot.licensor), tr!(state, plot.licensee)];
    let [low, high] = [tr!(state, risk.p5), tr!(state, risk.p95)];
    let pairs = [(licensor, low), (licensor, high), (licensee, low), (licensee, high)];
    pairs.map(|(side, end)| format!("{side} · {end}"))
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
        reach: tr!(state, table.reach).into(),
        reach_ends: reach_ends(state),
    }
}
