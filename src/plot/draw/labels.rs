//! Labels at the marks. Each has a list of places from best to worst and takes the first that is
//! free; what finds none goes to the legend, and only texts of single marks are dropped.

use super::area::{Area, PlacedText, TextAnchor};
use super::axis::AxisTick;
use super::label_places::{LabelPlace, obstacles};
use super::legend::LegendKey;
use super::panel_view::PanelView;
use super::shapes;
use super::text_width;
use crate::domain::sort::sort_by_key;
use crate::plot::role::Role;
use crate::plot::spec::{BarSeries, DataPoint, Layer, LineLayer, PointLayer, SpanLayer, YAxis};

/// The labels of a panel.
#[derive(Debug, Default)]
pub struct Labels {
    /// What to write.
    pub texts: Vec<PlacedText>,
    /// Hairlines from marks to labels that stand off: their corners.
    pub leaders: Vec<Vec<(f64, f64)>>,
    /// What has to go to the legend.
    pub failed: Vec<LegendKey>,
    /// Whether a mark on an axis of values found no place for its label.
    pub dropped: bool,
}

/// Finds places for the labels of a panel.
pub struct LabelPlacer<'a> {
    pub view: &'a PanelView<'a>,
    pub font: f64,
    bounds: Area,
    taken: Vec<Area>,
    pub labels: Labels,
}

/// Labels a panel's marks. `keyed` is in the legend already, `first` the first year of the axis,
/// `width` that of the figure.
pub fn place(view: &PanelView, keyed: &[LegendKey], first: f64, width: f64, font: f64) -> Labels {
    let rows = matches!(view.panel.y, YAxis::Rows(_));
    let x1 = if rows { view.frame.x1 } else { width };
    let ruled = view.reference_lines.iter().any(|line| line.label.is_some());
    let above = if ruled { 0.0 } else { font * 0.4 };
    let bounds = Area { x1, y0: view.frame.y0 - above, ..view.frame };
    let taken = obstacles(view, first, font);
    let mut placer = LabelPlacer { view, font, bounds, taken, labels: Labels::default() };
    let named = |label: &str| keyed.iter().any(|key| key.label == label);
    for layer in &view.panel.layers {
        match layer {
            Layer::Spans(kind) => placer.spans(kind),
            Layer::Points(_) if rows => {}
            Layer::Points(kind) => placer.points(kind, named(&kind.label)),
            Layer::Zone(zone) if named(&zone.label) => {}
            Layer::Zone(zone) => placer.labels.failed.push(LegendKey::of_zone(zone)),
            Layer::Whiskers(kind) if kind.whiskers.is_empty() || named(&kind.label) => {}
            Layer::Whiskers(kind) => placer.labels.failed.push(LegendKey::of_whiskers(kind)),
            Layer::Ribbon(ribbon) if named(&ribbon.label) => {}
            Layer::Ribbon(ribbon) => placer.labels.failed.push(LegendKey::of_ribbon(ribbon)),
            Layer::Band(_) | Layer::Bars(_) | Layer::Line(_) | Layer::ReferenceLines(_) => {}
        }
    }
    if rows {
        placer.in_rows();
    }
    for bars in view.panel.bars() {
        // Bars of one kind named like their panel are named by it.
        let said = |series: &BarSeries| bars.len() == 1 && series.label == view.panel.title;
        if !bars.iter().any(said) && !bars.iter().any(|series| named(&series.label)) {
            placer.bars(bars, first);
        }
    }
    let lines: Vec<&LineLayer> = view.panel.lines().filter(|line| !named(&line.label)).collect();
    placer.lines(&lines);
    placer.labels
}

/// Where the marks of a panel stand, with their labels.
pub fn marks_of<'a>(
    view: &'a PanelView<'a>,
    font: f64,
) -> impl Iterator<Item = ((f64, f64), &'a str)> {
    view.panel.point_layers().flat_map(move |kind| {
        let marks = kind.points.iter();
        marks.map(move |at| (shapes::mark_at(view, kind.shape, at, font), at.label.as_str()))
    })
}

