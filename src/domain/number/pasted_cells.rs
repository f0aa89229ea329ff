//! A spreadsheet's clipboard text.

/// Rows read at most; the rest is left out.
pub const MAX_ROWS: usize = 10_000;

/// Rows of cells of a text copied from a spreadsheet: tabs between cells, line ends between rows, a cell
/// that holds either in double quotes (`""` for a quote inside). The line end after the last row is not a
/// row. Cells are as written, spaces included; at most [`MAX_ROWS`] rows.
pub fn grid(text: &str) -> Vec<Vec<String>> {
    cells(text, '\t')
}

/// As [`grid`], with any character between the cells.
pub fn cells(text: &str, between: char) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut rest = text;
    while !rest.is_empty() && rows.len() < MAX_ROWS {
        let (cell, after) = quoted_cell(rest, between).unwrap_or_else(|| bare_cell(rest, between));
        row.push(cell);
        if let Some(next) = after.strip_prefix(between) {
            rest = next;
            // A separator at the very end opens an empty last cell.
            if rest.is_empty() {
                row.push(String::new());
            }
        } else {
            rest = after_line_end(after);
            rows.push(std::mem::take(&mut row));
        }
    }
    if !row.is_empty() && rows.len() < MAX_ROWS {
        rows.push(row);
    }
    rows
}

fn after_line_end(text: &str) -> &str {
    text.strip_prefix("\r\n").or_else(|| text.strip_prefix(['\r', '\n'])).unwrap_or(text)
}

fn bare_cell(text: &str, between: char) -> (String, &str) {
    let (cell, after) = text.split_at(text.find([between, '\n', '\r']).unwrap_or(text.len()));
    (cell.into(), after)
}

/// A quoted cell and the text after it; `None` when the text only looks like one (`"new" terms`, `"open`):
/// spreadsheets do not quote a cell merely because it starts with a quote.
fn quoted_cell(text: &str, between: char) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut cell = String::new();
    loop {
        let (inside, after) = rest.split_once('"')?;
        cell.push_str(inside);
        let Some(next) = after.strip_prefix('"') else {
            let ends = after.is_empty() || after.starts_with([between, '\n', '\r']);
            return ends.then_some((cell, after));
        };
        cell.push('"');
        rest = next;
    }
}
