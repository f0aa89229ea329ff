//! The data table behind a figure, made from the figure itself so that the two cannot differ.

use super::cell::Cell;
use super::row_table;
use super::spec::{Layer, Line, Measure, Panel, PlotSpec, XAxis, YAxis};
use super::words::Formats;
use crate::domain::sort::distinct;

/// Numbers of a figure in rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Column headings.
    pub header: Vec<String>,
    /// One row for each position hover and focus can stop at; see [`super::Drawing::stops`].
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// What hover and focus show at a row: (heading, value), without empty and zero values.
    pub fn readout(&self, row: usize, formats: &Formats) -> Vec<(String, String)> {
        let cells = self.rows.get(row).into_iter().flatten();
        let shown = self.header.iter().zip(cells).filter(|(_, cell)| cell.says_something());
        shown.map(|(heading, cell)| (heading.clone(), cell.text(formats))).collect()
    }
}

impl PlotSpec {
    /// The data table behind the figure.
    pub fn table(&self) -> Table {
        let rows = self.panels.iter().find_map(|panel| match &panel.y {
            YAxis::Rows(rows) => Some((panel, rows)),
            YAxis::Values { .. } => None,
        });
        match (rows, &self.x) {
            (Some((panel, rows)), XAxis::Dates { .. }) => {
                row_table::by_span(&self.lead, panel, rows)
            }
            (Some((panel, rows)), x) => {
                row_table::by_row(self.lead_at(0), panel, rows, measure_of(x))
            }
            (None, _) => self.by_position(),
        }
    }

    fn by_position(&self) -> Table {
        let positions = self.positions();
        let mut header = vec![self.lead_at(0)];
        let mut columns = vec![positions.iter().map(|x| self.position_cell(*x)).collect()];
        for (layer, panel) in self.layers_of_panels() {
            append_columns(layer, panel, &positions, &mut header, &mut columns);
        }
        let events: Vec<Cell> = positions.iter().map(|x| self.events_at(*x)).collect();
        if events.iter().any(Cell::says_something) {
            header.push(self.lead_at(1));
            columns.push(events);
        }
        Table { header, rows: transposed(columns, positions.len()) }
    }

    /// Where hover and focus can stop along the axis.
    pub fn positions(&self) -> Vec<f64> {
        if let XAxis::Years { first, last } = self.x {
            return (first..=last).map(f64::from).collect();
        }
        let lines = self.layers().filter_map(|layer| match layer {
            Layer::Line(line) => Some(&line.points),
            _ => None,
        });
        let mut positions: Vec<f64> = lines.flatten().map(|point| point.0).collect();
        // A figure of marks alone stops at each mark.
        if positions.is_empty() {
            let marks = self.layers().filter_map(|layer| match layer {
                Layer::Points(marks) => Some(&marks.points),
                _ => None,
            });
            positions.extend(marks.flatten().map(|mark| mark.x));
        }
        distinct(&mut positions);
        positions
    }

    fn position_cell(&self, x: f64) -> Cell {
        match &self.x {
            XAxis::Years { .. } => Cell::Year(x as i32),
            XAxis::Dates { .. } => Cell::day(x),
            XAxis::Values { measure, .. } => Cell::number(*measure, x),
        }
    }

    fn layers_of_panels(&self) -> impl Iterator<Item = (&Layer, &Panel)> {
        self.panels.iter().flat_map(|panel| panel.layers.iter().map(move |layer| (layer, panel)))
    }

    /// Labels of the marks and rules in the slot of `x`.
    fn events_at(&self, x: f64) -> Cell {
        let years = matches!(self.x, XAxis::Years { .. });
        let here = |at: f64| {
            if years { (at - x).abs() <= 0.5 && at < x + 0.5 } else { at == x }
        };
        let mut labels: Vec<&str> = Vec::new();
        for layer in self.layers() {
            match layer {
                Layer::Points(marks) => labels
                    .extend(marks.points.iter().filter(|p| here(p.x)).map(|p| p.label.as_str())),
                Layer::Rules(rules) => {
                    labels.extend(rules.iter().filter(|r| here(r.x)).map(|r| r.label.as_str()));
                }
                _ => {}
            }
        }
        if labels.is_empty() { Cell::Empty } else { Cell::Text(labels.join(" · ")) }
    }

    fn lead_at(&self, index: usize) -> String {
        self.lead.get(index).cloned().unwrap_or_default()
    }
}

fn measure_of(x: &XAxis) -> Measure {
    match x {
        XAxis::Values { measure, .. } => *measure,
        XAxis::Years { .. } | XAxis::Dates { .. } => Measure::Amount,
    }
}

fn append_columns(
    layer: &Layer,
    panel: &Panel,
    positions: &[f64],
    header: &mut Vec<String>,
    columns: &mut Vec<Vec<Cell>>,
) {
    let measure = match panel.y {
        YAxis::Values { measure, .. } => measure,
        YAxis::Rows(_) => Measure::Amount,
    };
    match layer {
        Layer::Bars(series) => {
            for one in series {
                header.push(one.label.clone());
                columns.push(one.values.iter().map(|v| Cell::number(measure, *v)).collect());
            }
        }
        Layer::Line(line) => {
            header.push(heading(line, panel));
            let at = |x: &f64| line.points.iter().find(|p| p.0 == *x).map_or(f64::NAN, |p| p.1);
            columns.push(positions.iter().map(|x| Cell::number(measure, at(x))).collect());
        }
        _ => {}
    }
}

/// Lines of different panels may share a name.
fn heading(line: &Line, panel: &Panel) -> String {
    if panel.title.is_empty() || panel.title == line.label {
        line.label.clone()
    } else {
        format!("{} · {}", line.label, panel.title)
    }
}

pub(super) fn transposed(columns: Vec<Vec<Cell>>, rows: usize) -> Vec<Vec<Cell>> {
    let cell = |column: &Vec<Cell>, row: usize| column.get(row).cloned().unwrap_or(Cell::Empty);
    (0..rows).map(|row| columns.iter().map(|column| cell(column, row)).collect()).collect()
}
