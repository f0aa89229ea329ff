//! The terms that can be moved, in words.

use super::columns::OfferColumns;
use crate::app::components::{block, typed};
use crate::app::field_names::{label, row_name};
use crate::app::format::{gained_to, number};
use crate::app::graph::Valued;
use crate::app::state::AppState;
use crate::domain::deal::Party;
use crate::domain::draft::{Draft, FieldValues};
use crate::domain::format::shortest;
use crate::domain::negotiation::rounds::{ReadPaper, table};
use crate::domain::negotiation::tradeoff::{Lever, LeverUnit, TradingSteps, half_way, levers};
use crate::tr;
use leptos::prelude::*;

/// What a lever is called.
pub fn lever_name(state: AppState, lever: Lever) -> String {
    let row =
        |path: &str| state.draft.with(|draft| row_name(state, draft, path)).unwrap_or_default();
    let in_row = |path: String| row(&path);
    match lever {
        Lever::Tranche(at) => in_row(format!("terms.upfront.{at}.amount")),
        Lever::Premium(at) => in_row(format!("terms.upfront.{at}.premium")),
        Lever::ExerciseFee(at) => in_row(format!("terms.options.{at}.exercise_fee")),
        Lever::Milestone(at) => in_row(format!("terms.milestones.{at}.amount")),
        Lever::AllMilestones => tr!(state, trade.all_milestones).to_owned(),
        Lever::TierRate { schedule, tier } => {
            in_row(format!("terms.royalties.{schedule}.tiers.{tier}.rate"))
        }
        Lever::Minimum(at) => in_row(format!("terms.royalties.{at}.minimum_annual")),
        Lever::ProfitShare(at) => in_row(format!("terms.profit_share.{at}.licensor_share")),
        Lever::CostShare(at) => in_row(format!("terms.cost_share.{at}.licensee_share")),
        Lever::RatePoints => tr!(state, trade.rate_points).to_owned(),
        Lever::RateFactor => tr!(state, trade.rate_factor).to_owned(),
        Lever::Equity => label(state, "terms.structure.licensor_equity").to_owned(),
        Lever::Financing => label(state, "terms.structure.committed_financing").to_owned(),
        Lever::Days(days) => label(state, days.path()).to_owned(),
    }
}

/// A lever's number, to `places` after the point.
pub fn lever_text(state: AppState, lever: Lever, x: f64, places: usize) -> String {
    match lever.unit() {
        LeverUnit::Millions => state.style().money_to(x, places, &state.currency()),
        LeverUnit::Factor => format!("× {}", shortest(x, places)),
        LeverUnit::Fraction => state.style().percent_to(x, places),
        LeverUnit::Points => {
            tr!(state, trade.points, points = gained_to(x * 100.0, places))
        }
        LeverUnit::Days => number(x, 0),
    }
}

/// What our side trades in.
pub fn trading_steps(state: AppState) -> TradingSteps {
    state.draft.track_path("stance");
    state.with_values(TradingSteps::of)
}

/// The levers of the deal as it stands.
pub fn deal_levers(state: AppState) -> Memo<Vec<Lever>> {
    Memo::new(move |_| {
        let of = |valued: &Option<Valued>| valued.as_ref().map(|valued| levers(&valued.deal));
        state.graph.valued.with(of).unwrap_or_default()
    })
}

/// A choice among them.
pub fn lever_choice(
    state: AppState,
    id: &'static str,
    known: Memo<Vec<Lever>>,
    chosen: RwSignal<Lever>,
) -> AnyView {
    let names = Memo::new(move |_| {
        let named = known.get().into_iter().map(|lever| (lever, lever_name(state, lever)));
        named.collect::<Vec<_>>()
    });
    let options = block(move || {
        let chosen = chosen.get();
        let option = |(at, (lever, name)): (usize, (Lever, String))| {
            view! {
                <option value=at.to_string() selected=lever == chosen>
                    {name}
                </option>
            }
        };
        names.get().into_iter().enumerate().map(option).collect_view()
    });
    let choose = move |at: String| {
        let lever = at.parse::<usize>().ok().and_then(|at| known.with(|all| all.get(at).copied()));
        if let Some(lever) = lever {
            chosen.set(lever);
        }
    };
    view! {
        <select id=id on:change=typed(choose)>
            {options}
        </select>
    }
    .into_any()
}

/// Writes a lever's number into the deal.
pub fn apply(state: AppState, writes: Vec<(String, String)>) {
    state.edit(|draft| writes.iter().for_each(|(path, text)| draft.set(path, text)));
}

/// Writes every number on which the two last offers differ halfway between them, at a step people trade, rounded
/// towards our own; words stay as they are.
pub fn write_half_way(state: AppState, columns: &OfferColumns) {
    let us = state.our_side();
    let them = if us == Party::Licensor { Party::Licensee } else { Party::Licensor };
    let last_of =
        |side| columns.0.get(columns.last_of(side)?).map(|column| (*column.paper).clone());
    let (Some(own), Some(other)) = (last_of(us), last_of(them)) else { return };
    let deal =
        state.graph.valued.with_untracked(|valued| valued.as_ref().map(|it| it.deal.clone()));
    let Some(deal) = deal else { return };
    let papers = [own, other, state.draft.with_untracked(Draft::paper)];
    let read @ [own, other, _] = &papers.each_ref().map(FieldValues::of);
    let read: Vec<ReadPaper> =
        papers.iter().zip(read).map(|(paper, values)| ReadPaper { paper, values }).collect();
    let (steps, known) = (trading_steps(state), levers(&deal));
    let writes = table(&read).into_iter().filter_map(|row| {
        let path = row.path_in(2)?;
        let lever = known.iter().find(|lever| lever.path().as_deref() == Some(path))?;
        let (own, other) = (own.number(row.path_in(0)?)?, other.number(row.path_in(1)?)?);
        (own != other).then(|| half_way(&deal, *lever, (own, other), &steps))
    });
    let writes: Vec<(String, String)> = writes.flatten().collect();
    apply(state, writes);
}
