//! The contract: what both sides see.

mod territory;

use crate::app::components::{
    Amount, Control, Form, FormPart, FormSection, GridCell, GridColumn, GridSpec, LabelText, block,
    flag, live,
};
use crate::app::field_names::label;
use crate::app::format;
use crate::app::lazy::Piece;
use crate::app::state::{AppState, HEADLINE, UPFRONT, state, sum_of};
use crate::domain::deal::PaymentKind;
use crate::domain::valuation::effective_rate;
use crate::{say, tr};
use leptos::prelude::*;
use rust_decimal::prelude::ToPrimitive;
use territory::Territory;

/// The contract, from what is argued most to what is argued least.
const SECTIONS: &[FormSection] = &[
    FormSection {
        title: say!(plot.upfront),
        note: Some(say!(section.upfront_note)),
        in_money: true,
        body: &[FormPart::Grid(GridSpec {
            list: "terms.upfront",
            columns: &[
                GridColumn::text("label"),
                GridColumn::number("amount"),
                GridColumn::text("form"),
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
    FormSection {
        title: say!(section.royalty),
        note: Some(say!(section.royalty_note)),
        in_money: true,
        body: &[FormPart::Grid(GridSpec {
            list: "terms.royalties.0.tiers",
            columns: &[GridColumn::number("above"), GridColumn::number("rate")],
            add: say!(row.add_tier),
            caption: say!(section.royalty),
            result: Some((say!(field.effective_at_top), |row| {
                view! { <EffectiveAtTop row=row /> }.into_any()
            })),
            foot: None,
        })],
    },
    FormSection::plain(
        say!(section.royalty_terms),
        &[FormPart::Fields(&[
            "terms.royalties.0.years_from_first_sale",
            "terms.royalties.0.after_exclusivity_reduction",
            "terms.royalties.0.stacking_credit",
            "terms.royalties.0.credit_carry_forward",
            "terms.royalties.0.floor",
            "terms.royalties.0.minimum_annual",
        ])],
    ),
    FormSection::plain(
        say!(section.deal),
        &[FormPart::Fields(&[
            "title",
            "terms.products.0.name",
            "terms.products.0.modality",
            "terms.products.0.area",
            "terms.products.0.stage",
        ])],
    ),
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
            FormPart::EquityFields(&[
                "terms.structure.licensor_equity",
                "assumptions.newco.future_dilution",
                "assumptions.newco.haircut",
            ]),
        ],
    ),
    FormSection::plain(
        say!(section.territory),
        &[FormPart::Own(|| view! { <Territory /> }.into_any())],
    ),
    FormSection::plain(
        say!(section.dates),
        &[FormPart::Fields(&["terms.currency", "terms.signed_on", "terms.effective_on"])],
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
    view! {
        <div class="columns" class:alone=flag(move || state.is_shared())>
            <div class="inputs">
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
    let total = state.follow_values(&["terms"], move |values| sum_of(values, kinds));
    let text = live(move || state.style().amount(total.get()));
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

/// A milestone's event and, below it, what the event needs.
#[component]
fn TriggerCell(
    /// Where it stands.
    place: GridCell,
) -> impl IntoView {
    let state = state();
    let trigger = format!("{}.{}.trigger", place.list, place.row);
    let row = place.row + 1;
    let on_path = format!("{trigger}.on");
    let on = state.text(&on_path);
    let named = move |path: &str| {
        let path = path.to_owned();
        Signal::derive(move || tr!(state, field.in_row, label = label(state, &path), row = row))
    };
    let detail = block(move || {
        let path = |field: &str| format!("{trigger}.{field}");
        let (path, choices) = match on.get().as_str() {
            "start" => (
                path("stage"),
                Some(words_of(
                    state,
                    &["assumptions.programmes.0.stages"],
                    "assumptions.programmes[].stages[].stage",
                )),
            ),
            "approval" => (
                path("region"),
                Some(words_of(state, &["terms.territory.licensed"], "terms.territory.licensed[]")),
            ),
            "date" => (path("date"), None),
            "annual_sales" | "cumulative_sales" => (path("threshold"), None),
            _ => return None,
        };
        let name = named(&path);
        Some(match choices {
            Some(choices) => view! { <Control path=path name=name choices=choices /> }.into_any(),
            None => view! { <Control path=path name=name /> }.into_any(),
        })
    });
    view! {
        <span class="trigger">
            <Control path=on_path.clone() name=named(&on_path) />
            {detail}
        </span>
    }
}

/// The texts of all leaves of a pattern below some lists, to choose from.
fn words_of(
    state: AppState,
    lists: &'static [&'static str],
    pattern: &'static str,
) -> Signal<Vec<String>> {
    let words = state.follow(lists, move |draft| {
        draft.expand(pattern).iter().map(|path| draft.text(path).to_owned()).collect::<Vec<_>>()
    });
    words.into()
}

/// What the royalty comes to, in percent, when sales reach the top of a tier.
#[component]
fn EffectiveAtTop(
    /// The tier's row.
    row: usize,
) -> impl IntoView {
    let state = state();
    live(move || {
        let rate = state.graph.valued.with(|valued| {
            let tiers = &valued.as_ref()?.deal.terms.royalties.first()?.tiers;
            let top = tiers.get(row + 1)?.above.to_f64()?;
            (top > 0.0).then(|| format::percent(effective_rate(tiers, top)))
        });
        rate.unwrap_or_default()
    })
}
