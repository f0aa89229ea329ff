//! Which row of a list a form is about: a button for each, one more to add another.

use super::form_spec::LabelText;
use super::signals::{aria, block, click, live};
use crate::app::field_names::label;
use crate::app::state::{AppState, state};
use crate::domain::draft::{CHOICE_SOURCES, Choice, Draft, child};
use leptos::prelude::*;

/// A list whose rows a form is about, one at a time.
pub struct RowSwitchSpec {
    /// Path of the list.
    pub list: &'static str,
    /// Its rows, by name.
    pub names: fn(&Draft) -> Vec<Choice>,
    /// Adds a row; the number is the row shown.
    pub add: fn(&mut Draft, usize),
    /// What the button that adds says.
    pub add_name: LabelText,
    /// Takes a row out.
    pub remove: fn(&mut Draft, usize),
    /// What the button that takes the row shown out says.
    pub remove_name: LabelText,
}

/// Path of the row shown: the last one where there are fewer.
pub fn row_shown(state: AppState, list: &'static str, shown: RwSignal<usize>) -> Signal<String> {
    let rows = state.rows(list);
    let path = Memo::new(move |_| child(list, shown.get().min(rows.get().saturating_sub(1))));
    path.into()
}

/// A button for each row, where there are several.
#[component]
pub fn RowSwitch(
    /// The list.
    spec: &'static RowSwitchSpec,
    /// The row shown.
    shown: RwSignal<usize>,
) -> impl IntoView {
    let state = state();
    let names = state.follow(CHOICE_SOURCES, spec.names);
    let at = move || shown.get().min(names.with(|names| names.len().saturating_sub(1)));
    let button = move |(row, choice): (usize, Choice)| {
        let name = if choice.name.is_empty() { choice.word } else { choice.name };
        view! {
            <button
                type="button"
                aria-pressed=aria(move || at() == row)
                on:click=click(move || shown.set(row))
            >
                {name}
            </button>
        }
    };
    block(move || {
        let names = names.get();
        (names.len() > 1).then(|| {
            let buttons = names.into_iter().enumerate().map(button).collect_view();
            let caption = live(move || label(state, spec.list).to_owned());
            view! {
                <div role="group" class="switch rows" aria-label=caption>
                    {buttons}
                </div>
            }
        })
    })
}

/// The buttons that add a row and take the one shown out.
#[component]
pub fn RowTools(
    /// The list.
    spec: &'static RowSwitchSpec,
    /// The row shown.
    shown: RwSignal<usize>,
) -> impl IntoView {
    let state = state();
    let rows = state.rows(spec.list);
    let count = move || state.draft.with_untracked(|draft| draft.rows(spec.list));
    let add = move || {
        let row = count();
        let here = shown.get_untracked().min(row.saturating_sub(1));
        state.edit(|draft| (spec.add)(draft, here));
        shown.set(row);
    };
    let remove = move || {
        let last = count().saturating_sub(1);
        let row = shown.get_untracked().min(last);
        state.edit(|draft| (spec.remove)(draft, row));
        shown.set(row.min(last.saturating_sub(1)));
    };
    let take_out = block(move || {
        (rows.get() > 1).then(|| {
            view! {
                <button type="button" class="add" on:click=click(remove)>
                    {state.says(spec.remove_name)}
                </button>
            }
        })
    });
    view! {
        <button type="button" class="add" on:click=click(add)>
            {state.says(spec.add_name)}
        </button>
        {take_out}
    }
}
