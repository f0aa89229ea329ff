//! A field of the deal: what is typed, what is wrong with it, where it came from.

use crate::app::browser;
use crate::app::desk::{Desk, desk};
use crate::app::labels::{label, word};
use crate::domain::draft::{Kind, Step, field_at, is_block, nudge, paste};
use crate::domain::issue::Severity;
use crate::tr;
use leptos::prelude::*;

/// Where a cell stands in its grid: what Enter and a paste need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Path of the list.
    pub list: String,
    /// Paths of the grid's columns below a row.
    pub columns: Vec<String>,
    /// Row, from 0.
    pub row: usize,
    /// Column, from 0.
    pub column: usize,
}

/// The id in the page of the control for a path.
pub fn control_id(path: &str) -> String {
    format!("f-{}", path.replace('.', "-"))
}

/// A labelled field of a form.
#[component]
pub fn Field(
    /// Path of the leaf.
    #[prop(into)]
    path: String,
) -> impl IntoView {
    let desk = desk();
    let id = control_id(&path);
    let name = {
        let path = path.clone();
        move || label(desk, &path)
    };
    view! {
        <div class="field">
            <label for=id>{name}</label>
            <Control path=path />
        </div>
    }
}

/// A cell of a grid; its name is that of column and row.
#[component]
pub fn Cell(
    /// Where it stands.
    place: Place,
) -> impl IntoView {
    let desk = desk();
    let column = place.columns.get(place.column).cloned().unwrap_or_default();
    let path = format!("{}.{}.{column}", place.list, place.row);
    let name = {
        let path = path.clone();
        let row = place.row + 1;
        move || tr!(desk, field.in_row, label = label(desk, &path), row = row)
    };
    view! { <Control path=path place=place name=Signal::derive(name) /> }
}

/// The control itself with its messages, by the kind of leaf at the path.
#[component]
pub fn Control(
    /// Path of the leaf.
    path: String,
    /// Where it stands in a grid.
    #[prop(optional)]
    place: Option<Place>,
    /// Its name where no label element gives it one.
    #[prop(optional, into)]
    name: Option<Signal<String>>,
    /// Words to choose from, where they depend on the deal.
    #[prop(optional, into)]
    choices: Option<Signal<Vec<String>>>,
) -> impl IntoView {
    let desk = desk();
    let kind = field_at(&path).map_or(Kind::Text { required: false }, |field| field.kind);
    let issues = desk.graph.issues_at(path.clone());
    let hint = format!("{}-hint", control_id(&path));
    let messages = {
        let hint = hint.clone();
        let path = path.clone();
        view! { <Messages path=path hint=hint issues=issues /> }
    };
    let wrong = Signal::derive(move || {
        issues.with(|issues| issues.iter().any(|issue| issue.severity == Severity::Refused))
    });
    let face = Face { path, kind, hint, wrong, name };
    let control = match (kind, choices) {
        (_, Some(choices)) => selection(desk, face, choices).into_any(),
        (Kind::Choice(words), None) => selection(desk, face, fixed(words)).into_any(),
        (Kind::Flag, None) => selection(desk, face, fixed(&["true", "false"])).into_any(),
        _ => entry(desk, face, place).into_any(),
    };
    view! {
        <span class="control">
            {control}
            {messages}
        </span>
    }
}

/// What every kind of control shares.
struct Face {
    path: String,
    kind: Kind,
    hint: String,
    wrong: Signal<bool>,
    name: Option<Signal<String>>,
}

fn fixed(words: &'static [&'static str]) -> Signal<Vec<String>> {
    Signal::stored(words.iter().map(|word| (*word).to_owned()).collect())
}

/// Where a field's value came from: the mark's first word styles it, the rest explains it.
fn basis(desk: Desk, path: &str) -> Option<(String, String)> {
    let mark = desk.draft.with(|draft| draft.basis(path).map(str::to_owned))?;
    let (kind, what) = mark.split_once(' ').unwrap_or((&mark, ""));
    let what = what.to_owned();
    let sentence = match kind {
        "illustrative" => tr!(desk, basis.illustrative, what = what),
        "published" => tr!(desk, basis.published, what = what),
        "source" => tr!(desk, basis.source, what = what),
        _ => tr!(desk, basis.assumption).to_owned(),
    };
    Some((kind.to_owned(), sentence))
}

/// A text box for everything typed.
fn entry(desk: Desk, face: Face, place: Option<Place>) -> impl IntoView {
    let Face { path, kind, hint, wrong, name } = face;
    let text = desk.text(&path);
    let numeric = !matches!(kind, Kind::Text { .. } | Kind::Letters(_));
    let mode = if numeric && kind != Kind::Date { "decimal" } else { "text" };
    let (row, column) = place.as_ref().map_or((None, None), |at| (Some(at.row), Some(at.column)));
    let mark = {
        let path = path.clone();
        Memo::new(move |_| basis(desk, &path))
    };
    let on_input = {
        let path = path.clone();
        move |text: String| desk.edit(|draft| draft.set(&path, &text))
    };
    let on_key = {
        let path = path.clone();
        let place = place.clone();
        move |event: web_sys::KeyboardEvent| pressed(desk, &event, &path, kind, place.as_ref())
    };
    let on_paste = move |event: web_sys::ClipboardEvent| {
        if let Some(place) = &place {
            pasted(desk, &event, place);
        }
    };
    let narrow = matches!(kind, Kind::Letters(_) | Kind::Whole(_));
    view! {
        <input
            id=control_id(&path)
            type="text"
            inputmode=mode
            autocomplete="off"
            spellcheck="false"
            class:number=numeric
            class:narrow=narrow
            data-row=row
            data-column=column
            data-basis=move || mark.with(|mark| mark.as_ref().map(|(kind, _)| kind.clone()))
            title=move || mark.with(|mark| mark.as_ref().map(|(_, what)| what.clone()))
            aria-label=move || name.map(|name| name.get())
            aria-invalid=move || wrong.get().then_some("true")
            aria-describedby=hint
            prop:value=move || text.get()
            on:input:target=move |event| on_input(event.target().value())
            on:keydown=on_key
            on:paste=on_paste
        />
    }
}

