//! The term sheet as a document, in one language or both, with what the parties decide beside each section.

mod clause;
mod columns;
mod files;
mod fill_in;
mod outline;
mod sentence;

use crate::app::browser;
use crate::app::components::{LabelText, TitledSection, block, choice, click, offer_choice};
use crate::app::ids::clause_id;
use crate::app::state::{AppState, state};
use crate::domain::draft::FieldValues;
use crate::domain::lang::Lang;
use crate::domain::negotiation::offer::{agreed, paper_words};
use crate::domain::term_sheet::{
    Absence, Clause, Document as Sheet, NotPublic, decide, marked, sections,
};
use crate::{say, text, tr};
use clause::ClauseView;
use columns::{Columns, sheet_of, tag};
use files::Files;
use leptos::prelude::*;
use outline::Outline;
use sentence::{blocks, text};
use std::borrow::Cow;

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
    let signed = Memo::new(move |_| {
        state.draft.track();
        state.draft.with_untracked(|draft| agreed(&draft.own()))
    });
    let not_public = state.follow(&["terms"], NotPublic::of);
    let sheet = move |lang: Lang| {
        Memo::new(move |_| {
            let columns = columns.get();
            let now = state.graph.checked.with(|checked| columns.document(&checked.values, lang));
            let agreed = signed.with(|signed| signed.as_ref().map(|it| it.sentence(lang)));
            let now = Sheet { agreed, ..now };
            before.with(|before| match before {
                Some(before) => marked(&columns.document(before, lang), &now),
                None => not_public.with(|figures| figures.told(now)),
            })
        })
    };
    let sheets = [sheet(Lang::En), sheet(Lang::Zh)];
    let clauses = sections(Lang::En).iter().enumerate().map(|(at, section)| {
        let [first, _] = sheets;
        let shown = Memo::new(move |_| {
            first.with(|sheet| sheet.clauses.get(at).is_some_and(|clause| clause.is_shown()))
        });
        block(move || {
            let clause =
                || view! { <ClauseView at=at id=section.id columns=columns sheets=sheets /> };
            shown.get().then(clause)
        })
    });
    let clauses = clauses.collect_view();
    view! {
        <div class="switches paper-tools">
            <span role="group" class="switch" aria-label=text!(state, doc.language)>
                {shown(columns, Columns::One(Lang::En), text!(state, doc.in_english))}
                {shown(columns, Columns::One(Lang::Zh), text!(state, doc.in_chinese))}
                {shown(columns, Columns::Traditional, text!(state, doc.in_traditional))}
                {shown(columns, Columns::Both, text!(state, doc.both))}
            </span>
            {marks(state, since)}
            <button type="button" class="link" on:click=click(browser::print)>
                {text!(state, doc.print)}
            </button>
            <Files sheets=sheets columns=columns />
        </div>
        <Outline sheets=sheets columns=columns />
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
            <section class="signatures">
                {block(move || {
                    columns
                        .get()
                        .langs()
                        .into_iter()
                        .map(|lang| signatures(state, sheet_of(sheets, lang)))
                        .collect_view()
                })}
            </section>
        </article>
        {not_taken_in(state, sheets, columns)}
        <TitledSection title=text!(state, doc.note_title)>
            <p class="note">{text!(state, doc.note)}</p>
            {words(state)}
        </TitledSection>
    }
}

/// The sections drafted later that the sheet does not have, each to be taken in.
fn not_taken_in(state: AppState, sheets: [Memo<Sheet>; 2], columns: RwSignal<Columns>) -> AnyView {
    let lang = move || columns.get().langs().into_iter().next().unwrap_or_else(|| state.lang());
    let offered = move || {
        sheet_of(sheets, lang()).with(|sheet| {
            let offered = |it: &&Clause| it.absence == Some(Absence::NotTakenIn) && !it.is_shown();
            let offered = sheet.clauses.iter().filter(offered);
            offered.map(|clause| (clause.id, clause.title.clone())).collect::<Vec<_>>()
        })
    };
    let button = move |(id, title): (&'static str, Cow<'static, str>)| {
        let take_in = move || {
            state.edit(|draft| decide(draft, id, "removed", "false"));
            browser::focus(&clause_id(id));
        };
        view! {
            <button
                type="button"
                class="link"
                id=format!("take-in-{id}")
                lang=tag(lang(), columns.get().script())
                on:click=click(take_in)
            >
                {title}
            </button>
        }
    };
    block(move || {
        let offered = offered();
        (!offered.is_empty()).then(|| {
            view! {
                <TitledSection title=text!(state, doc.not_taken_in)>
                    <p class="note">{text!(state, doc.take_in)}</p>
                    <div class="switches not-taken-in">
                        {offered.into_iter().map(button).collect_view()}
                    </div>
                </TitledSection>
            }
        })
    })
    .into_any()
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

/// The paper in eight words, by which any two copies are compared; worked out once it is asked for.
fn words(state: AppState) -> AnyView {
    let asked = RwSignal::new(false);
    let content = block(move || {
        if asked.get() {
            let words = state.draft.with(|draft| paper_words(&draft.own()));
            return view! {
                <p class="note" id="paper-words">
                    {tr!(state, doc.words, words = words)}
                </p>
            }
            .into_any();
        }
        view! {
            <button
                type="button"
                class="link"
                id="show-words"
                on:click=click(move || asked.set(true))
            >
                {text!(state, doc.show_words)}
            </button>
        }
        .into_any()
    });
    content.into_any()
}

fn shown(columns: RwSignal<Columns>, value: Columns, name: Signal<&'static str>) -> AnyView {
    choice(move || columns.get() == value, move || columns.set(value), name)
}

/// Title and notice.
fn face(sheet: Memo<Sheet>) -> AnyView {
    let lang = sheet.with(|sheet| tag(sheet.lang, sheet.script));
    view! {
        <header class="face" lang=lang>
            <h2>{block(move || sheet.with(|sheet| text(state(), &sheet.heading())))}</h2>
            <p class="note">{sheet.with(|sheet| sheet.notice.clone())}</p>
            {block(move || {
                let agreed = sheet.with(|sheet| sheet.agreed.clone());
                agreed.map(|agreed| view! { <p class="agreed">{agreed}</p> })
            })}
        </header>
    }
    .into_any()
}

/// Where the parties sign.
fn signatures(state: AppState, sheet: Memo<Sheet>) -> AnyView {
    let lang = sheet.with(|sheet| tag(sheet.lang, sheet.script));
    let table = block(move || {
        sheet.with(|sheet| blocks(state, sheet.lang, std::slice::from_ref(&sheet.signatures)))
    });
    view! { <div lang=lang>{table}</div> }.into_any()
}
