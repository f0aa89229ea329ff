//! What must be done besides paying, by whom and by when.

use super::view::{PaymentsView, days};
use crate::app::components::{
    Heading, Ledger, TitledSection, basis_name, block, duration_range, live, sources,
};
use crate::app::graph::Paid;
use crate::app::payment_names::payment_name;
use crate::app::state::{AppState, state};
use crate::domain::cash_path::{Formality, Who};
use crate::{say, text, tr};
use leptos::prelude::*;

const FORMALITIES: &[Heading] = &[
    (say!(pay.formality), false),
    (say!(pay.who), false),
    (say!(pay.needed_by), false),
    (say!(pay.expected), false),
];

/// The deal's formalities, and those of the payment chosen.
#[component]
pub fn Formalities() -> impl IntoView {
    let state = state();
    let shown: PaymentsView = expect_context();
    let rows = block(move || {
        let chosen = shown.chosen.get();
        shown.with(|paid| {
            let here =
                |formality: &&Formality| formality.payment.is_none_or(|index| index == chosen);
            let rows = paid.report().formalities.iter().filter(here);
            rows.map(|formality| row(state, paid, formality)).collect_view()
        })
    });
    let note = live(move || tr!(state, pay.formalities_note).to_owned());
    view! {
        <TitledSection title=text!(state, pay.formalities) note=note>
            <Ledger id="formalities" name=say!(pay.formalities) heads=FORMALITIES rows=rows />
        </TitledSection>
    }
}

fn row(state: AppState, paid: &Paid, formality: &Formality) -> AnyView {
    let style = state.style();
    let payment = formality.payment.and_then(|index| paid.setup().scheduled.get(index));
    let payment = payment.map(|payment| view! { <small>{payment_name(state, payment)}</small> });
    let who = match formality.who {
        Who::Licensor => tr!(state, plot.licensor),
        Who::Payer => tr!(state, pay.payer),
        Who::Both => tr!(state, pay.both),
    };
    let needed = formality.needed_by.map_or_else(|| "–".to_owned(), |on| style.date(on));
    let limit = formality.legal_limit.map(|on| tr!(state, pay.limit, on = style.date(on)));
    let expected = match (formality.done, formality.expected) {
        (true, Some(dates)) => view! {
            {tr!(state, pay.done)}
            " "
            {style.date(dates.likely)}
        }
        .into_any(),
        (true, None) => tr!(state, pay.done).into_any(),
        (false, Some(dates)) => days(state, dates),
        (false, None) => tr!(state, pay.unknown).into_any(),
    };
    let steps = formality.steps.iter().filter_map(|step| {
        let info = step.info()?;
        let days = duration_range(state, paid.setup().steps.span(*step), info.unit);
        let basis = if paid.setup().steps.is_own(*step) {
            tr!(state, pay.own)
        } else {
            basis_name(state, info.basis)
        };
        Some(view! { <small>{format!("{}: {days} · {basis}", info.name(state.lang()))}</small> })
    });
    let steps = steps.collect_view();
    let keys = formality.sources.iter().copied().chain(
        formality
            .steps
            .iter()
            .filter_map(|step| step.info())
            .flat_map(|info| info.sources.iter().map(String::as_str)),
    );
    let mut keys: Vec<&str> = keys.collect();
    let mut seen = Vec::new();
    keys.retain(|key| {
        let new = !seen.contains(key);
        seen.push(*key);
        new
    });
    view! {
        <tr class:wrong=formality.is_late()>
            <th scope="row">
                {formality.kind.name(state.lang())} {payment} {steps} {sources(state, keys)}
            </th>
            <td>{who}</td>
            <td>{needed} {limit.map(|limit| view! { <small>{limit}</small> })}</td>
            <td>{expected}</td>
        </tr>
    }
    .into_any()
}
