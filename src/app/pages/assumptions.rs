//! One side's private beliefs.

mod compared;
mod licensor_tax;
mod refinements;
mod usual;
mod years;

use crate::app::components::{
    Chart, FX_FIELDS, Form, FormPart, FormSection, GridColumn, GridSpec, ModelSwitch,
    RowSwitchSpec, block, cited, click, looked_up,
};
use crate::app::field_names::word;
use crate::app::state::{AppState, state};
use crate::domain::currency::Country;
use crate::domain::deal::Vehicle;
use crate::domain::draft::{Draft, programmes};
use crate::domain::examples::templates::tax_defaults;
use crate::domain::notes;
use crate::domain::refdata::{RefData, withholding_notes};
use crate::plot::{self, CashCase};
use crate::{say, text, tr};
use compared::Compared;
use leptos::prelude::*;
use licensor_tax::LicensorTax;
use refinements::Refinements;
use usual::UsualRanges;
use years::YearGrid;

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
    remove: Draft::remove_programme,
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
                caption: say!(plot.events),
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
            "assumptions.sales_correlation",
        ])],
    ),
    FormSection::plain(
        say!(section.licensee),
        &[
            FormPart::Note(say!(section.duty_note)),
            FormPart::Fields(&[
                "assumptions.licensee.discount_rate",
                "assumptions.licensee.cogs",
                "assumptions.licensee.us_duty",
                "assumptions.licensee.opex",
                "assumptions.licensee.tax_rate",
                "assumptions.licensee.relief_years",
            ]),
        ],
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
            FormPart::Own(|_| view! { <LicensorTax /> }.into_any()),
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
            FormPart::Own(|_| view! { <UsualTax /> }.into_any()),
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
                <Compared />
                <UsualRanges />
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

/// Whether there are several programmes.
fn several_programmes(state: AppState) -> Signal<bool> {
    let programmes = state.rows("assumptions.programmes");
    Signal::derive(move || programmes.get() > 1)
}

/// What is usual for payer and vehicle, where the deal has something else: with its source, taken at a click.
#[component]
fn UsualTax() -> impl IntoView {
    const RELIEF: &str = "assumptions.licensee.relief_years";
    const FOREIGN: &str = "assumptions.licensor.foreign_tax";
    const FOLLOWED: &[&str] = &["terms.parties", RELIEF, FOREIGN];
    let state = state();
    let usual = state.follow(FOLLOWED, |draft| {
        let vehicle = Vehicle::from_word(draft.text("terms.parties.licensor.vehicle"))?;
        let country = Country::named(draft.text("terms.parties.licensee.country"));
        let usual = tax_defaults(country.as_ref().map_or("", Country::code), vehicle);
        let same = draft.text(RELIEF) == usual.relief_years.to_string()
            && draft.text(FOREIGN) == usual.foreign_tax.word();
        (!same).then_some(usual)
    });
    block(move || {
        usual.get().map(|usual| {
            let take = {
                let usual = usual.clone();
                move || {
                    state.edit(|draft| {
                        let years = usual.relief_years.to_string();
                        draft.set_with_basis(RELIEF, &years, &usual.relief_mark);
                        draft.set_with_basis(
                            FOREIGN,
                            usual.foreign_tax.word(),
                            &usual.foreign_mark,
                        );
                    });
                }
            };
            let years = usual.relief_years.to_string();
            let treated = word(state, FOREIGN, usual.foreign_tax.word()).to_owned();
            view! {
                <p class="note">
                    {tr!(state, field.usual_tax, years = years, treated = treated)} " "
                    <button type="button" class="link" on:click=click(take)>
                        {text!(state, field.take_usual)}
                    </button>
                </p>
            }
        })
    })
}

/// The rate in use and where it comes from.
#[component]
fn Withholding() -> impl IntoView {
    let state = state();
    let line = block(move || {
        state.graph.valued.with(|valued| {
            let valued = valued.as_ref()?;
            let rate = state.style().percent(valued.valuation.wht);
            let entered = valued.deal.assumptions.wht.is_some();
            let parties = &valued.deal.terms.parties;
            let (payer, vehicle) = (parties.licensee.country, parties.licensor.vehicle);
            let row = RefData::shipped().withholding(payer, vehicle).filter(|_| !entered);
            let source = row.and_then(|row| Some((row, withholding_notes(payer)?)));
            let source = source.map(|(row, notes)| {
                let said = notes::mark(&notes.source, state.lang());
                let looked = row.review.map(|it| looked_up(state, it));
                view! {
                    {cited(&said)}
                    <small>{looked}</small>
                }
            });
            Some(view! {
                {tr!(state, field.wht_in_use, rate = rate)}
                " "
                {source}
            })
        })
    });
    view! { <p class="note">{line}</p> }
}
