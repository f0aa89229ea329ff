//! Numbers with a meaning: amounts, and numbers that explain themselves.

use super::signals::{aria, block, click, live, pressed};
use crate::app::explain_words::figure_name;
use crate::app::state::state;
use crate::domain::valuation::{DEAL_FIGURES, Figure};
use crate::tr;
use leptos::prelude::*;

/// A formatted number; a negative one stands in parentheses for the eye and has a minus for the ear.
#[component]
pub fn Amount(
    /// The number as formatted.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    block(move || {
        let text = text.get();
        let negative = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
        match negative.map(str::to_owned) {
            Some(size) => view! {
                <span class="unseen">"−"</span>
                <span aria-hidden="true">"("</span>
                {size}
                <span aria-hidden="true">")"</span>
            }
            .into_any(),
            None => text.into_any(),
        }
    })
}

/// What marks a number that explains itself in the page.
pub fn number_id(figure: Figure) -> String {
    match figure {
        Figure::PosFiling { programme } => format!("p{programme}"),
        Figure::Continuation { option } => format!("o{option}"),
        known => {
            let place = DEAL_FIGURES.iter().position(|listed| *listed == known);
            place.unwrap_or_default().to_string()
        }
    }
}

/// A number that opens its explanation.
#[component]
pub fn Explained(
    /// Which number it is.
    figure: Figure,
    /// The number as formatted.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let state = state();
    let open = move || state.explained.get() == Some(figure);
    view! {
        <button
            type="button"
            class="explained"
            data-figure=number_id(figure)
            on:keydown=pressed(move |event| {
                if event.key() == "Escape" {
                    state.explained.set(None);
                }
            })
            aria-expanded=aria(open)
            aria-controls="explanation"
            title=live(move || tr!(state, explain.open, what = figure_name(state, figure)))
            on:click=click(move || {
                let shown = state.explained.get_untracked() == Some(figure);
                state.explained.set((!shown).then_some(figure));
            })
        >
            <Amount text=text />
        </button>
    }
}
