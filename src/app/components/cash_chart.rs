//! A party's cash by year, over the same by the last offer.

use super::chart::Chart;
use crate::app::baseline::Since;
use crate::app::graph::Valued;
use crate::app::state::state;
use crate::domain::deal::Party;
use crate::plot::{self, CashCase, Formats, PlotWords};
use leptos::prelude::*;

/// Cash of a party by year, and its running total, with the last offer's behind.
#[component]
pub fn CashChart(
    /// Unique on the page.
    id: &'static str,
    /// Whose, followed.
    party: Signal<Party>,
    /// Which case, followed.
    case: Signal<CashCase>,
) -> impl IntoView {
    let state = state();
    let draw = move |valued: &Valued, words: &PlotWords, formats: &Formats| {
        let (party, case) = (party.get(), case.get());
        let now = plot::cashflow(&valued.valuation, &valued.deal, party, case, words, formats);
        state.baseline.with(|baseline| match baseline {
            // Until the draft differs there is nothing to compare.
            Some(last) if last.valuation != valued.valuation => match last.since {
                Since::Offer(number) => {
                    plot::with_offer(now, (&last.valuation, number), party, case, words)
                }
                Since::Opened => now,
            },
            Some(_) | None => now,
        })
    };
    view! { <Chart id=id draw=Box::new(draw) /> }
}
