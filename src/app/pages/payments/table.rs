//! The payments shown, a row each.

use super::fx::home_unit;
use super::view::{PaymentsView, days};
use crate::app::components::{Heading, Ledger, TitledSection, aria, block, click, live};
use crate::app::format::percent;
use crate::app::graph::Paid;
use crate::app::payment_names::payment_name;
use crate::app::state::{AppState, state};
use crate::domain::cash_path::{Path, Route};
use crate::domain::issue::Severity;
use crate::{say, text, tr};
use leptos::prelude::*;

const PAYMENTS: &[Heading] = &[
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
    let state = state();
    let shown: PaymentsView = expect_context();
    let unit = live(move || format!("{} · {}", state.unit_name(), home_unit(state)));
    let rows = block(move || {
        let rows = shown.rows();
        shown.with(|paid| {
            rows.into_iter().map(|index| row(state, shown, paid, index)).collect_view()
        })
    });
    view! {
        <TitledSection title=text!(state, tab.payments) note=unit>
            <Ledger id="payments" name=say!(tab.payments) heads=PAYMENTS rows=rows />
        </TitledSection>
    }
}

fn row(state: AppState, shown: PaymentsView, paid: &Paid, index: usize) -> Option<AnyView> {
    let (setup, report) = (paid.setup(), paid.report());
    let payment = setup.scheduled.get(index)?;
    let style = state.style();
    let money =
        |amount: Option<f64>| amount.map_or("–".to_owned(), |amount| style.amount(amount));
    let tax = report.taxes.get(index)?.as_ref();
    let rate = tax.filter(|tax| tax.withheld > 0.0).map(|tax| format!(" ({})", percent(tax.rate)));
    let home = report.homes.get(index)?.as_ref().map(|home| home.received);
    let dates = match report.paths.routes.get(index)? {
        Route::Inward(path) => inward(state, path),
        Route::Outward(path) => view! {
            <td>{days(state, path.pay_on)}</td>
            <td>{days(state, path.credited)}</td>
            <td>"–"</td>
        }
        .into_any(),
        Route::Shares => view! {
            <td colspan="3" class="soft">
                {tr!(state, pay.shares)}
            </td>
        }
        .into_any(),
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
                        {payment_name(state, payment)}
                    </button>
                </th>
                <td>{style.date(payment.due_on)}</td>
                {dates}
                <td class="number">{money(tax.map(|tax| tax.gross))}</td>
                <td class="number">{money(tax.map(|tax| tax.withheld))} {rate}</td>
                <td class="number">{money(tax.map(|tax| tax.received))}</td>
                <td class="number">{money(tax.map(|tax| tax.kept))}</td>
                <td class="number">{money(home)}</td>
                <td>{marks(state, paid, index)}</td>
            </tr>
        }
        .into_any(),
    )
}

fn inward(state: AppState, path: &Path) -> AnyView {
    view! {
        <td>{state.style().date(path.pay_on)}</td>
        <td>{days(state, path.credited)}</td>
        <td>{days(state, path.onshore.unwrap_or(path.usable))}</td>
    }
    .into_any()
}

/// What is wrong with a payment, by its worst, and that a date is projected.
fn marks(state: AppState, paid: &Paid, index: usize) -> AnyView {
    let own = paid.report().issues.iter().filter(|issue| issue.payment == Some(index));
    let line = |issue: &crate::domain::cash_path::PaymentIssue| {
        let (mark, name) = match issue.severity {
            Severity::Refused | Severity::Red => ("red", tr!(state, pay.red)),
            Severity::Amber => ("amber", tr!(state, pay.amber)),
            Severity::Note => ("note", tr!(state, pay.note)),
        };
        let short = super::issues::short(state, issue);
        view! {
            <span class="message mark" data-severity=mark title=issue.message(state.lang())>
                {format!("{name}: {short}")}
            </span>
        }
    };
    own.map(line).collect_view().into_any()
}
