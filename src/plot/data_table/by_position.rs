//! Data tables of figures whose vertical axis is values: a row for each position along the other axis.

use super::cell::TableCell;
use super::table::DataTable;
use crate::domain::sort::distinct;
use crate::plot::spec::{Layer, LineLayer, Measure, PlotPanel, PlotSpec, PointLayer, XAxis, YAxis};

/// One row for each position: a column for each kind of bar and each line, then what happens there.
pub fn by_position(spec: &PlotSpec) -> DataTable {
    let positions = spec.positions();
    let cells = positions.iter().map(|x| position_cell(&spec.x, *x)).collect();
    let mut columns = vec![(spec.lead_at(0), cells)];
    for panel in &spec.panels {
        let layers =
            panel.layers.iter().flat_map(|layer| layer_columns(layer, spec, panel, &positions));
        columns.extend(layers);
    }
    let events: Vec<TableCell> = positions.iter().map(|x| events_at(spec, *x)).collect();
    if events.iter().any(TableCell::says_something) {
        columns.push((spec.lead_at(1), events));
    }
    DataTable::of_columns(columns, positions.len())
}

impl PlotSpec {
    /// Where hover and focus can stop along the axis.
    pub fn positions(&self) -> Vec<f64> {
        if let XAxis::Years { first, last } = self.x {
            return (first..=last).map(f64::from).collect();
        }
        let lines = self.panels.iter().flat_map(PlotPanel::lines);
        let mut positions: Vec<f64> =
            lines.flat_map(|line| &line.points).map(|point| point.0).collect();
        // A figure of marks alone stops at each mark.
        if positions.is_empty() {
            let marks = self.panels.iter().flat_map(PlotPanel::points);
            positions.extend(marks.map(|mark| mark.x));
        }
        distinct(&mut positions);
        positions
    }
}

fn position_cell(axis: &XAxis, x: f64) -> TableCell {
    match axis {
        XAxis::Years { .. } => TableCell::Year(x as i32),
        XAxis::Dates { .. } => TableCell::day(x),
        XAxis::Values { measure, .. } => TableCell::number(*measure, Some(x)),
    }
}

fn layer_columns(
    layer: &Layer,
    spec: &PlotSpec,
    panel: &PlotPanel,
    positions: &[f64],
) -> Vec<(String, Vec<TableCell>)> {
    let measure = match panel.y {
        YAxis::Values { measure, .. } => measure,
        YAxis::Rows(_) => Measure::Amount,
    };
    match layer {
        Layer::Bars(bars) => {
            let column = |values: &[f64]| {
                values.iter().map(|value| TableCell::number(measure, Some(*value))).collect()
            };
            bars.iter().map(|series| (series.label.clone(), column(&series.values))).collect()
        }
        Layer::Line(line) => {
            let at = |x: f64| line.points.iter().find(|point| point.0 == x)?.1;
            let cells = positions.iter().map(|x| TableCell::number(measure, at(*x)));
            vec![(line_heading(line, spec, panel), cells.collect())]
        }
        Layer::Ribbon(ribbon) => {
            let at = |x: f64| ribbon.points.iter().find(|point| point.0 == x);
            let cells = |edge: fn(&(f64, f64, f64)) -> f64| {
                positions.iter().map(|x| TableCell::number(measure, at(*x).map(edge))).collect()
            };
            let [lower, upper] = ribbon.edges.each_ref().map(|name| heading(name, panel));
            vec![(lower, cells(|point| point.1)), (upper, cells(|point| point.2))]
        }
        Layer::Whiskers(kind) if !kind.whiskers.is_empty() => {
            let cells = |end: usize| {
                let ends = positions.iter().map(|x| kind.whiskers.iter().find(|at| at.x == *x));
                ends.map(|at| TableCell::number(measure, at.and_then(|at| at.end(end)))).collect()
            };
            kind.ends.iter().enumerate().map(|(end, name)| (name.clone(), cells(end))).collect()
        }
        Layer::Points(marks) if is_counted(marks) => {
            let here = |x: f64| marks.points.iter().filter(|mark| mark.x == x).count();
            let count = |x: &f64| match here(*x) {
                0 => TableCell::Empty,
                count => TableCell::Number(count as f64),
            };
            vec![(heading(&marks.label, panel), positions.iter().map(count).collect())]
        }
        Layer::Band(_)
        | Layer::Zone(_)
        | Layer::Spans(_)
        | Layer::Whiskers(_)
        | Layer::Points(_)
        | Layer::ReferenceLines(_) => Vec::new(),
    }
}

/// Marks without names stand for a case each.
fn is_counted(marks: &PointLayer) -> bool {
    let nameless = marks.points.iter().all(|mark| mark.label.is_empty());
    nameless && !marks.points.is_empty() && !marks.label.is_empty()
}

/// Different panels may share a name.
fn heading(name: &str, panel: &PlotPanel) -> String {
    if panel.title.is_empty() || panel.title == name {
        name.to_owned()
    } else {
        format!("{name} · {}", panel.title)
    }
}

/// That of a ghost says what it is of, unless there are several of a name.
fn line_heading(line: &LineLayer, spec: &PlotSpec, panel: &PlotPanel) -> String {
    let lines = spec.panels.iter().flat_map(PlotPanel::lines);
    let alone = lines.filter(|other| other.label == line.label).count() == 1;
    if line.ghost && alone { line.label.clone() } else { heading(&line.label, panel) }
}

/// Labels of the marks and reference lines in the slot of `x`.
fn events_at(spec: &PlotSpec, x: f64) -> TableCell {
    let years = matches!(spec.x, XAxis::Years { .. });
    let here = |at: f64| {
        if years { (at - x).abs() <= 0.5 && at < x + 0.5 } else { at == x }
    };
    let mut labels: Vec<&str> = Vec::new();
    for layer in spec.layers() {
        match layer {
            Layer::Points(marks) => {
                let marks = marks.points.iter().filter(|mark| here(mark.x));
                labels.extend(marks.map(|mark| mark.label.as_str()));
            }
            Layer::ReferenceLines(lines) => {
                let lines = lines.iter().filter(|line| here(line.x));
                labels.extend(lines.map(|line| line.label.as_str()));
            }
            Layer::Band(_)
            | Layer::Zone(_)
            | Layer::Ribbon(_)
            | Layer::Whiskers(_)
            | Layer::Bars(_)
            | Layer::Spans(_)
            | Layer::Line(_) => {}
        }
    }
    if labels.is_empty() { TableCell::Empty } else { TableCell::Text(labels.join(" · ")) }
}
