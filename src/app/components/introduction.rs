//! What this page is, on a first visit: one line, until it is put away.

use super::signals::{block, click};
use super::state_strip::SideChoice;
use crate::app::browser;
use crate::app::preferences::{Introduction as Read, Tab};
use crate::app::state::{AppState, state};
use crate::{text, tr};
use leptos::prelude::*;

/// What this page is.
#[component]
pub fn Introduction() -> impl IntoView {
    let state = state();
    block(move || {
        let shown = state.introduction.get() == Read::Shown
            && !state.is_shared()
            && !state.deals.from_link.get();
        shown.then(|| line(state))
    })
}

fn line(state: AppState) -> AnyView {
    let read = move || state.introduction.set(Read::Read);
    let start = move |control: &str| {
        read();
        state.tab.set(Tab::Deals);
        browser::focus_soon(format!("[id=\"{control}\"]"));
    };
    view! {
        <section class="introduction" id="introduction" aria-label="Parley">
            <span>
                <b>"Parley"</b>
                {tr!(state, intro.what)}
            </span>
            <label class="inline">
                {text!(state, seat.you_are)} <SideChoice id="first-side" />
            </label>
            <span class="ways">
                <button
                    type="button"
                    id="start-template"
                    on:click=click(move || start("template-kind"))
                >
                    {text!(state, intro.template)}
                </button>
                <button type="button" id="start-open" on:click=click(move || start("import"))>
                    {text!(state, intro.open)}
                </button>
                <button type="button" id="start-look" on:click=click(read)>
                    {text!(state, intro.look)}
                </button>
            </span>
            <span class="soft">{text!(state, intro.find)}</span>
        </section>
    }
    .into_any()
}
