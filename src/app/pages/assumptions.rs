//! One side's private beliefs.

use crate::app::components::{
    Chart, Control, FX_FIELDS, Form, FormPart, FormSection, GridCell, GridColumn, GridSpec,
    ModelSwitch, block, click,
};
use crate::app::state::state;
use crate::domain::draft::child;
use crate::plot::{self, CashCase};
use crate::{say, text, tr};
use leptos::prelude::*;
use serde_json::Value;

const REGIONS: &str = "assumptions.programmes.0.regions";

/// What is believed, from the programme to the exchange rate.
const SECTIONS: &[FormSection] = &[
    FormSection {
        title: say!(section.programme),
        note: Some(say!(section.programme_note)),
        in_money: true,
        body: &[
            FormPart::Note(say!(basis.legend)),
            FormPart::Fields(&["assumptions.programmes.0.start_on"]),
            FormPart::Grid(GridSpec {
                list: "assumptions.programmes.0.stages",
                columns: &[
                    GridColumn::text("stage"),
                    GridColumn::number("months"),
                    GridColumn::number("cost"),
                    GridColumn::number("pos"),
                    GridColumn::number("licensee_share"),
                ],
                add: say!(row.add_stage),
                caption: say!(section.programme),
                result: None,
                foot: None,
            }),
        ],
    },
    FormSection {
        title: say!(section.regions),
        note: Some(say!(section.regions_note)),
        in_money: true,
        body: &[
            FormPart::Grid(GridSpec {
                list: REGIONS,
                columns: &[
                    GridColumn::text("region"),
                    GridColumn::number("peak_net_sales"),
                    GridColumn::number("pos"),
                    GridColumn::number("review_months"),
                    GridColumn::number("launch_lag_months"),
                    GridColumn::number("launch_cost"),
                    GridColumn::text("exclusivity_until"),
                ],
                add: say!(row.add_region),
                caption: say!(section.regions),
                result: None,
                foot: None,
            }),
            FormPart::Note(say!(row.paste)),
        ],
    },
    FormSection {
        title: say!(section.uptake),
        note: Some(say!(section.uptake_note)),
        in_money: false,
        body: &[FormPart::Own(|| view! { <YearGrid field="uptake" /> }.into_any())],
    },
    FormSection {
        title: say!(section.retention),
        note: Some(say!(section.retention_note)),
        in_money: false,
        body: &[FormPart::Own(|| view! { <YearGrid field="retention" /> }.into_any())],
    },
    FormSection::plain(
        say!(section.valuation),
        &[FormPart::Fields(&[
            "assumptions.valuation_on",
            "assumptions.horizon_on",
            "assumptions.third_party_royalty",
        ])],
    ),
    FormSection::plain(
        say!(section.licensee),
        &[FormPart::Fields(&[
            "assumptions.licensee.discount_rate",
            "assumptions.licensee.cogs",
            "assumptions.licensee.opex",
            "assumptions.licensee.tax_rate",
        ])],
    ),
    FormSection::plain(
        say!(section.licensor),
        &[FormPart::Fields(&[
            "assumptions.licensor.discount_rate",
            "assumptions.licensor.tax_rate",
            "assumptions.licensor.upstream_share",
        ])],
    ),
    FormSection::plain(
        say!(section.tax),
        &[
            FormPart::Fields(&["assumptions.wht", "assumptions.wht_sourced"]),
            FormPart::Own(|| view! { <Withholding /> }.into_any()),
        ],
    ),
    FormSection::plain(say!(section.fx), &[FormPart::Fields(FX_FIELDS)]),
];

/// One side's private beliefs.
#[component]
pub fn Assumptions() -> impl IntoView {
    let state = state();
    view! {
        <div class="columns wide">
            <div class="inputs">
                <ModelSwitch />
                <Form sections=SECTIONS />
            </div>
            <div class="results follows" data-stale=state.graph.stale_mark()>
                <Chart
                    id="assumed-timeline"
                    draw=Box::new(|valued, words, formats| {
                        plot::timeline(&valued.valuation, &valued.deal, words, formats)
                    })
                />
                <Chart
                    id="assumed-sales"
                    draw=Box::new(|valued, words, formats| {
                        plot::net_sales(
                            &valued.valuation,
                            &valued.deal,
                            CashCase::Success,
                            words,
                            formats,
                        )
                    })
                />
            </div>
        </div>
    }
}

