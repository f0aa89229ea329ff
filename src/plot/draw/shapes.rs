//! The marks of a panel: where they are, and drawing them.

use super::area::Area;
use super::canvas::{Canvas, Drawn, hairline, shade, stroke};
use super::extent::{self, Segment, drawable};
use super::panel_view::PanelView;
use crate::plot::role::Role;
use crate::plot::spec::{
    Band, BarSeries, BarSpan, DataPoint, Layer, LineLayer, MarkShape, Ribbon, SpanLayer, Zone,
};
use plotters::element::{PathElement, Polygon, Rectangle};
use plotters::style::Color;

/// A bar takes this part of its year.
const BAR: f64 = 0.8;
/// Bars are not wider than this, px.
const WIDEST_BAR: f64 = 48.0;
/// Width of a ghost's line, in the units of plotters: a pixel.
const GHOST: u32 = 10;

/// The rectangle of a part of a bar.
pub fn bar_area(view: &PanelView, first: f64, part: &Segment) -> Area {
    let centre = view.x_at(first + part.slot as f64);
    let unit = view.x_unit();
    let width = (unit * BAR).min(WIDEST_BAR);
    // Whole pixels where there are enough of them, so that all bars look alike.
    let (x0, x1) = if unit >= 6.0 {
        let x0 = (centre - width / 2.0).round();
        (x0, x0 + width.round())
    } else {
        (centre - width / 2.0, centre + width / 2.0)
    };
    let (a, b) = (view.y_at(part.from), view.y_at(part.to));
    Area { x0, y0: a.min(b), x1, y1: a.max(b) }
}

/// The rectangle of a horizontal bar.
pub fn span_area(view: &PanelView, kind: &SpanLayer, span: &BarSpan) -> Area {
    let (a, b) = (view.x_at(drawable(span.from)), view.x_at(drawable(span.to)));
    let y = view.y_at(span.row as f64);
    let half = if kind.thin { 1.0 } else { (view.y_unit() * 0.27).min(9.0) };
    Area { x0: a.min(b), y0: (y - half).round(), x1: a.max(b), y1: (y + half).round() }
}

/// The middle of a mark. Marks at bars stand off their end.
pub fn mark_at(view: &PanelView, shape: MarkShape, point: &DataPoint, font: f64) -> (f64, f64) {
    let y = drawable(point.y);
    let at_bar = view.panel.bars().next().is_some() && shape == MarkShape::Diamond;
    let off = match at_bar {
        true if y < 0.0 => font * 0.6,
        true => font * -0.6,
        false => 0.0,
    };
    let (x, y) = view.at((drawable(point.x), y));
    (x, y + off)
}

/// The unbroken runs of a line, in values: with its steps, if it is stepped.
fn runs(view: &PanelView, line: &LineLayer) -> Vec<Vec<(f64, f64)>> {
    let run = |run: Vec<(f64, f64)>| match (line.stepped, view.slots) {
        (true, true) => stepped_slots(&run),
        (true, false) => stepped(&run),
        (false, _) => run,
    };
    line.runs().map(run).collect()
}

