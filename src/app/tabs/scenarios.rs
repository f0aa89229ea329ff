//! Named changes of the assumptions, side by side with the deal as it stands.

use super::Section;
use crate::app::components::{Amount, Chart, Column, Grid, GridSpec, block};
use crate::app::desk::desk;
use crate::app::fmt;
use crate::app::graph::Valued;
use crate::domain::engine::{self, Valuation};
use crate::plot;
use crate::{say, text, tr};
use leptos::prelude::*;
use std::sync::Arc;

const SCENARIOS: GridSpec = GridSpec {
    list: "scenarios",
    columns: &[
        Column::text("name"),
        Column::number("peak_sales"),
        Column::number("launch_delay_months"),
        Column::number("probability"),
        Column::number("exclusivity_months"),
        Column::number("erosion"),
    ],
    add: say!(row.add_scenario),
    caption: say!(royalty.scenarios),
    result: None,
    foot: None,
};

/// A scenario's name and results.
#[derive(Clone, PartialEq)]
struct Case {
    name: String,
    valuation: Arc<Valuation>,
}

/// Named changes of the assumptions.
#[component]
pub fn Scenarios() -> impl IntoView {
    let desk = desk();
    let cases = Memo::new(move |_| {
        let scenarios = desk.graph.checked.with(|checked| checked.scenarios.clone());
        let base = tr!(desk, royalty.base).to_owned();
        desk.graph.valued.with(|valued| {
            let Some(Valued { deal, valuation, .. }) = valued else { return Vec::new() };
            let mut cases = vec![Case { name: base, valuation: valuation.clone() }];
            cases.extend(scenarios.iter().map(|scenario| Case {
                name: shown(desk, &scenario.name),
                valuation: Arc::new(engine::value(&scenario.apply(deal))),
            }));
            cases
        })
    });
    let note = Signal::derive(move || tr!(desk, royalty.scenarios_note).to_owned());
    view! {
        <Section title=text!(desk, royalty.scenarios) note=note>
            <div class="columns even">
                <div>
                    <Grid spec=&SCENARIOS />
                    <Comparison cases=cases />
                </div>
                <Chart
                    id="scenario-values"
                    draw=Box::new(move |_, words, formats| {
                        cases.with(|cases| plot::scenarios(&named(cases), words, formats))
                    })
                />
                <Chart
                    id="scenario-sales"
                    draw=Box::new(move |_, words, formats| {
                        cases.with(|cases| plot::scenario_sales(&named(cases), words, formats))
                    })
                />
            </div>
        </Section>
    }
}

fn named(cases: &[Case]) -> Vec<plot::Named<'_>> {
    cases.iter().map(|case| plot::Named { name: &case.name, valuation: &case.valuation }).collect()
}

/// The presets' names in the page's language; others as typed.
fn shown(desk: crate::app::desk::Desk, name: &str) -> String {
    match name {
        "downside" => tr!(desk, royalty.downside).to_owned(),
        "upside" => tr!(desk, royalty.upside).to_owned(),
        other => other.to_owned(),
    }
}

/// Both sides and royalties of every scenario.
#[component]
fn Comparison(
    /// The scenarios.
    cases: Memo<Vec<Case>>,
) -> impl IntoView {
    let desk = desk();
    let row = move |case: Case| {
        let style = desk.style();
        let split = case.valuation.common;
        let royalty = case.valuation.expected_payments.royalty;
        view! {
            <tr>
                <th scope="row">{case.name}</th>
                <td class="number licensor"><Amount text=style.amount(split.licensor) /></td>
                <td class="number licensee"><Amount text=style.amount(split.licensee) /></td>
                <td class="number">{split.licensor_share.map_or("–".into(), fmt::percent)}</td>
                <td class="number"><Amount text=style.amount(royalty) /></td>
            </tr>
        }
    };
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label=text!(desk, royalty.scenarios)>
            <table class="data">
                <thead>
                    <tr>
                        <th scope="col">{text!(desk, royalty.scenario)}</th>
                        <th scope="col" class="number">{text!(desk, score.rnpv_licensor)}</th>
                        <th scope="col" class="number">{text!(desk, score.rnpv_licensee)}</th>
                        <th scope="col" class="number">{text!(desk, score.share)}</th>
                        <th scope="col" class="number">{text!(desk, royalty.royalties)}</th>
                    </tr>
                </thead>
                <tbody>{block(move || cases.get().into_iter().map(row).collect_view())}</tbody>
            </table>
        </div>
    }
}
