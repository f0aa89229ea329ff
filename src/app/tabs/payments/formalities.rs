//! What must be done besides paying, by whom and by when.

use super::one::{basis_name, span};
use super::sources::sources;
use super::{Section, Shown, days, name_of};
use crate::app::components::{Head, Ledger, block, live};
use crate::app::desk::{Desk, desk};
use crate::app::graph::Paid;
use crate::domain::payments::{Formality, Who};
use crate::{say, text, tr};
use leptos::prelude::*;

const FORMALITIES: &[Head] = &[
    (say!(pay.formality), false),
    (say!(pay.who), false),
    (say!(pay.needed_by), false),
    (say!(pay.expected), false),
];

/// The deal's formalities, and those of the payment chosen.
#[component]
pub fn Formalities() -> impl IntoView {
    let desk = desk();
    let shown: Shown = expect_context();
    let rows = block(move || {
        let chosen = shown.chosen.get();
        shown.with(|paid| {
            let here = |it: &&Formality| it.payment.is_none_or(|index| index == chosen);
            let rows = paid.report().formalities.iter().filter(here);
            rows.map(|it| row(desk, paid, it)).collect_view()
        })
    });
    let note = live(move || tr!(desk, pay.formalities_note).to_owned());
    view! {
            <Section title=text!(desk, pay.formalities) note=note>
    <Ledger id="formalities" name=say!(pay.formalities) heads=FORMALITIES rows=rows />
            </Section>
        }
}

fn row(desk: Desk, paid: &Paid, it: &Formality) -> AnyView {
    let style = desk.style();
    let payment = it.payment.and_then(|index| paid.setup().scheduled.get(index));
    let payment = payment.map(|payment| view! { <small>{name_of(desk, payment)}</small> });
    let who = match it.who {
        Who::Licensor => tr!(desk, value.licensor),
        Who::Payer => tr!(desk, pay.payer),
        Who::Both => tr!(desk, pay.both),
    };
    let needed = it.needed_by.map_or_else(|| "–".to_owned(), |on| style.date(on));
    let limit = it.legal_limit.map(|on| tr!(desk, pay.limit, on = style.date(on)));
    let expected = match (it.done, it.expected) {
        (true, Some(dates)) => {
            view! { {tr!(desk, pay.done)} " " {style.date(dates.likely)} }.into_any()
        }
        (true, None) => tr!(desk, pay.done).into_any(),
        (false, Some(dates)) => days(desk, dates),
        (false, None) => tr!(desk, pay.unknown).into_any(),
    };
    let steps = it.steps.iter().filter_map(|step| {
        let info = step.info()?;
        let days = span(desk, paid.setup().steps.span(*step), info.unit);
        let basis = if paid.setup().steps.is_own(*step) {
            tr!(desk, pay.own)
        } else {
            basis_name(desk, info.basis)
        };
        Some(view! { <small>{format!("{}: {days} · {basis}", info.name(desk.lang()))}</small> })
    });
    let steps = steps.collect_view();
    let keys = it.sources.iter().copied().chain(
        it.steps
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
        <tr class:wrong=it.is_late()>
            <th scope="row">
                {it.kind.name(desk.lang())} {payment} {steps} {sources(desk, keys)}
            </th>
            <td>{who}</td>
            <td>{needed} {limit.map(|limit| view! { <small>{limit}</small> })}</td>
            <td>{expected}</td>
        </tr>
    }
    .into_any()
}
