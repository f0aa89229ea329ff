//! What stretch of numbers a figure covers.

use crate::plot::spec::{BarSeries, Layer, Measure, PlotPanel, PlotSpec, XAxis, YAxis};

/// Beyond this a number is drawn as if it were this: the arithmetic of scales must not overflow.
const LARGEST: f64 = 1e200;

/// One coloured part of one bar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Segment {
    /// Index of its series.
    pub series: usize,
    /// Index of its year.
    pub slot: usize,
    /// End nearer zero.
    pub from: f64,
    /// End farther from zero.
    pub to: f64,
}

/// `value`, made fit for drawing; what is not a number is nothing.
pub fn drawable(value: f64) -> f64 {
    if value.is_nan() { 0.0 } else { value.clamp(-LARGEST, LARGEST) }
}

/// The parts of stacked bars, those of value zero left out.
pub fn segments(bars: &[BarSeries]) -> Vec<Segment> {
    let slots = bars.iter().map(|series| series.values.len()).max().unwrap_or(0);
    let mut up = vec![0.0; slots];
    let mut down = vec![0.0; slots];
    let mut parts = Vec::with_capacity(slots * bars.len());
    for (series, one) in bars.iter().enumerate() {
        for (slot, value) in one.values.iter().enumerate() {
            let value = drawable(*value);
            let stack = if value < 0.0 { &mut down } else { &mut up };
            if let Some(from) = stack.get_mut(slot).filter(|_| value != 0.0) {
                parts.push(Segment { series, slot, from: *from, to: *from + value });
                *from += value;
            }
        }
    }
    parts
}

/// Lowest and highest number of a panel, zero included; `None` when there is nothing but zeros.
pub fn of_values(panel: &PlotPanel) -> Option<(f64, f64)> {
    let (mut low, mut high) = (0.0_f64, 0.0_f64);
    let mut see = |value: f64| {
        let value = drawable(value);
        low = low.min(value);
        high = high.max(value);
    };
    for layer in &panel.layers {
        match layer {
            Layer::Bars(bars) => segments(bars).iter().for_each(|part| see(part.to)),
            Layer::Line(line) => line.points.iter().filter_map(|point| point.1).for_each(&mut see),
            Layer::Points(marks) => marks.points.iter().for_each(|point| see(point.y)),
            Layer::Whiskers(kind) => {
                let lines = kind.whiskers.iter().flat_map(|whisker| whisker.lines());
                lines.flatten().for_each(|at| see(at.1));
            }
            Layer::Ribbon(ribbon) => ribbon.points.iter().for_each(|(_, low, high)| {
                see(*low);
                see(*high);
            }),
            Layer::Band(_) | Layer::Zone(_) | Layer::Spans(_) | Layer::ReferenceLines(_) => {}
        }
    }
    (high > low).then_some((low, high))
}

/// Lowest and highest rate of a panel that has only lines and marks of rates.
pub fn of_lines(panel: &PlotPanel) -> Option<(f64, f64)> {
    if !matches!(panel.y, YAxis::Values { measure: Measure::Percent, .. }) {
        return None;
    }
    let lines = panel.lines().flat_map(|line| &line.points).filter_map(|point| point.1);
    let marks = panel.points().map(|point| point.y);
    let mut rates = lines.chain(marks).filter(|rate| rate.is_finite());
    let first = rates.next()?;
    Some(rates.fold((first, first), |(low, high), rate| (low.min(rate), high.max(rate))))
}

/// Both ends of the horizontal axis.
pub fn of_axis(spec: &PlotSpec) -> (f64, f64) {
    match spec.x {
        XAxis::Years { first, last } => (f64::from(first) - 0.5, f64::from(last) + 0.5),
        XAxis::Dates { from, to } => (from, to),
        XAxis::Values { zero, .. } => of_positions(spec, zero),
    }
}

fn of_positions(spec: &PlotSpec, zero: bool) -> (f64, f64) {
    let (mut low, mut high) = if zero { (0.0, 0.0) } else { (f64::INFINITY, f64::NEG_INFINITY) };
    let mut see = |x: f64| {
        let x = drawable(x);
        low = low.min(x);
        high = high.max(x);
    };
    for layer in spec.layers() {
        match layer {
            Layer::Line(line) => line.points.iter().for_each(|point| see(point.0)),
            Layer::Points(marks) => marks.points.iter().for_each(|point| see(point.x)),
            Layer::Spans(kind) => kind.spans.iter().for_each(|span| {
                see(span.from);
                see(span.to);
            }),
            Layer::Ribbon(ribbon) => ribbon.points.iter().for_each(|point| see(point.0)),
            Layer::Whiskers(kind) => {
                let lines = kind.whiskers.iter().flat_map(|whisker| whisker.lines());
                lines.flatten().for_each(|at| see(at.0));
            }
            Layer::Bars(_) | Layer::Band(_) | Layer::Zone(_) | Layer::ReferenceLines(_) => {}
        }
    }
    if low <= high { (low, high) } else { (0.0, 0.0) }
}

/// Whether a figure has anything to show.
pub fn has_marks(spec: &PlotSpec) -> bool {
    let (low, high) = of_axis(spec);
    let panel = |panel: &PlotPanel| match &panel.y {
        YAxis::Values { .. } => of_values(panel).is_some(),
        YAxis::Rows(rows) => !rows.is_empty(),
    };
    high > low && (high - low).is_finite() && spec.panels.iter().any(panel)
}
