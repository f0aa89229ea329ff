//! A block pasted from a spreadsheet: every cell is read first, and only when all are right is one written.

use super::field_value::read_value;
use super::{Draft, child};
use crate::domain::issue::{Issue, Problem};
use crate::domain::number;
use crate::domain::schema::{field_at, list_at};

/// Whether a clipboard text is a block of cells and not a single value.
pub fn is_block(text: &str) -> bool {
    text.trim_end_matches(['\r', '\n']).contains(['\t', '\n'])
}

/// Writes a block into a list, its first cell at `row` and `column`; rows are added as needed.
/// `columns` are the paths of the grid's columns below a row.
///
/// # Errors
/// Every cell that cannot be taken, by the path it would have gone to. Nothing is written then.
pub fn paste(
    draft: &mut Draft,
    list: &str,
    columns: &[String],
    (row, column): (usize, usize),
    text: &str,
) -> Result<(), Vec<Issue>> {
    let block = number::grid(text);
    let most = list_at(list).map_or(usize::MAX, |list| list.at_most);
    if row + block.len() > most {
        let problem = Problem::TooManyRows { rows: row + block.len(), most };
        return Err(vec![Issue::refused(list, problem)]);
    }
    let mut edits = Vec::new();
    let mut issues = Vec::new();
    for (down, cells) in block.iter().enumerate() {
        for (right, cell) in cells.iter().enumerate() {
            match target(list, row + down, columns.get(column + right), cell) {
                Ok(path) => edits.push((path, cell.trim())),
                Err(issue) => issues.push(issue),
            }
        }
    }
    if !issues.is_empty() {
        return Err(issues);
    }
    while draft.rows(list) < row + block.len() {
        draft.add_row(list);
    }
    for (path, cell) in edits {
        draft.set(&path, cell);
    }
    Ok(())
}

/// Where a cell goes, if it can go there.
fn target(list: &str, row: usize, column: Option<&String>, cell: &str) -> Result<String, Issue> {
    let row_path = child(list, row);
    let Some(column) = column else {
        return Err(Issue::refused(&row_path, Problem::NoSuchColumn { cell: clipped(cell) }));
    };
    let path = child(&row_path, column);
    let Some(field) = field_at(&path) else {
        return Err(Issue::refused(&path, Problem::NoSuchColumn { cell: clipped(cell) }));
    };
    match read_value(field.kind, cell) {
        Ok(_) => Ok(path),
        Err(problem) => Err(Issue::refused(&path, problem)),
    }
}

fn clipped(cell: &str) -> String {
    cell.trim().chars().take(40).collect()
}
