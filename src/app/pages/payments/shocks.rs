//! The moves of the exchange rate the user wants to see.

use crate::app::components::{Control, block, click, live};
use crate::app::state::state;
use crate::{text, tr};
use leptos::prelude::*;
use serde_json::Value;

const SHOCKS: &str = "payments.shocks";

/// A field for each move, and buttons to add and remove one.
#[component]
pub fn Shocks() -> impl IntoView {
    let state = state();
    let rows = state.rows(SHOCKS);
    let row = move |row: usize| {
        let name = live(move || format!("{} {}", tr!(state, pay.shock), row + 1));
        view! {
            <span class="shock">
                <Control path=format!("{SHOCKS}.{row}") name=name />
                <button
                    type="button"
                    aria-label=live(move || tr!(state, row.remove, row = row + 1))
                    on:click=click(move || state.edit(|draft| draft.remove_row(SHOCKS, row)))
                >
                    "×"
                </button>
            </span>
        }
    };
    let add = move || state.edit(|draft| draft.insert_row(SHOCKS, usize::MAX, Value::from("-5")));
    view! {
        <p class="note">{text!(state, pay.shocks_note)}</p>
        <div class="shocks">{block(move || (0..rows.get()).map(row).collect_view())}</div>
        <button type="button" class="add" id="add-payments-shocks" on:click=click(add)>
            {text!(state, pay.add_shock)}
        </button>
    }
}
