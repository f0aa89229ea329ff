//! Where labels may stand, and what is in their way.

use super::area::{Area, TextAnchor};
use super::extent;
use super::panel_view::PanelView;
use super::shapes;
use crate::domain::sort::sort_by;
use crate::plot::spec::Layer;

/// Where a text may stand.
pub type LabelPlace = ((f64, f64), TextAnchor);

/// Above and below the end of a line, then along it from the right.
pub fn at_end(points: &[(f64, f64)], font: f64) -> Vec<LabelPlace> {
    let off = font * 0.95;
    let end = points.last().into_iter().flat_map(|&(x, y)| {
        [-1.0, 1.0, -1.5, 1.5, 2.0].map(|times| ((x, y + times * off), TextAnchor::End))
    });
    let along = points.iter().rev().flat_map(|&(x, y)| [(x, y - off), (x, y + off)]);
    end.chain(along.map(|at| (at, TextAnchor::Middle))).collect()
}

/// Above a line where it is far from the others, farthest first.
pub fn apart(points: &[(f64, f64)], others: &[&[(f64, f64)]], font: f64) -> Vec<LabelPlace> {
    let distance = |&(x, y): &(f64, f64)| {
        let heights = others.iter().filter_map(|other| height_at(other, x));
        heights.map(|other| (other - y).abs()).fold(f64::INFINITY, f64::min)
    };
    let mut places: Vec<(f64, (f64, f64))> =
        points.iter().rev().map(|p| (distance(p), *p)).collect();
    places.retain(|(distance, _)| *distance >= 2.0 * font);
    sort_by(&mut places, |a, b| b.0.total_cmp(&a.0));
    places.into_iter().map(|(_, (x, y))| ((x, y - 0.95 * font), TextAnchor::Middle)).collect()
}

/// The height of a line at `x`.
fn height_at(points: &[(f64, f64)], x: f64) -> Option<f64> {
    points.windows(2).find_map(|pair| match pair {
        [a, b] if a.0 <= x && x <= b.0 => {
            let part = if b.0 > a.0 { (x - a.0) / (b.0 - a.0) } else { 0.0 };
            Some(a.1 + part * (b.1 - a.1))
        }
        _ => None,
    })
}

/// The room marks take.
pub fn obstacles(view: &PanelView, first: f64, font: f64) -> Vec<Area> {
    let mut taken = Vec::new();
    for layer in &view.panel.layers {
        match layer {
            Layer::Bars(bars) => {
                let parts = extent::segments(bars);
                taken.extend(parts.iter().map(|part| shapes::bar_area(view, first, part)));
            }
            Layer::Spans(kind) => {
                taken.extend(kind.spans.iter().map(|span| shapes::span_area(view, kind, span)));
            }
            Layer::Points(kind) => {
                let marks = kind.points.iter().map(|p| shapes::mark_at(view, kind.shape, p, font));
                taken.extend(marks.map(|at| around(at, font * 0.4)));
            }
            Layer::Line(line) => {
                for run in shapes::line_runs(view, line) {
                    run.windows(2).for_each(|pair| along(pair, &mut taken));
                }
            }
            Layer::Whiskers(kind) => {
                for line in kind.whiskers.iter().flat_map(|whisker| whisker.lines()) {
                    along(&line.map(|at| view.at(at)), &mut taken);
                }
            }
            Layer::ReferenceLines(_) | Layer::Band(_) | Layer::Zone(_) | Layer::Ribbon(_) => {}
        }
    }
    let beside = |x: f64| Area { x0: x - 1.0, x1: x + 2.0, ..view.frame };
    taken.extend(view.reference_lines.iter().map(|line| beside(line.x)));
    taken
}

fn around((x, y): (f64, f64), half: f64) -> Area {
    Area { x0: x - half, y0: y - half, x1: x + half, y1: y + half }
}

/// Small squares along a stretch of a line.
fn along(pair: &[(f64, f64)], taken: &mut Vec<Area>) {
    let [from, to] = pair else { return };
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let steps = ((dx.abs().max(dy.abs()) / 5.0).ceil()).clamp(1.0, 400.0);
    for i in 0..=steps as u32 {
        let part = f64::from(i) / steps;
        taken.push(around((from.0 + dx * part, from.1 + dy * part), 2.5));
    }
}
