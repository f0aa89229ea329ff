//! Whose model every value is seen through: one's own, or what the other side is supposed to believe.

use super::signals::{aria, block, click, live};
use crate::app::commands::{Command, key_of};
use crate::app::state::state;
use crate::domain::draft::{Audience, Draft};
use crate::{text, tr};
use leptos::prelude::*;

/// The switch between the two models.
#[component]
pub fn ModelSwitch() -> impl IntoView {
    let state = state();
    let choice = move |view: Audience, name: Signal<&'static str>, id: &'static str| {
        let change = move || {
            if state.graph.view.get_untracked() != view {
                state.change_model();
            }
        };
        view! {
            <button
                type="button"
                id=id
                aria-pressed=aria(move || state.graph.view.get() == view)
                on:click=click(change)
            >
                {name}
            </button>
        }
    };
    let held = state.follow(&["other"], Draft::has_other);
    let drop = move || {
        state.look(Audience::Own);
        state.edit(Draft::drop_other);
    };
    view! {
        <div class="switches">
            <span role="group" class="switch" aria-label=text!(state, model.label)>
                {choice(Audience::Own, text!(state, model.own), "model-own")}
                {choice(Audience::Other, text!(state, model.other), "model-other")}
            </span>
            <span class="note">
                {live(move || tr!(state, model.note, key = key_of(Command::Model)))}
            </span>
            {block(move || {
                held.get()
                    .then(|| {
                        view! {
                            <button type="button" class="link" id="model-drop" on:click=click(drop)>
                                {text!(state, model.drop)}
                            </button>
                        }
                    })
            })}
        </div>
    }
}
