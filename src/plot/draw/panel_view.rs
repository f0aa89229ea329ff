//! A panel with its place on the image and its coordinates, those of a chart of plotters.

use super::area::Area;
use super::axis::AxisScale;
use super::canvas::{Canvas, Drawn};
use super::reference_lines::PlacedReference;
use super::svg_backend::SvgBackend;
use super::svg_text::{pixels, units};
use crate::plot::spec::PlotPanel;
use plotters::chart::{ChartBuilder, ChartContext, LabelAreaPosition};
use plotters::coord::cartesian::Cartesian2d;

/// A chart of plotters over two axes of ours.
pub type PanelChart = ChartContext<'static, SvgBackend, Cartesian2d<AxisScale, AxisScale>>;

/// A panel with its place and axes.
pub struct PanelView<'a> {
    /// The panel.
    pub panel: &'a PlotPanel,
    /// Where its marks go, px.
    pub frame: Area,
    /// Its chart.
    pub chart: PanelChart,
    /// Whether the horizontal axis is slots of years.
    pub slots: bool,
    /// Its reference lines.
    pub reference_lines: Vec<PlacedReference>,
}

/// A chart whose marks lie in `frame`, with room for labels on the left and `foot` px below.
pub fn panel_chart(
    canvas: &Canvas,
    frame: &Area,
    foot: f64,
    x: AxisScale,
    y: AxisScale,
) -> Drawn<PanelChart> {
    // Plotters ends an axis at the last unit inside its area: one more brings it to the frame's edge.
    let (width, height) = (units(frame.x1) + 1, units(frame.height() + foot) + 1);
    let area = canvas.root.clone().shrink((0, units(frame.y0)), (width, height));
    ChartBuilder::on(&area)
        .set_label_area_size(LabelAreaPosition::Left, units(frame.x0))
        .set_label_area_size(LabelAreaPosition::Bottom, units(foot))
        .build_cartesian_2d(x, y)
}

impl PanelView<'_> {
    /// A position on the axes, px.
    pub fn at(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let (x, y) = self.chart.backend_coord(&(x, y));
        (pixels(x), pixels(y))
    }

    /// A position on the horizontal axis, px.
    pub fn x_at(&self, x: f64) -> f64 {
        self.at((x, 0.0)).0
    }

    /// A position on the vertical axis, px.
    pub fn y_at(&self, y: f64) -> f64 {
        self.at((0.0, y)).1
    }

    /// The horizontal axis.
    pub fn x_scale(&self) -> &AxisScale {
        self.chart.as_coord_spec().x_spec()
    }

    /// The vertical axis.
    pub fn y_scale(&self) -> &AxisScale {
        self.chart.as_coord_spec().y_spec()
    }

    /// Pixels a unit of the horizontal axis takes.
    pub fn x_unit(&self) -> f64 {
        self.x_scale().unit(self.frame.width())
    }

    /// Pixels a unit of the vertical axis takes.
    pub fn y_unit(&self) -> f64 {
        self.y_scale().unit(self.frame.height())
    }
}
