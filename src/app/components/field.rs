//! A field of the deal: what is typed, what is wrong with it, where it came from.

use super::form_spec::GridCell;
use super::signals::{block, flag, live, maybe, pressed as keys, typed};
use crate::app::browser;
use crate::app::field_names::{heading, label, word};
use crate::app::field_state::FieldState;
use crate::app::ids::{control_id, path_of_control};
use crate::app::state::{AppState, state};
use crate::domain::draft::{self, CHOICE_SOURCES, Choice, Increment, increment, is_block, paste};
use crate::domain::issue::{Issue, Severity};
use crate::domain::lang::Lang;
use crate::domain::schema::{FieldKind, field_at};
use crate::tr;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The path of the control an event is about, if it is one.
pub fn path_of(event: &web_sys::FocusEvent) -> Option<String> {
    path_of_control(&event.target()?.dyn_into::<web_sys::Element>().ok()?.id())
}

/// A labelled field of a form.
#[component]
pub fn Field(
    /// Path of the leaf.
    #[prop(into)]
    path: String,
) -> impl IntoView {
    let state = state();
    let id = control_id(&path);
    let name = {
        let path = path.clone();
        live(move || heading(state, &path))
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
    place: GridCell,
) -> impl IntoView {
    let state = state();
    let column = place.columns.get(place.column).cloned().unwrap_or_default();
    let path = format!("{}.{}.{column}", place.list, place.row);
    let name = {
        let path = path.clone();
        let row = place.row + 1;
        move || tr!(state, field.in_row, label = label(state, &path), row = row)
    };
    view! { <Control path=path place=place name=Signal::derive(name) /> }
}

/// The control itself with its messages, by the kind of leaf at the path.
#[component]
pub fn Control(
    /// Path of the leaf.
    #[prop(into)]
    path: String,
    /// Where it stands in a grid.
    #[prop(optional)]
    place: Option<GridCell>,
    /// Its name where no label element gives it one.
    #[prop(optional, into)]
    name: Option<Signal<String>>,
    /// Words to choose from, where the field's path does not tell them.
    #[prop(optional, into)]
    choices: Option<Signal<Vec<Choice>>>,
) -> impl IntoView {
    let state = state();
    let kind = field_at(&path).map_or(FieldKind::Text { required: false }, |field| field.kind);
    let face = Control::new(state, path, kind, name);
    let messages = messages(state, &face);
    let control = match (kind, choices.or_else(|| deal_choices(state, &face.path))) {
        (_, Some(choices)) => selection(state, face, choices, place).into_any(),
        (FieldKind::Choice(words), None) => selection(state, face, fixed(words), place).into_any(),
        (FieldKind::Flag, None) => {
            selection(state, face, fixed(&["true", "false"]), place).into_any()
        }
        _ => entry(state, face, place).into_any(),
    };
    view! { <span class="control">{control} {messages}</span> }
}

/// What every kind of control shares.
struct Control {
    path: String,
    kind: FieldKind,
    /// What is typed, what is wrong with it, where it came from.
    node: Memo<FieldState>,
    /// Its text.
    text: Signal<String>,
    /// Id of its messages.
    hint: String,
    /// Its name where no label element gives it one.
    name: Signal<Option<String>>,
    /// Whether its text cannot be used.
    invalid: Signal<Option<String>>,
    /// Kind of source, for the style sheet.
    basis: Signal<Option<String>>,
    /// Where the value came from, in words.
    origin: Signal<Option<String>>,
}

impl Control {
    fn new(state: AppState, path: String, kind: FieldKind, name: Option<Signal<String>>) -> Self {
        let node = state.field_state(&path);
        Self {
            hint: format!("{}-hint", control_id(&path)),
            path,
            kind,
            node,
            text: live(move || node.with(|node| node.text.clone())),
            name: maybe(move || name.map(|name| name.get())),
            invalid: maybe(move || {
                let refused = |issue: &Issue| issue.severity == Severity::Refused;
                node.with(|node| node.issues.iter().any(refused)).then(|| "true".to_owned())
            }),
            basis: maybe(move || {
                let kind = node.with(|node| node.basis.split(' ').next().map(str::to_owned));
                kind.filter(|kind| !kind.is_empty())
            }),
            origin: maybe(move || node.with(|node| origin(state, &node.basis))),
        }
    }
}

fn fixed(words: &'static [&'static str]) -> Signal<Vec<Choice>> {
    let choice = |word: &&str| Choice { word: (*word).to_owned(), name: String::new() };
    Signal::stored(words.iter().map(choice).collect())
}

/// What a field that names something else of the deal may name.
fn deal_choices(state: AppState, path: &str) -> Option<Signal<Vec<Choice>>> {
    state.draft.with_untracked(|draft| draft::choices(draft, path, Lang::En))?;
    let path = path.to_owned();
    let known = Memo::new(move |_| {
        CHOICE_SOURCES.iter().for_each(|source| state.draft.track_path(source));
        let lang = state.lang();
        state.draft.with_untracked(|draft| draft::choices(draft, &path, lang)).unwrap_or_default()
    });
    Some(known.into())
}

