//! The contract: what both sides see.

mod territory;

use crate::app::components::{
    Amount, Control, Explained, Form, FormPart, FormSection, GridCell, GridColumn, GridSpec,
    LabelText, RowSwitchSpec, SelectionList, block, flag, live,
};
use crate::app::field_names::label;
use crate::app::format;
use crate::app::lazy::Piece;
use crate::app::state::{AppState, HEADLINE, UPFRONT, state, sum_of};
use crate::domain::deal::{Deal, PaymentKind, UpfrontForm};
use crate::domain::draft::{Draft, assumed_regions, products, regions, schedules};
use crate::domain::valuation::{Figure, OptionDecision, effective_rate, face, is_each};
use crate::{say, tr};
use leptos::prelude::*;
use rust_decimal::prelude::ToPrimitive;
use territory::Territory;

/// What is argued most.
const PAYMENTS: &[FormSection] = &[
    FormSection {
        title: say!(plot.upfront),
        note: Some(say!(section.upfront_note)),
        in_money: true,
        body: &[FormPart::Grid(GridSpec {
            list: "terms.upfront",
            columns: &[
                GridColumn::text("label"),
                GridColumn::number("amount"),
                GridColumn::text("form")
                    .drawn(|place| view! { <FormCell place=place /> }.into_any()),
                GridColumn::number("days_after_effective"),
            ],
            add: say!(row.add_upfront),
            caption: say!(plot.upfront),
            result: None,
            foot: Some(|| foot(say!(plot.upfront), UPFRONT)),
        })],
    },
    FormSection {
        title: say!(plot.milestones),
        note: Some(say!(section.milestones_note)),
        in_money: true,
        body: &[
            FormPart::Grid(GridSpec {
                list: "terms.milestones",
                columns: &[
                    GridColumn::text("label"),
                    GridColumn::number("amount"),
                    GridColumn::text("trigger.on")
                        .drawn(|place| view! { <TriggerCell place=place /> }.into_any()),
                    GridColumn::text("id"),
                ],
                add: say!(row.add_milestone),
                caption: say!(plot.milestones),
                result: None,
                foot: Some(|| foot(say!(score.headline), HEADLINE)),
            }),
            FormPart::Note(say!(row.paste)),
            FormPart::Note(say!(basis.legend)),
        ],
    },
];

/// A royalty schedule.
const SCHEDULE: &[FormSection] = &[
    FormSection {
        title: say!(section.royalty),
        note: Some(say!(section.royalty_note)),
        in_money: true,
        body: &[
            FormPart::When(
                parted,
                &[
                    FormPart::Fields(&[".id"]),
                    FormPart::Selection(".products", products),
                    FormPart::Selection(".regions", regions),
                ],
            ),
            FormPart::Grid(GridSpec {
                list: ".tiers",
                columns: &[GridColumn::number("above"), GridColumn::number("rate")],
                add: say!(row.add_tier),
                caption: say!(section.royalty),
                result: Some((say!(field.effective_at_top), |list, row| {
                    view! { <EffectiveAtTop list=list.to_owned() row=row /> }.into_any()
                })),
                foot: None,
            }),
        ],
    },
    FormSection::plain(
        say!(section.royalty_terms),
        &[
            FormPart::Fields(&[
                ".years_from_first_sale",
                ".after_exclusivity_reduction",
                ".stacking_credit",
                ".credit_carry_forward",
                ".floor",
                ".minimum_annual",
            ]),
            FormPart::When(cut_by_share, &[FormPart::Fields(&[".generic_share"])]),
        ],
    ),
];

