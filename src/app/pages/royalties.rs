//! Sales and royalties of the success case, and what happens when things go otherwise.

mod scenarios;

use crate::app::components::Chart;
use crate::app::state::state;
use crate::plot::{self, CashCase};
use leptos::prelude::*;
use scenarios::Scenarios;

/// Sales, royalties, scenarios.
#[component]
pub fn Royalties() -> impl IntoView {
    let state = state();
    let stale = state.graph.stale_mark();
    view! {
        <div class="columns even" data-stale=stale>
            <Chart
                id="royalty-sales"
                draw=Box::new(|valued, words, formats| {
                    plot::net_sales(
                        &valued.valuation,
                        &valued.deal,
                        CashCase::Success,
                        words,
                        formats,
                    )
                })
            />
            <Chart
                id="royalty-tiers"
                draw=Box::new(|valued, words, formats| {
                    plot::royalty_by_tier(
                        &valued.valuation,
                        &valued.deal,
                        CashCase::Success,
                        words,
                        formats,
                    )
                })
            />
            <Chart
                id="royalty-rate"
                draw=Box::new(|valued, words, formats| {
                    plot::effective_rate_over_time(
                        &valued.valuation,
                        CashCase::Success,
                        words,
                        formats,
                    )
                })
            />
            <Chart
                id="royalty-curve"
                draw=Box::new(|valued, words, formats| {
                    plot::effective_rate_by_sales(&valued.valuation, &valued.deal, words, formats)
                })
            />
        </div>
        <Scenarios />
    }
}