/// Regions by years: a list of fractions for each region.
#[component]
fn YearGrid(
    /// The list in a region.
    field: &'static str,
) -> impl IntoView {
    let state = state();
    let years = state.follow(&[REGIONS], move |draft| {
        let lists = (0..draft.rows(REGIONS)).map(|row| format!("{REGIONS}.{row}.{field}"));
        lists.map(|list| draft.rows(&list)).max().unwrap_or_default()
    });
    let rows = state.rows(REGIONS);
    let row = move |row: usize| {
        let given = state.rows(&format!("{REGIONS}.{row}.{field}"));
        let region = state.text(&format!("{REGIONS}.{row}.region"));
        let columns: Signal<Vec<String>> =
            Signal::derive(move || (0..years.get()).map(|year| child(field, year)).collect());
        let cells = block(move || {
            let columns = columns.get();
            let given = given.get();
            (0..columns.len())
                .map(|column| {
                    let cell = (column < given).then(
                        || view! { <YearCell columns=columns.clone() row=row column=column /> },
                    );
                    view! { <td class="number">{cell}</td> }
                })
                .collect_view()
        });
        view! {
            <tr>
                <th scope="row">{region}</th>
                {cells}
            </tr>
        }
    };
    let heads = block(move || {
        let years = (1..=years.get()).map(|n| n.to_string());
        years
            .map(|n| {
                view! {
                    <th scope="col" class="number">
                        {n}
                    </th>
                }
            })
            .collect_view()
    });
    let change = move |longer: bool| {
        state.edit(|draft| {
            for row in 0..draft.rows(REGIONS) {
                let list = format!("{REGIONS}.{row}.{field}");
                let given = draft.rows(&list);
                if longer && given < 60 {
                    let last = draft.texts(&list).last().map_or("100", |text| text).to_owned();
                    draft.insert_row(&list, given, Value::String(last));
                } else if !longer && given > 1 {
                    draft.remove_row(&list, given - 1);
                }
            }
        });
    };
    view! {
        <div class="scroll">
            <table class="grid years">
                <thead>
                    <tr>
                        <th scope="col">{text!(state, field.region)}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{block(move || (0..rows.get()).map(row).collect_view())}</tbody>
            </table>
        </div>
        <button type="button" class="add" on:click=click(move || change(true))>
            {text!(state, row.add_year)}
        </button>
        <button type="button" class="add" on:click=click(move || change(false))>
            {text!(state, row.remove_year)}
        </button>
    }
}

/// A year of a region, named by both.
#[component]
fn YearCell(
    /// The grid's columns.
    columns: Vec<String>,
    /// Row of the region.
    row: usize,
    /// Year, from 0.
    column: usize,
) -> impl IntoView {
    let state = state();
    let path = format!("{REGIONS}.{row}.{}", columns.get(column).cloned().unwrap_or_default());
    let region = state.text(&format!("{REGIONS}.{row}.region"));
    let name = Signal::derive(move || {
        format!("{} {}", region.get(), tr!(state, field.year, n = column + 1))
    });
    let place = GridCell { list: REGIONS.to_owned(), columns, row, column };
    view! { <Control path=path place=place name=name /> }
}

/// The rate in use and where it comes from.
#[component]
fn Withholding() -> impl IntoView {
    let state = state();
    let line = block(move || {
        state.graph.valued.with(|valued| {
            let valued = valued.as_ref()?;
            let rate = crate::app::format::percent(valued.valuation.wht);
            let entered = valued.deal.assumptions.wht.is_some();
            let source = (!entered)
                .then(|| {
                    let parties = &valued.deal.terms.parties;
                    crate::domain::refdata::RefData::shipped()
                        .withholding(parties.licensee.country, parties.licensor.vehicle)
                })
                .flatten();
            let source = source.map(|row| view! { <cite>{row.source.to_string()}</cite> });
            Some(view! {
                {tr!(state, field.wht_in_use, rate = rate)}
                " "
                {source}
            })
        })
    });
    view! { <p class="note">{line}</p> }
}
