//! Whose page this is, and who may be looking at it: always in sight.

use super::signals::{aria, block, click, flag, live, typed};
use crate::app::commands::{self, Command, key_of};
use crate::app::field_names::{called, party, word};
use crate::app::preferences::FigureSize;
use crate::app::state::{AppState, state};
use crate::domain::deal::Party;
use crate::domain::draft::{Audience, child};
use crate::{text, tr};
use leptos::prelude::*;

/// The strip over everything else.
#[component]
pub fn StateStrip() -> impl IntoView {
    let state = state();
    block(move || match state.graph.view.get() {
        Audience::Shared => view! { <Shared /> }.into_any(),
        Audience::Own | Audience::Other => view! { <Private /> }.into_any(),
    })
}

/// Only its owner looks.
#[component]
fn Private() -> impl IntoView {
    let state = state();
    let through = block(move || {
        let other = state.graph.view.get() == Audience::Other;
        other.then(|| view! { <span class="through">{text!(state, app.through_other)}</span> })
    });
    view! {
        <section class="strip" id="state" aria-label=text!(state, seat.label)>
            <b>{text!(state, seat.private)}</b>
            <span>{live(move || us(state))}</span>
            {through}
            <span class="tools">
                <Side />
                <RoomSwitch />
                <button
                    type="button"
                    id="share-view"
                    on:click=click(move || commands::run(state, Command::Share))
                >
                    {live(move || tr!(state, seat.show, key = key_of(Command::Share)))}
                </button>
            </span>
        </section>
    }
}

/// Our company and our side.
fn us(state: AppState) -> String {
    let side = state.our_side();
    let path = child(&child("terms.parties", side.word()), "name");
    state.draft.track_path(&path);
    let name = called(state, &state.draft.with_untracked(|draft| draft.text(&path).to_owned()));
    let side = party(state, side).to_lowercase();
    if name.is_empty() { side } else { tr!(state, seat.us, name = name, side = side) }
}

/// Which side is ours. What came with a link is only read.
#[component]
fn Side() -> impl IntoView {
    let state = state();
    block(move || {
        (!state.deals.from_link.get()).then(|| {
            view! { <label class="inline">{text!(state, seat.you_are)} <SideChoice id="our-side" /></label> }
        })
    })
}

/// The choice of our side.
#[component]
pub fn SideChoice(
    /// Its id in the page.
    id: &'static str,
) -> impl IntoView {
    let state = state();
    let option = |side: Party| {
        view! {
            <option value=side.word() prop:selected=flag(move || state.our_side() == side)>
                {live(move || word(state, "stance.side", side.word()).to_owned())}
            </option>
        }
    };
    view! {
        <select id=id on:change=typed(move |side| state.set("stance.side", &side))>
            {Party::ALL.map(option).collect_view()}
        </select>
    }
}

/// Both parties look, or it is asked whether they still do.
#[component]
fn Shared() -> impl IntoView {
    let state = state();
    block(move || {
        let asked = state.leaving.get();
        view! {
            <section
                class="strip shared"
                id="state"
                aria-live="polite"
                aria-label=text!(state, seat.label)
            >
                {if asked {
                    view! { <Leaving /> }.into_any()
                } else {
                    view! {
                        <b>{text!(state, seat.shared)}</b>
                        <span class="tools">
                            <RoomSwitch />
                            <button
                                type="button"
                                id="share-view"
                                on:click=click(move || commands::run(state, Command::Share))
                            >
                                {text!(state, seat.leave)}
                            </button>
                        </span>
                    }
                        .into_any()
                }}
            </section>
        }
    })
}

/// Whether the view is to be left. Nothing private is on the page before the answer.
#[component]
fn Leaving() -> impl IntoView {
    let state = state();
    view! {
        <b>{text!(state, seat.ask)}</b>
        <span class="tools">
            <button
                type="button"
                id="leave-shared"
                on:click=click(move || state.look(Audience::Own))
            >
                {text!(state, seat.yes)}
            </button>
            <button type="button" id="stay-shared" on:click=click(move || state.leaving.set(false))>
                {text!(state, seat.no)}
            </button>
        </span>
    }
}

/// Figures for a room.
#[component]
fn RoomSwitch() -> impl IntoView {
    let state = state();
    view! {
        <button
            type="button"
            id="room"
            aria-pressed=aria(move || state.size.get() == FigureSize::Room)
            on:click=click(move || commands::run(state, Command::Room))
        >
            {text!(state, seat.room)}
        </button>
    }
}
