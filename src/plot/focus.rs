//! A stretch of a figure's years.

use super::layer::{
    Band, BarSeries, DataPoint, Layer, LineLayer, PointLayer, ReferenceLine, Ribbon,
};
use super::spec::{PlotPanel, PlotSpec, XAxis};

/// Years `first` to `last`, of a figure that begins in `whole`.
#[derive(Clone, Copy)]
struct Stretch {
    whole: i32,
    first: i32,
    last: i32,
}

impl PlotSpec {
    /// First and last year of its axis, where that is years.
    pub fn years(&self) -> Option<(i32, i32)> {
        match self.x {
            XAxis::Years { first, last } => Some((first, last)),
            XAxis::Dates { .. } | XAxis::Values { .. } => None,
        }
    }

    /// The same figure from one year to another, in either order. Numbers stay as they are: a running total begins
    /// where it began. A figure without years, or without any of these, stays whole.
    pub fn focused(&self, (a, b): (i32, i32)) -> Self {
        let Some((from, to)) = self.years() else { return self.clone() };
        let (first, last) = (a.min(b).max(from), a.max(b).min(to));
        if first > last {
            return self.clone();
        }
        let stretch = Stretch { whole: from, first, last };
        let panel = |panel: &PlotPanel| PlotPanel {
            layers: panel.layers.iter().map(|layer| stretch.layer(layer)).collect(),
            ..panel.clone()
        };
        let panels = self.panels.iter().map(panel).collect();
        Self { x: XAxis::Years { first, last }, panels, ..self.clone() }
    }
}

impl Stretch {
    fn holds(self, x: f64) -> bool {
        f64::from(self.first) - 0.5 <= x && x < f64::from(self.last) + 0.5
    }

    fn layer(self, layer: &Layer) -> Layer {
        match layer {
            Layer::Band(band) => Layer::Band(self.band(band)),
            Layer::Bars(bars) => Layer::Bars(bars.iter().map(|it| self.bars(it)).collect()),
            Layer::Line(line) => {
                let points = line.points.iter().filter(|point| self.holds(point.0));
                Layer::Line(LineLayer { points: points.copied().collect(), ..line.clone() })
            }
            Layer::Ribbon(ribbon) => {
                let points = ribbon.points.iter().filter(|point| self.holds(point.0));
                Layer::Ribbon(Ribbon { points: points.copied().collect(), ..ribbon.clone() })
            }
            Layer::Points(kind) => {
                let points = kind.points.iter().filter(|point| self.holds(point.x));
                let points: Vec<DataPoint> = points.cloned().collect();
                Layer::Points(PointLayer { points, ..kind.clone() })
            }
            Layer::ReferenceLines(lines) => {
                let lines = lines.iter().filter(|line| self.holds(line.x));
                Layer::ReferenceLines(lines.cloned().collect::<Vec<ReferenceLine>>())
            }
            Layer::Zone(_) | Layer::Spans(_) | Layer::Whiskers(_) => layer.clone(),
        }
    }

    fn band(self, band: &Band) -> Band {
        let from = band.from.max(f64::from(self.first) - 0.5);
        let to = band.to.min(f64::from(self.last) + 0.5).max(from);
        Band { from, to, label: band.label.clone() }
    }

    fn bars(self, series: &BarSeries) -> BarSeries {
        let from = usize::try_from(self.first - self.whole).unwrap_or(0);
        let count = usize::try_from(self.last - self.first + 1).unwrap_or(0);
        let values = series.values.iter().skip(from).take(count).copied().collect();
        BarSeries { values, ..series.clone() }
    }
}
