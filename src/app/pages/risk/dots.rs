//! Both sides' bands as dots that people at a table can count.

use super::bands::ladders;
use crate::app::components::{Chart, live};
use crate::app::state::{AppState, state};
use crate::plot::{self, DOTS, DotWords, ValueLadder};
use crate::tr;
use leptos::prelude::*;

/// Fifty dots of each side, each as likely as any other.
#[component]
pub fn ChanceDots() -> impl IntoView {
    let state = state();
    let found = move || state.study.bands().map(|bands| ladders(state, &bands)).unwrap_or_default();
    view! {
        <Chart
            id="risk-dots"
            draw=Box::new(move |_, words, _| {
                let ladders = found();
                let own = DotWords {
                    title: tr!(state, risk.dots, dots = DOTS),
                    basis: vec![tr!(state, risk.of_ranges).into()],
                    sentence: sentence(state, &ladders),
                    value: tr!(state, risk.about).into(),
                    dots: tr!(state, risk.dots_above).into(),
                    below: tr!(state, risk.dots_below).into(),
                };
                plot::chance_dots(&ladders, &own, words)
            })
        />
        <p class="hint">{live(move || sentence(state, &found()))}</p>
    }
}

fn sentence(state: AppState, ladders: &[ValueLadder]) -> String {
    let [licensor, licensee] = ladders else { return String::new() };
    tr!(
        state,
        risk.dots_sentence,
        dots = DOTS,
        a = plot::dots_below_zero(licensor),
        b = plot::dots_below_zero(licensee)
    )
}
