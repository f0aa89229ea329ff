//! A section of the document, and what the parties decide of it.

use super::columns::{Columns, sheet_of, tag};
use super::sentence::{blocks, text};
use crate::app::components::{block, flag, live, typed};
use crate::app::field_names::{label, word};
use crate::app::state::{AppState, state};
use crate::domain::lang::Lang;
use crate::domain::schema::{FieldKind, field_at};
use crate::domain::term_sheet::{
    Clause, Document as Sheet, Script, clause_row, decide, unless_noted,
};
use crate::text;
use leptos::prelude::*;

/// A section in the languages shown, and what the parties decide of it.
#[component]
pub fn ClauseView(
    /// Its place in the sheet.
    at: usize,
    /// The word it is known by.
    id: &'static str,
    /// Which languages are shown.
    columns: RwSignal<Columns>,
    /// The sheet in both.
    sheets: [Memo<Sheet>; 2],
) -> impl IntoView {
    let state = state();
    let clause = move |lang: Lang| {
        let sheet = sheet_of(sheets, lang);
        Memo::new(move |_| sheet.with(|sheet| sheet.clauses.get(at).cloned()))
    };
    let clauses = [clause(Lang::En), clause(Lang::Zh)];
    let [first, second] = clauses;
    let body = block(move || {
        let both = columns.get() == Columns::Both;
        let shown = columns.get().langs().into_iter().map(|lang| {
            let clause = if lang == Lang::En { first } else { second };
            let script = columns.get().script();
            block(move || clause.get().map(|clause| paper(state, (lang, script), &clause)))
        });
        let shown = shown.collect_view();
        view! {
            <div class="tongues" class:two=both>
                {shown}
            </div>
        }
    });
    view! {
        <section class="clause" id=format!("clause-{id}") tabindex="-1">
            {body}
            <Decide id=id clause=clauses />
        </section>
    }
}

/// A section's text in one language.
fn paper(state: AppState, (lang, script): (Lang, Script), clause: &Clause) -> AnyView {
    let number = clause.number.map(|number| format!("{number}. "));
    let left_out = clause.number.is_none().then(|| {
        let left_out = match (lang, script) {
            (Lang::En, _) => "[Left out]",
            (Lang::Zh, Script::Simplified) => "[已删除]",
            (Lang::Zh, Script::Traditional) => "[已刪除]",
        };
        view! { <p class="soft">{left_out}</p> }
    });
    view! {
        <div lang=tag(lang, script) class:left-out=clause.number.is_none()>
            <h3>{number}{text(state, &clause.heading())}</h3>
            {left_out}
            {blocks(state, lang, &clause.blocks)}
        </div>
    }
    .into_any()
}

/// The choices of a section, folded away.
#[component]
fn Decide(
    /// The section.
    id: &'static str,
    /// It in both languages.
    clause: [Memo<Option<Clause>>; 2],
) -> impl IntoView {
    let state = state();
    let [first, second] = clause;
    let own = move || if state.chinese.get() { second } else { first };
    let noted = state.follow(&["clauses"], move |draft| {
        let text = |field: &str| {
            clause_row(draft, id)
                .map(|row| draft.text(&format!("clauses.{row}.{field}")).to_owned())
        };
        ["status", "by", "binding", "removed", "text"]
            .map(|field| text(field).unwrap_or_else(|| unless_noted(id, field).to_owned()))
    });
    let decided = move |at: usize| noted.with(|noted| noted.get(at).cloned().unwrap_or_default());
    let pick = move |at: usize, field: &'static str| {
        let path = format!("clauses[].{field}");
        let (words, unless_said) = words_of(&path);
        let name = {
            let path = path.clone();
            live(move || label(state, &path).into())
        };
        let options = words.iter().map(|&choice| {
            let chosen = flag(move || {
                decided(at) == choice || decided(at).is_empty() && choice == unless_said
            });
            let path = path.clone();
            let shown = live(move || word(state, &path, choice).into());
            view! {
                <option value=choice prop:selected=chosen>
                    {shown}
                </option>
            }
        });
        view! {
            <label class="inline">
                {name} " "
                <select
                    id=format!("clause-{id}-{field}")
                    on:change=typed(move |word| state.edit(|draft| decide(draft, id, field, &word)))
                >
                    {options.collect_view()}
                </select>
            </label>
        }
    };
    let choices = block(move || {
        let clause = own().get()?;
        (clause.choices.len() > 1).then(|| {
            let options = clause.choices.iter().map(|(word, name)| {
                view! {
                    <option value=*word selected=*word == clause.choice>
                        {*name}
                    </option>
                }
            });
            view! {
                <label class="inline">
                    {live(move || label(state, "clauses[].choice").into())} " "
                    <select
                        id=format!("clause-{id}-choice")
                        on:change=typed(move |word| {
                            state.edit(|draft| decide(draft, id, "choice", &word))
                        })
                    >
                        {options.collect_view()}
                    </select>
                </label>
            }
        })
    });
    let apart = block(move || {
        let apart = own().get().is_some_and(|clause| clause.is_apart && clause.number.is_some());
        apart.then(|| view! { <p class="soft apart">{text!(state, doc.apart)}</p> })
    });
    view! {
        {apart}
        <details class="decide">
            <summary>{text!(state, doc.decide)}</summary>
            <div class="switches">
                {choices} {pick(0, "status")} {pick(1, "by")} {pick(2, "binding")}
                {pick(3, "removed")}
            </div>
            <label class="field">
                {live(move || label(state, "clauses[].text").into())}
                <textarea
                    id=format!("clause-{id}-text")
                    rows="3"
                    prop:value=live(move || decided(4))
                    on:input=typed(move |text| state.edit(|draft| decide(draft, id, "text", &text)))
                ></textarea>
            </label>
        </details>
    }
}

/// What a field is chosen from, and what stands while nothing was said.
fn words_of(path: &str) -> (&'static [&'static str], &'static str) {
    let words = field_at(path).map(|field| (field.kind, field.default.unwrap_or_default()));
    match words {
        Some((FieldKind::Choice(words), unless_said)) => (words, unless_said),
        _ => (&["false", "true"], "false"),
    }
}
