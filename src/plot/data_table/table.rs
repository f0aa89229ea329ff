//! A table of a figure's numbers.

use super::cell::TableCell;
use crate::plot::formats::Formats;

/// Numbers of a figure in rows.
#[derive(Debug, Clone, PartialEq)]
pub struct DataTable {
    /// Column headings.
    pub header: Vec<String>,
    /// One row for each position hover and focus can stop at, in the order of the drawing's stops.
    pub rows: Vec<Vec<TableCell>>,
}

impl DataTable {
    /// A table of `rows` rows from its columns: (heading, cells).
    pub fn of_columns(columns: Vec<(String, Vec<TableCell>)>, rows: usize) -> Self {
        let cell = |column: &[TableCell], row: usize| column.get(row).cloned();
        let row = |row: usize| {
            let cells = columns.iter().map(|(_, column)| cell(column, row));
            cells.map(|cell| cell.unwrap_or(TableCell::Empty)).collect()
        };
        let rows = (0..rows).map(row).collect();
        Self { header: columns.into_iter().map(|(heading, _)| heading).collect(), rows }
    }

    /// Its headings, each with the unit of its numbers.
    pub fn headings_with_units(
        &self,
        money: &str,
        with_unit: impl Fn(&str, &str) -> String,
    ) -> Vec<String> {
        let heading = |(column, name): (usize, &String)| {
            let unit = self
                .rows
                .iter()
                .filter_map(|row| row.get(column))
                .find_map(|cell| cell.unit(money));
            unit.map_or_else(|| name.clone(), |unit| with_unit(name, unit))
        };
        self.header.iter().enumerate().map(heading).collect()
    }

    /// Whether words stand in a column.
    pub fn is_of_words(&self, column: usize) -> bool {
        self.rows.iter().filter_map(|row| row.get(column)).any(TableCell::is_words)
    }

    /// What hover and focus show at a row: (heading, value), without empty and zero values.
    pub fn readout(&self, row: usize, formats: &Formats) -> Vec<(String, String)> {
        let cells = self.rows.get(row).into_iter().flatten();
        let shown = self.header.iter().zip(cells).filter(|(_, cell)| cell.says_something());
        shown.map(|(heading, cell)| (heading.clone(), cell.text(formats))).collect()
    }
}