impl LabelPlacer<'_> {
    pub fn free(&self, text: &PlacedText) -> bool {
        let area = text.area(self.font);
        self.bounds.holds(&area) && !self.taken.iter().any(|taken| taken.overlaps(&area))
    }

    pub fn take(&mut self, text: PlacedText) {
        self.taken.push(text.area(self.font));
        self.labels.texts.push(text);
    }

    pub fn text(x: f64, y: f64, anchor: TextAnchor, role: Role, text: &str) -> PlacedText {
        PlacedText { x, y, anchor, role, text: text.to_owned() }
    }

    fn spans(&mut self, kind: &SpanLayer) {
        for span in kind.spans.iter().filter(|span| !span.label.is_empty()) {
            let area = shapes::span_area(self.view, kind, span);
            let (y, gap) = ((area.y0 + area.y1) / 2.0, self.font * 0.4);
            let after = Self::text(area.x1 + gap, y, TextAnchor::Start, Role::Ink, &span.label);
            let before = Self::text(area.x0 - gap, y, TextAnchor::End, Role::Ink, &span.label);
            if let Some(text) = [after, before].into_iter().find(|text| self.free(text)) {
                self.take(text);
            }
        }
    }

    /// First the labels that leave all others their room, then the rest, the short ones before the long.
    fn points(&mut self, kind: &PointLayer, keyed: bool) {
        let mut waiting: Vec<&DataPoint> =
            kind.points.iter().filter(|point| !point.label.is_empty()).collect();
        for considerate in [true, false] {
            if !considerate {
                sort_by_key(&mut waiting, |point| point.label.chars().count());
            }
            waiting.retain(|point| {
                let at = shapes::mark_at(self.view, kind.shape, point, self.font);
                let (below, label) = (point.y < 0.0, point.label.as_str());
                let mut sides = [below, !below].into_iter();
                !sides
                    .any(|below| self.around(at, below, (kind.role.of_text(), label), considerate))
            });
        }
        self.labels.dropped |= !waiting.is_empty();
        if !waiting.is_empty() && !keyed {
            self.labels.failed.push(LegendKey::of_points(kind));
        }
    }

    /// Whether of all marks the one at `own` is nearest to a text. Marks at one place are one.
    pub fn is_nearest(&self, own: (f64, f64), text: &PlacedText) -> bool {
        let area = text.area(self.font);
        let marks = marks_of(self.view, self.font).map(|(at, _)| at);
        let mut others = marks.filter(|at| *at != own);
        others.all(|at| area.distance(at) > area.distance(own))
    }

    /// Whether a text stands where the hairline of another mark than that at `own` would go up (-1) or down (1).
    fn is_in_the_way(&self, (own, away): (f64, f64), text: &PlacedText) -> bool {
        let area = text.area(self.font);
        let marks = marks_of(self.view, self.font).map(|(at, _)| at);
        let mut others = marks.filter(|at| (at.0 - own).abs() > 0.5);
        others.any(|(x, y)| {
            let beyond = if away > 0.0 { area.y1 > y } else { area.y0 < y };
            beyond && area.x0 < x + 2.0 && x - 2.0 < area.x1
        })
    }

    fn has_whiskers(&self) -> bool {
        let mut layers = self.view.panel.layers.iter();
        layers.any(|layer| matches!(layer, Layer::Whiskers(kind) if !kind.whiskers.is_empty()))
    }

    /// Where labels may stand.
    pub fn bounds(&self) -> Area {
        self.bounds
    }

    /// The room that is taken.
    pub fn taken(&self) -> impl Iterator<Item = &Area> {
        self.taken.iter()
    }

    /// Above a mark (below, at negative values), higher and higher with a hairline back to it. A considerate label
    /// leaves the way of other marks' hairlines free.
    fn around(
        &mut self,
        (x, y): (f64, f64),
        below: bool,
        (role, label): (Role, &str),
        considerate: bool,
    ) -> bool {
        let away = if below { 1.0 } else { -1.0 };
        let line = self.font * text_width::LINE;
        for level in 0..6 {
            let at = y + away * (self.font * 1.1 + f64::from(level) * line);
            let places =
                [(x, TextAnchor::Middle), (x - 3.0, TextAnchor::Start), (x + 3.0, TextAnchor::End)];
            // Where a hairline goes up and down through the mark there is room beside it.
            let off = self.font * 0.5;
            let beside = [(x + off, TextAnchor::Start), (x - off, TextAnchor::End)];
            let beside = beside.into_iter().filter(|_| level == 0 && self.has_whiskers());
            let places = places.into_iter().chain(beside);
            let mut texts = places.map(|(x, anchor)| Self::text(x, at, anchor, role, label));
            // Above the first line a leader says whose it is.
            let own = |text: &PlacedText| {
                (level > 0 || self.is_nearest((x, y), text))
                    && !(considerate && self.is_in_the_way((x, away), text))
            };
            let Some(text) = texts.find(|text| self.free(text) && own(text)) else {
                continue;
            };
            if level > 0 {
                let (near, far) = (y + away * self.font * 0.5, at - away * self.font * 0.6);
                let (y0, y1) = (near.min(far), near.max(far));
                let leader = Area { x0: x - 1.5, y0, x1: x + 1.5, y1 };
                if self.labels.texts.iter().any(|text| text.area(self.font).overlaps(&leader)) {
                    continue;
                }
                self.labels.leaders.push(vec![(x, leader.y0), (x, leader.y1)]);
                self.taken.push(leader);
            }
            self.take(text);
            return true;
        }
        false
    }

    /// Writes `label` at the first free place, rather off the grid lines.
    pub fn first_free(&mut self, places: Vec<LabelPlace>, role: Role, label: &str) -> bool {
        let texts =
            places.into_iter().map(|((x, y), anchor)| Self::text(x, y, anchor, role, label));
        let free: Vec<PlacedText> = texts.filter(|text| self.free(text)).collect();
        let calm = free.iter().find(|text| !self.on_grid(text)).or(free.first()).cloned();
        let placed = calm.is_some();
        calm.into_iter().for_each(|text| self.take(text));
        placed
    }

    fn on_grid(&self, text: &PlacedText) -> bool {
        let near = |tick: &AxisTick| (self.view.y_at(tick.at) - text.y).abs() < self.font * 0.5;
        self.view.y_scale().ticks.iter().any(near)
    }

    pub fn mark(&self) -> (usize, usize) {
        (self.taken.len(), self.labels.texts.len())
    }

    pub fn back_to(&mut self, (taken, texts): (usize, usize)) {
        self.taken.truncate(taken);
        self.labels.texts.truncate(texts);
    }
}
