//! Grids of the deal's lists: rows that are added, moved and removed.

use super::field::{Cell, Place};
use super::live::{block, click, flag, live};
use crate::app::browser;
use crate::app::desk::{Desk, desk};
use crate::app::labels::label;
use crate::domain::draft::{Draft, blank_row, child};
use crate::{text, tr};
use leptos::prelude::*;

/// One column of a grid.
#[derive(Clone)]
pub struct Column {
    /// Path of the leaf below a row.
    pub path: String,
    /// Drawn instead of the plain cell, where a cell depends on the row.
    pub cell: Option<fn(Place) -> AnyView>,
    /// A number: aligned right.
    pub numeric: bool,
}

impl Column {
    /// A column of numbers.
    pub fn number(path: &str) -> Self {
        Self { path: path.to_owned(), cell: None, numeric: true }
    }

    /// A column of words.
    pub fn text(path: &str) -> Self {
        Self { path: path.to_owned(), cell: None, numeric: false }
    }

    /// The column with cells of its own.
    pub fn drawn(self, cell: fn(Place) -> AnyView) -> Self {
        Self { cell: Some(cell), ..self }
    }
}

/// A grid over a list of the deal.
#[component]
pub fn Grid(
    /// Path of the list.
    list: &'static str,
    /// Its columns.
    columns: Vec<Column>,
    /// What the button that adds a row says.
    #[prop(into)]
    add: Signal<&'static str>,
    /// Name of the grid for a screen reader.
    #[prop(into)]
    caption: Signal<&'static str>,
    /// One more column with what follows from a row.
    #[prop(optional)]
    result: Option<(Signal<&'static str>, fn(usize) -> AnyView)>,
    /// Rows below the list: sums.
    #[prop(optional, into)]
    foot: Option<ViewFn>,
) -> impl IntoView {
    let desk = desk();
    let rows = desk.rows(list);
    let paths: Vec<String> = columns.iter().map(|column| column.path.clone()).collect();
    let heads = columns
        .iter()
        .map(|column| {
            let path = format!("{list}.0.{}", column.path);
            let numeric = column.numeric;
            view! { <th scope="col" class:number=numeric>{live(move || label(desk, &path).into())}</th> }
        })
        .collect_view();
    let result_head = result.map(|(head, _)| {
        view! { <th scope="col" class="number">{head}</th> }
    });
    let body = move |row: usize| {
        let cells = columns
            .iter()
            .enumerate()
            .map(|(column, spec)| {
                let place = Place { list: list.to_owned(), columns: paths.clone(), row, column };
                let cell = spec.cell.map_or_else(
                    || view! { <Cell place=place.clone() /> }.into_any(),
                    |draw| draw(place.clone()),
                );
                view! { <td class:number=spec.numeric>{cell}</td> }
            })
            .collect_view();
        let result = result.map(|(_, show)| view! { <td class="number">{show(row)}</td> });
        view! { <tr>{cells}{result}<td class="tools"><RowTools list=list row=row /></td></tr> }
    };
    let append = move || add_row(desk, list);
    view! {
        <div class="scroll">
            <table class="grid">
                <caption class="unseen">{caption}</caption>
                <thead>
                    <tr>
                        {heads}
                        {result_head}
                        <th scope="col" class="tools"><span class="unseen">{text!(desk, row.tools)}</span></th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || 0..rows.get() key=|row| *row children=body />
                </tbody>
                {foot.map(|foot| view! { <tfoot>{foot.run()}</tfoot> })}
            </table>
        </div>
        <ListIssues list=list />
        <button type="button" class="add" on:click=click(append)>{add}</button>
    }
}

/// What is wrong with the list as a whole.
#[component]
fn ListIssues(
    /// Path of the list.
    list: &'static str,
) -> impl IntoView {
    let desk = desk();
    let issues = desk.graph.issues_at(list.to_owned());
    block(move || {
        issues.with(|issues| {
            let line = |issue: &crate::domain::issue::Issue| {
                view! { <p class="message" data-severity="red">{issue.message(desk.lang())}</p> }
            };
            issues.iter().map(line).collect_view()
        })
    })
}

/// Appends an empty row and goes to its first cell.
fn add_row(desk: Desk, list: &'static str) {
    let at = desk.draft.with_untracked(|draft| draft.rows(list));
    desk.edit(|draft| {
        let mut row = blank_row(list);
        name_row(draft, list, &mut row);
        draft.insert_row(list, at, row);
    });
    let first = format!("f-{}-{at}-", list.replace('.', "-"));
    request_animation_frame(move || browser::focus_first(&first));
}

/// A new milestone gets a key nothing else has.
fn name_row(draft: &Draft, list: &str, row: &mut serde_json::Value) {
    if list != "terms.milestones" {
        return;
    }
    let taken: Vec<String> = (0..draft.rows(list))
        .map(|at| draft.text(&format!("{list}.{at}.id")).to_owned())
        .collect();
    let free = (1..).map(|n| format!("m{n}")).find(|id| !taken.contains(id));
    if let Some(id) = row.get_mut("id") {
        *id = serde_json::Value::String(free.unwrap_or_default());
    }
}

/// Buttons that move and remove a row.
#[component]
fn RowTools(
    /// Path of the list.
    list: &'static str,
    /// Row, from 0.
    row: usize,
) -> impl IntoView {
    let desk = desk();
    let rows = desk.rows(list);
    let id = move |row: usize, what: &str| format!("row-{}-{what}", child(&list.replace('.', "-"), row));
    let shift = move |to: usize, what: &'static str| {
        desk.edit(|draft| draft.move_row(list, row, to));
        browser::focus(&id(to, what));
    };
    view! {
        <button
            type="button"
            id=id(row, "up")
            disabled=flag(move || row == 0)
            aria-label=live(move || tr!(desk, row.up, row = row + 1))
            on:click=click(move || shift(row.saturating_sub(1), "up"))
        >
            "↑"
        </button>
        <button
            type="button"
            id=id(row, "down")
            disabled=flag(move || row + 1 >= rows.get())
            aria-label=live(move || tr!(desk, row.down, row = row + 1))
            on:click=click(move || shift(row + 1, "down"))
        >
            "↓"
        </button>
        <button
            type="button"
            id=id(row, "remove")
            aria-label=live(move || tr!(desk, row.remove, row = row + 1))
            on:click=click(move || desk.edit(|draft| draft.remove_row(list, row)))
        >
            "×"
        </button>
    }
}
