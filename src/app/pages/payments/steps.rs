//! What the user may change: facts of the payments, what really happened, how long steps take.

use super::shocks::Shocks;
use super::view::PaymentsView;
use crate::app::components::{
    Control, FX_FIELDS, FormPart, FormSection, GridCell, GridColumn, GridSpec, Heading, Ledger,
    TitledSection, basis_name, block, duration_range, live, sources,
};
use crate::app::field_names::label;
use crate::app::state::state;
use crate::domain::cash_path::PaymentProblem;
use crate::domain::deal::PathStep;
use crate::{say, text, tr};
use leptos::prelude::*;

const DURATIONS: &[Heading] =
    &[(say!(pay.step), false), (say!(pay.takes), true), (say!(pay.basis), false)];

/// The inputs of the tab.
pub const SECTIONS: &[FormSection] = &[
    FormSection::plain(
        say!(pay.facts),
        &[FormPart::Fields(&[
            "terms.payment.fx_fixing",
            "payments.usd_per_deal",
            "payments.retains_fx",
            "payments.onward",
            "payments.hsr",
            "payments.technology",
            "payments.record",
            "payments.newco_country",
            "payments.outward_wht",
        ])],
    ),
    FormSection::plain(
        say!(pay.structures),
        &[
            FormPart::Note(say!(pay.compared_note)),
            FormPart::Fields(&[
                "payments.compared.mainland.tax_rate",
                "payments.compared.mainland.foreign_tax",
                "payments.compared.hong_kong.tax_rate",
                "payments.compared.hong_kong.foreign_tax",
                "payments.compared.newco.tax_rate",
                "payments.compared.newco.foreign_tax",
            ]),
        ],
    ),
    FormSection::plain(
        say!(pay.actual),
        &[
            FormPart::Note(say!(pay.actual_note)),
            FormPart::Grid(GridSpec {
                list: "payments.actual",
                columns: &[
                    GridColumn::text("id")
                        .drawn(|place| view! { <PaymentCell place=place /> }.into_any()),
                    GridColumn::number("due_on"),
                    GridColumn::number("paid_on"),
                    GridColumn::text("payee_caused"),
                ],
                add: say!(pay.add_actual),
                caption: say!(pay.actual),
                result: None,
                foot: None,
            }),
        ],
    ),
    FormSection::plain(
        say!(pay.known),
        &[FormPart::Grid(GridSpec {
            list: "payments.formalities",
            columns: &[
                GridColumn::text("formality"),
                GridColumn::text("id")
                    .drawn(|place| view! { <PaymentCell place=place /> }.into_any()),
                GridColumn::number("requested_on"),
                GridColumn::number("on"),
                GridColumn::text("done"),
            ],
            add: say!(pay.add_formality),
            caption: say!(pay.known),
            result: None,
            foot: None,
        })],
    ),
    FormSection::plain(
        say!(section.fx),
        &[FormPart::Fields(FX_FIELDS), FormPart::Own(|_| view! { <Shocks /> }.into_any())],
    ),
];

/// A payment to choose, by its id; empty where the whole deal is meant.
#[component]
fn PaymentCell(
    /// Where it stands.
    place: GridCell,
) -> impl IntoView {
    let state = state();
    let path = format!("{}.{}.id", place.list, place.row);
    let row = place.row + 1;
    let name = {
        let path = path.clone();
        live(move || tr!(state, field.in_row, label = label(state, &path), row = row))
    };
    let shown: PaymentsView = expect_context();
    view! { <Control path=path name=name choices=shown.ids /> }
}

/// Every step with the duration in use, and the deal's own.
#[component]
pub fn Durations() -> impl IntoView {
    let state = state();
    let shown: PaymentsView = expect_context();
    let refused = block(move || {
        shown.with(|paid| {
            let issues = paid.report().issues.iter();
            let wrong =
                issues.filter(|issue| matches!(issue.problem, PaymentProblem::StepOrder { .. }));
            let line = |issue: &crate::domain::cash_path::PaymentIssue| {
                view! {
                    <p class="message" data-severity="red">
                        {issue.message(state.lang())}
                    </p>
                }
            };
            wrong.map(line).collect_view()
        })
    });
    let rows = block(move || {
        shown.with(|paid| {
            let row = |step: &PathStep| {
                let info = step.info()?;
                let own = paid.setup().steps.is_own(*step);
                let basis = if own { tr!(state, pay.own) } else { basis_name(state, info.basis) };
                let days = duration_range(state, paid.setup().steps.span(*step), info.unit);
                Some(view! {
                    <tr>
                        <th scope="row">
                            {info.name(state.lang()).to_owned()} " "
                            {sources(state, info.sources.iter().map(String::as_str))}
                        </th>
                        <td class="number">{days}</td>
                        <td>{basis}</td>
                    </tr>
                })
            };
            PathStep::ALL.iter().filter_map(row).collect_view()
        })
    });
    view! {
        <crate::app::components::Form sections=OWN />
        {refused}
        <TitledSection title=text!(state, pay.durations)>
            <Ledger id="durations" name=say!(pay.durations) heads=DURATIONS rows=rows />
        </TitledSection>
    }
}

/// The deal's own durations.
const OWN: &[FormSection] = &[FormSection::plain(
    say!(pay.own_durations),
    &[
        FormPart::Note(say!(pay.own_note)),
        FormPart::Grid(GridSpec {
            list: "payments.steps",
            columns: &[
                GridColumn::text("step"),
                GridColumn::number("min"),
                GridColumn::number("likely"),
                GridColumn::number("max"),
            ],
            add: say!(pay.add_step),
            caption: say!(pay.own_durations),
            result: None,
            foot: None,
        }),
    ],
)];
