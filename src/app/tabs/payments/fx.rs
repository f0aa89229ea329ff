//! What the money is worth at home: forward, band, the user's shocks, and the total of each year.

use super::{Section, Shown, name_of};
use crate::app::components::{Chart, block, live};
use crate::app::desk::{Desk, desk};
use crate::app::fmt::{number, percent};
use crate::app::graph::Paid;
use crate::domain::refdata::{month_ends, realised_volatility};
use crate::plot::{self, HomeWords};
use crate::{text, tr};
use leptos::prelude::*;

/// The home currency, as typed in the pair of the exchange rate.
pub fn home_currency(desk: Desk) -> String {
    let pair = desk.draft.with(|draft| draft.text("assumptions.fx.pair").to_owned());
    pair.split_once('/').map_or_else(|| "CNY".to_owned(), |(_, home)| home.to_owned())
}

/// The unit of amounts at home.
pub fn home_unit(desk: Desk) -> String {
    desk.style().unit_name(&home_currency(desk))
}

/// What the money is worth at home.
#[component]
pub fn Fx() -> impl IntoView {
    let desk = desk();
    let shown: Shown = expect_context();
    let unit = live(move || home_unit(desk));
    let body = block(move || {
        let rows = shown.rows();
        shown.with(|paid| table(desk, paid, &rows))
    });
    let reference = live(move || {
        let months = month_ends();
        let last = months.last().map_or_else(String::new, |last| {
            format!("{} ({})", number(last.cny_per_usd, 4), desk.style().date(last.on))
        });
        let volatility = realised_volatility(&months).map(percent).unwrap_or_default();
        tr!(desk, pay.reference, last = last, volatility = volatility)
    });
    view! {
        <Section title=text!(desk, pay.fx) note=unit>
            <div class="scroll" tabindex="0" role="group" aria-label=text!(desk, pay.fx)>{body}</div>
            <Chart
                id="payment-home"
                draw=Box::new(move |_, words, formats| {
                    let home = HomeWords {
                        title: tr!(desk, pay.home_by_year).into(),
                        unit: home_unit(desk),
                        received: tr!(desk, pay.received).into(),
                        low: tr!(desk, pay.low).into(),
                        high: tr!(desk, pay.high).into(),
                        sentence: tr!(desk, pay.home_sentence).into(),
                    };
                    let years = shown.with(|paid| paid.report().years.clone()).unwrap_or_default();
                    plot::home_years(&years, &home, words, formats)
                })
            />
            <p class="note">{reference}</p>
        </Section>
    }
}

fn table(desk: Desk, paid: &Paid, rows: &[usize]) -> AnyView {
    let style = desk.style();
    let shocks = paid.setup().shocks.clone();
    let heads =
        shocks.iter().map(|shock| view! { <th scope="col" class="number">{signed(*shock)}</th> });
    let line = |index: &usize| {
        let it = paid.setup().scheduled.get(*index)?;
        let home = paid.report().homes.get(*index)?.as_ref()?;
        let shocked = home
            .shocked
            .iter()
            .map(|amount| view! { <td class="number">{style.amount(*amount)}</td> });
        let window =
            tr!(desk, pay.window, from = style.date(home.fixing_on), days = home.exposed_days);
        let far = home.forward.extrapolated.then(|| tr!(desk, pay.extrapolated));
        Some(view! {
            <tr>
                <th scope="row">{name_of(desk, it)}</th>
                <td class="number">{number(home.forward.rate, 4)} " " {far}</td>
                <td class="number">{style.amount(home.received)}</td>
                <td class="number">{format!("{} – {}", style.amount(home.band.0), style.amount(home.band.1))}</td>
                {shocked.collect_view()}
                <td>{format!("{window} · ±{}", percent(home.exposure))}</td>
            </tr>
        })
    };
    view! {
        <table class="data" id="payments-fx">
            <thead>
                <tr>
                    <th scope="col">{tr!(desk, pay.payment)}</th>
                    <th scope="col" class="number">{tr!(desk, pay.forward)}</th>
                    <th scope="col" class="number">{tr!(desk, pay.received)}</th>
                    <th scope="col" class="number">{tr!(desk, pay.band)}</th>
                    {heads.collect_view()}
                    <th scope="col">{tr!(desk, pay.exposure)}</th>
                </tr>
            </thead>
            <tbody>{rows.iter().filter_map(line).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// A move with its sign.
fn signed(shock: f64) -> String {
    let sign = if shock < 0.0 { "−" } else { "+" };
    format!("{sign}{}", percent(shock.abs()))
}
