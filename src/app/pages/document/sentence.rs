//! The text of a section: every value leads to its field, every reference to its section.

use super::fill_in::fill_in;
use crate::app::browser;
use crate::app::components::{click, entered};
use crate::app::state::AppState;
use crate::domain::lang::Lang;
use crate::domain::term_sheet::{Block, Edit, Run, RunKind};
use crate::export::markdown::item_mark;
use crate::tr;
use leptos::prelude::*;
use std::borrow::Cow;

/// Paragraphs, sub-items, tables.
pub fn blocks(state: AppState, lang: Lang, blocks: &[Block]) -> AnyView {
    let block = |block: &Block| match block {
        Block::Paragraph(runs) => view! { <p>{text(state, runs)}</p> }.into_any(),
        Block::Item(at, runs) => view! {
            <p class="item">
                <span>{item_mark(at.now, lang)}</span>
                {text(state, runs)}
            </p>
        }
        .into_any(),
        Block::Table(head, rows) => table(state, head, rows),
    };
    blocks.iter().map(block).collect_view().into_any()
}

fn table(state: AppState, head: &[Cow<'static, str>], rows: &[Vec<Vec<Run>>]) -> AnyView {
    let heads =
        head.iter().map(|name| view! { <th scope="col">{name.clone()}</th> }).collect_view();
    let row = |cells: &Vec<Vec<Run>>| {
        let cells = cells.iter().map(|runs| view! { <td>{text(state, runs)}</td> }).collect_view();
        view! { <tr>{cells}</tr> }
    };
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label=head.join(tr!(state, pay.and))>
            <table class="data">
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{rows.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A stretch of runs, what was added and taken out marked as such.
pub fn text(state: AppState, runs: &[Run]) -> AnyView {
    let run = |run: &Run| match run.edit {
        Edit::Kept => piece(state, run),
        Edit::Added => view! { <ins>{piece(state, run)}</ins> }.into_any(),
        // What is gone leads nowhere.
        Edit::Removed => view! { <del>{run.text.clone()}</del> }.into_any(),
    };
    runs.iter().map(run).collect_view().into_any()
}

fn piece(state: AppState, run: &Run) -> AnyView {
    let shown = run.text.clone();
    match &run.mark {
        RunKind::Plain => shown.into_any(),
        RunKind::Free => view! { <span class="free">{shown}</span> }.into_any(),
        RunKind::ToFill(blank) => fill_in(state, *blank, shown, true),
        RunKind::Filled(blank) => fill_in(state, *blank, shown, false),
        RunKind::Broken => view! { <mark class="broken">{shown}</mark> }.into_any(),
        RunKind::Blank(path) => {
            view! { <mark>{leading(state, path.clone(), shown)}</mark> }.into_any()
        }
        RunKind::Value(path) | RunKind::Number(path) => leading(state, path.clone(), shown),
        RunKind::Section(id) => {
            let id = *id;
            let go = move || browser::focus(&format!("clause-{id}"));
            view! {
                <span
                    class="ref"
                    role="button"
                    tabindex="0"
                    on:click=click(go)
                    on:keydown=entered(go)
                >
                    {shown}
                </span>
            }
            .into_any()
        }
    }
}

/// A value that leads to its field. Words in a line that can be pressed are no `<button>`: that is a box of its own,
/// so that a line could end after the bracket before it, or begin with the comma after it.
fn leading(state: AppState, path: String, shown: String) -> AnyView {
    let (at, by_key) = (path.clone(), path.clone());
    // A figure stays on one line with its unit.
    let is_figure = shown.len() <= LONGEST_FIGURE && shown.contains(|c: char| c.is_ascii_digit());
    view! {
        <span
            class="ref"
            class:figure=is_figure
            role="button"
            tabindex="0"
            data-path=at
            on:click=click(move || state.go(&path))
            on:keydown=entered(move || state.go(&by_key))
        >
            {shown}
        </span>
    }
    .into_any()
}

/// The longest text, in bytes, that is kept on one line as a figure: `1.2345亿元人民币†`, `2027年12月31日†`.
const LONGEST_FIGURE: usize = 28;