/// Arrows nudge a number; Enter goes to the next row.
fn pressed(
    desk: Desk,
    event: &web_sys::KeyboardEvent,
    path: &str,
    kind: Kind,
    place: Option<&Place>,
) {
    let key = event.key();
    if key == "Enter" {
        if let Some(next) = place.and_then(below) {
            event.prevent_default();
            browser::focus(&control_id(&next));
        }
        return;
    }
    if key != "ArrowUp" && key != "ArrowDown" {
        return;
    }
    let step = match (event.shift_key(), event.alt_key()) {
        (true, _) => Step::Ten,
        (_, true) => Step::Tenth,
        _ => Step::One,
    };
    let typed = desk.draft.with_untracked(|draft| draft.text(path).to_owned());
    if let Some(next) = nudge(kind, &typed, step, key == "ArrowUp") {
        event.prevent_default();
        desk.edit(|draft| draft.set(path, &next));
    }
}

fn below(place: &Place) -> Option<String> {
    let column = place.columns.get(place.column)?;
    Some(format!("{}.{}.{column}", place.list, place.row + 1))
}

/// A block from a spreadsheet goes into the grid, all of it or nothing.
fn pasted(desk: Desk, event: &web_sys::ClipboardEvent, place: &Place) {
    let Some(text) = event.clipboard_data().and_then(|data| data.get_data("text").ok()) else {
        return;
    };
    if !is_block(&text) {
        return;
    }
    event.prevent_default();
    let mut draft = desk.draft.get_untracked();
    match paste(&mut draft, &place.list, &place.columns, (place.row, place.column), &text) {
        Ok(()) => desk.edit(|current| *current = draft),
        Err(issues) => desk.refuse("", issues),
    }
}

/// A list of words. A text that is none of them stays, and shows as it is.
fn selection(desk: Desk, face: Face, words: Signal<Vec<String>>) -> impl IntoView {
    let Face { path, hint, wrong, name, .. } = face;
    let text = desk.text(&path);
    let id = control_id(&path);
    let mark = {
        let path = path.clone();
        Memo::new(move |_| basis(desk, &path))
    };
    let options = move || {
        let mut words = words.get();
        let typed = text.get();
        if !words.contains(&typed) {
            words.insert(0, typed);
        }
        words.into_iter().map(|word| option(desk, text, word)).collect_view()
    };
    view! {
        <select
            id=id
            data-basis=move || mark.with(|mark| mark.as_ref().map(|(kind, _)| kind.clone()))
            title=move || mark.with(|mark| mark.as_ref().map(|(_, what)| what.clone()))
            aria-label=move || name.map(|name| name.get())
            aria-invalid=move || wrong.get().then_some("true")
            aria-describedby=hint
            on:change:target=move |event| {
                let chosen = event.target().value();
                desk.edit(|draft| draft.set(&path, &chosen));
            }
        >
            {options}
        </select>
    }
}

fn option(desk: Desk, text: Memo<String>, value: String) -> impl IntoView {
    let chosen = {
        let value = value.clone();
        move || text.with(|text| *text == value)
    };
    let shown = {
        let value = value.clone();
        move || match word(desk, &value) {
            "" if value.is_empty() => tr!(desk, word.choose).to_owned(),
            "" => value.clone(),
            known => known.to_owned(),
        }
    };
    view! { <option value=value prop:selected=chosen>{shown}</option> }
}

/// What is wrong with the field at a path, and for a screen reader where it came from.
#[component]
fn Messages(
    /// Path of the leaf.
    path: String,
    /// Id the control refers to.
    hint: String,
    /// Its problems.
    issues: Memo<Vec<crate::domain::issue::Issue>>,
) -> impl IntoView {
    let desk = desk();
    let lines = move || {
        let lang = desk.lang();
        let line = |issue: &crate::domain::issue::Issue| {
            let severity = match issue.severity {
                Severity::Refused | Severity::Red => "red",
                Severity::Amber => "amber",
                Severity::Note => "note",
            };
            view! { <span class="message" data-severity=severity>{issue.message(lang)}</span> }
        };
        issues.with(|issues| issues.iter().map(line).collect_view())
    };
    let origin = move || basis(desk, &path).map(|(_, what)| what);
    view! {
        <span id=hint class="messages">
            {lines}
            <span class="unseen">{origin}</span>
        </span>
    }
}
