//! What both parties may see of the figures: what stands on paper.

use super::change::{ChangeLine, FigureChange};
use crate::app::baseline::Since;
use crate::app::components::{Amount, flag, live};
use crate::app::preferences::FigureSize;
use crate::app::state::{AppState, HEADLINE, UPFRONT, state, sum_of};
use crate::domain::deal::{Party, PaymentKind};
use crate::domain::draft::FieldValues;
use crate::text;
use leptos::prelude::*;

/// What both parties may see.
#[component]
pub fn OnPaper() -> impl IntoView {
    let state = state();
    let rates = state.follow_values(&["terms.royalties"], rates);
    let offers = state.rows("rounds");
    let figure = |text: Signal<String>, name: Signal<&'static str>| {
        view! {
            <div>
                <b>
                    <Amount text=text />
                </b>
                <span>{name}</span>
                <small></small>
            </div>
        }
    };
    view! {
        <section
            class="score on-paper"
            class:room=flag(move || state.size.get() == FigureSize::Room)
            aria-label=text!(state, score.label)
        >
            <Face kinds=HEADLINE name=text!(state, score.headline) />
            <Face kinds=UPFRONT name=text!(state, plot.upfront) />
            {figure(live(move || rates_text(state, rates.get())), text!(state, score.rates))}
            {figure(live(move || offers.get().to_string()), text!(state, score.offers))}
        </section>
    }
}

/// What some kinds of payment come to at face, and what that has become since the last offer.
#[component]
fn Face(
    /// Which kinds.
    kinds: &'static [PaymentKind],
    /// Its name.
    name: Signal<&'static str>,
) -> impl IntoView {
    let state = state();
    let sum = state.follow_values(&["terms"], move |values| sum_of(values, kinds));
    let before = Memo::new(move |_| {
        state.offers.papers.with(|papers| {
            let paper = papers.last()?.paper()?;
            Some((papers.len(), sum_of(&FieldValues::of(paper), kinds)))
        })
    });
    let change = Signal::derive(move || {
        let (number, before) = before.get()?;
        // What both look at is nobody's gain.
        let change = changed(state, number, (before, sum.get()));
        Some(FigureChange { better: None, ..change })
    });
    view! {
        <div>
            <b>
                <Amount text=live(move || state.style().amount(sum.get())) />
            </b>
            <span>{name}</span>
            <ChangeLine change=change />
        </div>
    }
}

fn changed(state: AppState, number: usize, values: (f64, f64)) -> FigureChange {
    let sides = (Party::Licensor, Party::Licensor);
    FigureChange::of(Since::Offer(number), values, |by| state.style().gained(by), sides)
}

/// The lowest and the highest royalty rate, a fraction each.
fn rates(values: &FieldValues) -> Option<(f64, f64)> {
    let rates = values.expand("terms.royalties[].tiers[].rate");
    let rates = rates.iter().filter_map(|path| values.number(path));
    rates.fold(None, |ends, rate| {
        let (low, high) = ends.unwrap_or((rate, rate));
        Some((rate.min(low), rate.max(high)))
    })
}

fn rates_text(state: AppState, rates: Option<(f64, f64)>) -> String {
    let percent = |rate| state.style().percent(rate);
    match rates {
        None => "–".into(),
        Some((low, high)) if low == high => percent(low),
        Some((low, high)) => format!("{} – {}", percent(low), percent(high)),
    }
}
