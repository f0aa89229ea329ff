//! What everybody at the table looks at, on every tab.

use super::amount::{Amount, Explained};
use super::signals::{aria, block, click, flag, live};
use crate::app::commands::{Command, run};
use crate::app::format;
use crate::app::graph::Valued;
use crate::app::notice::Panel;
use crate::app::state::{AppState, HEADLINE, UPFRONT, state, sum_of};
use crate::domain::deal::{Party, PaymentKind};
use crate::domain::draft::FieldValues;
use crate::domain::valuation::{Figure, RateBasis};
use crate::{text, tr};
use leptos::prelude::*;
use rust_decimal::prelude::ToPrimitive;

/// The scoreboard: in front of both parties what stands on paper, else what it is worth besides.
#[component]
pub fn Scoreboard() -> impl IntoView {
    let state = state();
    block(move || {
        if state.is_shared() {
            view! { <OnPaper /> }.into_any()
        } else {
            view! { <Worth /> }.into_any()
        }
    })
}

/// What both parties may see.
#[component]
fn OnPaper() -> impl IntoView {
    let state = state();
    let amount = move |kinds: &'static [PaymentKind]| {
        let sum = state.follow_values(&["terms"], move |values| sum_of(values, kinds));
        live(move || state.style().amount(sum.get()))
    };
    let rates = state.follow_values(&["terms.royalties"], rates);
    let offers = state.rows("rounds");
    let figure = |text: Signal<String>, name: Signal<&'static str>| {
        view! {
            <div>
                <b>
                    <Amount text=text />
                </b>
                <span>{name}</span>
            </div>
        }
    };
    view! {
        <section class="score" aria-label=text!(state, score.label)>
            {figure(amount(HEADLINE), text!(state, score.headline))}
            {figure(amount(UPFRONT), text!(state, plot.upfront))}
            {figure(live(move || rates.get()), text!(state, score.rates))}
            {figure(live(move || offers.get().to_string()), text!(state, score.offers))}
        </section>
    }
}

/// The lowest and the highest royalty rate as typed, percent.
fn rates(values: &FieldValues) -> String {
    let rates = values.expand("terms.royalties[].tiers[].rate");
    let rates: Vec<f64> = rates.iter().filter_map(|path| values.number(path)).collect();
    let (low, high) = rates
        .iter()
        .fold((f64::MAX, f64::MIN), |(low, high), rate| (low.min(*rate), high.max(*rate)));
    match rates.as_slice() {
        [] => "–".into(),
        _ if low == high => format::percent(low),
        _ => format!("{} – {}", format::percent(low), format::percent(high)),
    }
}

/// What the deal is worth to each side, when the cash comes, what is wrong.
#[component]
fn Worth() -> impl IntoView {
    let state = state();
    let amount = move |read: fn(&Valued) -> f64| {
        live(move || {
            state.graph.valued.with(|valued| {
                valued.as_ref().map_or("–".into(), |valued| state.style().amount(read(valued)))
            })
        })
    };
    let licensor = Figure::Rnpv(Party::Licensor, RateBasis::Common);
    let licensee = Figure::Rnpv(Party::Licensee, RateBasis::Common);
    view! {
        <section
            class="score"
            aria-label=text!(state, score.label)
            data-stale=state.graph.stale_mark()
        >
            <div>
                <b>
                    <Explained figure=Figure::Headline text=amount(|v| v.valuation.headline) />
                </b>
                <span>{text!(state, score.headline)}</span>
            </div>
            <div>
                <b>
                    <Amount text=amount(upfront) />
                </b>
                <span>{text!(state, plot.upfront)}</span>
            </div>
            <div class="licensor">
                <b>
                    <Explained figure=licensor text=amount(|v| v.valuation.common.licensor) />
                </b>
                <span>{text!(state, score.rnpv_licensor)}</span>
            </div>
            <div class="licensee">
                <b>
                    <Explained figure=licensee text=amount(|v| v.valuation.common.licensee) />
                </b>
                <span>{text!(state, score.rnpv_licensee)}</span>
            </div>
            <Share />
            <div>
                <b>
                    <Explained figure=Figure::PeakRoyaltyRate text=live(move || peak_rate(state)) />
                </b>
                <span>{text!(state, score.royalty_at_peak)}</span>
            </div>
            <div>
                <b>{live(move || next_cash(state))}</b>
                <span>{text!(state, score.next_cash)}</span>
            </div>
            <div>
                <b>{live(move || points(state))}</b>
                <span>{text!(state, score.points)}</span>
            </div>
            <div class:wrong=flag(move || state.graph.to_act().is_some_and(|count| count > 0))>
                <b>
                    <button
                        type="button"
                        id="to-act"
                        class="explained"
                        aria-expanded=aria(move || state.panel.get() == Some(Panel::Issues))
                        on:click=click(move || run(state, Command::Show(Panel::Issues)))
                    >
                        {live(move || {
                            state.graph.to_act().map_or("…".into(), |count| count.to_string())
                        })}
                    </button>
                </b>
                <span>{text!(state, score.to_act)}</span>
            </div>
            <Stale />
        </section>
    }
}

