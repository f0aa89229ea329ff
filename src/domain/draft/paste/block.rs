//! A block of cells on its way into the deal.

use crate::domain::number::AmountUnit;

/// A block of cells and where it goes.
#[derive(Debug, Clone, PartialEq)]
pub struct PastedBlock {
    /// Path of the list.
    pub list: String,
    /// Paths of the grid's columns below a row.
    pub columns: Vec<String>,
    /// The row of its first cell, from 0; rows are added as needed.
    pub row: usize,
    /// The column of its first cell, from 0.
    pub column: usize,
    /// The cells as a spreadsheet hands them out.
    pub text: String,
    /// What a bare amount means, unless the block's own header says it.
    pub unit: AmountUnit,
}
