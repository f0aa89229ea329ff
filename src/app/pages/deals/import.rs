//! What was sent to us is opened: a deal file becomes a new deal, an offer is shown.

use crate::app::browser::{self, CodeFailure, Taken};
use crate::app::components::say_if_agreed;
use crate::app::notice::Notice;
use crate::app::preferences::Tab;
use crate::app::state::AppState;
use crate::export::link::{is_offer, open};
use crate::tr;
use leptos::prelude::*;

/// Opens what was chosen in an input: a deal file, an offer, a picture of a code.
pub fn open_chosen(state: AppState, input: web_sys::HtmlInputElement) {
    browser::read_file(input, move |name, taken| match taken {
        Taken::Text(text) => import_deal(state, &name, &text),
        Taken::Code(Ok(text)) => open_code(state, &text),
        Taken::Code(Err(failure)) => {
            let why = untrack(|| match failure {
                CodeFailure::NoReader => tr!(state, offer.no_reader),
                CodeFailure::NoCode => tr!(state, offer.no_code),
            });
            state.notice.set(Some(Notice::Said(why.to_owned())));
        }
    });
}

/// What a code held: the address of an offer or of a paper.
fn open_code(state: AppState, text: &str) {
    let text = text.split_once('#').map_or(text, |(_, fragment)| fragment);
    if is_offer(text) || open(text).is_ok() {
        return state.await_text(text.to_owned());
    }
    let why = untrack(|| tr!(state, offer.other_code));
    state.notice.set(Some(Notice::Said(why.to_owned())));
}

/// Makes a new deal of a file and shows its terms, or says why not.
pub fn import_deal(state: AppState, name: &str, file: &str) {
    if is_offer(file) {
        return state.await_text(file.to_owned());
    }
    let before = state.deals.current();
    state.notice.set(None);
    state.import(name, file);
    if state.deals.current() != before {
        state.tab.set(Tab::Terms);
        say_if_agreed(state);
    }
}