/// How many points of the paper are not agreed.
fn points(state: AppState) -> String {
    let Some(rest) = state.lazy.rest() else { return "…".into() };
    state.graph.checked.with(|checked| (rest.points_open)(&checked.values)).to_string()
}

fn upfront(valued: &Valued) -> f64 {
    valued.deal.terms.upfront.iter().filter_map(|tranche| tranche.amount.to_f64()).sum()
}

fn peak_rate(state: AppState) -> String {
    state.graph.valued.with(|valued| {
        let year = valued.as_ref().and_then(|valued| valued.valuation.success.peak_year());
        year.and_then(|year| year.effective_rate()).map_or("–".into(), format::percent)
    })
}

/// When the next money can be used.
fn next_cash(state: AppState) -> String {
    state.graph.next_usable().map_or("–".into(), |on| state.style().date(on))
}

/// The licensor's part of the two, as a number and a bar.
#[component]
fn Share() -> impl IntoView {
    let state = state();
    let share = move || {
        state.graph.valued.with(|v| v.as_ref().and_then(|v| v.valuation.common.licensor_share))
    };
    let text = live(move || share().map_or("–".into(), format::percent));
    let part = live(move || format!("{:.1}%", share().unwrap_or_default() * 100.0));
    let figure = Figure::LicensorShare(RateBasis::Common);
    view! {
        <div class="share">
            <b>
                <Explained figure=figure text=text />
            </b>
            <span>{text!(state, score.share)}</span>
        </div>
        <div class="split">
            <div class="bar" class:empty=flag(move || share().is_none())>
                <i style:width=part></i>
            </div>
            <span>{live(move || below_bar(state))}</span>
        </div>
    }
}

/// The rate both are discounted at, or who loses when there is nothing to share.
fn below_bar(state: AppState) -> String {
    state.graph.valued.with(|valued| {
        let Some(valued) = valued else { return String::new() };
        let common = valued.valuation.common;
        match (common.licensor < 0.0, common.licensee < 0.0) {
            (false, false) => {
                let rate = format::percent(valued.deal.assumptions.licensee.discount_rate.get());
                tr!(state, score.at_one_rate, rate = rate)
            }
            (true, false) => tr!(state, score.licensor_loses).to_owned(),
            (false, true) => tr!(state, score.licensee_loses).to_owned(),
            (true, true) => tr!(state, score.both_lose).to_owned(),
        }
    })
}

/// Says that the numbers are older than what is typed.
#[component]
fn Stale() -> impl IntoView {
    let state = state();
    block(move || {
        state.graph.stale.get().then(|| {
            let shown = state.graph.valued.with(Option::is_some);
            let sentence = if shown { tr!(state, app.stale) } else { tr!(state, app.no_result) };
            view! {
                <p class="stale" role="status">
                    {sentence}
                </p>
            }
        })
    })
}
