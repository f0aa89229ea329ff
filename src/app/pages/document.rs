//! The term sheet as a document, in one language or both, with what the parties decide beside each section.

mod columns;
mod files;
mod sentence;

use crate::app::browser;
use crate::app::components::{
    LabelText, TitledSection, block, choice, click, flag, live, offer_choice, typed,
};
use crate::app::field_names::{label, word};
use crate::app::state::{AppState, state};
use crate::domain::deal::ClauseStatus;
use crate::domain::draft::{Draft, FieldValues};
use crate::domain::lang::Lang;
use crate::domain::schema::{FieldKind, blank_row, field_at};
use crate::domain::term_sheet::{
    Clause, Document as Sheet, clause_row, document, marked, sections,
};
use crate::domain::words;
use crate::{say, text};
use columns::{Columns, sheet_of};
use files::Files;
use leptos::prelude::*;
use sentence::{blocks, text};

/// The term sheet.
#[component]
pub fn Document() -> impl IntoView {
    let state = state();
    let columns = RwSignal::new(Columns::One(untrack(|| state.lang())));
    let since = RwSignal::new(untrack(|| state.span.with(|span| span.from.clone())));
    // The offer the marks are made against, as a sheet; none: the document is plain.
    let before = Memo::new(move |_| {
        let since = Some(since.get()).filter(|since| !since.is_empty())?;
        let sheet = state.draft.with(|draft| state.offers.sheet_at(draft, &since))?;
        Some(FieldValues::of(&sheet))
    });
    let sheet = move |lang: Lang| {
        Memo::new(move |_| {
            let now = state.graph.checked.with(|checked| document(&checked.values, lang));
            before.with(|before| match before {
                Some(before) => marked(&document(before, lang), &now),
                None => now,
            })
        })
    };
    let sheets = [sheet(Lang::En), sheet(Lang::Zh)];
    let clauses = sections(Lang::En).iter().enumerate().map(|(at, section)| {
        view! { <ClauseView at=at id=section.id columns=columns sheets=sheets /> }
    });
    let clauses = clauses.collect_view();
    view! {
        <div class="switches paper-tools">
            <span role="group" class="switch" aria-label=text!(state, doc.language)>
                {shown(columns, Columns::One(Lang::En), text!(state, doc.in_english))}
                {shown(columns, Columns::One(Lang::Zh), text!(state, doc.in_chinese))}
                {shown(columns, Columns::Both, text!(state, doc.both))}
            </span>
            {marks(state, since)}
            <button type="button" class="link" on:click=click(browser::print)>
                {text!(state, doc.print)}
            </button>
            <Files sheets=sheets columns=columns />
        </div>
        <article class="paper" id="paper">
            {block(move || {
                columns
                    .get()
                    .langs()
                    .into_iter()
                    .map(|lang| face(sheet_of(sheets, lang)))
                    .collect_view()
            })}
            {clauses}
        </article>
        <TitledSection title=text!(state, doc.note_title)>
            <p class="note">{text!(state, doc.note)}</p>
        </TitledSection>
    }
}

/// Against which offer changes are marked.
fn marks(state: AppState, since: RwSignal<String>) -> AnyView {
    let rounds = state.rows("rounds");
    let choice =
        block(move || {
            let none: Option<LabelText> = Some(say!(doc.no_marks));
            (rounds.get() > 0).then(|| view! {
                <label class="inline">
                    {text!(state, doc.marks)} " "
                    {offer_choice(state, "doc-since", none, since.into(), move |at| since.set(at))}
                </label>
            })
        });
    choice.into_any()
}

fn shown(columns: RwSignal<Columns>, value: Columns, name: Signal<&'static str>) -> AnyView {
    choice(move || columns.get() == value, move || columns.set(value), name)
}

/// Title and notice.
fn face(sheet: Memo<Sheet>) -> AnyView {
    let lang = sheet.with(|sheet| tag(sheet.lang));
    view! {
        <header class="face" lang=lang>
            <h2>{block(move || sheet.with(|sheet| text(state(), &sheet.heading())))}</h2>
            <p class="note">{sheet.with(|sheet| sheet.notice)}</p>
        </header>
    }
    .into_any()
}

fn tag(lang: Lang) -> &'static str {
    if lang == Lang::En { "en" } else { "zh-CN" }
}

/// A section in the languages shown, and what the parties decide of it.
#[component]
fn ClauseView(
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
            block(move || clause.get().map(|clause| paper(state, lang, &clause)))
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
fn paper(state: AppState, lang: Lang, clause: &Clause) -> AnyView {
    let status = status(lang, clause);
    let number = clause.number.map(|number| format!("{number}. "));
    let left_out = clause.number.is_none().then(|| {
        let left_out = if lang == Lang::En { "[Left out]" } else { "[已删除]" };
        view! { <p class="soft">{left_out}</p> }
    });
    view! {
        <div lang=tag(lang) class:left-out=clause.number.is_none()>
            <h3>{number}{text(state, &clause.heading(lang))} <small>{status}</small></h3>
            {left_out}
            {blocks(state, &clause.blocks)}
        </div>
    }
    .into_any()
}

/// Where the parties stand on a section: nothing while it is open and nobody's.
fn status(lang: Lang, clause: &Clause) -> String {
    let word = |field: &str, word: &str| words::choice(&format!("clauses[].{field}"), word, lang);
    if clause.status == ClauseStatus::Open {
        return String::new();
    }
    let status = word("status", clause.status.word()).unwrap_or_default();
    let by = clause.by.and_then(|side| word("by", side.word())).unwrap_or_default();
    format!("{status} {by}").trim().to_owned()
}

/// Writes a field of what the parties decided of a section.
fn note(draft: &mut Draft, id: &str, field: &str, value: &str) {
    let row = clause_row(draft, id).unwrap_or_else(|| {
        let at = draft.rows("clauses");
        draft.insert_row("clauses", at, blank_row("clauses"));
        draft.set(&format!("clauses.{at}.section"), id);
        at
    });
    draft.set(&format!("clauses.{row}.{field}"), value);
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
        ["status", "by", "binding", "removed", "text"].map(|field| text(field).unwrap_or_default())
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
                    on:change=typed(move |word| state.edit(|draft| note(draft, id, field, &word)))
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
                            state.edit(|draft| note(draft, id, "choice", &word))
                        })
                    >
                        {options.collect_view()}
                    </select>
                </label>
            }
        })
    });
    view! {
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
                    on:input=typed(move |text| state.edit(|draft| note(draft, id, "text", &text)))
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
