//! What leaves this browser: the paper, to the other side; the whole deal, for its owner alone.

use super::share_link::MakeLink;
use super::signals::click;
use crate::app::browser;
use crate::app::notice::Panel;
use crate::app::state::state;
use crate::export::link::LinkScope;
use crate::text;
use leptos::prelude::*;

/// Sends the paper to the other side.
#[component]
pub fn Send() -> impl IntoView {
    let state = state();
    browser::focus_soon("[id=\"send-file\"]".to_owned());
    view! {
        <p>{text!(state, send.note)}</p>
        <div class="switches">
            <button
                type="button"
                class="add"
                id="send-file"
                on:click=click(move || state.send_file())
            >
                {text!(state, send.file)}
            </button>
            <button
                type="button"
                class="add"
                id="make-link"
                on:click=click(move || state.panel.set(Some(Panel::Link)))
            >
                {text!(state, link.make)}
            </button>
        </div>
    }
}

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
