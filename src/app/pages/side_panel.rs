//! What the terms come to, beside them: cash by year, payments by kind, what is usual. Private.

mod payments_table;

use crate::app::components::{Chart, MarketRanges, live};
use crate::app::field_names::party;
use crate::app::state::{AppState, state};
use crate::plot::{self, CashCase};
use crate::tr;
use leptos::prelude::*;
use payments_table::PaymentsTable;

/// What the terms come to.
#[component]
pub fn Beside() -> impl IntoView {
    let state = state();
    view! {
        <div class="results follows" data-stale=state.graph.stale_mark()>
            <h2 id="whose-cash">{live(move || whose(state))}</h2>
            <Chart
                id="terms-cash"
                draw=Box::new(move |valued, words, formats| {
                    plot::cashflow(
                        &valued.valuation,
                        &valued.deal,
                        state.our_side(),
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

/// Whose cash it is, and on what basis.
fn whose(state: AppState) -> String {
    let side = party(state, state.our_side()).to_lowercase();
    tr!(state, seat.our_cash, side = side)
}
