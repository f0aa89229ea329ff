//! Grids of the deal's lists: rows that are added, moved and removed.

use super::field::Cell;
use super::form_spec::{GridCell, GridSpec};
use super::signals::{block, click, flag, live};
use crate::app::browser;
use crate::app::field_names::heading;
use crate::app::ids::{add_id, control_id, row_id};
use crate::app::state::{AppState, state};
use crate::domain::draft::{Draft, child};
use crate::domain::schema::blank_row;
use crate::{text, tr};
use leptos::prelude::*;
use serde_json::Value;

/// A grid over a list of the deal.
#[component]
pub fn Grid(
    /// What it shows.
    spec: &'static GridSpec,
) -> impl IntoView {
    let state = state();
    let list = spec.list;
    let rows = state.rows(list);
    let foot = spec.foot.map(|foot| view! { <tfoot>{foot()}</tfoot> });
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label=state.says(spec.caption)>
            <table class="grid">
                <caption class="unseen">{state.says(spec.caption)}</caption>
                <thead>{head(state, spec)}</thead>
                <tbody>
                    {block(move || (0..rows.get()).map(|row| body(spec, row)).collect_view())}
                </tbody>
                {foot}
            </table>
        </div>
        <ListIssues list=list />
        <button
            type="button"
            class="add"
            id=add_id(list)
            on:click=click(move || add_row(state, list))
        >
            {state.says(spec.add)}
        </button>
    }
}

fn head(state: AppState, spec: &'static GridSpec) -> AnyView {
    let columns = spec.columns.iter().map(|column| {
        let path = format!("{}.0.{}", spec.list, column.path);
        let name = live(move || heading(state, &path));
        view! {
            <th scope="col" class:number=column.numeric>
                {name}
            </th>
        }
    });
    let result = spec.result.map(|(name, _)| {
        view! {
            <th scope="col" class:number=true>
                {live(move || name(state.locale()).into())}
            </th>
        }
    });
    view! {
        <tr>
            {columns.collect_view()} {result} <th scope="col" class="tools">
                <span class="unseen">{text!(state, row.tools)}</span>
            </th>
        </tr>
    }
    .into_any()
}

fn body(spec: &'static GridSpec, row: usize) -> AnyView {
    let columns: Vec<String> = spec.columns.iter().map(|column| column.path.to_owned()).collect();
    let cells = spec.columns.iter().enumerate().map(|(column, drawn)| {
        let place = GridCell { list: spec.list.to_owned(), columns: columns.clone(), row, column };
        let cell = match drawn.cell {
            Some(draw) => draw(place),
            None => view! { <Cell place=place /> }.into_any(),
        };
        view! { <td class:number=drawn.numeric>{cell}</td> }
    });
    let result = spec.result.map(|(_, show)| view! { <td class:number=true>{show(row)}</td> });
    view! {
        <tr>
            {cells.collect_view()} {result} <td class="tools">
                <RowTools list=spec.list row=row />
            </td>
        </tr>
    }
    .into_any()
}

/// What is wrong with the list as a whole.
#[component]
fn ListIssues(
    /// Path of the list.
    list: &'static str,
) -> impl IntoView {
    let state = state();
    let node = state.field_state(list);
    block(move || {
        node.with(|node| {
            let line = |issue: &crate::domain::issue::Issue| {
                view! {
                    <p class="message" data-severity="red">
                        {issue.message(state.lang())}
                    </p>
                }
            };
            node.issues.iter().map(line).collect_view()
        })
    })
}

/// Appends an empty row and goes to its first cell.
fn add_row(state: AppState, list: &'static str) {
    let at = state.draft.with_untracked(|draft| draft.rows(list));
    state.edit(|draft| {
        let mut row = blank_row(list);
        name_row(draft, list, &mut row);
        draft.insert_row(list, at, row);
    });
    let first = format!("[id^=\"{}-\"]", control_id(&child(list, at)));
    request_animation_frame(move || browser::focus_first(&first));
}

/// A new milestone gets a key nothing else has.
fn name_row(draft: &Draft, list: &str, row: &mut Value) {
    if list != "terms.milestones" {
        return;
    }
    let taken: Vec<String> =
        (0..draft.rows(list)).map(|at| draft.text(&format!("{list}.{at}.id")).to_owned()).collect();
    let free = (1..).map(|n| format!("m{n}")).find(|id| !taken.contains(id));
    if let Some(id) = row.get_mut("id") {
        *id = free.unwrap_or_default().into();
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
    let state = state();
    let rows = state.rows(list);
    let rows_now = move || state.draft.with_untracked(|draft| draft.rows(list));
    let id = move |row: usize, action: &str| row_id(list, row, action);
    let shift = move |to: usize, what: &'static str| {
        state.edit(|draft| draft.move_row(list, row, to));
        // At either end the button that brought the row there is disabled: its opposite takes the focus.
        let last = rows_now().saturating_sub(1);
        let what = if to == 0 {
            "down"
        } else if to == last {
            "up"
        } else {
            what
        };
        browser::focus(&id(to, what));
    };
    let take_out = move || {
        state.edit(|draft| draft.remove_row(list, row));
        let left = rows_now();
        let next = if left == 0 { add_id(list) } else { id(row.min(left - 1), "remove") };
        request_animation_frame(move || browser::focus(&next));
    };
    view! {
        <button
            type="button"
            id=id(row, "up")
            disabled=flag(move || row == 0)
            aria-label=live(move || tr!(state, row.up, row = row + 1))
            on:click=click(move || shift(row.saturating_sub(1), "up"))
        >
            "↑"
        </button>
        <button
            type="button"
            id=id(row, "down")
            disabled=flag(move || row + 1 >= rows.get())
            aria-label=live(move || tr!(state, row.down, row = row + 1))
            on:click=click(move || shift(row + 1, "down"))
        >
            "↓"
        </button>
        <button
            type="button"
            id=id(row, "remove")
            aria-label=live(move || tr!(state, row.remove, row = row + 1))
            on:click=click(take_out)
        >
            "×"
        </button>
    }
}
