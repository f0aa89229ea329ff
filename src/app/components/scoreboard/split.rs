//! The two values side by side, and the rates they are discounted at.

use super::figures::{FigureCell, PEAK, SHARE};
use crate::app::components::{block, choice, flag, live};
use crate::app::state::{AppState, state};
use crate::domain::valuation::{RateBasis, RnpvSplit};
use crate::{text, tr};
use leptos::prelude::*;

/// The licensor's part of the two, as a number and a bar; where it stood before is a tick on the bar.
#[component]
pub fn Split() -> impl IntoView {
    let state = state();
    let share = move || {
        let basis = state.basis.get();
        state.graph.valued.with(|v| v.as_ref().and_then(|v| v.valuation.at(basis).licensor_share))
    };
    let before = move || {
        let basis = state.basis.get();
        state.baseline.with(|b| b.as_ref().and_then(|b| b.valuation.at(basis).licensor_share))
    };
    let part = live(move || width(share()));
    let tick = block(move || {
        let moved =
            before().filter(|before| share().is_some_and(|now| (now - before).abs() > 5e-4));
        moved.map(|before| view! { <s style:left=width(Some(before))></s> })
    });
    view! {
        <FigureCell figure=&SHARE />
        <div class="split lesser">
            <div class="ends" aria-hidden="true">
                <span class="licensor">{text!(state, plot.licensor)}</span>
                <span class="licensee">{text!(state, plot.licensee)}</span>
            </div>
            <div class="bar" class:empty=flag(move || share().is_none())>
                <i style:width=part></i>
                {tick}
            </div>
            <span>{live(move || loser(state))}</span>
        </div>
        <FigureCell figure=&PEAK />
    }
}

fn width(share: Option<f64>) -> String {
    format!("{:.1}%", share.unwrap_or_default() * 100.0)
}

/// Who loses, where there is nothing to share.
fn loser(state: AppState) -> String {
    let basis = state.basis.get();
    let split: Option<RnpvSplit> =
        state.graph.valued.with(|valued| Some(valued.as_ref()?.valuation.at(basis)));
    let Some(split) = split else { return String::new() };
    match (split.licensor < 0.0, split.licensee < 0.0) {
        (false, false) => "",
        (true, false) => tr!(state, score.licensor_loses),
        (false, true) => tr!(state, score.licensee_loses),
        (true, true) => tr!(state, score.both_lose),
    }
    .to_owned()
}

/// The rates of a basis in words.
pub fn rates_name(state: AppState, basis: RateBasis) -> String {
    if basis == RateBasis::Own {
        return tr!(state, score.own_rates).to_owned();
    }
    let rate = state
        .graph
        .valued
        .with(|valued| valued.as_ref().map(|v| v.deal.assumptions.licensee.discount_rate.get()));
    tr!(state, score.one_rate, rate = rate.map_or("–".into(), |x| state.style().percent(x)))
}

/// The rates every value of the page is discounted at.
#[component]
pub fn BasisSwitch() -> impl IntoView {
    let state = state();
    let basis = move |basis: RateBasis| {
        let name = live(move || rates_name(state, basis));
        choice(move || state.basis.get() == basis, move || state.basis.set(basis), name)
    };
    view! {
        <span role="group" class="switch basis lesser" aria-label=text!(state, score.basis)>
            <span>{text!(state, score.basis)}</span>
            {basis(RateBasis::Own)}
            {basis(RateBasis::Common)}
        </span>
    }
}
