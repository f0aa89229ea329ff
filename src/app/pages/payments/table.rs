//! The payments shown, a row each.

use super::fx::home_unit;
use super::view::{PaymentsView, days};
use crate::app::components::{
    Heading, Ledger, TitledSection, aria, block, click, in_batches, live,
};
use crate::app::field_names::said_of;
use crate::app::graph::Paid;
use crate::app::state::{AppState, state};
use crate::domain::cash_path::{Route, Tax};
use crate::domain::deal::Party;
use crate::domain::issue::Severity;
use crate::{say, text, tr};
use leptos::prelude::*;

/// What who is paid asks: when it is there, what is left of it.
const RECEIVED: &[Heading] = &[
    (say!(pay.payment), false),
    (say!(pay.due), false),
    (say!(pay.credited), false),
    (say!(pay.usable), false),
    (say!(pay.gross), true),
    (say!(pay.withheld), true),
    (say!(pay.received), true),
    (say!(pay.kept), true),
    (say!(pay.home_kept), true),
    (say!(pay.issues), false),
];
/// What who pays asks: when to send, what to keep back for the tax office, which papers by when.
const SENT: &[Heading] = &[
    (say!(pay.payment), false),
    (say!(pay.due), false),
    (say!(pay.pay), false),
    (say!(pay.to_pay), true),
    (say!(pay.to_withhold), true),
    (say!(pay.to_remit), true),
    (say!(pay.papers_by), false),
    (say!(pay.issues), false),
];

/// The payments shown, in the columns of our side.
#[component]
pub fn Table() -> impl IntoView {
    let state = state();
    let shown: PaymentsView = expect_context();
    let unit = live(move || format!("{} · {}", state.unit_name(), home_unit(state)));
    let table = block(move || {
        let side = state.our_side();
        let rows = Memo::new(move |_| {
            let rows = shown.rows().into_iter();
            shown.with(|paid| rows.map(|row| (row, paid.clone())).collect()).unwrap_or_default()
        });
        let rows = block(move || {
            in_batches(rows, move |(index, paid)| row(state, shown, paid, *index, side).into_any())
        });
        let heads = match side {
            Party::Licensor => RECEIVED,
            Party::Licensee => SENT,
        };
        view! { <Ledger id="payments" name=say!(tab.payments) heads=heads rows=rows /> }
    });
    view! {
        <TitledSection title=text!(state, tab.payments) note=unit>
            <div class="cards">{table}</div>
        </TitledSection>
    }
}

/// A cell that says what it holds where the headings are not seen.
fn cell(name: &'static str, number: bool, content: impl IntoView + 'static) -> AnyView {
    view! {
        <td data-name=name class:number=number>
            {content}
        </td>
    }
    .into_any()
}

fn row(
    state: AppState,
    shown: PaymentsView,
    paid: &Paid,
    index: usize,
    side: Party,
) -> Option<AnyView> {
    let payment = paid.setup().scheduled.get(index)?;
    let due = cell(tr!(state, pay.due), false, state.style().date(payment.due_on));
    let cells = match side {
        Party::Licensor => received(state, paid, index)?,
        Party::Licensee => sent(state, paid, index)?,
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
                        {payment.label(state.lang())}
                    </button>
                </th>
                {due}
                {cells}
                <td data-name=tr!(state, pay.issues)>{marks(state, paid, index)}</td>
            </tr>
        }
        .into_any(),
    )
}

fn money(state: AppState, amount: Option<f64>) -> String {
    amount.map_or("–".to_owned(), |amount| state.style().amount(amount))
}

fn withheld(state: AppState, tax: Option<&Tax>) -> String {
    let rate = tax
        .filter(|tax| tax.withheld > 0.0)
        .map(|tax| format!(" ({})", state.style().percent(tax.rate)));
    format!("{}{}", money(state, tax.map(|tax| tax.withheld)), rate.unwrap_or_default())
}

fn received(state: AppState, paid: &Paid, index: usize) -> Option<Vec<AnyView>> {
    let report = paid.report();
    let tax = report.taxes.get(index)?.as_ref();
    let home = report.homes.get(index)?.as_ref().map(|home| home.kept);
    let amount = |read: fn(&Tax) -> f64| money(state, tax.map(read));
    let (credited, usable) = match report.paths.routes.get(index)? {
        Route::Inward(path) => {
            (days(state, path.credited), days(state, path.onshore.unwrap_or(path.usable)))
        }
        Route::Outward(path) => (days(state, path.credited), "–".into_any()),
        Route::Shares => (tr!(state, pay.shares).into_any(), "–".into_any()),
    };
    Some(vec![
        cell(tr!(state, pay.credited), false, credited),
        cell(tr!(state, pay.usable), false, usable),
        cell(tr!(state, pay.gross), true, amount(|tax| tax.gross)),
        cell(tr!(state, pay.withheld), true, withheld(state, tax)),
        cell(tr!(state, pay.received), true, amount(|tax| tax.received)),
        cell(tr!(state, pay.kept), true, amount(|tax| tax.kept)),
        cell(tr!(state, pay.home_kept), true, money(state, home)),
    ])
}

fn sent(state: AppState, paid: &Paid, index: usize) -> Option<Vec<AnyView>> {
    let report = paid.report();
    let tax = report.taxes.get(index)?.as_ref();
    let amount = |read: fn(&Tax) -> f64| money(state, tax.map(read));
    let on = match report.paths.routes.get(index)? {
        Route::Inward(path) => state.style().date(path.pay_on).into_any(),
        Route::Outward(path) => days(state, path.pay_on),
        Route::Shares => tr!(state, pay.shares).into_any(),
    };
    let papers = report.missing(index).iter().filter_map(|formality| formality.needed_by).min();
    let papers = papers.map_or("–".to_owned(), |by| state.style().date(by));
    Some(vec![
        cell(tr!(state, pay.pay), false, on),
        cell(tr!(state, pay.to_pay), true, amount(|tax| tax.gross)),
        cell(tr!(state, pay.to_withhold), true, withheld(state, tax)),
        cell(tr!(state, pay.to_remit), true, amount(|tax| tax.received)),
        cell(tr!(state, pay.papers_by), false, papers),
    ])
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
                {said_of(state, name, &short)}
            </span>
        }
    };
    own.map(line).collect_view().into_any()
}
