//! The sections at a glance: how far the parties are with each, what waits to be filled in, what changed.

use super::columns::{Columns, sheet_of, tag};
use crate::app::browser;
use crate::app::components::{block, click};
use crate::app::ids::clause_id;
use crate::app::state::{AppState, state};
use crate::domain::term_sheet::{Block, Clause, Document as Sheet, Edit};
use crate::{text, tr};
use leptos::prelude::*;

/// The outline beside the paper.
#[component]
pub fn Outline(
    /// The sheet in both languages.
    sheets: [Memo<Sheet>; 2],
    /// Which are shown.
    columns: RwSignal<Columns>,
) -> impl IntoView {
    let state = state();
    let lang = move || columns.get().langs().into_iter().next().unwrap_or_else(|| state.lang());
    let summary = block(move || sheet_of(sheets, lang()).with(|sheet| summary(state, sheet)));
    let entries = block(move || {
        let lang = lang();
        let entries = sheet_of(sheets, lang).with(|sheet| {
            let shown = sheet.clauses.iter().filter(|clause| clause.is_shown());
            shown.map(|clause| entry(state, clause)).collect_view()
        });
        view! { <ol lang=tag(lang, columns.get().script())>{entries}</ol> }
    });
    view! {
        <nav class="outline" aria-label=text!(state, doc.outline)>
            {summary}
            {entries}
        </nav>
    }
}

fn summary(state: AppState, sheet: &Sheet) -> AnyView {
    let stand: Vec<&Clause> = sheet.clauses.iter().filter(|it| it.number.is_some()).collect();
    let agreed = stand.iter().filter(|clause| clause.is_agreed).count();
    let blanks: usize = stand.iter().map(|clause| clause.to_fill().len()).sum();
    let agreed = tr!(state, doc.agreed_count, agreed = agreed, all = stand.len());
    let blanks = tr!(state, doc.blanks_count, count = blanks);
    view! {
        <p>
            <b>{agreed}</b>
            " · "
            {blanks}
        </p>
    }
    .into_any()
}

fn entry(state: AppState, clause: &Clause) -> AnyView {
    let id = clause.id;
    let number = clause.number.map_or_else(|| "–".to_owned(), |number| format!("{number}."));
    let blanks = clause.to_fill().len();
    let blanks = (blanks > 0).then(|| view! { <span class="waits">{format!("[{blanks}]")}</span> });
    let changed = is_changed(clause)
        .then(|| view! { <span class="changed">{tr!(state, doc.changed)}</span> });
    let go = move || browser::focus(&clause_id(id));
    view! {
        <li class:agreed=clause.is_agreed>
            <button type="button" class="ref" on:click=click(go)>
                {number}
                " "
                {clause.title.clone()}
            </button>
            <small>{clause.standing.clone()}</small>
            {blanks}
            {changed}
        </li>
    }
    .into_any()
}

/// Whether anything of it came or went since the offer compared with.
fn is_changed(clause: &Clause) -> bool {
    let kept = |edit: Edit| edit == Edit::Kept;
    let heading = clause.binding == clause.binding_before
        && clause.standing == clause.standing_before
        && kept(clause.edit);
    let runs = |block: &Block| match block {
        Block::Paragraph(runs) | Block::Item(_, runs) => runs.iter().all(|run| kept(run.edit)),
        Block::Table(_, rows) => rows.iter().flatten().flatten().all(|run| kept(run.edit)),
    };
    !(heading && clause.blocks.iter().all(runs))
}
