//! Both sides' values.

use super::lines::{ValueLine, ValueText, line, lines, read};
use crate::app::components::{TitledSection, block, live};
use crate::app::state::{AppState, state};
use crate::domain::deal::Party;
use crate::domain::valuation::{Figure, RateBasis, RnpvSplit};
use crate::{say, text, tr};
use leptos::prelude::*;

/// Both values, at one rate first, then at own rates.
const SPLIT: &[ValueLine] = &[
    ValueLine {
        name: say!(plot.licensor),
        class: "licensor",
        cells: &[
            (Some(Figure::Rnpv(Party::Licensor, RateBasis::Common)), |state, v| {
                state.style().amount(v.valuation.common.licensor)
            }),
            (Some(Figure::Rnpv(Party::Licensor, RateBasis::Own)), |state, v| {
                state.style().amount(v.valuation.own.licensor)
            }),
        ],
    },
    ValueLine {
        name: say!(plot.licensee),
        class: "licensee",
        cells: &[
            (Some(Figure::Rnpv(Party::Licensee, RateBasis::Common)), |state, v| {
                state.style().amount(v.valuation.common.licensee)
            }),
            (Some(Figure::Rnpv(Party::Licensee, RateBasis::Own)), |state, v| {
                state.style().amount(v.valuation.own.licensee)
            }),
        ],
    },
    line(
        say!(score.share),
        &[
            (Some(Figure::LicensorShare(RateBasis::Common)), |state, v| {
                share(state, v.valuation.common)
            }),
            (Some(Figure::LicensorShare(RateBasis::Own)), |state, v| share(state, v.valuation.own)),
        ],
    ),
    line(
        say!(value.rate),
        &[
            (None, |state, v| {
                state.style().percent(v.deal.assumptions.licensee.discount_rate.get())
            }),
            (None, |state, v| {
                let beliefs = &v.deal.assumptions;
                let licensor = state.style().percent(beliefs.licensor.discount_rate.get());
                format!(
                    "{licensor} / {}",
                    state.style().percent(beliefs.licensee.discount_rate.get())
                )
            }),
        ],
    ),
    line(
        say!(plot.project),
        &[
            (Some(Figure::Project), |state, v| state.style().amount(v.valuation.project)),
            (None, |_, _| String::new()),
        ],
    ),
];

/// The licensor's shares, in a new company.
const EQUITY: &[ValueLine] = &[line(
    say!(value.equity),
    &[
        (Some(Figure::Equity), |state, v| {
            v.valuation.equity.map_or("–".into(), |worth| state.style().amount(worth))
        }),
        (None, |_, _| String::new()),
    ],
)];

fn share(state: AppState, split: RnpvSplit) -> String {
    split.licensor_share.map_or("–".into(), |x| state.style().percent(x))
}

/// Both values at one rate and at own rates.
#[component]
pub fn Split() -> impl IntoView {
    let state = state();
    let rate: ValueText =
        |state, v| state.style().percent(v.deal.assumptions.licensee.discount_rate.get());
    let rate = read(state, rate);
    let note = live(move || tr!(state, value.split_note, rate = rate.get()));
    let newco = move || {
        state.graph.valued.with(|v| v.as_ref().is_some_and(|v| v.valuation.equity.is_some()))
    };
    view! {
        <TitledSection title=text!(state, value.split) note=note>
            <table class="data">
                <thead>
                    <tr>
                        <th scope="col">{live(move || state.unit_name())}</th>
                        <th scope="col" class="number">
                            {text!(state, value.at_one_rate)}
                        </th>
                        <th scope="col" class="number">
                            {text!(state, value.own)}
                        </th>
                    </tr>
                </thead>
                <tbody>
                    {lines(state, SPLIT)} {block(move || newco().then(|| lines(state, EQUITY)))}
                </tbody>
            </table>
        </TitledSection>
    }
}
