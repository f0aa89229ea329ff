//! What the terms come to, beside them: cash by year, payments by kind, what is usual. Private.

mod payments_table;

use crate::app::components::{CashChart, MarketRanges, live};
use crate::app::field_names::party;
use crate::app::state::{AppState, state};
use crate::plot::CashCase;
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
            <CashChart
                id="terms-cash"
                party=Signal::derive(move || state.our_side())
                case=Signal::stored(CashCase::Expected)
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
