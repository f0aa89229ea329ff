//! Figures: data in, SVG text out. No web, no clock, no language of its own.
//!
//! ```text
//! Valuation, Deal, PlotWords, Formats -> one function per figure -> PlotSpec -> render -> Drawing
//!                                                                   |-> table, readout
//! ```
//!
//! A [`PlotSpec`] is plain data, so that equal figures are not drawn twice and tests read numbers, not
//! pixels. Texts come from outside in [`PlotWords`], numbers are written by [`Formats`]. Colours are roles
//! ([`Role`]) until the page's style sheet gives the custom properties `--plot-…` a value.
//!
//! Plotters draws: coordinates, mesh and shapes are its charts', on a backend of ours ([`SvgBackend`]) that
//! writes roles instead of colours and knows how wide a text is without asking the document, so a figure is
//! the same text in the page, in a worker and in a test. Labels and legend are ours: plotters puts a legend
//! into the plot and writes nothing at the marks.

mod calendar_axis;
mod case;
mod data_table;
mod draw;
mod figures;
mod focus;
mod formats;
mod layer;
mod role;
mod round_numbers;
pub mod spec;
mod words;
mod years;

pub use case::CashCase;
pub use data_table::{DataTable, TableCell};
pub use draw::{
    Area, Drawing, Picture, Sheet, Size, SvgBackend, natural_height, render, standalone,
};
pub use figures::*;
pub use formats::Formats;
pub use role::Role;
pub use spec::{Layer, Measure, PlotSpec, XAxis, YAxis};
pub use words::{PlotText, PlotWords};
