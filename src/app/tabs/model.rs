//! Whose model every value is seen through: one's own, or what the other side is supposed to believe.

use crate::app::components::{aria, block, click, live};
use crate::app::desk::desk;
use crate::app::keys::{Command, key_of};
use crate::domain::draft::{Draft, View};
use crate::{text, tr};
use leptos::prelude::*;

/// The switch between the two models.
#[component]
pub fn ModelSwitch() -> impl IntoView {
    let desk = desk();
    let choice = move |view: View, name: Signal<&'static str>, id: &'static str| {
        let change = move || {
            if desk.graph.view.get_untracked() != view {
                desk.change_model();
            }
        };
        view! {
            <button
                type="button"
                id=id
                aria-pressed=aria(move || desk.graph.view.get() == view)
                on:click=click(change)
            >
                {name}
            </button>
        }
    };
    let held = desk.follow(|draft, _| draft.has_other());
    let drop = move || {
        desk.look(View::Own);
        desk.edit(Draft::drop_other);
    };
    view! {
        <div class="switches">
            <span role="group" class="switch" aria-label=text!(desk, model.label)>
                {choice(View::Own, text!(desk, model.own), "model-own")}
                {choice(View::Other, text!(desk, model.other), "model-other")}
            </span>
            <span class="note">{live(move || tr!(desk, model.note, key = key_of(Command::Model)))}</span>
            {block(move || held.get().then(|| view! {
                <button type="button" class="link" id="model-drop" on:click=click(drop)>{text!(desk, model.drop)}</button>
            }))}
        </div>
    }
}
