//! A field of the deal: what is typed, what is wrong with it, where it came from.

use super::amount_box::AmountBox;
use super::form_spec::GridCell;
use super::signals::{block, click, flag, live, maybe, pressed as keys, typed};
use crate::app::browser;
use crate::app::field_names::{heading, label, said_of, shown_text, word};
use crate::app::field_state::FieldState;
use crate::app::ids::{control_id, path_of_control};
use crate::app::state::{AppState, state};
use crate::domain::draft::{
    self, CHOICE_SOURCES, Choice, Increment, PastedBlock, increment, is_block,
};
use crate::domain::issue::{Issue, Reply, Severity};
use crate::domain::lang::Lang;
use crate::domain::negotiation::rounds::ChangedField;
use crate::domain::schema::{FieldKind, field_at, pattern};
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
    let before = path_in_offer(state, &face.path);
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
fn path_in_offer(state: AppState, path: &str) -> Option<AnyView> {
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
                state.style().signed(gain)
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
        let preset = pattern(&path) == SCENARIO_NAME;
        Self {
            hint: format!("{}-hint", control_id(&path)),
            path,
            kind,
            node,
            text: live(move || node.with(|node| as_said(state, preset, &node.text))),
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

/// The name of a scenario. Those a deal begins with are called by words of the page.
const SCENARIO_NAME: &str = "scenarios[].name";

fn as_said(state: AppState, preset: bool, text: &str) -> String {
    if preset { word(state, SCENARIO_NAME, text).to_owned() } else { text.to_owned() }
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
    let what = &*crate::domain::notes::mark(what, state.lang());
    match kind {
        "" => None,
        "illustrative" => Some(tr!(state, basis.template, what = template_name(state, what))),
        "published" => Some(tr!(state, basis.published, what = what)),
        "source" => Some(tr!(state, basis.source, what = what)),
        _ if what.is_empty() => Some(tr!(state, basis.assumption).to_owned()),
        _ => Some(said_of(state, tr!(state, basis.assumption), what)),
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
fn entry(state: AppState, face: Control, place: Option<GridCell>) -> AnyView {
    let Control { path, kind, hint, text, name, invalid, basis, origin, .. } = face;
    let numeric = !matches!(kind, FieldKind::Text { .. } | FieldKind::Letters(_));
    let mode = if numeric && kind != FieldKind::Date { "decimal" } else { "text" };
    let (row, column) = place.as_ref().map_or((None, None), |at| (Some(at.row), Some(at.column)));
    let amount = kind.is_amount().then(|| AmountBox::new(state, text));
    let on_input = {
        let path = path.clone();
        move |text: String| {
            let kept = match amount {
                Some(amount) => amount.take(text),
                None => text,
            };
            state.set(&path, &kept);
        }
    };
    let on_blur: Box<dyn FnMut(web_sys::FocusEvent)> =
        amount.map_or_else(|| Box::new(|_| {}) as Box<_>, AmountBox::leave);
    let text = amount.map_or(text, AmountBox::text);
    let on_key = {
        let path = path.clone();
        let place = place.clone();
        keys(move |event| pressed(state, &event, &path, kind, place.as_ref()))
    };
    let narrow = matches!(kind, FieldKind::Letters(_) | FieldKind::Whole(_));
    let input = view! {
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
            on:blur=on_blur
            on:paste=on_paste(state, place)
        />
    };
    match amount {
        Some(amount) => amount.with_unit(input),
        None => input.into_any(),
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
    let unit = untrack(|| state.style()).unit;
    if let Some(next) = increment(kind, &typed, step, key == "ArrowUp", unit) {
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

/// A block from a spreadsheet goes into the grid, all of it or nothing, once what it does was seen.
fn pasted(state: AppState, event: &web_sys::ClipboardEvent, place: &GridCell) {
    let Some(text) = event.clipboard_data().and_then(|data| data.get_data("text").ok()) else {
        return;
    };
    if !is_block(&text) {
        return state.paste_taken();
    }
    event.prevent_default();
    state.preview_paste(PastedBlock {
        list: place.list.clone(),
        columns: place.columns.clone(),
        row: place.row,
        column: place.column,
        text,
        unit: untrack(|| state.style()).unit,
    });
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
fn messages(state: AppState, face: &Control) -> impl IntoView + use<> {
    let (node, origin, path) = (face.node, face.origin, face.path.clone());
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
            <span class="unseen">{origin}</span>
        </span>
    }
}
