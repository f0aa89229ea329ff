//! One side's private beliefs.

use crate::app::components::{
    Chart, Control, FX_FIELDS, Field, Form, FormPart, FormSection, GridCell, GridColumn, GridSpec,
    ModelSwitch, RowSwitchSpec, block, click, live,
};
use crate::app::field_names::{heading, label};
use crate::app::state::{AppState, state};
use crate::domain::draft::{Draft, child, programmes};
use crate::plot::{self, CashCase};
use crate::{say, text, tr};
use leptos::prelude::*;
use serde_json::Value;

/// A programme: a product's indication.
const PROGRAMME: &[FormSection] = &[
    FormSection {
        title: say!(section.programme),
        note: Some(say!(section.programme_note)),
        in_money: true,
        body: &[
            FormPart::Note(say!(basis.legend)),
            FormPart::When(several_programmes, &[FormPart::Fields(&[".id", ".product"])]),
            FormPart::Fields(&[".start_on"]),
            FormPart::Grid(GridSpec {
                list: ".stages",
                columns: &[
                    GridColumn::text("stage"),
                    GridColumn::number("months"),
                    GridColumn::number("cost"),
                    GridColumn::number("pos"),
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
                list: ".regions",
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
        body: &[FormPart::Own(|base| {
            view! { <YearGrid base=base.to_owned() field="uptake" /> }.into_any()
        })],
    },
    FormSection {
        title: say!(section.retention),
        note: Some(say!(section.retention_note)),
        in_money: false,
        body: &[FormPart::Own(|base| {
            view! { <YearGrid base=base.to_owned() field="retention" /> }.into_any()
        })],
    },
    FormSection {
        title: say!(section.refinements),
        note: Some(say!(section.refinements_note)),
        in_money: false,
        body: &[FormPart::Own(|base| view! { <Refinements base=base.to_owned() /> }.into_any())],
    },
];

/// The programmes.
const PROGRAMMES: RowSwitchSpec = RowSwitchSpec {
    list: "assumptions.programmes",
    names: programmes,
    add: Draft::add_programme,
    add_name: say!(row.add_programme),
    remove: |draft, row| draft.remove_row("assumptions.programmes", row),
    remove_name: say!(row.remove_programme),
};

/// What is believed of the rest, to the exchange rate.
const SECTIONS: &[FormSection] = &[
    FormSection::plain(
        say!(section.decisions),
        &[
            FormPart::Grid(GridSpec {
                list: "assumptions.events",
                columns: &[
                    GridColumn::text("event"),
                    GridColumn::text("on"),
                    GridColumn::number("probability"),
                ],
                add: say!(row.add_event),
                caption: say!(section.events),
                result: None,
                foot: None,
            }),
            FormPart::Grid(GridSpec {
                list: "assumptions.exercise",
                columns: &[GridColumn::text("option"), GridColumn::number("probability")],
                add: say!(row.add_exercise),
                caption: say!(section.options),
                result: None,
                foot: None,
            }),
            FormPart::Note(say!(section.decisions_note)),
        ],
    ),
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
            "assumptions.licensee.relief_years",
        ])],
    ),
    FormSection::plain(
        say!(section.licensor),
        &[
            FormPart::Fields(&[
                "assumptions.licensor.discount_rate",
                "assumptions.licensor.tax_rate",
                "assumptions.licensor.upstream_share",
                "assumptions.licensor.foreign_tax",
            ]),
            FormPart::When(
                AppState::is_newco,
                &[FormPart::Fields(&[
                    "assumptions.newco.haircut",
                    "assumptions.newco.future_dilution",
                ])],
            ),
        ],
    ),
    FormSection::plain(
        say!(section.tax),
        &[
            FormPart::Fields(&["assumptions.wht", "assumptions.wht_sourced"]),
            FormPart::Own(|_| view! { <Withholding /> }.into_any()),
        ],
    ),
    FormSection::plain(say!(section.fx), &[FormPart::Fields(FX_FIELDS)]),
];

