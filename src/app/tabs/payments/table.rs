//! The payments shown, a row each.

use super::fx::home_unit;
use super::{Section, Shown, days, name_of};
use crate::app::components::{Head, Ledger, aria, block, click, live};
use crate::app::desk::{Desk, desk};
use crate::app::fmt::percent;
use crate::app::graph::Paid;
use crate::domain::issue::Severity;
use crate::domain::payments::{Path, Route};
use crate::{say, text, tr};
use leptos::prelude::*;

const PAYMENTS: &[Head] = &[
    (say!(pay.payment), false),
    (say!(pay.due), false),
    (say!(pay.pay), false),
    (say!(pay.credited), false),
    (say!(pay.usable), false),
    (say!(pay.gross), true),
    (say!(pay.withheld), true),
    (say!(pay.received), true),
    (say!(pay.kept), true),
    (say!(pay.fx), true),
    (say!(pay.issues), false),
];

/// The payments shown.
#[component]
pub fn Table() -> impl IntoView {
    let desk = desk();
    let shown: Shown = expect_context();
    let unit = live(move || format!("{} · {}", desk.unit_name(), home_unit(desk)));
    let rows = block(move || {
        let rows = shown.rows();
        shown
            .with(|paid| rows.into_iter().map(|index| row(desk, shown, paid, index)).collect_view())
    });
    view! {
            <Section title=text!(desk, pay.payments) note=unit>
    <Ledger id="payments" name=say!(pay.payments) heads=PAYMENTS rows=rows />
            </Section>
        }
}

fn row(desk: Desk, shown: Shown, paid: &Paid, index: usize) -> Option<AnyView> {
    let (setup, report) = (paid.setup(), paid.report());
    let it = setup.scheduled.get(index)?;
    let style = desk.style();
    let money =
        |amount: Option<f64>| amount.map_or("–".to_owned(), |amount| style.amount(amount));
    let tax = report.taxes.get(index)?.as_ref();
    let rate = tax.filter(|tax| tax.withheld > 0.0).map(|tax| format!(" ({})", percent(tax.rate)));
    let home = report.homes.get(index)?.as_ref().map(|home| home.received);
    let dates = match report.paths.routes.get(index)? {
        Route::Inward(path) => inward(desk, path),
        Route::Outward(path) => view! {
            <td>{days(desk, path.pay_on)}</td>
            <td>{days(desk, path.credited)}</td>
            <td>"–"</td>
        }
        .into_any(),
        Route::Shares => {
            view! { <td colspan="3" class="soft">{tr!(desk, pay.shares)}</td> }.into_any()
        }
    };
    Some(
        view! {
            <tr data-payment=index>
                <th scope="row">
                    <button
                        type="button"
                        class="link"
                        aria-pressed=aria(move || shown.chosen.get() == index)
                        on:click=click(move || shown.chosen.set(index))
                    >
                        {name_of(desk, it)}
                    </button>
                </th>
                <td>{style.date(it.due_on)}</td>
                {dates}
                <td class="number">{money(tax.map(|tax| tax.gross))}</td>
                <td class="number">{money(tax.map(|tax| tax.withheld))} {rate}</td>
                <td class="number">{money(tax.map(|tax| tax.received))}</td>
                <td class="number">{money(tax.map(|tax| tax.kept))}</td>
                <td class="number">{money(home)}</td>
                <td>{marks(desk, paid, index)}</td>
            </tr>
        }
        .into_any(),
    )
}

fn inward(desk: Desk, path: &Path) -> AnyView {
    view! {
        <td>{desk.style().date(path.pay_on)}</td>
        <td>{days(desk, path.credited)}</td>
        <td>{days(desk, path.onshore.unwrap_or(path.usable))}</td>
    }
    .into_any()
}

/// What is wrong with a payment, by its worst, and that a date is projected.
fn marks(desk: Desk, paid: &Paid, index: usize) -> AnyView {
    let own = paid.report().issues.iter().filter(|issue| issue.payment == Some(index));
    let line = |issue: &crate::domain::payments::PaymentIssue| {
        let (mark, name) = match issue.severity {
            Severity::Refused | Severity::Red => ("red", tr!(desk, pay.red)),
            Severity::Amber => ("amber", tr!(desk, pay.amber)),
            Severity::Note => ("note", tr!(desk, pay.note)),
        };
        let short = super::issues::short(desk, issue);
        view! { <span class="message mark" data-severity=mark title=issue.message(desk.lang())>{format!("{name}: {short}")}</span> }
    };
    own.map(line).collect_view().into_any()
}