/// The unbroken runs of a line, px.
pub fn line_runs(view: &PanelView, line: &LineLayer) -> Vec<Vec<(f64, f64)>> {
    let pixels = |run: Vec<(f64, f64)>| run.into_iter().map(|at| view.at(at)).collect();
    runs(view, line).into_iter().map(pixels).collect()
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
fn stepped_slots(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    points.iter().flat_map(|&(x, y)| [(x - 0.5, y), (x + 0.5, y)]).collect()
}

/// Draws all layers of a panel but its reference lines, which go below everything with their labels.
pub fn draw(canvas: &Canvas, view: &PanelView, first: f64, font: f64) -> Drawn {
    view.panel.layers.iter().try_for_each(|layer| match layer {
        Layer::Band(band) => draw_band(view, band),
        Layer::Zone(zone) => draw_zone(view, zone),
        Layer::Ribbon(ribbon) => draw_ribbon(view, ribbon),
        Layer::Whiskers(kind) => {
            let mut lines = kind.whiskers.iter().flat_map(|whisker| whisker.lines());
            lines.try_for_each(|line| {
                let ends = line.map(|(x, y)| (drawable(x), drawable(y)));
                view.chart.plotting_area().draw(&PathElement::new(ends, hairline(Role::Soft)))
            })
        }
        Layer::Bars(bars) => draw_bars(canvas, view, first, bars),
        Layer::Spans(kind) => draw_spans(canvas, view, kind),
        Layer::Line(line) => draw_line(canvas, view, line, font),
        Layer::Points(kind) => kind.points.iter().try_for_each(|point| {
            canvas.mark(kind.shape, mark_at(view, kind.shape, point, font), kind.role)
        }),
        Layer::ReferenceLines(_) => Ok(()),
    })
}

/// As high as the panel, as far as it lies within the axes.
fn draw_band(view: &PanelView, band: &Band) -> Drawn {
    let (x, y) = (view.chart.x_range(), view.chart.y_range());
    let (from, to) = (band.from.max(x.start), band.to.min(x.end));
    let corners = [(from, y.start), (to.max(from), y.end)];
    let shade = Role::Rule.mix(0.4).filled();
    view.chart.plotting_area().draw(&Rectangle::new(corners, shade))
}

/// Between its lower and its upper edge, as far as that lies within the axes.
fn draw_zone(view: &PanelView, zone: &Zone) -> Drawn {
    let (x, y) = (view.chart.x_range(), view.chart.y_range());
    let within = |(at, height): (f64, f64)| {
        (at.max(x.start).min(x.end), drawable(height).max(y.start).min(y.end))
    };
    for stretch in zone.edges.split(Option::is_none) {
        let stretch = stretch.iter().flatten();
        let lower = stretch.clone().map(|(x, low, _)| within((*x, *low)));
        let upper = stretch.clone().rev().map(|(x, _, high)| within((*x, *high)));
        let outline: Vec<(f64, f64)> = lower.chain(upper).collect();
        if !outline.is_empty() {
            let shade = Role::Rule.mix(0.6).filled();
            view.chart.plotting_area().draw(&Polygon::new(outline, shade))?;
        }
    }
    Ok(())
}

fn draw_ribbon(view: &PanelView, ribbon: &Ribbon) -> Drawn {
    let lower = ribbon.points.iter().map(|(x, low, _)| (*x, drawable(*low)));
    let upper = ribbon.points.iter().rev().map(|(x, _, high)| (*x, drawable(*high)));
    let outline: Vec<(f64, f64)> = lower.chain(upper).collect();
    if outline.is_empty() {
        return Ok(());
    }
    view.chart.plotting_area().draw(&Polygon::new(outline, shade(ribbon.role, ribbon.inner)))
}

fn draw_bars(canvas: &Canvas, view: &PanelView, first: f64, bars: &[BarSeries]) -> Drawn {
    for part in extent::segments(bars) {
        let Some(series) = bars.get(part.series) else {
            continue;
        };
        let mut area = bar_area(view, first, &part);
        // A hairline of paper between the parts of a bar, where there is room for it.
        if part.from != 0.0 && area.height() > 3.0 {
            if part.to > 0.0 { area.y1 -= 1.0 } else { area.y0 += 1.0 }
        }
        canvas.rect(&area, series.role)?;
    }
    Ok(())
}

fn draw_spans(canvas: &Canvas, view: &PanelView, kind: &SpanLayer) -> Drawn {
    let areas: Vec<Area> = kind.spans.iter().map(|span| span_area(view, kind, span)).collect();
    if kind.connected {
        for ((above, below), span) in areas.iter().zip(areas.iter().skip(1)).zip(&kind.spans) {
            let end = view.x_at(drawable(span.to));
            // Only where the next bar goes on from here; a total stands for itself.
            if (end - below.x0).abs() < 0.5 || (end - below.x1).abs() < 0.5 {
                canvas.down(end, above.y1, below.y0, Role::Soft)?;
            }
        }
    }
    for (area, span) in areas.iter().zip(&kind.spans) {
        let x1 = area.x1.max(area.x0 + 1.0);
        canvas.rect(&Area { x1, ..*area }, span.role)?;
    }
    Ok(())
}

/// A line; over bars on a rim of paper, a lone point as a disc.
fn draw_line(canvas: &Canvas, view: &PanelView, line: &LineLayer, font: f64) -> Drawn {
    let area = view.chart.plotting_area();
    let over_bars = view.panel.bars().next().is_some();
    for run in runs(view, line) {
        if let [lone] = run.as_slice() {
            canvas.dot(view.at(*lone), font * 0.18, line.role)?;
            continue;
        }
        if over_bars && !line.ghost {
            area.draw(&PathElement::new(run.clone(), stroke(Role::Paper, 4.0)))?;
        }
        let style = match line.ghost {
            true => line.role.mix(0.75).stroke_width(GHOST),
            false => stroke(line.role, 1.5),
        };
        area.draw(&PathElement::new(run, style))?;
    }
    Ok(())
}
