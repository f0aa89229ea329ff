//! Vertical domains and ticks of panels.

use super::extent;
use super::metrics::LINE;
use super::scale::{Scale, ticks};
use crate::plot::cell::plain;
use crate::plot::spec::{Layer, Measure, Panel, YAxis};
use crate::plot::words::Formats;

/// Ticks and vertical domain of a panel, known before its place.
pub struct Measured {
    pub domain: (f64, f64),
    pub ticks: Vec<(f64, String)>,
}

pub fn measured(panel: &Panel, formats: &Formats, height: f64, font: f64) -> Measured {
    let YAxis::Values { measure, .. } = panel.y else {
        return Measured { domain: (0.0, 1.0), ticks: Vec::new() };
    };
    let domain = domain(panel, height, font);
    let limit = ((height / (font * 2.2)) as usize).clamp(3, 6);
    let ticks = ticks(domain.0, domain.1, limit);
    let ticks = ticks.into_iter().map(|tick| (tick, tick_text(measure, tick, formats))).collect();
    Measured { domain, ticks }
}

/// The ticks that keep a line's height between them: all, or every second, third, … from zero.
pub fn thinned(ticks: Vec<(f64, String)>, y: &Scale, font: f64) -> Vec<(f64, String)> {
    let step = match ticks.as_slice() {
        [(first, _), (second, _), ..] => second - first,
        _ => return ticks,
    };
    let every = (font * LINE / (step * y.unit()).max(0.1)).ceil().max(1.0);
    let kept = |(value, _): &(f64, String)| (value / step).round() % every == 0.0;
    ticks.into_iter().filter(kept).collect()
}

/// The numbers a panel shows. Rates alone need no zero: what counts is how they differ.
fn domain(panel: &Panel, height: f64, font: f64) -> (f64, f64) {
    let (low, high) = extent::of_values(panel).unwrap_or((0.0, 1.0));
    let (lowest, highest) = extent::of_lines(panel).unwrap_or((0.0, 0.0));
    if lowest > 0.4 * highest {
        let air = (0.25 * (highest - lowest)).max(0.05 * highest);
        return (lowest - air, highest + air);
    }
    let (below, above) = headroom(panel, height, font);
    let span = high - low;
    (
        if low < 0.0 { low - below * span } else { 0.0 },
        if high > 0.0 { high + above * span } else { 0.0 },
    )
}

/// The label of a tick.
pub fn tick_text(measure: Measure, value: f64, formats: &Formats) -> String {
    match measure {
        Measure::Amount => (formats.axis)(value),
        Measure::Percent => (formats.percent)(value),
        Measure::Number => plain(value),
    }
}

/// Room beyond the lowest and highest mark as parts of their distance; more where marks carry labels.
fn headroom(panel: &Panel, height: f64, font: f64) -> (f64, f64) {
    let bars = panel.layers.iter().any(|layer| matches!(layer, Layer::Bars(_)));
    let least = if bars { 0.05 } else { 0.12 };
    let need = 2.6 * font;
    let labelled = (need / (0.85 * height - need).max(1.0)).clamp(0.14, 0.6);
    let points = panel.layers.iter().filter_map(|layer| match layer {
        Layer::Points(marks) => Some(&marks.points),
        _ => None,
    });
    let below = |negative: bool| points.clone().flatten().any(|p| (p.y < 0.0) == negative);
    (if below(true) { labelled } else { least }, if below(false) { labelled } else { least })
}
