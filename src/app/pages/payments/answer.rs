//! The first thing asked: what comes next, how much of it, when, and what is missing. In one sentence.

use super::view::PaymentsView;
use crate::app::components::{block, click, flag, options_in_batches, typed};
use crate::app::graph::Paid;
use crate::app::state::{AppState, state};
use crate::domain::cash_path::{OutwardPath, Path, Route, Scheduled, Tax, ThreePoint};
use crate::domain::date::Date;
use crate::domain::deal::Party;
use crate::{text, tr};
use leptos::prelude::*;

/// The payment asked about, and the answer.
#[component]
pub fn Answer() -> impl IntoView {
    let state = state();
    let shown: PaymentsView = expect_context();
    let names = Memo::new(move |_| {
        let names = shown.with(|paid| {
            let all = paid.setup().scheduled.iter().enumerate();
            all.map(|(index, payment)| (index, option_name(state, payment))).collect::<Vec<_>>()
        });
        names.unwrap_or_default()
    });
    let options = options_in_batches(names, move |(index, name)| {
        let index = *index;
        view! {
            <option value=index.to_string() prop:selected=flag(move || shown.chosen.get() == index)>
                {name.clone()}
            </option>
        }
        .into_any()
    });
    let sentence = block(move || shown.with(|paid| sentence(state, paid, shown.chosen.get())));
    view! {
        <Record />
        <section class="answer">
            <label class="inline">
                {text!(state, pay.payment)} " "
                <select
                    id="pay-which"
                    on:change=typed(move |text| {
                        shown.chosen.set(text.parse().unwrap_or_default());
                    })
                >
                    {options}
                </select>
            </label>
            <p id="pay-answer">{sentence}</p>
        </section>
    }
}

/// Says that the deal is a record, and lets the user treat it as open.
#[component]
fn Record() -> impl IntoView {
    let state = state();
    let shown: PaymentsView = expect_context();
    let open = move || state.set("payments.record", "false");
    block(move || {
        shown.with(|paid| paid.setup().record).unwrap_or_default().then(|| {
            view! {
                <p class="note" id="pay-record">
                    {tr!(state, pay.record)}
                    " "
                    <button type="button" class="link" on:click=click(open)>
                        {tr!(state, pay.not_a_record)}
                    </button>
                </p>
            }
        })
    })
}

/// A payment in the list: with its due date, as names recur.
fn option_name(state: AppState, payment: &Scheduled) -> String {
    format!("{} · {}", payment.label(state.lang()), state.style().date(payment.due_on))
}

fn sentence(state: AppState, paid: &Paid, index: usize) -> Option<String> {
    let payment = paid.setup().scheduled.get(index)?;
    let name = payment.label(state.lang());
    let money = |amount: f64| state.style().money(amount, paid.setup().currency.code());
    let tax = paid.report().taxes.get(index)?.as_ref();
    let due = state.style().date(payment.due_on);
    let said = match paid.report().paths.routes.get(index)? {
        Route::Shares => {
            tr!(state, pay.answer_shares, money = money(payment.amount), due = due)
        }
        Route::Outward(path) => outward(state, money(payment.amount), due, path),
        Route::Inward(path) => match state.our_side() {
            Party::Licensor => received(state, &money, due, path, payment, tax),
            Party::Licensee => paid_out(state, &money, due, path, tax)?,
        },
    };
    let missing = missing(state, paid, index);
    Some(tr!(state, pay.answer, name = name, said = said, missing = missing))
}

/// For who is paid: what is owed, what is kept of it, from when it can be used.
fn received(
    state: AppState,
    money: &impl Fn(f64) -> String,
    due: String,
    path: &Path,
    payment: &Scheduled,
    tax: Option<&Tax>,
) -> String {
    let usable = range(state, path.onshore.unwrap_or(path.usable));
    let owed = money(tax.map_or(payment.amount, |tax| tax.gross));
    match tax {
        Some(tax) => {
            let kept = money(tax.kept);
            tr!(state, pay.answer_in, owed = owed, due = due, kept = kept, usable = usable)
        }
        None => tr!(state, pay.answer_in_untaxed, owed = owed, due = due, usable = usable),
    }
}

/// For who pays: when to send what, and what goes to the tax office.
fn paid_out(
    state: AppState,
    money: &impl Fn(f64) -> String,
    due: String,
    path: &Path,
    tax: Option<&Tax>,
) -> Option<String> {
    let tax = tax?;
    let (gross, withheld, net) = (money(tax.gross), money(tax.withheld), money(tax.received));
    let (on, rate) = (state.style().date(path.pay_on), state.style().percent(tax.rate));
    Some(tr!(
        state,
        pay.answer_out,
        gross = gross,
        due = due,
        on = on,
        withheld = withheld,
        rate = rate,
        net = net
    ))
}

fn outward(state: AppState, money: String, due: String, path: &OutwardPath) -> String {
    let (sent, arrived) = (range(state, path.pay_on), range(state, path.credited));
    tr!(state, pay.answer_abroad, money = money, due = due, sent = sent, arrived = arrived)
}

/// What the payment lacks, in words.
fn missing(state: AppState, paid: &Paid, index: usize) -> String {
    let names = paid.report().missing(index).into_iter();
    let names: Vec<&str> = names.map(|formality| formality.kind.name(state.lang())).collect();
    if names.is_empty() {
        return tr!(state, pay.nothing_missing).to_owned();
    }
    let names = names.join(tr!(state, pay.and));
    tr!(state, pay.missing, names = names)
}

/// A likely day, and the others where they differ.
fn range(state: AppState, dates: ThreePoint<Date>) -> String {
    let style = state.style();
    let likely = style.date(dates.likely);
    if dates.min == dates.max {
        return likely;
    }
    let (min, max) = (style.date(dates.min), style.date(dates.max));
    tr!(state, pay.range, likely = likely, min = min, max = max)
}
