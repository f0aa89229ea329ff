//! A column of inputs as data: sections with their forms and grids, drawn by one piece of code.

use super::field::{Field, Place};
use super::live::{block, live};
use super::rows::Grid;
use crate::app::desk::{Desk, desk};
use crate::app::i18n::Locale;
use leptos::prelude::*;

/// A text of the page: the key is checked when the page is compiled.
pub type Say = fn(Locale) -> &'static str;

/// A section of inputs.
pub struct Section {
    /// Heading.
    pub title: Say,
    /// In small letters after the heading.
    pub note: Option<Say>,
    /// Whether the note ends with the currency amounts are typed in.
    pub in_money: bool,
    /// The inputs, from top to bottom.
    pub body: &'static [Part],
}

/// A part of a section.
pub enum Part {
    /// Labelled fields.
    Fields(&'static [&'static str]),
    /// Labelled fields of a structure with equity.
    EquityFields(&'static [&'static str]),
    /// A grid over a list.
    Grid(GridSpec),
    /// A line of small print.
    Note(Say),
    /// Anything else.
    Own(fn() -> AnyView),
}

/// A column's heading and what stands in each row.
pub type ResultColumn = (Say, fn(usize) -> AnyView);

/// A grid over a list of the deal.
pub struct GridSpec {
    /// Path of the list.
    pub list: &'static str,
    /// Its columns.
    pub columns: &'static [Column],
    /// What the button that adds a row says.
    pub add: Say,
    /// Name of the grid for a screen reader.
    pub caption: Say,
    /// One more column with what follows from a row.
    pub result: Option<ResultColumn>,
    /// Rows below the list: sums.
    pub foot: Option<fn() -> AnyView>,
}

/// A column of a grid.
#[derive(Clone, Copy)]
pub struct Column {
    /// Path of the leaf below a row.
    pub path: &'static str,
    /// Drawn instead of the plain cell, where a cell depends on the row.
    pub cell: Option<fn(Place) -> AnyView>,
    /// A number: aligned right.
    pub numeric: bool,
}

impl Column {
    /// A column of numbers.
    pub const fn number(path: &'static str) -> Self {
        Self { path, cell: None, numeric: true }
    }

    /// A column of words.
    pub const fn text(path: &'static str) -> Self {
        Self { path, cell: None, numeric: false }
    }

    /// The column with cells of its own.
    pub const fn drawn(self, cell: fn(Place) -> AnyView) -> Self {
        Self { cell: Some(cell), ..self }
    }
}

/// The sections, one under the other.
#[component]
pub fn Sheet(
    /// What there is to fill in.
    sections: &'static [Section],
) -> impl IntoView {
    let desk = desk();
    sections.iter().map(|section| drawn(desk, section)).collect_view()
}

fn drawn(desk: Desk, section: &'static Section) -> AnyView {
    let note = live(move || {
        let note = section.note.map_or("", |note| note(desk.locale()));
        match (section.in_money, note) {
            (true, "") => desk.style().typed_unit_name(&desk.currency()),
            (true, note) => {
                format!("{note} · {}", desk.style().typed_unit_name(&desk.currency()))
            }
            (false, note) => note.to_owned(),
        }
    });
    let body = section.body.iter().map(|part| part_view(desk, part)).collect_view();
    view! {
        <section>
            <h2>{desk.says(section.title)} " " <small>{note}</small></h2>
            {body}
        </section>
    }
    .into_any()
}

fn part_view(desk: Desk, part: &'static Part) -> AnyView {
    match part {
        Part::Fields(paths) => fields(paths),
        Part::EquityFields(paths) => {
            let kind = desk.text("terms.structure.kind");
            block(move || (kind.get() == "newco").then(|| fields(paths))).into_any()
        }
        Part::Grid(spec) => view! { <Grid spec=spec /> }.into_any(),
        Part::Note(text) => view! { <p class="note">{desk.says(*text)}</p> }.into_any(),
        Part::Own(view) => view(),
    }
}

/// Labelled fields, one beside the other as there is room.
fn fields(paths: &'static [&'static str]) -> AnyView {
    let fields = paths.iter().map(|path| view! { <Field path=*path /> }).collect_view();
    view! { <div class="form">{fields}</div> }.into_any()
}
