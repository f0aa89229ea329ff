//! The marks of a panel: where they are, and drawing them.

use super::area::Area;
use super::extent::{self, Segment, drawable};
use super::keys;
use super::layout::View;
use super::pen::Pen;
use crate::plot::ink::Ink;
use crate::plot::spec::{Layer, Line, Point, Series, Shape, Span, Spans, YAxis, Zone};

/// A bar takes this part of its year.
const BAR: f64 = 0.8;
/// Bars are not wider than this, px.
const WIDEST_BAR: f64 = 48.0;

/// The rectangle of a part of a bar.
pub fn bar_area(view: &View, first: f64, part: &Segment) -> Area {
    let centre = view.x.at(first + part.slot as f64);
    let unit = view.x.unit();
    let width = (unit * BAR).min(WIDEST_BAR);
    // Whole pixels where there are enough of them, so that all bars look alike.
    let (x0, x1) = if unit >= 6.0 {
        let x0 = (centre - width / 2.0).round();
        (x0, x0 + width.round())
    } else {
        (centre - width / 2.0, centre + width / 2.0)
    };
    let (a, b) = (view.y.at(part.from), view.y.at(part.to));
    Area { x0, y0: a.min(b), x1, y1: a.max(b) }
}

/// The rectangle of a horizontal bar.
pub fn span_area(view: &View, kind: &Spans, span: &Span) -> Area {
    let (a, b) = (view.x.at(drawable(span.from)), view.x.at(drawable(span.to)));
    let y = view.y.at(span.row as f64);
    let half = if kind.thin { 1.0 } else { (view.y.unit() * 0.27).min(9.0) };
    Area { x0: a.min(b), y0: (y - half).round(), x1: a.max(b), y1: (y + half).round() }
}

/// The middle of a mark. Marks at bars stand off their end.
pub fn mark_at(view: &View, shape: Shape, point: &Point, font: f64) -> (f64, f64) {
    let y = drawable(point.y);
    let off = match (&view.panel.y, shape) {
        (YAxis::Values { .. }, Shape::Diamond) if y < 0.0 => font * 0.6,
        (YAxis::Values { .. }, Shape::Diamond) => font * -0.6,
        _ => 0.0,
    };
    (view.x.at(drawable(point.x)), view.y.at(y) + off)
}

/// The unbroken runs of a line, px.
pub fn runs(view: &View, line: &Line) -> Vec<Vec<(f64, f64)>> {
    let pieces = line.points.split(|(x, y)| !(x.is_finite() && y.is_finite()));
    let pixel = |(x, y): &(f64, f64)| (view.x.at(drawable(*x)), view.y.at(drawable(*y)));
    let pieces = pieces.filter(|piece| !piece.is_empty());
    pieces
        .map(|piece| {
            let points: Vec<(f64, f64)> = piece.iter().map(pixel).collect();
            match (line.stepped, view.slots) {
                (true, true) => stepped_slots(&points, view.x.unit() / 2.0),
                (true, false) => stepped(&points),
                (false, _) => points,
            }
        })
        .collect()
}

fn stepped(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut steps = Vec::with_capacity(points.len() * 2);
    let mut level = None;
    for &(x, y) in points {
        if let Some(before) = level.replace(y) {
            steps.push((x, before));
        }
        steps.push((x, y));
    }
    steps
}

/// A level across the slot of each year.
fn stepped_slots(points: &[(f64, f64)], half: f64) -> Vec<(f64, f64)> {
    points.iter().flat_map(|&(x, y)| [(x - half, y), (x + half, y)]).collect()
}

/// Draws all layers of a panel but its rules, which go below everything with their labels.
pub fn draw(pen: &Pen, view: &View, first: f64, font: f64) {
    for layer in &view.panel.layers {
        match layer {
            Layer::Band(band) => {
                let (x0, x1) = (view.x.at(band.from), view.x.at(band.to));
                let (x0, x1) = (x0.max(view.frame.x0), x1.min(view.frame.x1));
                pen.wash(&Area { x0, x1: x1.max(x0), ..view.frame }, Ink::Rule, 0.4);
            }
            Layer::Zone(zone) => draw_zone(pen, view, zone),
            Layer::Bars(bars) => draw_bars(pen, view, first, bars),
            Layer::Spans(kind) => draw_spans(pen, view, kind),
            Layer::Line(line) => draw_line(pen, view, line, font),
            Layer::Points(kind) => {
                for point in &kind.points {
                    keys::mark(
                        pen,
                        kind.shape,
                        mark_at(view, kind.shape, point, font),
                        font,
                        kind.ink,
                    );
                }
            }
            Layer::Rules(_) => {}
        }
    }
}

/// Between its lower and its upper edge, as far as that lies within the axes.
fn draw_zone(pen: &Pen, view: &View, zone: &Zone) {
    let frame = &view.frame;
    let at = |x: f64, y: f64| {
        (view.x.at(x).clamp(frame.x0, frame.x1), view.y.at(drawable(y)).clamp(frame.y0, frame.y1))
    };
    for stretch in zone.edges.split(Option::is_none) {
        let stretch: Vec<(f64, f64, f64)> = stretch.iter().copied().flatten().collect();
        let lower = stretch.iter().map(|(x, low, _)| at(*x, *low));
        let upper = stretch.iter().rev().map(|(x, _, high)| at(*x, *high));
        let outline: Vec<(f64, f64)> = lower.chain(upper).collect();
        pen.polygon(&outline, Ink::Rule, 0.6);
    }
}

fn draw_bars(pen: &Pen, view: &View, first: f64, bars: &[Series]) {
    for part in extent::segments(bars) {
        let Some(series) = bars.get(part.series) else {
            continue;
        };
        let mut area = bar_area(view, first, &part);
        // A hairline of paper between the parts of a bar, where there is room for it.
        if part.from != 0.0 && area.height() > 3.0 {
            if part.to > 0.0 { area.y1 -= 1.0 } else { area.y0 += 1.0 }
        }
        pen.rect(&area, series.ink);
    }
}

fn draw_spans(pen: &Pen, view: &View, kind: &Spans) {
    let areas: Vec<Area> = kind.spans.iter().map(|span| span_area(view, kind, span)).collect();
    if kind.connected {
        for ((above, below), span) in areas.iter().zip(areas.iter().skip(1)).zip(&kind.spans) {
            let end = view.x.at(drawable(span.to));
            // Only where the next bar goes on from here; a total stands for itself.
            if (end - below.x0).abs() < 0.5 || (end - below.x1).abs() < 0.5 {
                pen.down(end, above.y1, below.y0, Ink::Soft);
            }
        }
    }
    for (area, span) in areas.iter().zip(&kind.spans) {
        let x1 = area.x1.max(area.x0 + 1.0);
        pen.rect(&Area { x1, ..*area }, span.ink);
    }
}

fn draw_line(pen: &Pen, view: &View, line: &Line, font: f64) {
    let over_bars = view.panel.layers.iter().any(|layer| matches!(layer, Layer::Bars(_)));
    for run in runs(view, line) {
        match run.as_slice() {
            [lone] => pen.dot(*lone, font * 0.18, line.ink),
            points => {
                if over_bars {
                    pen.line(points, Ink::Paper, 4.0);
                }
                pen.line(points, line.ink, 1.5);
            }
        }
    }
}
