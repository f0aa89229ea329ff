//! Forms and grids as data: what a page says of its inputs.

use crate::app::i18n::Locale;
use crate::app::state::AppState;
use crate::domain::draft::{Choice, Draft};
use leptos::prelude::*;

/// A text of the page: the key is checked when the page is compiled.
pub type LabelText = fn(Locale) -> &'static str;

/// A section of inputs.
pub struct FormSection {
    /// Heading.
    pub title: LabelText,
    /// In small letters after the heading.
    pub note: Option<LabelText>,
    /// Whether the note ends with the unit and currency of amounts.
    pub in_money: bool,
    /// The inputs, from top to bottom.
    pub body: &'static [FormPart],
}

impl FormSection {
    /// A section without a note.
    pub const fn plain(title: LabelText, body: &'static [FormPart]) -> Self {
        Self { title, note: None, in_money: false, body }
    }
}

/// A part of a section.
pub enum FormPart {
    /// Labelled fields.
    Fields(&'static [&'static str]),
    /// A grid over a list.
    Grid(GridSpec),
    /// A list of words, chosen by pressing them; none: all.
    Selection(&'static str, fn(&Draft) -> Vec<Choice>),
    /// Parts that are shown only while something holds.
    When(fn(AppState) -> Signal<bool>, &'static [FormPart]),
    /// A line of small print.
    Note(LabelText),
    /// Anything else; below the row the form is about, if it is about one.
    Own(fn(&str) -> AnyView),
}

/// Where a path of a form leads: one that begins with a dot, below the row the form is about.
pub fn placed(base: &str, path: &str) -> String {
    if path.starts_with('.') { format!("{base}{path}") } else { path.to_owned() }
}

/// A column's heading and what stands in each row of a list.
pub type ResultColumn = (LabelText, fn(&str, usize) -> AnyView);

/// A grid over a list of the deal.
pub struct GridSpec {
    /// Path of the list; one that begins with a dot is below the row the form is about.
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

/// Where a cell stands in its grid: what Enter and a paste need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridCell {
    /// Path of the list.
    pub list: String,
    /// Paths of the grid's columns below a row.
    pub columns: Vec<String>,
    /// Row, from 0.
    pub row: usize,
    /// Column, from 0.
    pub column: usize,
}
