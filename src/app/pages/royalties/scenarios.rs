//! Named changes of the assumptions, side by side with the deal as it stands.

use crate::app::components::{
    Amount, Chart, Grid, GridColumn, GridSpec, TitledSection, block, rates_name,
};
use crate::app::field_names::word;
use crate::app::graph::Valued;
use crate::app::state::state;
use crate::domain::deal::PaymentKind;
use crate::domain::draft::uncountable;
use crate::domain::issue::Issue;
use crate::domain::valuation::{self, Valuation};
use crate::plot;
use crate::{say, text, tr};
use leptos::prelude::*;
use std::sync::Arc;

const SCENARIOS: GridSpec = GridSpec {
    list: "scenarios",
    columns: &[
        GridColumn::text("name"),
        GridColumn::number("peak_sales"),
        GridColumn::number("launch_delay_months"),
        GridColumn::number("probability"),
        GridColumn::number("exclusivity_months"),
        GridColumn::number("erosion"),
    ],
    add: say!(row.add_scenario),
    caption: say!(royalty.scenarios),
    result: None,
    foot: None,
};

/// A scenario's name and results.
#[derive(Clone, PartialEq)]
struct ScenarioValue {
    name: String,
    /// Or why it has none.
    valuation: Result<Arc<Valuation>, Issue>,
}

/// Named changes of the assumptions.
#[component]
pub fn Scenarios() -> impl IntoView {
    let state = state();
    let cases = Memo::new(move |_| {
        let scenarios = state.graph.checked.with(|checked| checked.scenarios.clone());
        let base = tr!(state, royalty.base).to_owned();
        state.graph.valued.with(|valued| {
            let Some(Valued { deal, valuation, .. }) = valued else { return Vec::new() };
            let mut cases = vec![ScenarioValue { name: base, valuation: Ok(valuation.clone()) }];
            cases.extend(scenarios.iter().map(|scenario| {
                let changed = scenario.apply(deal).map_err(uncountable);
                ScenarioValue {
                    name: word(state, "scenarios.0.name", &scenario.name).to_owned(),
                    valuation: changed.map(|deal| Arc::new(valuation::value(&deal))),
                }
            }));
            cases
        })
    });
    let note = Signal::derive(move || {
        format!("{} · {}", tr!(state, royalty.scenarios_note), rates_name(state, state.basis.get()))
    });
    view! {
        <TitledSection title=text!(state, royalty.scenarios) note=note>
            <Grid spec=&SCENARIOS list=SCENARIOS.list.to_owned() />
            <div class="columns even">
                <div>
                    <Comparison cases=cases />
                    <Chart
                        id="scenario-values"
                        draw=Box::new(move |_, words, formats| {
                            let basis = state.basis.get();
                            cases
                                .with(|cases| plot::scenarios(&named(cases), basis, words, formats))
                        })
                    />
                </div>
                <Chart
                    id="scenario-sales"
                    draw=Box::new(move |_, words, formats| {
                        cases.with(|cases| plot::scenario_sales(&named(cases), words, formats))
                    })
                />
            </div>
        </TitledSection>
    }
}

fn named(cases: &[ScenarioValue]) -> Vec<plot::NamedValuation<'_>> {
    cases
        .iter()
        .filter_map(|case| {
            let valuation = case.valuation.as_ref().ok()?;
            Some(plot::NamedValuation { name: &case.name, valuation })
        })
        .collect()
}

/// Both sides and royalties of every scenario.
#[component]
fn Comparison(
    /// The scenarios.
    cases: Memo<Vec<ScenarioValue>>,
) -> impl IntoView {
    let state = state();
    let row = move |case: ScenarioValue| {
        let valuation = match case.valuation {
            Ok(valuation) => valuation,
            Err(issue) => {
                return view! {
                    <tr>
                        <th scope="row">{case.name}</th>
                        <td class="message" data-severity="amber" colspan="4">
                            {issue.message(state.lang())}
                        </td>
                    </tr>
                }
                .into_any();
            }
        };
        let style = state.style();
        let split = valuation.at(state.basis.get());
        let royalty = valuation.expected_payments.of(PaymentKind::Royalty);
        view! {
            <tr>
                <th scope="row">{case.name}</th>
                <td class="number licensor">
                    <Amount text=style.amount(split.licensor) />
                </td>
                <td class="number licensee">
                    <Amount text=style.amount(split.licensee) />
                </td>
                <td class="number">
                    {split.licensor_share.map_or("–".into(), |x| state.style().percent(x))}
                </td>
                <td class="number">
                    <Amount text=style.amount(royalty) />
                </td>
            </tr>
        }
        .into_any()
    };
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label=text!(state, royalty.scenarios)>
            <table class="data">
                <thead>
                    <tr>
                        <th scope="col">{text!(state, plot.scenario)}</th>
                        <th scope="col" class="number">
                            {text!(state, score.rnpv_licensor)}
                        </th>
                        <th scope="col" class="number">
                            {text!(state, score.rnpv_licensee)}
                        </th>
                        <th scope="col" class="number">
                            {text!(state, score.share)}
                        </th>
                        <th scope="col" class="number">
                            {text!(state, royalty.royalties)}
                        </th>
                    </tr>
                </thead>
                <tbody>{block(move || cases.get().into_iter().map(row).collect_view())}</tbody>
            </table>
        </div>
    }
}