/// A mark in words: its first word is the kind of source, the rest names it.
fn origin(state: AppState, mark: &str) -> Option<String> {
    let (kind, what) = mark.split_once(' ').unwrap_or((mark, ""));
    match kind {
        "" => None,
        "illustrative" => Some(tr!(state, basis.template, what = template_name(state, what))),
        "published" => Some(tr!(state, basis.published, what = what)),
        "source" => Some(tr!(state, basis.source, what = what)),
        _ if what.is_empty() => Some(tr!(state, basis.assumption).to_owned()),
        _ => Some(format!("{}: {what}", tr!(state, basis.assumption))),
    }
}

/// A template by name, `phase2-adc` as its stage and modality; what is no template as it is.
fn template_name(state: AppState, what: &str) -> String {
    let (id, rest) = what.split_once(", ").unwrap_or((what, ""));
    let fields = ["terms.products.0.stage", "terms.products.0.modality", "terms.products.0.area"];
    let name = |part: &str| {
        let names = fields.map(|field| word(state, field, part));
        names.into_iter().find(|name| *name != part).unwrap_or(part).to_owned()
    };
    let names: Vec<String> = id.split('-').map(name).collect();
    if rest.is_empty() { names.join(" ") } else { what.to_owned() }
}

/// A text box for everything typed.
fn entry(state: AppState, face: Control, place: Option<GridCell>) -> impl IntoView {
    let Control { path, kind, hint, text, name, invalid, basis, origin, .. } = face;
    let numeric = !matches!(kind, FieldKind::Text { .. } | FieldKind::Letters(_));
    let mode = if numeric && kind != FieldKind::Date { "decimal" } else { "text" };
    let (row, column) = place.as_ref().map_or((None, None), |at| (Some(at.row), Some(at.column)));
    let on_input = {
        let path = path.clone();
        move |text: String| state.set(&path, &text)
    };
    let on_key = {
        let path = path.clone();
        let place = place.clone();
        keys(move |event| pressed(state, &event, &path, kind, place.as_ref()))
    };
    let narrow = matches!(kind, FieldKind::Letters(_) | FieldKind::Whole(_));
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
            data-basis=basis
            title=origin
            aria-label=name
            aria-invalid=invalid
            aria-describedby=hint
            prop:value=text
            on:input=typed(on_input)
            on:keydown=on_key
            on:paste=on_paste(state, place)
        />
    }
}

/// Arrows nudge a number; Enter goes to the next row.
fn pressed(
    state: AppState,
    event: &web_sys::KeyboardEvent,
    path: &str,
    kind: FieldKind,
    place: Option<&GridCell>,
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
        (true, _) => Increment::Ten,
        (_, true) => Increment::Tenth,
        _ => Increment::One,
    };
    let typed = state.draft.with_untracked(|draft| draft.text(path).to_owned());
    if let Some(next) = increment(kind, &typed, step, key == "ArrowUp") {
        event.prevent_default();
        state.set(path, &next);
    }
}

fn below(place: &GridCell) -> Option<String> {
    let column = place.columns.get(place.column)?;
    Some(format!("{}.{}.{column}", place.list, place.row + 1))
}

/// A handler of pastes into a cell.
fn on_paste(state: AppState, place: Option<GridCell>) -> Box<dyn FnMut(web_sys::ClipboardEvent)> {
    Box::new(move |event| {
        if let Some(place) = &place {
            pasted(state, &event, place);
        }
    })
}

/// A block from a spreadsheet goes into the grid, all of it or nothing.
fn pasted(state: AppState, event: &web_sys::ClipboardEvent, place: &GridCell) {
    let Some(text) = event.clipboard_data().and_then(|data| data.get_data("text").ok()) else {
        return;
    };
    if !is_block(&text) {
        return;
    }
    event.prevent_default();
    let mut draft = state.draft.get_untracked();
    match paste(&mut draft, &place.list, &place.columns, (place.row, place.column), &text) {
        Ok(()) => state.edit(|current| *current = draft),
        Err(issues) => state.refuse("", issues),
    }
}

/// A list of words. A text that is none of them stays, and shows as it is.
fn selection(
    state: AppState,
    face: Control,
    words: Signal<Vec<Choice>>,
    place: Option<GridCell>,
) -> impl IntoView {
    let Control { path, hint, text, name, invalid, basis, origin, .. } = face;
    let text = Memo::new(move |_| text.get()); // the options are made anew when it changes
    let (id, at) = (control_id(&path), path.clone());
    let options = block(move || {
        let mut words = words.get();
        let typed = text.get();
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
            if shown.is_empty() { tr!(state, word.choose) } else { shown }.to_owned()
        })
    };
    view! {
        <option value=value prop:selected=flag(chosen)>
            {shown}
        </option>
    }
}

/// What is wrong with a field, and for a screen reader where its value came from.
fn messages(state: AppState, face: &Control) -> impl IntoView + use<> {
    let (node, origin) = (face.node, face.origin);
    let lines = block(move || {
        let lang = state.lang();
        let line = |issue: &Issue| {
            let severity = match issue.severity {
                Severity::Refused | Severity::Red => "red",
                Severity::Amber => "amber",
                Severity::Note => "note",
            };
            view! {
                <span class="message" data-severity=severity>
                    {issue.message(lang)}
                </span>
            }
        };
        node.with(|node| node.issues.iter().map(line).collect_view())
    });
    view! {
        <span id=face.hint.clone() class="messages">
            {lines}
            <span class="unseen">{origin}</span>
        </span>
    }
}
