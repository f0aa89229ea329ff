//! The contract: what both sides see.

use super::territory::Territory;
use crate::app::components::{
    Amount, Column, Control, GridSpec, Part, Place, Say, Section, Sheet, block, flag, live,
};
use crate::app::desk::{Desk, HEADLINE, UPFRONT, desk, sum_of};
use crate::app::fmt;
use crate::app::labels::label;
use crate::app::lazy::Piece;
use crate::{say, tr};
use leptos::prelude::*;
use rust_decimal::prelude::ToPrimitive;

/// The contract, from what is argued most to what is argued least.
const SECTIONS: &[Section] = &[
    Section {
        title: say!(section.upfront),
        note: Some(say!(section.upfront_note)),
        in_money: true,
        body: &[Part::Grid(GridSpec {
            list: "terms.upfront",
            columns: &[
                Column::text("label"),
                Column::number("amount"),
                Column::text("form"),
                Column::number("days_after_effective"),
            ],
            add: say!(row.add_upfront),
            caption: say!(section.upfront),
            result: None,
            foot: Some(|| foot(say!(row.upfront_total), UPFRONT)),
        })],
    },
    Section {
        title: say!(section.milestones),
        note: Some(say!(section.milestones_note)),
        in_money: true,
        body: &[
            Part::Grid(GridSpec {
                list: "terms.milestones",
                columns: &[
                    Column::text("label"),
                    Column::number("amount"),
                    Column::text("trigger.on")
                        .drawn(|place| view! { <TriggerCell place=place /> }.into_any()),
                    Column::text("id"),
                ],
                add: say!(row.add_milestone),
                caption: say!(section.milestones),
                result: None,
                foot: Some(|| foot(say!(row.total), HEADLINE)),
            }),
            Part::Note(say!(row.paste)),
            Part::Note(say!(basis.legend)),
        ],
    },
    Section {
        title: say!(section.royalty),
        note: Some(say!(section.royalty_note)),
        in_money: true,
        body: &[Part::Grid(GridSpec {
            list: "terms.royalty.tiers",
            columns: &[Column::number("above"), Column::number("rate")],
            add: say!(row.add_tier),
            caption: say!(section.royalty),
            result: Some((say!(field.effective_at_top), |row| {
                view! { <EffectiveAtTop row=row /> }.into_any()
            })),
            foot: None,
        })],
    },
    form(
        say!(section.royalty_terms),
        &[Part::Fields(&[
            "terms.royalty.years_from_first_sale",
            "terms.royalty.after_exclusivity_reduction",
            "terms.royalty.stacking_credit",
            "terms.royalty.credit_carry_forward",
            "terms.royalty.floor",
            "terms.royalty.minimum_annual",
        ])],
    ),
    form(
        say!(section.deal),
        &[Part::Fields(&[
            "title",
            "terms.asset.name",
            "terms.asset.modality",
            "terms.asset.area",
            "terms.asset.stage",
        ])],
    ),
    form(
        say!(section.parties),
        &[Part::Fields(&[
            "terms.parties.licensor.name",
            "terms.parties.licensor.vehicle",
            "terms.parties.licensee.name",
            "terms.parties.licensee.country",
        ])],
    ),
    form(
        say!(section.structure),
        &[
            Part::Fields(&["terms.structure.kind"]),
            Part::EquityFields(&[
                "terms.structure.licensor_equity",
                "terms.structure.future_dilution",
                "terms.structure.haircut",
            ]),
        ],
    ),
    form(say!(section.territory), &[Part::Own(|| view! { <Territory /> }.into_any())]),
    form(
        say!(section.dates),
        &[Part::Fields(&["terms.currency", "terms.signed_on", "terms.effective_on"])],
    ),
    form(
        say!(section.tech_transfer),
        &[Part::Fields(&[
            "terms.tech_transfer.cost",
            "terms.tech_transfer.payer",
            "terms.tech_transfer.days_after_effective",
        ])],
    ),
    form(
        say!(section.payment),
        &[Part::Fields(&[
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

/// A section without a note.
pub const fn form(title: Say, body: &'static [Part]) -> Section {
    Section { title, note: None, in_money: false, body }
}

/// The contract.
#[component]
pub fn Terms() -> impl IntoView {
    let desk = desk();
    view! {
        <div class="columns" class:alone=flag(move || desk.is_shared())>
            <div class="inputs"><Sheet sections=SECTIONS /></div>
            {block(move || {
                let wanted = desk.lazy.is_here(Piece::Beside) && !desk.is_shared();
                wanted.then(|| desk.lazy.view(Piece::Beside))
            })}
        </div>
    }
}

/// A sum of lists below a grid, in the column of amounts.
fn foot(name: Say, lists: &'static [&'static str]) -> AnyView {
    let desk = desk();
    let total = desk.follow(move |draft, _| sum_of(draft, lists));
    let text = live(move || desk.style().amount(total.get()));
    view! {
        <tr>
            <th scope="row">{desk.says(name)}</th>
            <td class="number"><Amount text=text /></td>
            <td colspan="3" class="soft">{live(move || desk.unit_name())}</td>
        </tr>
    }
    .into_any()
}

/// A milestone's event and, below it, what the event needs.
#[component]
fn TriggerCell(
    /// Where it stands.
    place: Place,
) -> impl IntoView {
    let desk = desk();
    let trigger = format!("{}.{}.trigger", place.list, place.row);
    let row = place.row + 1;
    let on_path = format!("{trigger}.on");
    let on = desk.text(&on_path);
    let named = move |path: &str| {
        let path = path.to_owned();
        Signal::derive(move || tr!(desk, field.in_row, label = label(desk, &path), row = row))
    };
    let detail = block(move || {
        let path = |field: &str| format!("{trigger}.{field}");
        let (path, choices) = match on.get().as_str() {
            "start" => {
                (path("stage"), Some(words_of(desk, "assumptions.programme.stages[].stage")))
            }
            "approval" => (path("region"), Some(words_of(desk, "terms.territory.licensed[]"))),
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

/// The texts of all leaves of a pattern, to choose from.
fn words_of(desk: Desk, pattern: &'static str) -> Signal<Vec<String>> {
    let words = desk.follow(move |draft, _| {
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
    let desk = desk();
    live(move || {
        let rate = desk.graph.valued.with(|valued| {
            let tiers = &valued.as_ref()?.deal.terms.royalty.tiers;
            let tops = tiers.iter().skip(1).map(|tier| tier.above.to_f64());
            let top = tops.clone().nth(row)??;
            let bounds: Vec<(f64, f64)> = tiers
                .iter()
                .zip(tops)
                .take(row + 1)
                .filter_map(|(tier, top)| Some((tier.rate, top? - tier.above.to_f64()?)))
                .collect();
            let royalty: f64 = bounds.iter().map(|(rate, width)| rate * width).sum();
            (top > 0.0).then(|| fmt::percent(royalty / top))
        });
        rate.unwrap_or_default()
    })
}
