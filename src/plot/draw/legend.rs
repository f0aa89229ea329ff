//! The legend: for what cannot be labelled where it is drawn.

use super::area::{Area, PlacedText, TextAnchor};
use super::canvas::{Canvas, Drawn};
use super::text_width;
use crate::plot::role::Role;
use crate::plot::spec::{
    BarSeries, Layer, LineLayer, MarkShape, PlotPanel, PlotSpec, PointLayer, Ribbon, SpanLayer,
    WhiskerLayer, YAxis, Zone,
};

/// An entry.
#[derive(Debug, Clone, PartialEq)]
pub struct LegendKey {
    /// Name.
    pub label: String,
    role: Role,
    sample: KeySample,
}

/// What stands before the name.
#[derive(Debug, Clone, Copy, PartialEq)]
enum KeySample {
    Swatch,
    Shade { inner: bool },
    Stroke,
    Hairline,
    Mark(MarkShape),
}

impl LegendKey {
    /// Of a part of stacked bars.
    pub fn of_series(series: &BarSeries) -> Self {
        Self { label: series.label.clone(), role: series.role, sample: KeySample::Swatch }
    }

    /// Of a zone.
    pub fn of_zone(zone: &Zone) -> Self {
        Self { label: zone.label.clone(), role: Role::Rule, sample: KeySample::Swatch }
    }

    /// Of a ribbon: those of all panels are alike.
    pub fn of_ribbon(ribbon: &Ribbon) -> Self {
        let sample = KeySample::Shade { inner: ribbon.inner };
        Self { label: ribbon.label.clone(), role: Role::Ink, sample }
    }

    /// Of whiskers.
    pub fn of_whiskers(kind: &WhiskerLayer) -> Self {
        Self { label: kind.label.clone(), role: Role::Soft, sample: KeySample::Stroke }
    }

    /// Of a line.
    pub fn of_line(line: &LineLayer) -> Self {
        let sample = if line.ghost { KeySample::Hairline } else { KeySample::Stroke };
        Self { label: line.label.clone(), role: line.role, sample }
    }

    /// Of marks.
    pub fn of_points(points: &PointLayer) -> Self {
        Self {
            label: points.label.clone(),
            role: points.role,
            sample: KeySample::Mark(points.shape),
        }
    }

    /// Bars come first, then lines, then marks.
    pub fn rank(&self) -> u8 {
        match self.sample {
            KeySample::Swatch | KeySample::Shade { .. } => 0,
            KeySample::Stroke | KeySample::Hairline => 1,
            KeySample::Mark(_) => 2,
        }
    }

    fn of_spans(spans: &SpanLayer) -> Self {
        let role = spans.spans.first().map_or(Role::Ink, |span| span.role);
        let sample = if spans.thin { KeySample::Stroke } else { KeySample::Swatch };
        Self { label: spans.label.clone(), role, sample }
    }
}

/// What a figure's rows always need explained: their bars and marks carry no names of kinds.
pub fn always(spec: &PlotSpec) -> Vec<LegendKey> {
    let rows = spec.panels.iter().filter(|panel| matches!(panel.y, YAxis::Rows(_)));
    let keys = rows.flat_map(|panel| &panel.layers).filter_map(|layer| match layer {
        Layer::Spans(kind) if !kind.spans.is_empty() => Some(LegendKey::of_spans(kind)),
        Layer::Points(kind) if !kind.points.is_empty() => Some(LegendKey::of_points(kind)),
        Layer::Spans(_)
        | Layer::Points(_)
        | Layer::Band(_)
        | Layer::Zone(_)
        | Layer::Ribbon(_)
        | Layer::Whiskers(_)
        | Layer::Bars(_)
        | Layer::Line(_)
        | Layer::ReferenceLines(_) => None,
    });
    let keys: Vec<LegendKey> = keys.filter(|key| !key.label.is_empty()).collect();
    // A single kind of mark is what the title says.
    let mut keys = if keys.len() < 2 { Vec::new() } else { keys };
    let ghosts = spec.panels.iter().flat_map(PlotPanel::lines).filter(|line| line.ghost);
    for key in ghosts.map(LegendKey::of_line) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}

/// A legend with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Legend {
    /// The axis' unit, at its head.
    unit: Option<PlacedText>,
    entries: Vec<(LegendKey, PlacedText)>,
    /// Its height.
    pub height: f64,
}

impl Legend {
    /// Unit and entries in lines across `width`.
    pub fn new(unit: &str, keys: Vec<LegendKey>, width: f64, font: f64) -> Self {
        let line = font * 1.6;
        let (mut x, mut y) = (0.0, line / 2.0);
        let unit = (!unit.is_empty()).then(|| text(0.0, y, Role::Soft, unit.to_owned()));
        if let Some(unit) = &unit {
            x = unit.area(font).x1 + 1.5 * font;
        }
        let mut entries = Vec::with_capacity(keys.len());
        for key in keys {
            let label = text_width::fit(&key.label, font, width - swatch(font));
            let room = swatch(font) + text_width::width(&label, font);
            if x > 0.0 && x + room > width {
                (x, y) = (0.0, y + line);
            }
            entries.push((key, text(x + swatch(font), y, Role::Ink, label)));
            x += room + 1.2 * font;
        }
        let empty = unit.is_none() && entries.is_empty();
        Self { unit, entries, height: if empty { 0.0 } else { y + line / 2.0 } }
    }

    /// Draws it.
    pub fn draw(&self, canvas: &Canvas, font: f64) -> Drawn {
        self.unit.iter().try_for_each(|unit| canvas.write(unit))?;
        for (key, label) in &self.entries {
            sample(canvas, key, label.x - swatch(font), label.y, font)?;
            canvas.write(label)?;
        }
        Ok(())
    }
}

fn swatch(font: f64) -> f64 {
    (font * 1.3).round()
}

fn text(x: f64, y: f64, role: Role, text: String) -> PlacedText {
    PlacedText { x, y, anchor: TextAnchor::Start, role, text }
}

fn sample(canvas: &Canvas, key: &LegendKey, x: f64, y: f64, font: f64) -> Drawn {
    let width = (font * 0.85).round();
    let middle = (x + width / 2.0, y);
    match key.sample {
        KeySample::Swatch => {
            let half = width / 2.0;
            let area =
                Area { x0: x, y0: (y - half).round(), x1: x + width, y1: (y + half).round() };
            canvas.rect(&area, key.role)
        }
        KeySample::Shade { inner } => {
            let half = width / 2.0;
            let y = y.round();
            canvas.shade([(x, y - half), (x + width, y + half)], key.role, inner)
        }
        KeySample::Stroke => {
            let y0 = y.round() - 1.0;
            canvas.rect(&Area { x0: x, y0, x1: x + width, y1: y0 + 2.0 }, key.role)
        }
        KeySample::Hairline => canvas.across(x, x + width, y.round(), key.role),
        KeySample::Mark(shape) => canvas.mark(shape, middle, key.role),
    }
}
