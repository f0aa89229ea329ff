//! What the contract pays by kind: face, expected, and what of it is worth something today.

use crate::app::components::{Amount, block, live};
use crate::app::explain_words::payment_kind_name;
use crate::app::graph::Valued;
use crate::app::state::state;
use crate::domain::deal::PaymentKind;
use crate::domain::valuation::{KindTotals, kind_totals};
use crate::text;
use leptos::prelude::*;

/// Kinds shown whether or not the deal has such payments.
const USUAL: [PaymentKind; 3] =
    [PaymentKind::Upfront, PaymentKind::Milestone, PaymentKind::Royalty];

/// What the contract pays by kind.
#[component]
pub fn PaymentsTable() -> impl IntoView {
    let state = state();
    let unit = live(move || state.unit_name());
    let kinds = Memo::new(move |_| {
        state.graph.valued.with(|valued| {
            let payments = valued.iter().flat_map(|valued| &valued.valuation.success.payments);
            let paid: Vec<_> = payments.filter_map(|payment| payment.item.payment_kind()).collect();
            let shown = |kind: &PaymentKind| USUAL.contains(kind) || paid.contains(kind);
            PaymentKind::to_licensor().filter(shown).collect::<Vec<_>>()
        })
    });
    let line = move |kind: PaymentKind| {
        let name = move || payment_kind_name(state, kind);
        let totals = move |v: &Valued| kind_totals(&v.deal, &v.valuation, kind);
        let figures = move || state.graph.valued.with(|v| v.as_ref().map(totals));
        let cell = move |read: fn(KindTotals) -> Option<f64>| {
            let text = live(move || {
                let value = figures().and_then(read);
                value.map_or("–".into(), |value| state.style().amount(value))
            });
            view! {
                <td class="number">
                    <Amount text=text />
                </td>
            }
        };
        view! {
            <tr>
                <th scope="row">{name}</th>
                {cell(|line| line.face)}
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
                        <th scope="col" class="number">
                            {text!(state, value.nominal)}
                        </th>
                        <th scope="col" class="number">
                            {text!(state, value.expected_short)}
                        </th>
                        <th scope="col" class="number">
                            {text!(state, value.rnpv_kept)}
                        </th>
                        <th scope="col" class="number">
                            {text!(state, value.of_which_tax)}
                        </th>
                    </tr>
                </thead>
                <tbody>{block(move || kinds.get().into_iter().map(line).collect_view())}</tbody>
            </table>
        </div>
    }
}
