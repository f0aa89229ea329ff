//! What everybody at the table looks at, on every tab.

use super::amount::{Amount, Explained};
use super::live::{block, flag, live};
use crate::app::desk::{Desk, HEADLINE, UPFRONT, desk, sum_of};
use crate::app::fmt;
use crate::app::graph::Valued;
use crate::domain::deal::Party;
use crate::domain::draft::Draft;
use crate::domain::engine::{Basis, Figure};
use crate::{text, tr};
use leptos::prelude::*;
use rust_decimal::prelude::ToPrimitive;

/// The scoreboard: in front of both parties what stands on paper, else what it is worth besides.
#[component]
pub fn Scoreboard() -> impl IntoView {
    let desk = desk();
    block(move || {
        if desk.is_shared() {
            view! { <OnPaper /> }.into_any()
        } else {
            view! { <Worth /> }.into_any()
        }
    })
}

/// What both parties may see.
#[component]
fn OnPaper() -> impl IntoView {
    let desk = desk();
    let amount = move |lists: &'static [&'static str]| {
        let sum = desk.follow(move |draft, _| sum_of(draft, lists));
        live(move || desk.style().amount(sum.get()))
    };
    let rates = desk.follow(|draft, _| rates(draft));
    let offers = desk.rows("rounds");
    let figure = |text: Signal<String>, name: Signal<&'static str>| {
        view! { <div><b><Amount text=text /></b><span>{name}</span></div> }
    };
    view! {
        <section class="score" aria-label=text!(desk, score.label)>
            {figure(amount(HEADLINE), text!(desk, score.headline))}
            {figure(amount(UPFRONT), text!(desk, score.upfront))}
            {figure(live(move || rates.get()), text!(desk, score.rates))}
            {figure(live(move || offers.get().to_string()), text!(desk, score.offers))}
        </section>
    }
}

/// The lowest and the highest royalty rate as typed, percent.
fn rates(draft: &Draft) -> String {
    let rates = draft.expand("terms.royalty.tiers[].rate");
    let rates: Vec<f64> = rates.iter().filter_map(|path| draft.number_at(path)).collect();
    let (low, high) = rates
        .iter()
        .fold((f64::MAX, f64::MIN), |(low, high), rate| (low.min(*rate), high.max(*rate)));
    match rates.as_slice() {
        [] => "–".into(),
        _ if low == high => fmt::percent(low),
        _ => format!("{} – {}", fmt::percent(low), fmt::percent(high)),
    }
}

/// What the deal is worth to each side, when the cash comes, what is wrong.
#[component]
fn Worth() -> impl IntoView {
    let desk = desk();
    let amount = move |read: fn(&Valued) -> f64| {
        live(move || {
            desk.graph.valued.with(|valued| {
                valued.as_ref().map_or("–".into(), |valued| desk.style().amount(read(valued)))
            })
        })
    };
    let licensor = Figure::Worth(Party::Licensor, Basis::Common);
    let licensee = Figure::Worth(Party::Licensee, Basis::Common);
    view! {
        <section
            class="score"
            aria-label=text!(desk, score.label)
            data-stale=desk.graph.stale_mark()
        >
            <div>
                <b><Explained figure=Figure::Headline text=amount(|v| v.valuation.headline) /></b>
                <span>{text!(desk, score.headline)}</span>
            </div>
            <div>
                <b><Amount text=amount(upfront) /></b>
                <span>{text!(desk, score.upfront)}</span>
            </div>
            <div class="licensor">
                <b><Explained figure=licensor text=amount(|v| v.valuation.common.licensor) /></b>
                <span>{text!(desk, score.rnpv_licensor)}</span>
            </div>
            <div class="licensee">
                <b><Explained figure=licensee text=amount(|v| v.valuation.common.licensee) /></b>
                <span>{text!(desk, score.rnpv_licensee)}</span>
            </div>
            <Share />
            <div>
                <b><Explained figure=Figure::PeakRoyaltyRate text=live(move || peak_rate(desk)) /></b>
                <span>{text!(desk, score.royalty_at_peak)}</span>
            </div>
            <div>
                <b>{live(move || next_cash(desk))}</b>
                <span>{text!(desk, score.next_cash)}</span>
            </div>
            <div class:wrong=flag(move || desk.graph.open_issues().is_some_and(|open| open > 0))>
                <b>{live(move || desk.graph.open_issues().map_or("…".into(), |open| open.to_string()))}</b>
                <span>{text!(desk, score.issues)}</span>
            </div>
            <Stale />
        </section>
    }
}

fn upfront(valued: &Valued) -> f64 {
    valued.deal.terms.upfront.iter().filter_map(|tranche| tranche.amount.to_f64()).sum()
}

fn peak_rate(desk: Desk) -> String {
    desk.graph.valued.with(|valued| {
        let year = valued.as_ref().and_then(|valued| valued.valuation.success.peak_year());
        year.and_then(|year| year.effective_rate()).map_or("–".into(), fmt::percent)
    })
}

/// When the next money can be used.
fn next_cash(desk: Desk) -> String {
    desk.graph.next_usable().map_or("–".into(), |on| desk.style().date(on))
}

/// The licensor's part of the two, as a number and a bar.
#[component]
fn Share() -> impl IntoView {
    let desk = desk();
    let share = move || {
        desk.graph.valued.with(|v| v.as_ref().and_then(|v| v.valuation.common.licensor_share))
    };
    let text = live(move || share().map_or("–".into(), fmt::percent));
    let part = live(move || format!("{:.1}%", share().unwrap_or_default() * 100.0));
    let figure = Figure::LicensorShare(Basis::Common);
    view! {
        <div class="share">
            <b><Explained figure=figure text=text /></b>
            <span>{text!(desk, score.share)}</span>
        </div>
        <div class="split">
            <div class="bar" class:empty=flag(move || share().is_none())>
                <i style:width=part></i>
            </div>
            <span>{live(move || below_bar(desk))}</span>
        </div>
    }
}

/// The rate both are discounted at, or who loses when there is nothing to share.
fn below_bar(desk: Desk) -> String {
    desk.graph.valued.with(|valued| {
        let Some(valued) = valued else { return String::new() };
        let common = valued.valuation.common;
        match (common.licensor < 0.0, common.licensee < 0.0) {
            (false, false) => {
                let rate = fmt::percent(valued.deal.assumptions.licensee.discount_rate);
                tr!(desk, score.at_one_rate, rate = rate)
            }
            (true, false) => tr!(desk, score.licensor_loses).to_owned(),
            (false, true) => tr!(desk, score.licensee_loses).to_owned(),
            (true, true) => tr!(desk, score.both_lose).to_owned(),
        }
    })
}

/// Says that the numbers are older than what is typed.
#[component]
fn Stale() -> impl IntoView {
    let desk = desk();
    block(move || {
        desk.graph.stale.get().then(|| {
            let shown = desk.graph.valued.with(Option::is_some);
            let sentence = if shown { tr!(desk, app.stale) } else { tr!(desk, app.no_result) };
            view! { <p class="stale" role="status">{sentence}</p> }
        })
    })
}
