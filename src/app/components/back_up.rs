//! The whole deal leaves this browser, for its owner alone.

use super::share_link::MakeLink;
use super::signals::click;
use crate::app::state::state;
use crate::export::link::LinkScope;
use crate::text;
use leptos::prelude::*;

/// Keeps the whole deal outside this browser.
#[component]
pub fn BackUp() -> impl IntoView {
    let state = state();
    view! {
        <p class="message" data-severity="amber">
            {text!(state, send.private_note)}
        </p>
        <div class="switches">
            <button type="button" class="add" id="back-up" on:click=click(move || state.back_up())>
                {text!(state, send.back_up)}
            </button>
        </div>
        <MakeLink what=LinkScope::Whole />
    }
}
