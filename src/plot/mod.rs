//! Figures: data in, SVG text out. No web, no clock, no language of its own.
//!
//! ```text
//! Valuation, Deal, Words, Formats -> one function per figure -> PlotSpec -> render -> Drawing
//!                                                               |-> table, readout
//! ```
//!
//! A [`PlotSpec`] is plain data, so that equal figures are not drawn twice and tests read numbers, not
//! pixels. Texts come from outside in [`Words`], numbers are written by [`Formats`]. Colours are roles
//! ([`Ink`]) until the page's style sheet gives the custom properties `--plot-…` a value.
//!
//! Plotters draws shapes and texts. Its own legends, meshes and charts are not used: they ask how wide
//! a text is, which on the web means to measure it in the document, so a figure could not be drawn in
//! a worker or be the same in a test; `draw::metrics` answers instead.

mod cashflow;
mod cell;
mod deals;
mod draw;
mod effective_rate;
mod frontier;
mod home_years;
mod ink;
mod layer;
mod net_sales;
mod payment_paths;
mod row_table;
mod royalty_by_tier;
mod scenarios;
pub mod spec;
mod table;
mod tasks;
mod timeline;
mod timeline_rows;
mod waterfall;
mod words;
mod years;

pub use cashflow::cashflow;
pub use cell::Cell;
pub use deals::{DealMark, DealWords, deals};
pub use draw::{Area, Drawing, Size, natural_height, render};
pub use effective_rate::{effective_rate_by_sales, effective_rate_over_time};
pub use frontier::{FrontierWords, LeverAxis, frontier};
pub use home_years::{HomeWords, home_years};
pub use ink::Ink;
pub use net_sales::net_sales;
pub use payment_paths::{PathView, PathWords, payment_paths};
pub use royalty_by_tier::royalty_by_tier;
pub use scenarios::{Named, scenario_sales, scenarios};
pub use spec::{Layer, Measure, PlotSpec, XAxis, YAxis};
pub use table::Table;
pub use tasks::{TaskBar, TaskWords, tasks};
pub use timeline::timeline;
pub use waterfall::waterfall;
pub use words::{Formats, Words, fill};

use crate::domain::valuation::{CaseResult, Valuation};

/// Which flows a figure shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// Probability-weighted.
    Expected,
    /// Every stage succeeds, every region approves.
    Success,
}

impl Case {
    /// The case's results.
    pub fn of(self, valuation: &Valuation) -> &CaseResult {
        match self {
            Self::Expected => &valuation.expected,
            Self::Success => &valuation.success,
        }
    }
}
