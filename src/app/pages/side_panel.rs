//! What the terms come to, beside them: cash by year, payments by kind, what is usual. Private.

mod payments_table;

use crate::app::components::{Chart, MarketRanges};
use crate::app::state::state;
use crate::domain::deal::Party;
use crate::plot::{self, CashCase};
use leptos::prelude::*;
use payments_table::PaymentsTable;

/// What the terms come to.
#[component]
pub fn Beside() -> impl IntoView {
    let state = state();
    view! {
        <div class="results follows" data-stale=state.graph.stale_mark()>
            <Chart
                id="terms-cash"
                draw=Box::new(|valued, words, formats| {
                    plot::cashflow(
                        &valued.valuation,
                        &valued.deal,
                        Party::Licensor,
                        CashCase::Expected,
                        words,
                        formats,
                    )
                })
            />
            <PaymentsTable />
            <MarketRanges />
        </div>
    }
}
