//! A column of inputs as data: sections with their forms and grids, drawn by one piece of code.

use super::field::{Field, GridCell};
use super::grid::Grid;
use super::signals::{block, live};
use crate::app::i18n::Locale;
use crate::app::state::{AppState, state};
use leptos::prelude::*;

/// A text of the page: the key is checked when the page is compiled.
pub type LabelText = fn(Locale) -> &'static str;

/// A section of inputs.
pub struct FormSection {
    /// Heading.
    pub title: LabelText,
    /// In small letters after the heading.
    pub note: Option<LabelText>,
    /// Whether the note ends with the currency amounts are typed in.
    pub in_money: bool,
    /// The inputs, from top to bottom.
    pub body: &'static [FormPart],
}

/// A part of a section.
pub enum FormPart {
    /// Labelled fields.
    Fields(&'static [&'static str]),
    /// Labelled fields of a structure with equity.
    EquityFields(&'static [&'static str]),
    /// A grid over a list.
    Grid(GridSpec),
    /// A line of small print.
    Note(LabelText),
    /// Anything else.
    Own(fn() -> AnyView),
}

/// A column's heading and what stands in each row.
pub type ResultColumn = (LabelText, fn(usize) -> AnyView);

/// A grid over a list of the deal.
pub struct GridSpec {
    /// Path of the list.
    pub list: &'static str,
    /// Its columns.
    pub columns: &'static [GridColumn],
    /// What the button that adds a row says.
    pub add: LabelText,
    /// Name of the grid for a screen reader.
    pub caption: LabelText,
    /// One more column with what follows from a row.
    pub result: Option<ResultColumn>,
    /// Rows below the list: sums.
    pub foot: Option<fn() -> AnyView>,
}

/// A column of a grid.
#[derive(Clone, Copy)]
pub struct GridColumn {
    /// Path of the leaf below a row.
    pub path: &'static str,
    /// Drawn instead of the plain cell, where a cell depends on the row.
    pub cell: Option<fn(GridCell) -> AnyView>,
    /// A number: aligned right.
    pub numeric: bool,
}

impl GridColumn {
    /// A column of numbers.
    pub const fn number(path: &'static str) -> Self {
        Self { path, cell: None, numeric: true }
    }

    /// A column of words.
    pub const fn text(path: &'static str) -> Self {
        Self { path, cell: None, numeric: false }
    }

    /// The column with cells of its own.
    pub const fn drawn(self, cell: fn(GridCell) -> AnyView) -> Self {
        Self { cell: Some(cell), ..self }
    }
}

/// The sections, one under the other.
#[component]
pub fn Sheet(
    /// What there is to fill in.
    sections: &'static [FormSection],
) -> impl IntoView {
    let state = state();
    sections.iter().map(|section| drawn(state, section)).collect_view()
}

fn drawn(state: AppState, section: &'static FormSection) -> AnyView {
    let note = live(move || {
        let note = section.note.map_or("", |note| note(state.locale()));
        match (section.in_money, note) {
            (true, "") => state.style().typed_unit_name(&state.currency()),
            (true, note) => {
                format!("{note} · {}", state.style().typed_unit_name(&state.currency()))
            }
            (false, note) => note.to_owned(),
        }
    });
    let body = section.body.iter().map(|part| part_view(state, part)).collect_view();
    view! {
        <section>
            <h2>{state.says(section.title)} " " <small>{note}</small></h2>
            {body}
        </section>
    }
    .into_any()
}

fn part_view(state: AppState, part: &'static FormPart) -> AnyView {
    match part {
        FormPart::Fields(paths) => fields(paths),
        FormPart::EquityFields(paths) => {
            let kind = state.text("terms.structure.kind");
            block(move || (kind.get() == "newco").then(|| fields(paths))).into_any()
        }
        FormPart::Grid(spec) => view! { <Grid spec=spec /> }.into_any(),
        FormPart::Note(text) => view! { <p class="note">{state.says(*text)}</p> }.into_any(),
        FormPart::Own(view) => view(),
    }
}

/// Labelled fields, one beside the other as there is room.
fn fields(paths: &'static [&'static str]) -> AnyView {
    let fields = paths.iter().map(|path| view! { <Field path=*path /> }).collect_view();
    view! { <div class="form">{fields}</div> }.into_any()
}