/// What few deals have.
const FURTHER: &[FormSection] = &[FormSection {
    title: say!(section.further),
    note: Some(say!(section.further_note)),
    in_money: true,
    body: &[
        FormPart::Grid(GridSpec {
            list: "terms.options",
            columns: &[
                GridColumn::text("label"),
                GridColumn::text("product")
                    .drawn(|place| view! { <OptionCell place=place /> }.into_any()),
                GridColumn::number("exercise_fee"),
            ],
            add: say!(row.add_option),
            caption: say!(section.options),
            result: Some((say!(value.continuation), |_, row| {
                view! { <Decision row=row /> }.into_any()
            })),
            foot: None,
        }),
        FormPart::Grid(GridSpec {
            list: "terms.profit_share",
            columns: &[
                GridColumn::text("product"),
                GridColumn::text("region"),
                GridColumn::number("licensor_share"),
            ],
            add: say!(row.add_profit_share),
            caption: say!(plot.profit_share),
            result: None,
            foot: None,
        }),
        FormPart::Grid(GridSpec {
            list: "terms.cost_share",
            columns: &[
                GridColumn::text("programme"),
                GridColumn::text("stage"),
                GridColumn::number("licensee_share"),
            ],
            add: say!(row.add_cost_share),
            caption: say!(section.cost_share),
            result: None,
            foot: None,
        }),
    ],
}];

/// A product.
const PRODUCT: &[FormSection] = &[FormSection::plain(
    say!(section.deal),
    &[
        FormPart::Fields(&["title", ".name", ".modality", ".area", ".stage"]),
        FormPart::When(several_products, &[FormPart::Selection(".territory", assumed_regions)]),
    ],
)];

/// The products.
const PRODUCTS: RowSwitchSpec = RowSwitchSpec {
    list: "terms.products",
    names: products,
    add: |draft, _| draft.add_product(),
    add_name: say!(row.add_product),
    remove: Draft::remove_product,
    remove_name: say!(row.remove_product),
};

/// The royalty schedules.
const SCHEDULES: RowSwitchSpec = RowSwitchSpec {
    list: "terms.royalties",
    names: schedules,
    add: |draft, _| draft.add_schedule(),
    add_name: say!(row.add_schedule),
    remove: |draft, row| draft.remove_row("terms.royalties", row),
    remove_name: say!(row.remove_schedule),
};

/// What is argued least.
const SECTIONS: &[FormSection] = &[
    FormSection::plain(
        say!(section.parties),
        &[FormPart::Fields(&[
            "terms.parties.licensor.name",
            "terms.parties.licensor.vehicle",
            "terms.parties.licensee.name",
            "terms.parties.licensee.country",
        ])],
    ),
    FormSection::plain(
        say!(section.structure),
        &[
            FormPart::Fields(&["terms.structure.kind"]),
            FormPart::When(
                AppState::is_newco,
                &[FormPart::Fields(&[
                    "terms.structure.licensor_equity",
                    "terms.structure.committed_financing",
                ])],
            ),
        ],
    ),
    FormSection::plain(
        say!(section.territory),
        &[FormPart::Own(|_| view! { <Territory /> }.into_any())],
    ),
    FormSection::plain(
        say!(section.dates),
        &[FormPart::Fields(&[
            "terms.currency",
            "terms.sheet_on",
            "terms.signed_on",
            "terms.effective_on",
        ])],
    ),
    FormSection::plain(
        say!(plot.tech_transfer),
        &[FormPart::Fields(&[
            "terms.tech_transfer.cost",
            "terms.tech_transfer.payer",
            "terms.tech_transfer.days_after_effective",
        ])],
    ),
    FormSection::plain(
        say!(section.payment),
        &[FormPart::Fields(&[
            "terms.payment.upfront_days",
            "terms.payment.milestone_notice_days",
            "terms.payment.milestone_days",
            "terms.payment.royalty_days",
            "terms.payment.gross_up",
            "terms.payment.late_interest",
            "terms.payment.business_day",
        ])],
    ),
];

/// The contract.
#[component]
pub fn Terms() -> impl IntoView {
    let state = state();
    let (schedule, product) = (RwSignal::new(0), RwSignal::new(0));
    view! {
        <div class="columns" class:alone=flag(move || state.is_shared())>
            <div class="inputs">
                <Form sections=PAYMENTS />
                <Form sections=SCHEDULE rows=(&SCHEDULES, schedule) />
                <Form sections=FURTHER />
                <Form sections=PRODUCT rows=(&PRODUCTS, product) />
                <Form sections=SECTIONS />
            </div>
            {block(move || {
                let wanted = state.lazy.is_here(Piece::Beside) && !state.is_shared();
                wanted.then(|| state.lazy.view(Piece::Beside))
            })}
        </div>
    }
}

