//! The page's line to its catalogue of deals to start from, a second wasm in a web worker.
//!
//! The worker starts with the first question. It answers each one in turn, so answers need no number. When
//! it fails (not loaded, stopped), every open question is told so, and the next one starts another.

use crate::domain::catalogue::{Answer, Listed, Request};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::collections::VecDeque;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker};

/// Beside index.html in the site; trunk gives the files of a worker no hash.
const WORKER: &str = "./catalogue_worker.js";

/// What to do with an answer; `None` when there will be none.
type Then = Box<dyn FnOnce(Option<Answer>)>;

/// The public deals, as far as they are here.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Listing {
    /// Not asked for.
    #[default]
    Unasked,
    /// Asked for.
    Loading,
    /// Here.
    Here(Vec<Listed>),
    /// Asked for in vain.
    Failed,
}

#[derive(Default)]
struct Line {
    worker: Option<Worker>,
    /// Whether the worker listens.
    ready: bool,
    /// Questions not yet sent, oldest first.
    unsent: Vec<String>,
    /// Who waits for an answer, oldest question first.
    waiting: VecDeque<Then>,
}

/// The line to the catalogue. Copied freely: every field is a handle.
#[derive(Clone, Copy)]
pub struct Catalogue {
    line: StoredValue<SendWrapper<Line>>,
    /// The public deals.
    pub listing: RwSignal<Listing>,
}

/// The line of the component's page.
pub fn catalogue() -> Catalogue {
    expect_context()
}

impl Catalogue {
    /// A line nobody has used.
    pub fn new() -> Self {
        Self {
            line: StoredValue::new(SendWrapper::new(Line::default())),
            listing: RwSignal::new(Listing::default()),
        }
    }

    /// Asks for the public deals, unless they are here or on their way.
    pub fn list(self, failed: impl FnOnce() + 'static) {
        if self.listing.with_untracked(|now| matches!(now, Listing::Loading | Listing::Here(_))) {
            return;
        }
        self.listing.set(Listing::Loading);
        self.ask(Request::PublicDeals, move |answer| match answer {
            Some(Answer::PublicDeals(deals)) => self.listing.set(Listing::Here(deals)),
            _ => {
                self.listing.set(Listing::Failed);
                failed();
            }
        });
    }

    /// Asks; `then` is called once, with `None` when there will be no answer.
    pub fn ask(self, request: Request, then: impl FnOnce(Option<Answer>) + 'static) {
        let question = request.to_text();
        self.line.update_value(|line| {
            line.unsent.push(question);
            line.waiting.push_back(Box::new(then));
        });
        if self.start().is_ok() { self.send() } else { self.hang_up() }
    }

    /// Starts the worker unless it runs.
    fn start(self) -> Result<(), JsValue> {
        if self.line.with_value(|line| line.worker.is_some()) {
            return Ok(());
        }
        let worker = Worker::new(WORKER)?;
        let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            self.hear(&event.data().as_string().unwrap_or_default());
        });
        let fail = Closure::<dyn FnMut()>::new(move || self.hang_up());
        worker.set_onmessage(Some(hear.into_js_value().unchecked_ref()));
        worker.set_onerror(Some(fail.into_js_value().unchecked_ref()));
        self.line.update_value(|line| line.worker = Some(worker));
        Ok(())
    }

    /// Sends what is unsent, once the worker listens.
    fn send(self) {
        self.line.update_value(|line| {
            let Line { worker: Some(worker), ready: true, unsent, .. } = &mut **line else {
                return;
            };
            for question in unsent.drain(..) {
                // Only what cannot be copied is refused, and a text can.
                let _ = worker.post_message(&question.into());
            }
        });
    }

    fn hear(self, text: &str) {
        let answer = Answer::from_text(text);
        if answer == Some(Answer::Ready) {
            self.line.update_value(|line| line.ready = true);
            return self.send();
        }
        // Called after the line is let go: it may ask the next question.
        let then = self.line.try_update_value(|line| line.waiting.pop_front()).flatten();
        if let Some(then) = then {
            then(answer.filter(|answer| *answer != Answer::Refused));
        }
    }

    /// Gives the worker up and tells everyone who waits.
    fn hang_up(self) {
        let line =
            self.line.try_update_value(|line| std::mem::take(&mut **line)).unwrap_or_default();
        if let Some(worker) = line.worker {
            worker.terminate();
        }
        for then in line.waiting {
            then(None);
        }
    }
}
