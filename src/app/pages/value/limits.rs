//! What is not in the numbers.

use crate::app::components::LabelText;
use crate::app::state::state;
use crate::{say, text};
use leptos::prelude::*;

/// What is not in the numbers, folded away.
#[component]
pub fn Limits() -> impl IntoView {
    const LIMITS: [LabelText; 8] = [
        say!(value.limit_losses),
        say!(value.limit_upstream),
        say!(value.limit_margin),
        say!(value.limit_stop),
        say!(value.limit_supply),
        say!(value.limit_project),
        say!(value.limit_runs),
        say!(value.limit_headline),
    ];
    let state = state();
    let lines = LIMITS.map(|limit| view! { <li>{state.says(limit)}</li> });
    view! {
        <details>
            <summary>{text!(state, value.limits)}</summary>
            <ul class="note">{lines.collect_view()}</ul>
        </details>
    }
}
