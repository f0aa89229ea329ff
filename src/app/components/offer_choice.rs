//! A choice among the offers made.

use super::form_spec::LabelText;
use super::signals::{block, typed};
use crate::app::browser;
use crate::app::field_names::party;
use crate::app::state::AppState;
use crate::domain::negotiation::rounds::rounds;
use crate::tr;
use leptos::prelude::*;

/// Every offer by its instant, with its number, its side and its time.
fn offers(state: AppState) -> Signal<Vec<(String, String)>> {
    let listed = state.follow(&["rounds"], |draft| {
        rounds(draft)
            .into_iter()
            .map(|it| (it.number, it.at, it.side, it.kept.is_some()))
            .collect::<Vec<_>>()
    });
    Signal::derive(move || {
        let named = listed.get().into_iter().map(|(number, instant, side, kept)| {
            let when = browser::shown_instant(&instant);
            let kept =
                if kept { format!(" · {}", tr!(state, round.not_made)) } else { String::new() };
            (instant, format!("{number} · {} · {when}{kept}", party(state, side)))
        });
        named.collect()
    })
}

/// The offers to choose from, by their instants; before them, where it is named, none of them.
pub fn offer_choice(
    state: AppState,
    id: &'static str,
    none: Option<LabelText>,
    chosen: Signal<String>,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    let listed = offers(state);
    let options = block(move || {
        let none = none.map(|name| (String::new(), name(state.locale()).to_owned()));
        let chosen = chosen.get();
        let option = |(at, name)| {
            let selected = at == chosen;
            view! {
                <option value=at selected=selected>
                    {name}
                </option>
            }
        };
        none.into_iter().chain(listed.get()).map(option).collect_view()
    });
    view! {
        <select id=id on:change=typed(choose)>
            {options}
        </select>
    }
    .into_any()
}
