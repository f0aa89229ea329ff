//! The room around the panels, and the horizontal scale in between.

use super::axis::AxisScale;
use super::extent;
use super::text_width;
use super::vertical_scale::PanelMeasure;
use crate::plot::spec::{PlotRow, PlotSpec, XAxis, YAxis};

pub fn left_margin(spec: &PlotSpec, measures: &[PanelMeasure], font: f64, width: f64) -> f64 {
    let ticks = measures.iter().flat_map(|measured| &measured.ticks);
    let widest_tick = ticks.map(|tick| text_width::width(&tick.label, font)).fold(0.0, f64::max);
    let widest_row =
        rows_of(spec).map(|row| row_indent(row, font) + text_width::width(&row.label, font));
    let widest = widest_row.fold(widest_tick, f64::max);
    (widest + font * 0.8).min(width * 0.42).ceil()
}

/// All rows of a figure.
fn rows_of(spec: &PlotSpec) -> impl Iterator<Item = &PlotRow> {
    let rows = spec.panels.iter().filter_map(|panel| match &panel.y {
        YAxis::Rows(rows) => Some(rows),
        YAxis::Values { .. } => None,
    });
    rows.flatten()
}

/// How far a row's label is set in.
pub fn row_indent(row: &PlotRow, font: f64) -> f64 {
    if row.nested { font } else { 0.0 }
}

/// Half a tick label may stand beyond the last tick.
pub fn right_margin(spec: &PlotSpec, font: f64) -> f64 {
    match spec.x {
        XAxis::Years { .. } => 1.0,
        XAxis::Dates { .. } | XAxis::Values { .. } => font,
    }
}

pub fn foot_height(spec: &PlotSpec, font: f64) -> f64 {
    match &spec.x {
        XAxis::Values { name, .. } if !name.is_empty() => font * 3.1,
        _ => font * 1.8,
    }
}

/// The horizontal axis between the pixels `left` and `right`. An axis of values reaches farther than its
/// numbers where labels stand beside bars and marks.
pub fn horizontal_scale(spec: &PlotSpec, (left, right): (f64, f64), font: f64) -> AxisScale {
    let (before, after) = match spec.x {
        XAxis::Values { .. } => label_room(spec, font),
        XAxis::Years { .. } | XAxis::Dates { .. } => (0.0, 0.0),
    };
    let width = right - left;
    let (before, after) = (before.min(width * 0.35), after.min(width * 0.35));
    let (low, high) = extent::of_axis(spec);
    let unit = (high - low) / (width - before - after);
    AxisScale::new((low - before * unit, high + after * unit))
}

/// Room for labels beside bars and marks in rows: (before, after).
fn label_room(spec: &PlotSpec, font: f64) -> (f64, f64) {
    let mut room = (0.0_f64, 0.0_f64);
    for panel in spec.panels.iter().filter(|panel| matches!(panel.y, YAxis::Rows(_))) {
        for span in panel.spans().flat_map(|kind| &kind.spans) {
            room.1 = room.1.max(text_width::width(&span.label, font));
        }
        for point in panel.points() {
            let width = text_width::width(&point.label, font) + font * 0.3;
            room = (room.0.max(width), room.1.max(width));
        }
    }
    let gap = |width: f64| if width > 0.0 { width + font * 0.6 } else { 0.0 };
    (gap(room.0), gap(room.1))
}
