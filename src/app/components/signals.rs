//! What views hold instead of closures: live texts, attributes, blocks and handlers, one type each.
//!
//! Leptos compiles its rendering code anew for every closure in a view; behind these few types it is
//! compiled once, which is what keeps the first load within its budget.

use crate::app::browser;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// A text that follows what it reads.
pub fn live(text: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(text)
}

/// An attribute that follows what it reads, and is absent while there is nothing to say.
pub fn maybe(text: impl Fn() -> Option<String> + Send + Sync + 'static) -> Signal<Option<String>> {
    Signal::derive(text)
}

/// A yes or no that follows what it reads.
pub fn flag(holds: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(holds)
}

/// `true` or `false` as a text, as ARIA wants it.
pub fn aria(holds: impl Fn() -> bool + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(move || holds().to_string())
}

/// A part of a view that is made anew whenever what it reads changes.
pub type BlockView = Box<dyn FnMut() -> AnyView + Send>;

/// A part of a view that is made anew whenever what it reads changes.
pub fn block<V: IntoView + 'static>(mut view: impl FnMut() -> V + Send + 'static) -> BlockView {
    Box::new(move || view().into_any())
}

/// A part of a view that is below what is seen first: made once the browser has painted what is above it, each
/// such part in a task of its own.
pub fn later<V: IntoView + 'static>(view: impl Fn() -> V + Send + 'static) -> BlockView {
    let due = RwSignal::new(false);
    browser::after_paint(move || {
        // The tab may have been left meanwhile.
        let _ = due.try_set(true);
    });
    block(move || due.get().then(&view))
}

/// A handler of clicks.
pub fn click(act: impl Fn() + 'static) -> Box<dyn FnMut(ev::MouseEvent)> {
    Box::new(move |_| act())
}

/// A handler of what is typed or chosen.
pub fn typed(act: impl Fn(String) + 'static) -> Box<dyn FnMut(ev::Event)> {
    Box::new(move |event| act(event_target_value(&event)))
}

/// A handler of a box ticked or cleared.
pub fn ticked(act: impl Fn(bool) + 'static) -> Box<dyn FnMut(ev::Event)> {
    Box::new(move |event| act(event_target_checked(&event)))
}

/// A handler of a `<details>` opened or closed.
pub fn unfolded(act: impl Fn(bool) + 'static) -> Box<dyn FnMut(ev::Event)> {
    Box::new(move |event| {
        let details = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        act(details.is_some_and(|details| details.has_attribute("open")));
    })
}

/// A handler of keys. Those that compose a Chinese word belong to what composes it.
pub fn pressed(act: impl Fn(ev::KeyboardEvent) + 'static) -> Box<dyn FnMut(ev::KeyboardEvent)> {
    Box::new(move |event| {
        if !is_composing(&event) {
            act(event);
        }
    })
}

/// A handler of the keys that press a button.
pub fn entered(act: impl Fn() + 'static) -> Box<dyn FnMut(ev::KeyboardEvent)> {
    pressed(move |event| {
        if matches!(event.key().as_str(), "Enter" | " ") {
            event.prevent_default();
            act();
        }
    })
}

/// Whether a key composes a word: some browsers say so, others give the key the number 229.
pub fn is_composing(event: &ev::KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == 229
}

/// A button that stays pressed while what it chooses is chosen.
pub fn choice(
    chosen: impl Fn() -> bool + Send + Sync + 'static,
    choose: impl Fn() + 'static,
    name: impl IntoView + 'static,
) -> AnyView {
    view! {
        <button type="button" aria-pressed=aria(chosen) on:click=click(choose)>
            {name}
        </button>
    }
    .into_any()
}
