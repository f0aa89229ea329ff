//! What the user may change: facts of the payments, what really happened, how long steps take.

use super::super::assumptions::FX;
use super::super::terms::form;
use super::one::{basis_name, span};
use super::shocks::Shocks;
use super::sources::sources;
use super::{Section as Titled, Shown};
use crate::app::components::{
    Column, Control, GridSpec, Head, Ledger, Part, Place, Section, block, live,
};
use crate::app::desk::desk;
use crate::app::labels::label;
use crate::domain::payments::{PaymentProblem, STEPS};
use crate::{say, text, tr};
use leptos::prelude::*;

const DURATIONS: &[Head] =
    &[(say!(pay.step), false), (say!(pay.takes), true), (say!(pay.basis), false)];

/// The inputs of the tab.
pub const SECTIONS: &[Section] = &[
    form(
        say!(pay.facts),
        &[Part::Fields(&[
            "terms.payment.fx_fixing",
            "payments.usd_per_deal",
            "payments.retains_fx",
            "payments.onward",
            "payments.hsr",
            "payments.restricted_technology",
            "payments.newco_country",
            "payments.outward_wht",
        ])],
    ),
    form(
        say!(pay.actual),
        &[
            Part::Note(say!(pay.actual_note)),
            Part::Grid(GridSpec {
                list: "payments.actual",
                columns: &[
                    Column::text("id")
                        .drawn(|place| view! { <PaymentCell place=place /> }.into_any()),
                    Column::number("due_on"),
                    Column::number("paid_on"),
                    Column::text("payee_caused"),
                ],
                add: say!(pay.add_actual),
                caption: say!(pay.actual),
                result: None,
                foot: None,
            }),
        ],
    ),
    form(
        say!(pay.known),
        &[Part::Grid(GridSpec {
            list: "payments.formalities",
            columns: &[
                Column::text("formality"),
                Column::text("id").drawn(|place| view! { <PaymentCell place=place /> }.into_any()),
                Column::number("requested_on"),
                Column::number("on"),
                Column::text("done"),
            ],
            add: say!(pay.add_formality),
            caption: say!(pay.known),
            result: None,
            foot: None,
        })],
    ),
    form(say!(section.fx), &[Part::Fields(FX), Part::Own(|| view! { <Shocks /> }.into_any())]),
];

/// A payment to choose, by its id; empty where the whole deal is meant.
#[component]
fn PaymentCell(
    /// Where it stands.
    place: Place,
) -> impl IntoView {
    let desk = desk();
    let path = format!("{}.{}.id", place.list, place.row);
    let row = place.row + 1;
    let name = {
        let path = path.clone();
        live(move || tr!(desk, field.in_row, label = label(desk, &path), row = row))
    };
    let choices = live_ids(desk);
    view! { <Control path=path name=name choices=choices /> }
}

fn live_ids(desk: crate::app::desk::Desk) -> Signal<Vec<String>> {
    Signal::derive(move || {
        let mut ids = vec![String::new()];
        desk.graph.paid.with(|paid| {
            for it in paid.iter().flat_map(|paid| &paid.setup().scheduled) {
                if !ids.contains(&it.id) {
                    ids.push(it.id.clone());
                }
            }
        });
        ids
    })
}

/// Every step with the duration in use, and the deal's own.
#[component]
pub fn Durations() -> impl IntoView {
    let desk = desk();
    let shown: Shown = expect_context();
    let refused = block(move || {
        shown.with(|paid| {
            let issues = paid.report().issues.iter();
            let wrong = issues.filter(|it| matches!(it.problem, PaymentProblem::StepOrder { .. }));
            let line = |it: &crate::domain::payments::PaymentIssue| {
                view! { <p class="message" data-severity="red">{it.message(desk.lang())}</p> }
            };
            wrong.map(line).collect_view()
        })
    });
    let rows = block(move || {
        shown.with(|paid| {
            let row = |step: &crate::domain::payments::Step| {
                let info = step.info()?;
                let own = paid.setup().steps.is_own(*step);
                let basis = if own { tr!(desk, pay.own) } else { basis_name(desk, info.basis) };
                let days = span(desk, paid.setup().steps.span(*step), info.unit);
                Some(view! {
                    <tr>
                        <th scope="row">
                            {info.name(desk.lang()).to_owned()}
                            " "
                            {sources(desk, info.sources.iter().map(String::as_str))}
                        </th>
                        <td class="number">{days}</td>
                        <td>{basis}</td>
                    </tr>
                })
            };
            STEPS.iter().filter_map(row).collect_view()
        })
    });
    view! {
            <crate::app::components::Sheet sections=OWN />
            {refused}
            <Titled title=text!(desk, pay.durations)>
    <Ledger id="durations" name=say!(pay.durations) heads=DURATIONS rows=rows />
            </Titled>
        }
}

/// The deal's own durations.
const OWN: &[Section] = &[form(
    say!(pay.own_durations),
    &[
        Part::Note(say!(pay.own_note)),
        Part::Grid(GridSpec {
            list: "payments.steps",
            columns: &[
                Column::text("step"),
                Column::number("min"),
                Column::number("likely"),
                Column::number("max"),
            ],
            add: say!(pay.add_step),
            caption: say!(pay.own_durations),
            result: None,
            foot: None,
        }),
    ],
)];
