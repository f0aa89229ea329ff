//! Vertical domains and ticks of panels.

use super::axis::AxisTick;
use super::extent;
use super::text_width::{self, LINE};
use super::ticks::tick_text;
use crate::plot::formats::Formats;
use crate::plot::round_numbers::round_numbers;
use crate::plot::spec::{PlotPanel, YAxis};

/// Ticks and vertical domain of a panel, known before its place.
pub struct PanelMeasure {
    pub domain: (f64, f64),
    pub ticks: Vec<AxisTick>,
}

/// `lines` more lines of labels are kept room for beyond the marks than the first.
pub fn measured(
    panel: &PlotPanel,
    formats: &Formats,
    height: f64,
    lines: u8,
    font: f64,
) -> PanelMeasure {
    let YAxis::Values { measure, .. } = panel.y else {
        return PanelMeasure { domain: (0.0, 1.0), ticks: Vec::new() };
    };
    let domain = domain(panel, height, f64::from(lines), font);
    let limit = ((height / (font * 2.2)) as usize).clamp(3, 6);
    let ticks = round_numbers(domain.0, domain.1, limit).into_iter();
    let ticks = ticks.map(|at| AxisTick { at, label: tick_text(measure, at, formats) }).collect();
    PanelMeasure { domain, ticks }
}

/// The ticks that keep a line's height between them on an axis of `unit` px a unit: all, or every second,
/// third, … from zero; their labels cut to the `room` on the left.
pub fn thinned(ticks: Vec<AxisTick>, unit: f64, room: f64, font: f64) -> Vec<AxisTick> {
    let step = match ticks.as_slice() {
        [first, second, ..] => second.at - first.at,
        _ => f64::INFINITY,
    };
    let every = (font * LINE / (step * unit).max(0.1)).ceil().max(1.0);
    let wanted = |tick: &AxisTick| step.is_infinite() || (tick.at / step).round() % every == 0.0;
    let fitted = |tick: AxisTick| {
        let label = text_width::fit(&tick.label, font, room - tick_gap(font));
        AxisTick { label, ..tick }
    };
    ticks.into_iter().filter(wanted).map(fitted).collect()
}

/// The room between a tick's label on the left and the plot, px.
pub fn tick_gap(font: f64) -> f64 {
    font * 0.7
}

/// The numbers a panel shows. Rates alone need no zero: what counts is how they differ.
fn domain(panel: &PlotPanel, height: f64, lines: f64, font: f64) -> (f64, f64) {
    let (low, high) = extent::of_values(panel).unwrap_or((0.0, 1.0));
    let (lowest, highest) = extent::of_lines(panel).unwrap_or((0.0, 0.0));
    if lowest > 0.4 * highest {
        let air = (0.25 * (highest - lowest)).max(0.05 * highest) * (1.0 + lines);
        return (lowest - air, highest + air);
    }
    let (below, above) = headroom(panel, height, lines, font);
    let span = high - low;
    (
        if low < 0.0 { low - below * span } else { 0.0 },
        if high > 0.0 { high + above * span } else { 0.0 },
    )
}

/// Room beyond the lowest and highest mark as parts of their distance; more where marks carry labels.
fn headroom(panel: &PlotPanel, height: f64, lines: f64, font: f64) -> (f64, f64) {
    let least = if panel.bars().next().is_some() { 0.05 } else { 0.12 };
    let need = (2.6 + LINE * lines) * font;
    let labelled = (need / (0.85 * height - need).max(1.0)).clamp(0.14, 0.6 + 0.3 * lines);
    let below = |negative: bool| panel.points().any(|point| (point.y < 0.0) == negative);
    (if below(true) { labelled } else { least }, if below(false) { labelled } else { least })
}
