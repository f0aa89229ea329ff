//! A blank of the draft, filled in where it stands: click or Enter opens it, Enter keeps what was typed, Escape not.

use crate::app::browser;
use crate::app::components::{block, click, entered, live};
use crate::app::ids::blank_id;
use crate::app::state::AppState;
use crate::domain::term_sheet::{BlankChoice, DraftBlank, fill, filled};
use crate::text;
use leptos::ev;
use leptos::prelude::*;

/// A blank as it reads, which a click turns into a field.
pub fn fill_in(state: AppState, blank: DraftBlank, shown: String, missing: bool) -> AnyView {
    let open = RwSignal::new(false);
    let view = block(move || {
        if open.get() {
            return field(state, blank, open);
        }
        let name = live(move || blank.name(state.lang()).to_owned());
        view! {
            <span
                class="ref fill"
                class:missing=missing
                role="button"
                tabindex="0"
                data-blank=blank_id(blank)
                title=name
                on:click=click(move || open.set(true))
                on:keydown=entered(move || open.set(true))
            >
                {shown.clone()}
            </span>
        }
        .into_any()
    });
    view.into_any()
}

/// The field, and below it the values to choose from.
fn field(state: AppState, blank: DraftBlank, open: RwSignal<bool>) -> AnyView {
    let id = format!("clause-{}", blank_id(blank).replace(".", "-"));
    let said = state.draft.with_untracked(|draft| blank.said(filled(draft, blank), state.lang()));
    let was = said.clone();
    // What was typed is kept once: the field may lose the focus because it was.
    let keep = move |text: &str| {
        if !open.try_get_untracked().unwrap_or_default() {
            return;
        }
        open.set(false);
        if text.trim() != was.trim() {
            state.edit(|draft| fill(draft, blank, text));
        }
    };
    let (at_enter, at_leave) = (keep.clone(), keep.clone());
    let back = move || browser::focus_soon(format!("[data-blank=\"{}\"]", blank_id(blank)));
    let keys: Box<dyn FnMut(ev::KeyboardEvent)> =
        Box::new(move |event| match event.key().as_str() {
            // A word being composed ends with Enter too.
            "Enter" if !event.is_composing() && event.key_code() != 229 => {
                event.prevent_default();
                at_enter(&event_target_value(&event));
                back();
            }
            "Escape" => {
                event.stop_propagation();
                open.set(false);
                back();
            }
            _ => {}
        });
    let left: Box<dyn FnMut(ev::FocusEvent)> =
        Box::new(move |event| at_leave(&event_target_value(&event)));
    let choices = blank.choices().map(|value| choice(state, value, keep.clone(), back));
    let choices: Vec<AnyView> = choices.collect();
    let choices = (!choices.is_empty()).then(|| {
        view! {
            <span class="choices">
                <small>{text!(state, doc.choices)}</small>
                {choices}
            </span>
        }
    });
    browser::focus_built(format!("#{id}"));
    view! {
        <span class="filling">
            <input
                id=id
                type="text"
                autocomplete="off"
                size=was_size(&said)
                prop:value=said
                aria-label=live(move || blank.name(state.lang()).to_owned())
                on:keydown=keys
                on:blur=left
            />
            {choices}
        </span>
    }
    .into_any()
}

/// As wide as what stands in it, within reason.
fn was_size(text: &str) -> String {
    text.chars().count().clamp(8, 40).to_string()
}

/// A value to be taken with one click.
fn choice(
    state: AppState,
    value: BlankChoice,
    keep: impl Fn(&str) + 'static,
    back: impl Fn() + 'static,
) -> AnyView {
    let take = move || {
        keep(value.en);
        back();
    };
    // The field would lose the focus, and with it this button, before the click.
    let hold: Box<dyn FnMut(ev::PointerEvent)> = Box::new(|event| event.prevent_default());
    view! {
        <span>
            <button type="button" class="ref" on:pointerdown=hold on:click=click(take)>
                {live(move || value.said(state.lang()).to_owned())}
            </button>
        </span>
    }
    .into_any()
}
