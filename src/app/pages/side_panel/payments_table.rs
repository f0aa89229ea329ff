//! What the contract pays by kind: face, expected, and what of it is worth something today.

use crate::app::components::{Amount, live};
use crate::app::graph::Valued;
use crate::app::state::state;
use crate::domain::valuation::{Discounting, Flow, PaymentKind};
use crate::text;
use leptos::prelude::*;
use rust_decimal::prelude::ToPrimitive;

/// One kind's figures, millions.
#[derive(Debug, Clone, Copy, PartialEq)]
struct KindTotals {
    nominal: Option<f64>,
    expected: f64,
    kept: f64,
    tax: f64,
}

/// What the contract pays by kind.
#[component]
pub fn PaymentsTable() -> impl IntoView {
    let state = state();
    let unit = live(move || state.unit_name());
    let line = move |kind: PaymentKind, name: Signal<&'static str>| {
        let figures = move || state.graph.valued.with(|v| v.as_ref().map(|v| of(v, kind)));
        let cell = move |read: fn(KindTotals) -> Option<f64>| {
            let text = live(move || {
                let value = figures().and_then(read);
                value.map_or("–".into(), |value| state.style().amount(value))
            });
            view! { <td class="number"><Amount text=text /></td> }
        };
        view! {
            <tr>
                <th scope="row">{name}</th>
                {cell(|line| line.nominal)}
                {cell(|line| Some(line.expected))}
                {cell(|line| Some(line.kept))}
                {cell(|line| Some(line.tax))}
            </tr>
        }
    };
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label=text!(state, tab.payments)>
            <table class="data">
                <thead>
                    <tr>
                        <th scope="col">{unit}</th>
                        <th scope="col" class="number">{text!(state, value.nominal)}</th>
                        <th scope="col" class="number">{text!(state, value.expected_short)}</th>
                        <th scope="col" class="number">{text!(state, value.rnpv_kept)}</th>
                        <th scope="col" class="number">{text!(state, value.of_which_tax)}</th>
                    </tr>
                </thead>
                <tbody>
                    {line(PaymentKind::Upfront, text!(state, plot.upfront))}
                    {line(PaymentKind::Milestone, text!(state, plot.milestones))}
                    {line(PaymentKind::Royalty, text!(state, tab.royalties))}
                </tbody>
            </table>
        </div>
    }
}

/// Present values at the licensee's rate, as in the split shown first.
fn of(valued: &Valued, kind: PaymentKind) -> KindTotals {
    let Valued { deal, valuation, .. } = valued;
    let expected = &valuation.expected_payments;
    let milestones = deal.terms.milestones.iter().filter_map(|m| m.amount.to_f64()).sum::<f64>();
    let (nominal, expected) = match kind {
        PaymentKind::Upfront => (Some(valuation.headline - milestones), expected.upfront),
        PaymentKind::Milestone => (Some(milestones), expected.milestone),
        PaymentKind::Royalty => (None, expected.royalty),
    };
    let rate = deal.assumptions.licensee.discount_rate;
    let discounting = Discounting::new(rate, deal.assumptions.valuation_on);
    let worth = |flow: &Flow| discounting.factor(flow.on);
    let flows = valuation.expected.flows.licensor.iter();
    let mine = flows.filter(|flow| flow.item.payment_kind() == Some(kind));
    let (kept, tax) = mine.fold((0.0, 0.0), |(kept, tax), flow| {
        let factor = worth(flow);
        (kept + flow.after_tax() * factor, tax + (flow.before_tax - flow.after_tax()) * factor)
    });
    KindTotals { nominal, expected, kept, tax }
}