/// One side's private beliefs.
#[component]
pub fn Assumptions() -> impl IntoView {
    let state = state();
    let programme = RwSignal::new(0);
    view! {
        <div class="columns wide">
            <div class="inputs">
                <ModelSwitch />
                <Form sections=PROGRAMME rows=(&PROGRAMMES, programme) />
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
    /// The programme.
    base: String,
    /// The list in a region.
    field: &'static str,
) -> impl IntoView {
    let state = state();
    // Held once: what is below only borrows it.
    let regions = StoredValue::new(format!("{base}.regions"));
    let list_of = move |row: usize| regions.with_value(|list| format!("{list}.{row}.{field}"));
    let years = Memo::new(move |_| {
        regions.with_value(|list| state.draft.track_path(list));
        state.draft.with_untracked(|draft| {
            let rows = 0..regions.with_value(|list| draft.rows(list));
            rows.map(|row| draft.rows(&list_of(row))).max().unwrap_or_default()
        })
    });
    let rows = regions.with_value(|list| state.rows(list));
    let row = move |row: usize| {
        let given = state.rows(&list_of(row));
        let region = regions.with_value(|list| state.text(&format!("{list}.{row}.region")));
        let columns: Signal<Vec<String>> =
            Signal::derive(move || (0..years.get()).map(|year| child(field, year)).collect());
        let cells = block(move || {
            let columns = columns.get();
            let given = given.get();
            (0..columns.len())
                .map(|column| {
                    let cell = (column < given).then(
                        || view! { <YearCell list=regions.get_value() columns=columns.clone() row=row column=column /> },
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
            for row in 0..regions.with_value(|list| draft.rows(list)) {
                let list = list_of(row);
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
    /// The list of regions.
    list: String,
    /// The grid's columns.
    columns: Vec<String>,
    /// Row of the region.
    row: usize,
    /// Year, from 0.
    column: usize,
) -> impl IntoView {
    let state = state();
    let path = format!("{list}.{row}.{}", columns.get(column).cloned().unwrap_or_default());
    let region = state.text(&format!("{list}.{row}.region"));
    let name = Signal::derive(move || {
        format!("{} {}", region.get(), tr!(state, field.year, n = column + 1))
    });
    let place = GridCell { list, columns, row, column };
    view! { <Control path=path place=place name=name /> }
}

/// How the regions' reviews hang together, and cuts of price; folded away until something is assumed of them.
#[component]
fn Refinements(
    /// The programme.
    base: String,
) -> impl IntoView {
    let state = state();
    let regions = format!("{base}.regions");
    let rows = state.rows(&regions);
    let cell = move |path: String| {
        let name = {
            let path = path.clone();
            live(move || label(state, &path).to_owned())
        };
        view! {
            <td class="number">
                <Control path=path name=name />
            </td>
        }
    };
    let body = {
        let regions = regions.clone();
        block(move || {
            let row = |row: usize| {
                let at = |field: &str| format!("{regions}.{row}.{field}");
                view! {
                    <tr>
                        <th scope="row">{state.text(&at("region"))}</th>
                        {cell(at("price_cut"))}
                        {cell(at("price_cut_after_years"))}
                    </tr>
                }
            };
            (0..rows.get()).map(row).collect_view()
        })
    };
    let preset = {
        let regions = regions.clone();
        move |years: &'static str| {
            let regions = regions.clone();
            move || state.edit(|draft| negotiate(draft, &regions, years))
        }
    };
    let name = move |field: &'static str| {
        let path = format!("{regions}.0.{field}");
        live(move || heading(state, &path))
    };
    let head = [name("price_cut"), name("price_cut_after_years")].map(|name| {
        view! {
            <th scope="col" class="number">
                {name}
            </th>
        }
    });
    view! {
        <details>
            <summary>{text!(state, section.refinements_open)}</summary>
            <div class="form">
                <Field path=format!("{base}.approval_dependence") />
            </div>
            <table class="grid years">
                <thead>
                    <tr>
                        <th scope="col">{text!(state, field.region)}</th>
                        {head.collect_view()}
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
            <span class="switches">
                <button type="button" class="add" on:click=click(preset(SMALL_MOLECULE))>
                    {text!(state, row.negotiation_small)}
                </button>
                <button type="button" class="add" on:click=click(preset(BIOLOGIC))>
                    {text!(state, row.negotiation_biologic)}
                </button>
            </span>
            <p class="note">{text!(state, section.price_note)}</p>
        </details>
    }
}

/// Years from approval to a negotiated price in the United States (Social Security Act, section 1192(e)).
const SMALL_MOLECULE: &str = "9";
const BIOLOGIC: &str = "13";
/// Percent by which the first negotiated prices lie below net spending.
const NEGOTIATED_CUT: &str = "22";
const NEGOTIATED_BASIS: &str =
    "source CMS fact sheet on the negotiated prices for 2026, August 2024: Medicare sales only";

/// The United States' price negotiation in the regions that are theirs.
fn negotiate(draft: &mut Draft, regions: &str, years: &str) {
    for row in 0..draft.rows(regions) {
        let region = format!("{regions}.{row}");
        if draft.text(&format!("{region}.region")) == "US" {
            draft.set(&format!("{region}.price_cut"), NEGOTIATED_CUT);
            draft.set(&format!("{region}.price_cut_after_years"), years);
            draft.put(&format!("{region}.basis.price_cut"), NEGOTIATED_BASIS.into());
        }
    }
}

/// Whether there are several programmes.
fn several_programmes(state: AppState) -> Signal<bool> {
    let programmes = state.rows("assumptions.programmes");
    Signal::derive(move || programmes.get() > 1)
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
