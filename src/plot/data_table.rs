//! The data table behind a figure, made from the figure itself so that the two cannot differ.

mod by_position;
mod by_row;
mod cell;
mod table;

pub use by_row::rows_of_spans;
pub use cell::TableCell;
pub use table::DataTable;

use super::spec::{Measure, PlotSpec, XAxis, YAxis};

impl PlotSpec {
    /// The data table behind the figure.
    pub fn table(&self) -> DataTable {
        let rows = self.panels.iter().find_map(|panel| match &panel.y {
            YAxis::Rows(rows) => Some((panel, rows)),
            YAxis::Values { .. } => None,
        });
        match (rows, &self.x) {
            (Some((panel, rows)), XAxis::Dates { .. }) => by_row::by_span(&self.lead, panel, rows),
            (Some((panel, rows)), XAxis::Values { measure, .. }) => {
                by_row::by_row(self.lead_at(0), panel, rows, *measure)
            }
            (Some((panel, rows)), XAxis::Years { .. }) => {
                by_row::by_row(self.lead_at(0), panel, rows, Measure::Amount)
            }
            (None, _) => by_position::by_position(self),
        }
    }
}
