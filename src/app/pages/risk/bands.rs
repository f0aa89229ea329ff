//! Both sides' bands, as a table and as a figure.

use crate::app::components::{Chart, block, live};
use crate::app::format;
use crate::app::state::{AppState, state};
use crate::domain::deal::Party;
use crate::domain::uncertainty::{Estimate, ValueBand, ValueBands};
use crate::plot::{self, ExceedanceWords, Role, ValueLadder};
use crate::{text, tr};
use leptos::prelude::*;
use std::sync::Arc;

const SIDES: [Party; 2] = [Party::Licensor, Party::Licensee];

/// A row of the table: its name, and a figure of a band.
type BandRow = (Signal<&'static str>, fn(AppState, &ValueBand) -> (String, Option<String>));

fn rows(state: AppState) -> [BandRow; 5] {
    let name = |name: Signal<&'static str>| name;
    [
        (name(text!(state, risk.mean)), |state, band| amount(state, band.mean)),
        (name(text!(state, risk.p5)), |state, band| amount(state, band.low)),
        (name(text!(state, risk.p50)), |state, band| amount(state, band.middle)),
        (name(text!(state, risk.p95)), |state, band| amount(state, band.high)),
        (name(text!(state, risk.lose)), |state, band| chance(state, band.loses)),
    ]
}

pub(super) fn amount(state: AppState, figure: Estimate) -> (String, Option<String>) {
    let style = state.style();
    let error = style.amount(figure.error);
    let seen = error.chars().any(|c| ('1'..='9').contains(&c));
    (style.amount(figure.value), seen.then_some(error))
}

pub(super) fn chance(state: AppState, figure: Estimate) -> (String, Option<String>) {
    let error = state.style().percent(figure.error);
    let seen = error.chars().any(|c| ('1'..='9').contains(&c));
    (state.style().percent(figure.value), seen.then_some(error))
}

/// A figure with its error in small letters.
pub(super) fn with_error(state: AppState, figure: String, error: Option<String>) -> AnyView {
    let error = error.map(|error| {
        view! { <small class="error">{tr!(state, risk.error, error = error)}</small> }
    });
    view! {
        {figure}
        " "
        {error}
    }
    .into_any()
}

/// Mean and percentiles of both sides' values with the error of each, and how likely each side loses.
#[component]
pub fn BandTable() -> impl IntoView {
    let state = state();
    let band = move |party: Party| {
        let bands = state.study.bands()?;
        Some(bands.of(state.basis.get(), party).clone())
    };
    let line = |(name, read): BandRow| {
        let cell = |party: Party| {
            block(move || {
                let (figure, error) = band(party).map(|band| read(state, &band))?;
                Some(with_error(state, figure, error))
            })
        };
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="number">{cell(Party::Licensor)}</td>
                <td class="number">{cell(Party::Licensee)}</td>
            </tr>
        }
    };
    let exact = |party: Party| {
        live(move || {
            let basis = state.basis.get();
            state.graph.valued.with(|valued| {
                let value = valued.as_ref().map(|it| it.valuation.at(basis).of(party));
                value.map_or_else(String::new, |value| state.style().amount(value))
            })
        })
    };
    view! {
        <table class="data bands" data-stale=state.study.stale_mark()>
            <thead>
                <tr>
                    <td></td>
                    <th scope="col" class="number">
                        {text!(state, plot.licensor)}
                    </th>
                    <th scope="col" class="number">
                        {text!(state, plot.licensee)}
                    </th>
                </tr>
            </thead>
            <tbody>
                {rows(state).into_iter().map(line).collect_view()} <tr>
                    <th scope="row">{text!(state, risk.at_means)}</th>
                    {SIDES
                        .map(|party| view! { <td class="number">{exact(party)}</td> })
                        .collect_view()}
                </tr>
            </tbody>
        </table>
        <p class="hint" role="status">
            {live(move || progress(state))}
        </p>
    }
}

/// How many points were valued, and whether more are.
fn progress(state: AppState) -> String {
    state.study.findings.with(|found| {
        let Some((found, bands)) = found.as_ref().and_then(|it| Some((it, it.bands.as_ref()?)))
        else {
            return tr!(state, risk.refining).to_owned();
        };
        let points = format::number(f64::from(bands.points), 0);
        let state_of = match found.is_settled && !state.study.is_stale() {
            true => tr!(state, risk.settled),
            false => tr!(state, risk.refining),
        };
        format!("{} · {state_of}", tr!(state, risk.points, points = points))
    })
}

/// How likely each side's value is at least so much.
#[component]
pub fn Exceedance() -> impl IntoView {
    let state = state();
    view! {
        <Chart
            id="risk-exceedance"
            draw=Box::new(move |_, words, formats| {
                let bands = state.study.bands();
                let ladders = bands.as_ref().map(|bands| ladders(state, bands)).unwrap_or_default();
                let own = ExceedanceWords {
                    title: tr!(state, risk.exceedance).into(),
                    chance: tr!(state, risk.chance).into(),
                    value: tr!(state, risk.value).into(),
                    basis: vec![tr!(state, risk.of_ranges).into()],
                    sentence: bands.as_ref().map(|bands| sentence(state, bands)).unwrap_or_default(),
                };
                plot::exceedance(&ladders, &own, words, formats)
            })
        />
    }
}

pub(super) fn ladders(state: AppState, bands: &ValueBands) -> Vec<ValueLadder> {
    let ladder = |party: Party| {
        let (name, role) = match party {
            Party::Licensor => (tr!(state, plot.licensor), Role::Licensor),
            Party::Licensee => (tr!(state, plot.licensee), Role::Licensee),
        };
        let steps = bands.of(state.basis.get(), party).hundredths.clone();
        ValueLadder { name: name.to_owned(), role, steps }
    };
    SIDES.into_iter().map(ladder).collect()
}

fn sentence(state: AppState, bands: &Arc<ValueBands>) -> String {
    let currency = state.currency();
    let money = |value: f64| state.style().money(value, &currency);
    let [licensor, licensee] = SIDES.map(|party| bands.of(state.basis.get(), party));
    tr!(
        state,
        risk.exceedance_sentence,
        a = money(licensor.low.value),
        b = money(licensor.high.value),
        c = money(licensee.low.value),
        d = money(licensee.high.value)
    )
}
