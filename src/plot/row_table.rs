//! Data tables of figures whose vertical axis is rows.

use super::cell::Cell;
use super::spec::{Layer, Measure, Panel, Point, Row, Span};
use super::table::{Table, transposed};
use crate::domain::sort::sort_by;

/// A bar or mark as a row of the table.
struct Entry {
    row: usize,
    from: f64,
    to: Option<f64>,
    what: String,
}

/// One row for each bar and mark: row, what it is, from, to.
pub fn by_span(lead: &[String], panel: &Panel, names: &[Row]) -> Table {
    let cells = |entry: Entry| {
        let name = names.get(entry.row).map_or(String::new(), |row| row.label.clone());
        let to = entry.to.map_or(Cell::Empty, Cell::day);
        vec![Cell::Text(name), Cell::Text(entry.what), Cell::day(entry.from), to]
    };
    Table { header: lead.to_vec(), rows: entries(panel).into_iter().map(cells).collect() }
}

/// The index of the row each line of [`by_span`]'s table belongs to.
pub fn rows_of_spans(panel: &Panel) -> Vec<usize> {
    entries(panel).into_iter().map(|entry| entry.row).collect()
}

fn entries(panel: &Panel) -> Vec<Entry> {
    let what = |kind: &str, own: &str| (if own.is_empty() { kind } else { own }).to_owned();
    let mut entries = Vec::new();
    for layer in &panel.layers {
        match layer {
            Layer::Spans(kind) => entries.extend(kind.spans.iter().map(|span| {
                let what = what(&kind.label, &span.label);
                Entry { row: span.row, from: span.from, to: Some(span.to), what }
            })),
            Layer::Points(kind) => entries.extend(kind.points.iter().map(|point| {
                let what = what(&kind.label, &point.label);
                Entry { row: point.y.max(0.0) as usize, from: point.x, to: None, what }
            })),
            _ => {}
        }
    }
    sort_by(&mut entries, |a, b| a.row.cmp(&b.row).then(a.from.total_cmp(&b.from)));
    entries
}

/// One row for each row: the length of its bars, the place of its marks.
pub fn by_row(lead: String, panel: &Panel, names: &[Row], measure: Measure) -> Table {
    let mut header = vec![lead];
    let mut columns = vec![names.iter().map(|row| Cell::Text(row.label.clone())).collect()];
    for layer in &panel.layers {
        let (label, values) = match layer {
            Layer::Spans(kind) if !kind.label.is_empty() => {
                (&kind.label, lengths(&kind.spans, names.len()))
            }
            Layer::Points(kind) => (&kind.label, places(&kind.points, names.len())),
            _ => continue,
        };
        header.push(label.clone());
        columns.push(values.into_iter().map(|value| Cell::number(measure, value)).collect());
    }
    Table { header, rows: transposed(columns, names.len()) }
}

fn lengths(spans: &[Span], rows: usize) -> Vec<f64> {
    let mut lengths = vec![f64::NAN; rows];
    for span in spans {
        if let Some(length) = lengths.get_mut(span.row) {
            let before = if length.is_nan() { 0.0 } else { *length };
            *length = before + span.to - span.from;
        }
    }
    lengths
}

fn places(points: &[Point], rows: usize) -> Vec<f64> {
    let mut places = vec![f64::NAN; rows];
    for point in points {
        if let Some(place) = places.get_mut(point.y.max(0.0) as usize) {
            *place = point.x;
        }
    }
    places
}
