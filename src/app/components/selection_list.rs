//! A list of words chosen by pressing them; without any it stands for everything.

use super::grid::message;
use super::signals::{aria, block, click, live};
use crate::app::field_names::{called, label};
use crate::app::state::state;
use crate::domain::draft::{CHOICE_SOURCES, Choice, Draft};
use crate::domain::words;
use leptos::prelude::*;
use serde_json::Value;

/// The words a list may hold, those it holds pressed.
#[component]
pub fn SelectionList(
    /// Path of the list.
    list: String,
    /// What may be chosen.
    known: fn(&Draft) -> Vec<Choice>,
) -> impl IntoView {
    let state = state();
    let choices = state.follow(CHOICE_SOURCES, known);
    let held = {
        let list = list.clone();
        Memo::new(move |_| {
            state.draft.track_path(&list);
            state.draft.with_untracked(|draft| {
                draft.texts(&list).into_iter().map(str::to_owned).collect::<Vec<String>>()
            })
        })
    };
    let name = {
        let list = list.clone();
        live(move || label(state, &list).to_owned())
    };
    let prefix = list.clone();
    let button = move |choice: Choice| {
        let Choice { word, name } = choice;
        let shown = {
            let word = word.clone();
            live(move || match name.as_str() {
                // Only regions have no names of the deal's own.
                "" => words::region(&word, state.lang()).to_owned(),
                name => called(state, name),
            })
        };
        let pressed = {
            let word = word.clone();
            aria(move || held.with(|held| held.contains(&word)))
        };
        let list = list.clone();
        let toggle = move || {
            let at = held.with_untracked(|held| held.iter().position(|held| *held == word));
            state.edit(|draft| match at {
                Some(at) => draft.remove_row(&list, at),
                None => draft.insert_row(&list, usize::MAX, Value::from(word.as_str())),
            });
        };
        view! {
            <button type="button" aria-pressed=pressed on:click=click(toggle)>
                {shown}
            </button>
        }
    };
    // A word that can no longer be chosen stays, to be taken out.
    let shown = move || {
        let mut shown = choices.get();
        for word in held.get() {
            if shown.iter().all(|choice| choice.word != word) {
                shown.push(Choice { word, name: String::new() });
            }
        }
        shown
    };
    let buttons = block(move || shown().into_iter().map(button.clone()).collect_view());
    let issues = block(move || {
        state.graph.checked.with(|checked| {
            let below =
                |path: &str| path.strip_prefix(&prefix).is_some_and(|row| row.starts_with('.'));
            let here = checked.issues.iter().filter(|issue| below(&issue.path));
            here.map(|issue| message(state, issue)).collect_view()
        })
    });
    view! {
        <div class="field selection">
            <span class="caption">{name}</span>
            <span role="group" class="switch" aria-label=name>
                {buttons}
            </span>
            {issues}
        </div>
    }
}