/// A sum of lists below a grid, in the column of amounts.
fn foot(name: LabelText, kinds: &'static [PaymentKind]) -> AnyView {
    let state = state();
    let told = state.follow_values(&["terms"], move |values| sum_of(values, kinds));
    // How often a milestone for each programme can fall due only the assumptions know.
    let counted = Memo::new(move |_| {
        state.graph.valued.with(|valued| {
            let deal = &valued.as_ref()?.deal;
            let faces = kinds.iter().filter_map(|kind| face(deal, *kind)?.to_f64());
            is_counted(deal).then(|| faces.sum::<f64>())
        })
    });
    let text = live(move || state.style().amount(counted.get().unwrap_or_else(|| told.get())));
    view! {
        <tr>
            <th scope="row">{state.says(name)}</th>
            <td class="number">
                <Amount text=text />
            </td>
            <td colspan="3" class="soft">
                {live(move || state.unit_name())}
            </td>
        </tr>
    }
    .into_any()
}

/// Whether a milestone is paid for each of several programmes or products.
fn is_counted(deal: &Deal) -> bool {
    deal.terms.milestones.iter().any(is_each)
}

/// Whether the deal has several products.
fn several_products(state: AppState) -> Signal<bool> {
    let products = state.rows("terms.products");
    Signal::derive(move || products.get() > 1)
}

/// Whether a schedule says what it is for: there are several, or several products, or it names something.
fn parted(state: AppState) -> Signal<bool> {
    let parted = state.follow(&["terms.products", "terms.royalties"], |draft| {
        let names = ["terms.royalties[].products[]", "terms.royalties[].regions[]"];
        draft.rows("terms.products") > 1
            || draft.rows("terms.royalties") > 1
            || names.iter().any(|names| !draft.expand(names).is_empty())
    });
    parted.into()
}

/// A control of a row, named by its label and the row.
fn control_in_row(state: AppState, path: String, row: usize) -> AnyView {
    let name = {
        let path = path.clone();
        live(move || tr!(state, field.in_row, label = label(state, &path), row = row + 1))
    };
    view! { <Control path=path name=name /> }.into_any()
}

/// What a tranche is paid in and, of money for the licensor's shares, the premium.
#[component]
fn FormCell(
    /// Where it stands.
    place: GridCell,
) -> impl IntoView {
    let state = state();
    let row = place.row;
    let tranche = format!("{}.{row}", place.list);
    let form = state.text(&format!("{tranche}.form"));
    let premium = {
        let path = format!("{tranche}.premium");
        block(move || {
            let shares = form.get() == UpfrontForm::LicensorShares.word();
            shares.then(|| control_in_row(state, path.clone(), row))
        })
    };
    view! {
        <span class="trigger">
            {control_in_row(state, format!("{tranche}.form"), row)} {premium}
        </span>
    }
}

/// Whether the cut after exclusivity waits for a share of sales to be lost: the paper says so, or the deal.
fn cut_by_share(state: AppState) -> Signal<bool> {
    let by_share = state.follow(&["terms.royalties", "clauses"], |draft| {
        let chosen = draft.expand("clauses[].choice");
        let given = draft.expand("terms.royalties[].generic_share");
        chosen.iter().any(|path| draft.text(path) == "on_share")
            || given.iter().any(|path| !draft.text(path).is_empty())
    });
    by_share.into()
}

/// The product under option and, below it, the stage after which it is decided.
#[component]
fn OptionCell(
    /// Where it stands.
    place: GridCell,
) -> impl IntoView {
    let state = state();
    let at = |field: &str| format!("{}.{}.{field}", place.list, place.row);
    view! {
        <span class="trigger">
            {control_in_row(state, at("product"), place.row)}
            {control_in_row(state, at("stage"), place.row)}
        </span>
    }
}

