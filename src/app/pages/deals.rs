//! The deals of this browser, and where new ones come from.

mod mine;
mod public;
mod start;

use super::Section;
use crate::app::preferences::Tab;
use crate::app::state::AppState;
use leptos::prelude::*;
use mine::Mine;
use public::Public;
use start::Start;

/// The deals of this browser, and where new ones come from.
#[component]
pub fn Deals() -> impl IntoView {
    view! {
        <div class="columns">
            <div class="inputs">
                <Mine />
                <Start />
            </div>
            <div class="results"><Public /></div>
        </div>
    }
}

/// Takes a file in as a new deal and shows its terms, or says why not.
fn take_in(state: AppState, name: &str, file: &str) {
    let before = state.shelf.current();
    state.notice.set(None);
    state.import(name, file);
    if state.shelf.current() != before {
        state.tab.set(Tab::Terms);
    }
}
