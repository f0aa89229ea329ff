//! What the money is worth at home: forward, band, the user's shocks, and the total of each year.

use super::view::PaymentsView;
use crate::app::browser;
use crate::app::components::{Chart, TitledSection, block, live};
use crate::app::format::number;
use crate::app::graph::Paid;
use crate::app::state::{AppState, state};
use crate::domain::date::add_months;
use crate::domain::refdata::{month_ends, realised_volatility};
use crate::plot::{self, HomeWords};
use crate::{text, tr};
use leptos::prelude::*;

/// A spot rate older than this is looked up again, months.
const SPOT_MONTHS: u32 = 3;

/// The home currency, as typed in the pair of the exchange rate.
pub fn home_currency(state: AppState) -> String {
    let pair = state.draft.with(|draft| draft.text("assumptions.fx.pair").to_owned());
    pair.split_once('/').map_or_else(|| "CNY".to_owned(), |(_, home)| home.to_owned())
}

/// The unit of amounts at home.
pub fn home_unit(state: AppState) -> String {
    state.style().unit_name(&home_currency(state))
}

/// What the money is worth at home.
#[component]
pub fn Fx() -> impl IntoView {
    let state = state();
    let shown: PaymentsView = expect_context();
    let unit = live(move || home_unit(state));
    let body = block(move || {
        let rows = shown.rows();
        shown.with(|paid| table(state, paid, &rows))
    });
    let reference = live(move || {
        let months = month_ends();
        let last = months.last().map_or_else(String::new, |last| {
            let rate = number(last.cny_per_usd, 4);
            tr!(state, pay.rate_on, rate = rate, on = state.style().date(last.on))
        });
        let volatility =
            realised_volatility(&months).map(|x| state.style().percent(x)).unwrap_or_default();
        tr!(state, pay.reference, last = last, volatility = volatility)
    });
    let stale = block(move || {
        let on = shown.with(|paid| paid.setup().fx.spot_on)?;
        let old = add_months(on, SPOT_MONTHS) < browser::today();
        let on = state.style().date(on);
        old.then(|| {
            view! {
                <p class="message" data-severity="amber" id="spot-age">
                    {tr!(state, pay.old_spot, on = on)}
                </p>
            }
        })
    });
    let used = live(move || {
        let volatility =
            shown.with(|paid| paid.setup().fx.volatility.get()).map(|x| state.style().percent(x));
        tr!(state, pay.volatility_used, volatility = volatility.unwrap_or_default())
    });
    view! {
        <TitledSection title=text!(state, pay.fx) note=unit>
            <div class="scroll" tabindex="0" role="group" aria-label=text!(state, pay.fx)>
                {body}
            </div>
            <Chart
                id="payment-home"
                draw=Box::new(move |_, words, formats| {
                    let home = HomeWords {
                        title: tr!(state, pay.home_by_year).into(),
                        unit: home_unit(state),
                        received: tr!(state, pay.received).into(),
                        low: tr!(state, pay.low).into(),
                        high: tr!(state, pay.high).into(),
                        sentence: tr!(state, pay.home_sentence).into(),
                    };
                    let years = shown.with(|paid| paid.report().years.clone()).unwrap_or_default();
                    plot::home_years(&years, &home, words, formats)
                })
            />
            {stale}
            <p class="note">{used} " " {reference}</p>
        </TitledSection>
    }
}

fn table(state: AppState, paid: &Paid, rows: &[usize]) -> AnyView {
    let style = state.style();
    let shocks = paid.setup().shocks.clone();
    let heads = shocks.iter().map(|shock| {
        view! {
            <th scope="col" class="number">
                {signed(state, *shock)}
            </th>
        }
    });
    let line = |index: &usize| {
        let payment = paid.setup().scheduled.get(*index)?;
        let home = paid.report().homes.get(*index)?.as_ref()?;
        let shocked = home
            .shocked
            .iter()
            .map(|amount| view! { <td class="number">{style.amount(*amount)}</td> });
        let window =
            tr!(state, pay.window, from = style.date(home.fixing_on), days = home.exposed_days);
        let far = home.forward.extrapolated.then(|| tr!(state, pay.extrapolated));
        Some(view! {
            <tr>
                <th scope="row">{payment.label(state.lang())}</th>
                <td class="number">{number(home.forward.rate, 4)} " " {far}</td>
                <td class="number">{style.amount(home.received)}</td>
                <td class="number">{style.amount(home.kept)}</td>
                <td class="number">
                    {format!("{} – {}", style.amount(home.band.0), style.amount(home.band.1))}
                </td>
                {shocked.collect_view()}
                <td>{format!("{window} · ±{}", state.style().percent(home.exposure))}</td>
            </tr>
        })
    };
    view! {
        <table class="data" id="payments-fx">
            <thead>
                <tr>
                    <th scope="col">{tr!(state, pay.payment)}</th>
                    <th scope="col" class="number">
                        {tr!(state, pay.forward)}
                    </th>
                    <th scope="col" class="number">
                        {tr!(state, pay.received)}
                    </th>
                    <th scope="col" class="number">
                        {tr!(state, pay.kept)}
                    </th>
                    <th scope="col" class="number">
                        {tr!(state, pay.band)}
                    </th>
                    {heads.collect_view()}
                    <th scope="col">{tr!(state, pay.exposure)}</th>
                </tr>
            </thead>
            <tbody>{rows.iter().filter_map(line).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// A move with its sign.
fn signed(state: AppState, shock: f64) -> String {
    let sign = if shock < 0.0 { "−" } else { "+" };
    format!("{sign}{}", state.style().percent(shock.abs()))
}