/// A milestone's event and, below it, what the event needs: of several programmes or products also whose.
#[component]
fn TriggerCell(
    /// Where it stands.
    place: GridCell,
) -> impl IntoView {
    let state = state();
    let row = place.row;
    let trigger = format!("{}.{row}.trigger", place.list);
    let on_path = format!("{trigger}.on");
    let on = state.text(&on_path);
    let several = |list: &str, least: usize| {
        let rows = state.rows(list);
        Memo::new(move |_| rows.get() > least)
    };
    let (programmes, products) =
        (several("assumptions.programmes", 1), several("terms.products", 1));
    let counted = state.rows(&format!("{trigger}.regions"));
    let details = block(move || {
        let on = on.get();
        let needs: &[&str] = match on.as_str() {
            "start" => &["stage"],
            "approval" => &["region"],
            "date" => &["date"],
            "event" => &["event"],
            "annual_sales" | "cumulative_sales" => &["threshold"],
            _ => &[],
        };
        let whose = match on.as_str() {
            "start" | "filing" | "approval" if programmes.get() => Some("programme"),
            "annual_sales" | "cumulative_sales" if products.get() => Some("product"),
            _ => None,
        };
        let sales = on.ends_with("_sales") && (products.get() || counted.get() > 0);
        let fields = needs.iter().copied().chain(whose);
        let fields = fields.map(|field| control_in_row(state, format!("{trigger}.{field}"), row));
        let regions = sales.then(|| {
            view! { <SelectionList list=format!("{trigger}.regions") known=regions /> }
        });
        view! {
            {fields.collect_view()}
            {regions}
        }
    });
    view! { <span class="trigger">{control_in_row(state, on_path, row)} {details}</span> }
}

/// What taking a product under option is worth to the licensee, and whether it does.
#[component]
fn Decision(
    /// The option's row.
    row: usize,
) -> impl IntoView {
    let state = state();
    let text = live(move || {
        state.graph.valued.with(|valued| {
            let decisions = valued.iter().flat_map(|valued| &valued.valuation.exercise);
            let decision = decisions.into_iter().find(|decision| decision.option == row);
            decision.map_or_else(
                || "–".to_owned(),
                |decision| state.style().amount(decision.continuation),
            )
        })
    });
    let note = live(move || {
        state.graph.valued.with(|valued| {
            let decisions = valued.iter().flat_map(|valued| &valued.valuation.exercise);
            let decision = decisions.into_iter().find(|decision| decision.option == row);
            decision.map(|decision| decision_note(state, decision)).unwrap_or_default()
        })
    });
    view! {
        <Explained
            figure=Figure::Continuation {
                option: row,
            }
            text=text
        />
        <small class="soft">{note}</small>
    }
}

/// What would make the licensee take the product, or let it go.
fn decision_note(state: AppState, decision: &OptionDecision) -> String {
    match decision.most_fee {
        None => String::new(),
        Some(most) if most < 0.0 => tr!(state, value.never_worth_it).to_owned(),
        Some(most) => {
            let most = state.style().amount(most);
            if decision.continuation < 0.0 {
                tr!(state, value.lapses_above, fee = most)
            } else {
                tr!(state, value.taken_up_to, fee = most)
            }
        }
    }
}

/// What the royalty comes to, in percent, when sales reach the top of a tier.
#[component]
fn EffectiveAtTop(
    /// The list of tiers.
    list: String,
    /// The tier's row.
    row: usize,
) -> impl IntoView {
    let state = state();
    let schedule = list.split('.').find_map(|step| step.parse::<usize>().ok()).unwrap_or_default();
    live(move || {
        let rate = state.graph.valued.with(|valued| {
            let tiers = &valued.as_ref()?.deal.terms.royalties.get(schedule)?.tiers;
            let top = tiers.get(row + 1)?.above.to_f64()?;
            (top > 0.0).then(|| format::percent(effective_rate(tiers, top)))
        });
        rate.unwrap_or_default()
    })
}
