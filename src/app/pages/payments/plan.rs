//! Planning backwards: the latest trigger that still brings the money by a day.

use super::view::PaymentsView;
use crate::app::components::{TitledSection, block, live, typed};
use crate::app::graph::Paid;
use crate::app::state::{AppState, state};
use crate::domain::cash_path::{NoPlan, plan};
use crate::domain::date::Date;
use crate::domain::deal::PaymentKind;
use crate::domain::number;
use crate::{text, tr};
use leptos::prelude::*;

/// The day asked for, and the answer for the payment chosen.
#[component]
pub fn Planning() -> impl IntoView {
    let state = state();
    let shown: PaymentsView = expect_context();
    let name = live(move || {
        let index = shown.chosen.get();
        shown
            .with(|paid| Some(paid.setup().scheduled.get(index)?.label(state.lang())))
            .flatten()
            .unwrap_or_default()
    });
    let answer = block(move || {
        let text = shown.target.get();
        if text.trim().is_empty() {
            return None;
        }
        let Ok(target) = number::date(&text) else {
            let line = tr!(state, pay.no_date);
            return Some(
                view! {
                    <p class="message" data-severity="red">
                        {line}
                    </p>
                }
                .into_any(),
            );
        };
        shown.with(|paid| answer(state, paid, shown.chosen.get(), target))
    });
    view! {
        <TitledSection title=text!(state, pay.plan) note=name>
            <div class="field">
                <label for="pay-target">{text!(state, pay.target)}</label>
                <input
                    type="text"
                    id="pay-target"
                    inputmode="text"
                    autocomplete="off"
                    placeholder=text!(state, pay.day)
                    prop:value=move || shown.target.get()
                    on:input=typed(move |text| shown.target.set(text))
                />
            </div>
            <div role="status" id="pay-plan">
                {answer}
            </div>
        </TitledSection>
    }
}

fn answer(state: AppState, paid: &Paid, index: usize, target: Date) -> AnyView {
    let setup = paid.setup();
    let plan = match plan(setup, index, target) {
        Ok(plan) => plan,
        Err(why) => {
            let line = match why {
                NoPlan::TargetPast => tr!(state, pay.target_past),
                NoPlan::AlreadyPaid => tr!(state, pay.already_paid),
                NoPlan::NotAReceipt => tr!(state, pay.not_a_receipt),
            };
            return view! {
                <p class="message" data-severity="red">
                    {line}
                </p>
            }
            .into_any();
        }
    };
    let upfront =
        setup.scheduled.get(index).is_some_and(|payment| payment.kind == PaymentKind::Upfront);
    let what = if upfront { tr!(state, pay.effective_by) } else { tr!(state, pay.trigger_by) };
    let line = |path: &'static str, by: Option<Date>| {
        let by =
            by.map_or_else(|| tr!(state, pay.no_trigger).to_owned(), |by| state.style().date(by));
        view! {
            <tr>
                <th scope="row">{path}</th>
                <td class="number">{by}</td>
            </tr>
        }
    };
    view! {
        <table class="data">
            <thead>
                <tr>
                    <td></td>
                    <th scope="col" class="number">
                        {what}
                    </th>
                </tr>
            </thead>
            <tbody>
                {line(tr!(state, pay.likely_path), plan.likely)}
                {line(tr!(state, pay.longest_path), plan.max)}
            </tbody>
        </table>
    }
    .into_any()
}
