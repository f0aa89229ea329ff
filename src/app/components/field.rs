//! A field of the deal: what is typed, what is wrong with it, where it came from.

mod entry;
mod face;
mod named_box;
mod selection;

use super::form_spec::GridCell;
use super::signals::{block, click, live};
use crate::app::field_names::{heading, label, shown_text};
use crate::app::ids::{control_id, path_of_control};
use crate::app::state::{AppState, state};
use crate::domain::draft::Choice;
use crate::domain::issue::{Issue, Reply, Severity};
use crate::domain::negotiation::rounds::ChangedField;
use crate::domain::schema::{FieldKind, field_at};
use crate::tr;
use entry::entry;
use face::FieldFace;
use leptos::prelude::*;
use selection::{deal_choices, fixed, selection};
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
    let face = FieldFace::new(state, path, kind, name);
    let messages = messages(state, &face);
    let before = in_last_offer(state, &face.path);
    let control = match (kind, choices.or_else(|| deal_choices(state, &face.path))) {
        (_, Some(choices)) => selection(state, face, choices, place).into_any(),
        (FieldKind::Choice(words), None) => selection(state, face, fixed(words), place).into_any(),
        (FieldKind::Flag, None) => {
            selection(state, face, fixed(&["true", "false"]), place).into_any()
        }
        _ => entry(state, face, place),
    };
    view! { <span class="control">{control} {messages} {before}</span> }
}

/// What the last offer said in a field of the contract, where that is something else; pressed, it says it again.
fn in_last_offer(state: AppState, path: &str) -> Option<AnyView> {
    let path = path.starts_with("terms.").then(|| path.to_owned())?;
    let known = path.clone();
    let changed = Memo::new(move |_| {
        state.changed.with(|all| all.iter().find(|field| field.path == known).cloned())
    });
    let line = block(move || {
        changed.get().map(|ChangedField { path, was, worth }| {
            let shown = shown_text(state, &path, &was);
            let title = tr!(state, field.restore, was = shown);
            let worth = worth.filter(|_| !state.is_shared()).map(|worth| {
                let gain = worth.at(state.basis.get()).of(state.our_side());
                state.style().gained(gain)
            });
            let restore = move || state.set(&path, &was);
            view! {
                <button type="button" class="was" title=title on:click=click(restore)>
                    {tr!(state, field.was)}
                    " "
                    <s>{shown}</s>
                    " "
                    {worth}
                </button>
            }
        })
    });
    Some(line.into_any())
}

/// An answer to what is asked about a field.
fn answer_view(state: AppState, path: &str, answer: Reply) -> AnyView {
    let (path, Reply { label, text }) = (path.to_owned(), answer);
    view! {
        <button type="button" class="answer" on:click=click(move || state.set(&path, &text))>
            {label}
        </button>
    }
    .into_any()
}

/// What is wrong with a field, and for a screen reader where its value came from.
fn messages(state: AppState, face: &FieldFace) -> impl IntoView + use<> {
    let (node, origin, path) = (face.node, face.origin, face.path.clone());
    // Only assumptions may be ranges, and these come with the rest of the page.
    let rest = state.lazy.rest_untracked().filter(|_| path.starts_with("assumptions."));
    let range = rest.map(|rest| (rest.range)(&path, face.text));
    let lines = block(move || {
        let lang = state.lang();
        let path = path.clone();
        let line = |issue: &Issue| {
            let answers =
                issue.replies(lang).into_iter().map(|answer| answer_view(state, &path, answer));
            let severity = match issue.severity {
                Severity::Refused | Severity::Red => "red",
                Severity::Amber => "amber",
                Severity::Note => "note",
            };
            view! {
                <span class="message" data-severity=severity>
                    {issue.message(lang)}
                    {answers.collect_view()}
                </span>
            }
        };
        node.with(|node| node.issues.iter().map(line).collect_view())
    });
    view! {
        <span id=face.hint.clone() class="messages">
            {lines}
            {range}
            <span class="unseen">{origin}</span>
        </span>
    }
}
