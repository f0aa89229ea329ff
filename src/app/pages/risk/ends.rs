//! What happens in the end: both sides' values with each fate counted, what the contract pays, when something is approved.

use super::bands::{amount, chance, with_error};
use super::words::{kind_text, side_name, sides};
use crate::app::components::{Chart, TitledSection, block, live};
use crate::app::state::{AppState, state};
use crate::domain::deal::Party;
use crate::domain::uncertainty::{EndSpread, EndSpreads};
use crate::domain::valuation::FlowKind;
use crate::plot::{self, DotRow, ExceedanceWords, Measure, PlotWords, Role, RowWords, ValueLadder};
use crate::{text, tr};
use leptos::prelude::*;
use std::sync::Arc;

fn ends(state: AppState) -> Option<Arc<EndSpreads>> {
    state.study.found(|found| found.ends.clone())
}

/// What happens in the end, as a table.
#[component]
pub fn EndTable() -> impl IntoView {
    let state = state();
    type Read = fn(AppState, &EndSpread) -> (String, Option<String>);
    let rows: [(Signal<&'static str>, Read); 6] = [
        (text!(state, risk.mean), |state, end| amount(state, end.mean)),
        (text!(state, risk.p5), |state, end| amount(state, end.low)),
        (text!(state, risk.p50), |state, end| amount(state, end.middle)),
        (text!(state, risk.p95), |state, end| amount(state, end.high)),
        (text!(state, risk.deviation), |state, end| (state.style().amount(end.deviation), None)),
        (text!(state, risk.lose), |state, end| chance(state, end.loses)),
    ];
    let row = move |(name, read): (Signal<&'static str>, Read)| {
        let cells = block(move || {
            let ends = ends(state)?;
            let spreads = [&ends.sides[0], &ends.sides[1], &ends.paid];
            let cell = |end: &EndSpread| {
                let (figure, error) = read(state, end);
                view! { <td class="number">{with_error(state, figure, error)}</td> }
            };
            Some(spreads.map(cell).collect_view())
        });
        view! {
            <tr>
                <th scope="row">{name}</th>
                {cells}
            </tr>
        }
    };
    view! {
        <TitledSection
            title=text!(state, risk.ends)
            note=live(move || tr!(state, risk.ends_note).to_owned())
        >
            <table class="data" data-stale=state.study.stale_mark()>
                <thead>
                    <tr>
                        <td></td>
                        <th scope="col" class="number">
                            {text!(state, plot.licensor)}
                        </th>
                        <th scope="col" class="number">
                            {text!(state, plot.licensee)}
                        </th>
                        <th scope="col" class="number">
                            {text!(state, risk.received)}
                        </th>
                    </tr>
                </thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </TitledSection>
    }
}

/// How likely each side's value in the end is at least so much.
#[component]
pub fn EndExceedance() -> impl IntoView {
    let state = state();
    view! {
        <Chart
            id="risk-ends"
            draw=Box::new(move |_, words, formats| {
                let found = ends(state);
                let ladder = |party: Party, role: Role| ValueLadder {
                    name: side_name(state, party).to_owned(),
                    role,
                    steps: found
                        .as_ref()
                        .map(|ends| ends.of(party).hundredths.clone())
                        .unwrap_or_default(),
                };
                let ladders = [
                    ladder(Party::Licensor, Role::Licensor),
                    ladder(Party::Licensee, Role::Licensee),
                ];
                let own = ExceedanceWords {
                    title: tr!(state, risk.end_exceedance).into(),
                    chance: tr!(state, risk.chance).into(),
                    value: tr!(state, risk.value).into(),
                    basis: vec![tr!(state, risk.in_the_end).into()],
                    sentence: found.map(|ends| sentence(state, &ends)).unwrap_or_default(),
                };
                plot::exceedance(&ladders, &own, words, formats)
            })
        />
    }
}

fn sentence(state: AppState, ends: &EndSpreads) -> String {
    let currency = state.currency();
    let money = |value: f64| state.style().money(value, &currency);
    let [licensor, licensee] = &ends.sides;
    tr!(
        state,
        risk.exceedance_sentence,
        a = money(licensor.low.value),
        b = money(licensor.high.value),
        c = money(licensee.low.value),
        d = money(licensee.high.value)
    )
}

/// In which year something is first approved, and how likely nothing ever is.
#[component]
pub fn FirstApproval() -> impl IntoView {
    let state = state();
    view! {
        <Chart
            id="risk-approval"
            draw=Box::new(move |_, words, _| {
                let found = ends(state);
                let none = found.as_ref().map_or(0.0, |ends| ends.no_approval);
                let none = state.style().percent(none);
                let own = RowWords {
                    title: tr!(state, risk.first_approval).into(),
                    basis: vec![format!("{} {none}", tr!(state, risk.no_approval))],
                    sentence: tr!(state, risk.first_approval_sentence, none = none),
                    axis: tr!(state, risk.chance).into(),
                    sides: Default::default(),
                };
                let years = found.map(|ends| ends.first_approval.clone()).unwrap_or_default();
                plot::year_chances(&years, own, words)
            })
        />
    }
}

/// Who carries the risk: the part of each side's variance that comes with each kind of cash.
#[component]
pub fn Carried() -> impl IntoView {
    let state = state();
    view! {
        <p class="hint">{text!(state, risk.carried_note)}</p>
        <p class="hint">{text!(state, risk.no_currency)}</p>
        <Chart
            id="risk-carried"
            draw=Box::new(move |_, words, _| {
                let rows = ends(state).map(|ends| carried(&ends, words)).unwrap_or_default();
                let most = rows
                    .iter()
                    .max_by(|a, b| {
                        a.values[0].unwrap_or(0.0).total_cmp(&b.values[0].unwrap_or(0.0))
                    });
                let sentence = most
                    .map(|row| {
                        tr!(
                            state,
                            risk.carried_sentence,
                            name = row.name.clone(),
                            part = state.style().percent(row.values[0].unwrap_or(0.0))
                        )
                    });
                let own = RowWords {
                    title: tr!(state, risk.carried).into(),
                    basis: vec![tr!(state, risk.in_the_end).into()],
                    sentence: sentence.unwrap_or_default(),
                    axis: tr!(state, risk.alone).into(),
                    sides: sides(state),
                };
                plot::row_dots(&rows, Measure::Percent, own, words)
            })
        />
    }
}

/// A kind that moves neither side's variance by a thousandth is left out.
const SEEN: f64 = 0.001;

fn carried(ends: &EndSpreads, words: &PlotWords) -> Vec<DotRow> {
    let rows = FlowKind::ALL.iter().enumerate().filter_map(|(place, kind)| {
        let parts = ends.sides.each_ref().map(|side| side.carried.get(place).copied());
        let seen = parts.iter().flatten().any(|part| part.abs() >= SEEN);
        let name = words.get(kind_text(*kind)).to_owned();
        let values = parts.map(|part| part.filter(|part| *part != 0.0));
        seen.then_some(DotRow { name, values })
    });
    rows.collect()
}
