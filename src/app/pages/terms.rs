//! The contract: what both sides see.

mod cells;
mod standing;
mod territory;

use crate::app::components::{
    Amount, Form, FormPart, FormSection, GridColumn, GridSpec, LabelText, RowSwitchSpec, block,
    flag, later, live,
};
use crate::app::lazy::Piece;
use crate::app::state::{AppState, HEADLINE, UPFRONT, state, sum_of};
use crate::domain::deal::{Deal, PaymentKind, TechnologyStatus};
use crate::domain::draft::{Draft, assumed_regions, products, regions, schedules};
use crate::domain::valuation::{face, is_each};
use crate::say;
use cells::{Decision, EffectiveAtTop, FormCell, Identity, Legend, OptionCell, TriggerCell};
use leptos::prelude::*;
use rust_decimal::prelude::ToPrimitive;
pub use standing::standing;
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
                ],
                add: say!(row.add_milestone),
                caption: say!(plot.milestones),
                result: None,
                foot: Some(|| foot(say!(score.headline), HEADLINE)),
            }),
            FormPart::Note(say!(row.paste)),
            FormPart::Own(|_| view! { <Identity list="terms.milestones" /> }.into_any()),
            FormPart::Own(|_| view! { <Legend /> }.into_any()),
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
            FormPart::When(
                parted,
                &[FormPart::Own(|_| view! { <Identity list="terms.royalties" /> }.into_any())],
            ),
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
        FormPart::When(asks_technology, &[FormPart::Fields(&["payments.technology"])]),
        FormPart::When(has_own_territory, &[FormPart::Selection(".territory", assumed_regions)]),
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
            "terms.supply.made_in",
            "terms.supply.shipped_from",
        ])],
    ),
    FormSection::plain(
        say!(section.payment),
        &[
            FormPart::Fields(&[
                "terms.payment.upfront_days",
                "terms.payment.milestone_notice_days",
                "terms.payment.milestone_days",
                "terms.payment.royalty_days",
                "terms.payment.invoice_days",
                "terms.payment.gross_up",
                "terms.payment.late_interest",
                "terms.payment.business_day",
            ]),
            FormPart::When(follows_invoices, &[FormPart::Note(say!(section.invoice_note))]),
        ],
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
                {later(move || view! { <Form sections=SCHEDULE rows=(&SCHEDULES, schedule) /> })}
                {later(|| view! { <Form sections=FURTHER /> })}
                {later(move || view! { <Form sections=PRODUCT rows=(&PRODUCTS, product) /> })}
                {later(|| view! { <Form sections=SECTIONS /> })}
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

/// Whether a product is of a kind of which China's export catalogue has entries.
fn asks_technology(state: AppState) -> Signal<bool> {
    let asks = state.follow(&["terms.products"], |draft| {
        let modalities = draft.expand("terms.products[].modality");
        modalities.iter().any(|path| TechnologyStatus::is_asked_of(draft.text(path)))
    });
    asks.into()
}

/// Whether payments wait for their invoices.
fn follows_invoices(state: AppState) -> Signal<bool> {
    let waits = state.follow(&["terms.payment.invoice_days"], |draft| {
        !draft.text("terms.payment.invoice_days").is_empty()
    });
    waits.into()
}

/// Whether products may have territories of their own: there are several, or one has.
fn has_own_territory(state: AppState) -> Signal<bool> {
    let own = state.follow(&["terms.products"], |draft| {
        draft.rows("terms.products") > 1 || !draft.expand("terms.products[].territory[]").is_empty()
    });
    own.into()
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
