//! The catalogue: a wasm of its own in a web worker, loaded by the page when it is first asked.
//!
//! What it answers is worked out in [`parley::domain::catalogue`]; here is only the line to the page.

use parley::domain::catalogue::{Answer, Request, answer};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let line = scope.clone();
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let request = Request::from_text(&event.data().as_string().unwrap_or_default());
        say(&line, &request.map_or(Answer::Refused, answer));
    });
    scope.set_onmessage(Some(hear.into_js_value().unchecked_ref()));
    // A message that comes before anybody listens is lost: the page waits for this one.
    say(&scope, &Answer::Ready);
}

fn say(page: &DedicatedWorkerGlobalScope, answer: &Answer) {
    // Only what cannot be copied is refused, and a text can.
    let _ = page.post_message(&answer.to_text().into());
}
