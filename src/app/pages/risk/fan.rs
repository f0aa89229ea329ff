//! The fan of cumulative cash: when each side's money is back, as likely as not, at best and at worst.

use super::words::{side_name, sides};
use crate::app::components::{Chart, block};
use crate::app::state::{AppState, state};
use crate::domain::deal::Party;
use crate::domain::uncertainty::{CashFan, FanYear};
use crate::plot::{self, FanWords, PlotText, PlotWords};
use crate::tr;
use leptos::prelude::*;
use std::sync::Arc;

fn fan(state: AppState) -> Option<Arc<CashFan>> {
    state.study.found(|found| found.fan.clone())
}

/// Cumulative cash of both sides in the end, with a sentence that reads it.
#[component]
pub fn Fan() -> impl IntoView {
    let state = state();
    view! {
        <Chart
            id="risk-fan"
            draw=Box::new(move |_, words, _| {
                let found = fan(state);
                let own = texts(state, words, found.as_deref());
                match found {
                    Some(found) => plot::cash_fan(&found, &own, words),
                    None => plot::cash_fan(&CashFan::default(), &own, words),
                }
            })
        />
        {block(move || {
            let fan = fan(state)?;
            Some(sentences(state, &fan).map(|it| view! { <p class="hint">{it}</p> }).collect_view())
        })}
    }
}

fn texts(state: AppState, words: &PlotWords, fan: Option<&CashFan>) -> FanWords {
    let percentiles = [
        tr!(state, risk.p5),
        tr!(state, risk.p25),
        tr!(state, risk.p50),
        tr!(state, risk.p75),
        tr!(state, risk.p95),
    ];
    let cash = [PlotText::AfterTaxCash, PlotText::Undiscounted];
    let basis = [tr!(state, risk.in_the_end), tr!(state, risk.from_valuation)];
    FanWords {
        title: tr!(state, risk.fan).into(),
        basis: words.basis(cash, &basis),
        sentence: fan
            .map(|fan| words.in_a_row(sentences(state, fan).into_iter()))
            .unwrap_or_default(),
        sides: sides(state),
        percentiles: percentiles.map(str::to_owned),
        mean: tr!(state, risk.mean).into(),
        nine_in_ten: tr!(state, risk.nine_in_ten).into(),
        one_in_two: tr!(state, risk.one_in_two).into(),
    }
}

/// When each side's cash is above zero for good, and how exact the fan is.
fn sentences(state: AppState, fan: &CashFan) -> [String; 3] {
    let [licensor, licensee] =
        [Party::Licensor, Party::Licensee].map(|party| sentence(state, fan, party));
    let error = |party: Party| state.style().amount(fan.mean_error(party));
    let errors = tr!(state, risk.fan_error, a = error(Party::Licensor), b = error(Party::Licensee));
    [licensor, licensee, errors]
}

/// Places of the percentiles that are told.
const WORST: usize = 0;
const MIDDLE: usize = 2;
const BEST: usize = 4;

fn below(year: &FanYear, place: usize) -> bool {
    year.percentiles.get(place).is_some_and(|percentile| percentile.value < 0.0)
}

fn sentence(state: AppState, fan: &CashFan, party: Party) -> String {
    let years = fan.of(party);
    let since = |place: usize| match years.iter().rposition(|year| below(year, place)) {
        None => tr!(state, risk.fan_always).to_owned(),
        Some(last) if last + 1 == years.len() => tr!(state, risk.fan_never).to_owned(),
        Some(last) => {
            let year = i64::from(fan.first_year) + last as i64 + 1;
            tr!(state, risk.fan_since, year = year)
        }
    };
    let side = side_name(state, party);
    if years.iter().all(|year| !below(year, WORST)) {
        return tr!(state, risk.fan_all, side = side);
    }
    tr!(
        state,
        risk.fan_sentence,
        side = side,
        worst = since(WORST),
        middle = since(MIDDLE),
        best = since(BEST)
    )
}
