//! The legend: for what cannot be labelled where it is drawn.

use super::area::{Area, Side, Text};
use super::metrics;
use super::pen::Pen;
use crate::plot::ink::Ink;
use crate::plot::spec::{Layer, Line, PlotSpec, Points, Series, Shape, Spans, YAxis, Zone};

/// An entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    /// Name.
    pub label: String,
    ink: Ink,
    form: Form,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Form {
    Swatch,
    Stroke,
    Mark(Shape),
}

impl Key {
    /// Of a part of stacked bars.
    pub fn of_series(series: &Series) -> Self {
        Self { label: series.label.clone(), ink: series.ink, form: Form::Swatch }
    }

    /// Of a zone.
    pub fn of_zone(zone: &Zone) -> Self {
        Self { label: zone.label.clone(), ink: Ink::Rule, form: Form::Swatch }
    }

    /// Of a line.
    pub fn of_line(line: &Line) -> Self {
        Self { label: line.label.clone(), ink: line.ink, form: Form::Stroke }
    }

    /// Of marks.
    pub fn of_points(points: &Points) -> Self {
        Self { label: points.label.clone(), ink: points.ink, form: Form::Mark(points.shape) }
    }

    /// Bars come first, then lines, then marks.
    pub fn rank(&self) -> u8 {
        match self.form {
            Form::Swatch => 0,
            Form::Stroke => 1,
            Form::Mark(_) => 2,
        }
    }

    fn of_spans(spans: &Spans) -> Self {
        let ink = spans.spans.first().map_or(Ink::Ink, |span| span.ink);
        let form = if spans.thin { Form::Stroke } else { Form::Swatch };
        Self { label: spans.label.clone(), ink, form }
    }
}

/// What a figure's rows always need explained: their bars and marks carry no names of kinds.
pub fn always(spec: &PlotSpec) -> Vec<Key> {
    let rows = spec.panels.iter().filter(|panel| matches!(panel.y, YAxis::Rows(_)));
    let keys = rows.flat_map(|panel| &panel.layers).filter_map(|layer| match layer {
        Layer::Spans(kind) if !kind.spans.is_empty() => Some(Key::of_spans(kind)),
        Layer::Points(kind) if !kind.points.is_empty() => Some(Key::of_points(kind)),
        _ => None,
    });
    let keys: Vec<Key> = keys.filter(|key| !key.label.is_empty()).collect();
    // A single kind of mark is what the title says.
    if keys.len() < 2 { Vec::new() } else { keys }
}

/// A legend with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Legend {
    /// The axis' unit, at its head.
    unit: Option<Text>,
    entries: Vec<(Key, Text)>,
    /// Its height.
    pub height: f64,
}

impl Legend {
    /// Unit and entries in lines across `width`.
    pub fn new(unit: &str, keys: Vec<Key>, width: f64, font: f64) -> Self {
        let line = font * 1.6;
        let (mut x, mut y) = (0.0, line / 2.0);
        let unit = (!unit.is_empty()).then(|| text(0.0, y, Ink::Soft, unit.to_owned()));
        if let Some(unit) = &unit {
            x = unit.area(font).x1 + 1.5 * font;
        }
        let mut entries = Vec::with_capacity(keys.len());
        for key in keys {
            let label = metrics::fit(&key.label, font, width - swatch(font));
            let room = swatch(font) + metrics::width(&label, font);
            if x > 0.0 && x + room > width {
                (x, y) = (0.0, y + line);
            }
            entries.push((key, text(x + swatch(font), y, Ink::Ink, label)));
            x += room + 1.2 * font;
        }
        let empty = unit.is_none() && entries.is_empty();
        Self { unit, entries, height: if empty { 0.0 } else { y + line / 2.0 } }
    }

    /// Draws it.
    pub fn draw(&self, pen: &mut Pen, font: f64) {
        self.unit.iter().for_each(|unit| pen.write(unit));
        for (key, label) in &self.entries {
            sample(pen, key, label.x - swatch(font), label.y, font);
            pen.write(label);
        }
    }
}

fn swatch(font: f64) -> f64 {
    (font * 1.3).round()
}

fn text(x: f64, y: f64, ink: Ink, text: String) -> Text {
    Text { x, y, side: Side::Start, ink, text }
}

fn sample(pen: &Pen, key: &Key, x: f64, y: f64, font: f64) {
    let width = (font * 0.85).round();
    let middle = (x + width / 2.0, y);
    match key.form {
        Form::Swatch => {
            let half = width / 2.0;
            let area =
                Area { x0: x, y0: (y - half).round(), x1: x + width, y1: (y + half).round() };
            pen.rect(&area, key.ink);
        }
        Form::Stroke => {
            let y0 = y.round() - 1.0;
            pen.rect(&Area { x0: x, y0, x1: x + width, y1: y0 + 2.0 }, key.ink);
        }
        Form::Mark(shape) => mark(pen, shape, middle, font, key.ink),
    }
}

/// A mark, with a rim of paper that keeps it apart from what is below.
pub fn mark(pen: &Pen, shape: Shape, (x, y): (f64, f64), font: f64, ink: Ink) {
    let half = font * 0.3;
    match shape {
        Shape::Dot => {
            pen.dot((x, y), half + 1.2, Ink::Paper);
            pen.dot((x, y), half, ink);
        }
        Shape::Diamond => {
            pen.diamond((x, y), half * 1.25 + 1.5, Ink::Paper);
            pen.diamond((x, y), half * 1.25, ink);
        }
        Shape::Tick => {
            let (x0, half) = (x.round() - 1.0, font * 0.6);
            pen.rect(&Area { x0, y0: y - half, x1: x0 + 2.0, y1: y + half }, ink);
        }
    }
}
