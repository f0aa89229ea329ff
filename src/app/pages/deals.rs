//! The deals of this browser, and where new ones come from.

mod import;
mod mine;
mod public;
mod start;

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
            <div class="results">
                <Public />
            </div>
        </div>
    }
}
