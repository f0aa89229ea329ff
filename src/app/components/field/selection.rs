//! A list of words to choose from.

use super::entry::on_paste;
use super::face::FieldFace;
use crate::app::components::form_spec::GridCell;
use crate::app::components::signals::{block, flag, live, typed};
use crate::app::field_names::{called, word};
use crate::app::ids::control_id;
use crate::app::state::AppState;
use crate::domain::draft::{self, CHOICE_SOURCES, Choice};
use crate::domain::lang::Lang;
use crate::tr;
use leptos::prelude::*;

/// A list longer than this is made once its control is in use: a grid of such lists is tens of thousands of words.
const LONG: usize = 100;

/// A list of words. A text that is none of them stays, and shows as it is.
pub fn selection(
    state: AppState,
    face: FieldFace,
    words: Signal<Vec<Choice>>,
    place: Option<GridCell>,
) -> impl IntoView {
    let FieldFace { path, hint, text, name, invalid, basis, origin, .. } = face;
    let text = Memo::new(move |_| text.get()); // the options are made anew when it changes
    let (id, at) = (control_id(&path), path.clone());
    let used = RwSignal::new(false);
    let options = block(move || {
        let mut words = words.get();
        let typed = text.get();
        if words.len() > LONG && !used.get() {
            words.retain(|choice| choice.word == typed);
        }
        if words.iter().all(|choice| choice.word != typed) {
            words.insert(0, Choice { word: typed, name: String::new() });
        }
        words.into_iter().map(|choice| option(state, at.clone(), text, choice)).collect_view()
    });
    view! {
        <select
            id=id
            data-basis=basis
            title=origin
            aria-label=name
            aria-invalid=invalid
            aria-describedby=hint
            on:change=typed(move |chosen| state.set(&path, &chosen))
            on:focus=move |_| used.set(true)
            on:paste=on_paste(state, place)
        >
            {options}
        </select>
    }
}

fn option(state: AppState, path: String, text: Memo<String>, choice: Choice) -> impl IntoView {
    let Choice { word: value, name } = choice;
    let chosen = {
        let value = value.clone();
        move || text.with(|text| *text == value)
    };
    let shown = {
        let value = value.clone();
        live(move || {
            let shown = if name.is_empty() { word(state, &path, &value) } else { &name };
            if shown.is_empty() { tr!(state, word.choose).to_owned() } else { called(state, shown) }
        })
    };
    view! {
        <option value=value prop:selected=flag(chosen)>
            {shown}
        </option>
    }
}

/// The words of a field that is chosen from its own.
pub fn fixed(words: &'static [&'static str]) -> Signal<Vec<Choice>> {
    let choice = |word: &&str| Choice { word: (*word).to_owned(), name: String::new() };
    Signal::stored(words.iter().map(choice).collect())
}

/// What a field that names something else of the deal may name.
pub fn deal_choices(state: AppState, path: &str) -> Option<Signal<Vec<Choice>>> {
    state.draft.with_untracked(|draft| draft::choices(draft, path, Lang::En))?;
    let path = path.to_owned();
    let known = Memo::new(move |_| {
        CHOICE_SOURCES.iter().for_each(|source| state.draft.track_path(source));
        let lang = state.lang();
        state.draft.with_untracked(|draft| draft::choices(draft, &path, lang)).unwrap_or_default()
    });
    Some(known.into())
}
