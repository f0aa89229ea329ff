//! The licensee's funding and what goes into the values.

use super::lines::{ValueLine, line, lines};
use crate::app::components::{Explained, TitledSection, block, live};
use crate::app::state::state;
use crate::domain::draft::{CHOICE_SOURCES, Choice, programmes};
use crate::domain::valuation::Figure;
use crate::{say, text, tr};
use leptos::prelude::*;

/// IRR, payback, peak need, and what goes into them.
const FUNDING: &[ValueLine] = &[
    line(
        say!(value.irr),
        &[(Some(Figure::Irr), |state, v| {
            let none = || tr!(state, value.irr_none).to_owned();
            v.valuation.funding.irr.map_or_else(none, |x| state.style().percent(x))
        })],
    ),
    line(
        say!(value.payback),
        &[(Some(Figure::Payback), |state, v| {
            let none = || tr!(state, value.payback_never).to_owned();
            v.valuation.funding.payback_on.map_or_else(none, |date| state.style().date(date))
        })],
    ),
    line(
        say!(value.peak_need),
        &[(Some(Figure::PeakNeed), |state, v| state.style().amount(v.valuation.funding.peak_need))],
    ),
    line(
        say!(score.headline),
        &[(Some(Figure::Headline), |state, v| state.style().amount(v.valuation.headline))],
    ),
    line(
        say!(value.expected),
        &[(Some(Figure::ExpectedPayments), |state, v| {
            state.style().amount(v.valuation.expected_payments.total())
        })],
    ),
];

/// The licensee's funding and what goes into the values.
#[component]
pub fn Funding() -> impl IntoView {
    let state = state();
    let programmes = state.follow(CHOICE_SOURCES, programmes);
    let filing = block(move || {
        let programmes = programmes.get();
        let several = programmes.len() > 1;
        let row = |(programme, choice): (usize, Choice)| {
            let name = live(move || {
                let name = tr!(state, value.pos_filing);
                if several { format!("{name} · {}", choice.name) } else { name.to_owned() }
            });
            let text = live(move || {
                state.graph.valued.with(|valued| {
                    let chances = valued.as_ref().map(|valued| &valued.valuation.pos_filing);
                    let chance = chances.and_then(|chances| chances.get(programme)).copied();
                    chance.map_or_else(|| "–".to_owned(), |x| state.style().percent(x))
                })
            });
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td class="number">
                        <Explained figure=Figure::PosFiling { programme } text=text />
                    </td>
                </tr>
            }
        };
        programmes.into_iter().enumerate().map(row).collect_view()
    });
    view! {
        <TitledSection title=text!(state, value.funding)>
            <table class="data">
                <tbody>{lines(state, FUNDING)} {filing}</tbody>
            </table>
        </TitledSection>
    }
}
