//! Regions by years: uptake and what is kept after exclusivity.

use crate::app::components::{Control, GridCell, block, click};
use crate::app::field_names::shown;
use crate::app::state::state;
use crate::domain::draft::child;
use crate::{text, tr};
use leptos::prelude::*;
use serde_json::Value;

/// Regions by years: a list of fractions for each region.
#[component]
pub fn YearGrid(
    /// The programme.
    base: String,
    /// The list in a region.
    field: &'static str,
) -> impl IntoView {
    let state = state();
    // Held once: what is below only borrows it.
    let regions = StoredValue::new(format!("{base}.regions"));
    let list_of = move |row: usize| regions.with_value(|list| format!("{list}.{row}.{field}"));
    let years = Memo::new(move |_| {
        regions.with_value(|list| state.draft.track_path(list));
        state.draft.with_untracked(|draft| {
            let rows = 0..regions.with_value(|list| draft.rows(list));
            rows.map(|row| draft.rows(&list_of(row))).max().unwrap_or_default()
        })
    });
    let rows = regions.with_value(|list| state.rows(list));
    let row = move |row: usize| {
        let given = state.rows(&list_of(row));
        let region = regions.with_value(|list| shown(state, format!("{list}.{row}.region")));
        let columns: Signal<Vec<String>> =
            Signal::derive(move || (0..years.get()).map(|year| child(field, year)).collect());
        let cells = block(move || {
            let columns = columns.get();
            let given = given.get();
            (0..columns.len())
                .map(|column| {
                    let cell = (column < given).then(
                        || view! { <YearCell list=regions.get_value() columns=columns.clone() row=row column=column /> },
                    );
                    view! { <td class="number">{cell}</td> }
                })
                .collect_view()
        });
        view! {
            <tr>
                <th scope="row">{region}</th>
                {cells}
            </tr>
        }
    };
    let heads = block(move || {
        let years = (1..=years.get()).map(|n| n.to_string());
        years
            .map(|n| {
                view! {
                    <th scope="col" class="number">
                        {n}
                    </th>
                }
            })
            .collect_view()
    });
    let change = move |longer: bool| {
        state.edit(|draft| {
            for row in 0..regions.with_value(|list| draft.rows(list)) {
                let list = list_of(row);
                let given = draft.rows(&list);
                if longer && given < 60 {
                    let last = draft.texts(&list).last().map_or("100", |text| text).to_owned();
                    draft.insert_row(&list, given, Value::String(last));
                } else if !longer && given > 1 {
                    draft.remove_row(&list, given - 1);
                }
            }
        });
    };
    view! {
        <div class="scroll">
            <table class="grid years">
                <thead>
                    <tr>
                        <th scope="col">{text!(state, field.region)}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{block(move || (0..rows.get()).map(row).collect_view())}</tbody>
            </table>
        </div>
        <button type="button" class="add" on:click=click(move || change(true))>
            {text!(state, row.add_year)}
        </button>
        <button type="button" class="add" on:click=click(move || change(false))>
            {text!(state, row.remove_year)}
        </button>
    }
}

/// A year of a region, named by both.
#[component]
fn YearCell(
    /// The list of regions.
    list: String,
    /// The grid's columns.
    columns: Vec<String>,
    /// Row of the region.
    row: usize,
    /// Year, from 0.
    column: usize,
) -> impl IntoView {
    let state = state();
    let path = format!("{list}.{row}.{}", columns.get(column).cloned().unwrap_or_default());
    let region = shown(state, format!("{list}.{row}.region"));
    let name = Signal::derive(move || {
        format!("{} {}", region.get(), tr!(state, field.year, n = column + 1))
    });
    let place = GridCell { list, columns, row, column };
    view! { <Control path=path place=place name=name /> }
}
