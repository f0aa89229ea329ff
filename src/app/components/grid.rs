//! Grids of the deal's lists: rows that are added, moved and removed.

use super::batches::in_batches;
use super::field::Cell;
use super::form_spec::{GridCell, GridSpec};
use super::signals::{block, click, flag, live};
use crate::app::browser;
use crate::app::field_names::heading;
use crate::app::ids::{add_id, control_id, row_id};
use crate::app::state::{AppState, state};
use crate::domain::draft::child;
use crate::domain::issue::Issue;
use crate::{text, tr};
use leptos::prelude::*;

/// A grid over a list of the deal; without rows only the button that adds one, unless it ends in a sum.
#[component]
pub fn Grid(
    /// What it shows.
    spec: &'static GridSpec,
    /// Path of the list.
    list: String,
) -> impl IntoView {
    let state = state();
    let rows = state.rows(&list);
    let shown = Memo::new(move |_| rows.get() > 0 || spec.foot.is_some());
    let table = {
        let list = list.clone();
        block(move || shown.get().then(|| table(state, spec, &list, rows)))
    };
    let add = {
        let list = list.clone();
        move || add_row(state, &list)
    };
    view! {
        {table}
        <ListIssues list=list.clone() />
        <button type="button" class="add" id=add_id(&list) on:click=click(add)>
            {state.says(spec.add)}
        </button>
    }
}

fn table(state: AppState, spec: &'static GridSpec, list: &str, rows: Signal<usize>) -> AnyView {
    let foot = spec.foot.map(|foot| view! { <tfoot>{foot()}</tfoot> });
    let body = {
        let list = list.to_owned();
        let rows = Memo::new(move |_| (0..rows.get()).collect::<Vec<_>>());
        in_batches(rows, move |row| body(spec, &list, *row))
    };
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label=state.says(spec.caption)>
            <table class="grid">
                <caption class="unseen">{state.says(spec.caption)}</caption>
                <thead>{head(state, spec, list)}</thead>
                <tbody>{body}</tbody>
                {foot}
            </table>
        </div>
    }
    .into_any()
}

fn head(state: AppState, spec: &'static GridSpec, list: &str) -> AnyView {
    let columns = spec.columns.iter().map(|column| {
        let path = format!("{list}.0.{}", column.path);
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

fn body(spec: &'static GridSpec, list: &str, row: usize) -> AnyView {
    let columns: Vec<String> = spec.columns.iter().map(|column| column.path.to_owned()).collect();
    let cells = spec.columns.iter().enumerate().map(|(column, drawn)| {
        let place = GridCell { list: list.to_owned(), columns: columns.clone(), row, column };
        let cell = match drawn.cell {
            Some(draw) => draw(place),
            None => view! { <Cell place=place /> }.into_any(),
        };
        view! { <td class:number=drawn.numeric>{cell}</td> }
    });
    let result =
        spec.result.map(|(_, show)| view! { <td class:number=true>{show(list, row)}</td> });
    view! {
        <tr>
            {cells.collect_view()} {result} <td class="tools">
                <RowTools list=list.to_owned() row=row />
            </td>
        </tr>
    }
    .into_any()
}

/// What is wrong with the list as a whole.
#[component]
pub fn ListIssues(
    /// Path of the list, or of a field nothing else shows.
    list: String,
) -> impl IntoView {
    let state = state();
    let node = state.field_state(&list);
    block(move || {
        node.with(|node| node.issues.iter().map(|issue| message(state, issue)).collect_view())
    })
}

/// What is wrong, on a line of its own.
pub fn message(state: AppState, issue: &Issue) -> AnyView {
    view! {
        <p class="message" data-severity="red">
            {issue.message(state.lang())}
        </p>
    }
    .into_any()
}

/// Appends a row and goes to its first cell.
fn add_row(state: AppState, list: &str) {
    let at = state.draft.with_untracked(|draft| draft.rows(list));
    state.edit(|draft| draft.add_row(list));
    let first = format!("[id^=\"{}-\"]", control_id(&child(list, at)));
    browser::focus_soon(first);
}

/// Buttons that move and remove a row.
#[component]
fn RowTools(
    /// Path of the list.
    list: String,
    /// Row, from 0.
    row: usize,
) -> impl IntoView {
    let state = state();
    let rows = state.rows(&list);
    // Held once: the handlers below only borrow it.
    let list = StoredValue::new(list);
    let rows_now =
        move || list.with_value(|list| state.draft.with_untracked(|draft| draft.rows(list)));
    let id = move |row: usize, action: &str| list.with_value(|list| row_id(list, row, action));
    let shift = move |to: usize, what: &'static str| {
        list.with_value(|list| state.edit(|draft| draft.move_row(list, row, to)));
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
        list.with_value(|list| state.edit(|draft| draft.take_row_out(list, row)));
        let left = rows_now();
        let next = if left == 0 {
            list.with_value(|list| add_id(list))
        } else {
            id(row.min(left - 1), "remove")
        };
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
