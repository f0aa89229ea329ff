//! Data tables of figures whose vertical axis is rows.

use super::cell::TableCell;
use super::table::DataTable;
use crate::domain::sort::sort_by;
use crate::plot::spec::{BarSpan, DataPoint, Layer, Measure, PlotPanel, PlotRow};

/// A bar or mark as a row of the table.
struct RowEntry {
    row: usize,
    from: f64,
    to: Option<f64>,
    name: String,
}

/// One row for each bar and mark: row, what it is, from, to.
pub fn by_span(lead: &[String], panel: &PlotPanel, rows: &[PlotRow]) -> DataTable {
    let cells = |entry: RowEntry| {
        let row = rows.get(entry.row).map_or(String::new(), |row| row.label.clone());
        let to = entry.to.map_or(TableCell::Empty, TableCell::day);
        vec![TableCell::Text(row), TableCell::Text(entry.name), TableCell::day(entry.from), to]
    };
    DataTable { header: lead.to_vec(), rows: entries(panel).into_iter().map(cells).collect() }
}

/// The index of the row each line of [`by_span`]'s table belongs to.
pub fn rows_of_spans(panel: &PlotPanel) -> Vec<usize> {
    entries(panel).into_iter().map(|entry| entry.row).collect()
}

fn entries(panel: &PlotPanel) -> Vec<RowEntry> {
    let name = |kind: &str, label: &str| (if label.is_empty() { kind } else { label }).to_owned();
    let mut entries = Vec::new();
    for layer in &panel.layers {
        match layer {
            Layer::Spans(kind) => entries.extend(kind.spans.iter().map(|span| {
                let name = name(&kind.label, &span.label);
                RowEntry { row: span.row, from: span.from, to: Some(span.to), name }
            })),
            Layer::Points(kind) => entries.extend(kind.points.iter().map(|point| {
                let name = name(&kind.label, &point.label);
                RowEntry { row: point.row(), from: point.x, to: None, name }
            })),
            Layer::Band(_)
            | Layer::Zone(_)
            | Layer::Ribbon(_)
            | Layer::Whiskers(_)
            | Layer::Bars(_)
            | Layer::Line(_)
            | Layer::ReferenceLines(_) => {}
        }
    }
    sort_by(&mut entries, |a, b| a.row.cmp(&b.row).then(a.from.total_cmp(&b.from)));
    entries
}

/// One row for each row: the length of its bars, the position of its marks.
pub fn by_row(lead: String, panel: &PlotPanel, rows: &[PlotRow], measure: Measure) -> DataTable {
    let names = rows.iter().map(|row| TableCell::Text(row.label.clone())).collect();
    let mut columns = vec![(lead, names)];
    for layer in &panel.layers {
        let (label, values) = match layer {
            Layer::Spans(kind) if !kind.label.is_empty() => {
                (&kind.label, lengths(&kind.spans, rows.len()))
            }
            Layer::Points(kind) => (&kind.label, positions(&kind.points, rows.len())),
            Layer::Spans(_)
            | Layer::Band(_)
            | Layer::Zone(_)
            | Layer::Ribbon(_)
            | Layer::Whiskers(_)
            | Layer::Bars(_)
            | Layer::Line(_)
            | Layer::ReferenceLines(_) => continue,
        };
        let cells = values.into_iter().map(|value| TableCell::number(measure, value));
        columns.push((label.clone(), cells.collect()));
    }
    DataTable::of_columns(columns, rows.len())
}

fn lengths(spans: &[BarSpan], rows: usize) -> Vec<Option<f64>> {
    let mut lengths = vec![None; rows];
    for span in spans {
        if let Some(length) = lengths.get_mut(span.row) {
            *length = Some(length.unwrap_or(0.0) + span.to - span.from);
        }
    }
    lengths
}

fn positions(points: &[DataPoint], rows: usize) -> Vec<Option<f64>> {
    let mut positions = vec![None; rows];
    for point in points {
        if let Some(position) = positions.get_mut(point.row()) {
            *position = Some(point.x);
        }
    }
    positions
}
