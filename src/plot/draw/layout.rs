//! Where everything goes: margins, frames, axes and ticks, for a size.

use super::area::{Area, Size};
use super::axis::AxisScale;
use super::canvas::{Canvas, Drawn};
use super::extent;
use super::legend::{Legend, LegendKey};
use super::margins::{foot_height, horizontal_scale, left_margin, right_margin};
use super::panel_view::{PanelView, panel_chart};
use super::reference_lines::{self, PlacedReference};
use super::ticks;
use super::vertical_scale::{PanelMeasure, measured, thinned};
use crate::plot::formats::Formats;
use crate::plot::spec::{PlotPanel, PlotSpec, XAxis, YAxis};

/// A figure's layout.
pub struct Layout<'a> {
    /// Unit and legend on top.
    pub legend: Legend,
    /// Panels from top to bottom.
    pub views: Vec<PanelView<'a>>,
}

impl<'a> Layout<'a> {
    /// Lays `spec` out with a legend of `keys` and room for some more lines of labels at its marks.
    pub fn new(
        spec: &'a PlotSpec,
        formats: &Formats,
        size: Size,
        canvas: &Canvas,
        keys: Vec<LegendKey>,
        lines_of_labels: u8,
    ) -> Drawn<Self> {
        let font = size.font;
        let (width, height) = (f64::from(size.width), f64::from(size.height));
        let legend = Legend::new(&heading_of(spec.panels.first()), keys, width, font);
        let weights = spec.panels.iter().map(|panel| panel.weight).sum::<f64>().max(1e-9);
        let room = (height - 4.0 * font).max(font);
        let measure = |panel: &PlotPanel| {
            measured(panel, formats, room * panel.weight / weights, lines_of_labels, font)
        };
        let measures: Vec<PanelMeasure> = spec.panels.iter().map(measure).collect();
        let left = left_margin(spec, &measures, font, width);
        let ends = (left, (width - right_margin(spec, font)).max(left + font));
        let x = horizontal_scale(spec, ends, font);
        let at = |value: f64| x.at(value, ends);
        let lines = spec.panels.iter();
        let lines: Vec<_> =
            lines.map(|panel| reference_lines::place(panel, &at, (left, width), font)).collect();
        let gaps: Vec<f64> = gaps(spec, &lines, &legend, font);
        let foot = foot_height(spec, font);
        let free = (height - foot - gaps.iter().sum::<f64>()).max(font);
        let mut bottom = 0.0;
        let mut views = Vec::with_capacity(spec.panels.len());
        for (((panel, measured), reference_lines), gap) in
            spec.panels.iter().zip(measures).zip(lines).zip(gaps)
        {
            let y0 = (bottom + gap).round();
            bottom = (y0 + free * panel.weight / weights).round();
            let frame = Area { x0: ends.0, y0, x1: ends.1, y1: bottom };
            let mut across = x.clone();
            let last = views.len() + 1 == spec.panels.len();
            if last {
                let reach = extent::of_axis(spec);
                across.ticks = ticks::horizontal(&spec.x, &x, reach, &frame, size, formats);
            }
            let down = vertical_scale(panel, measured, &frame, font);
            let foot = if last { foot } else { 0.0 };
            let chart = panel_chart(canvas, &frame, foot, across, down)?;
            let slots = matches!(spec.x, XAxis::Years { .. });
            views.push(PanelView { panel, frame, chart, slots, reference_lines });
        }
        Ok(Self { legend, views })
    }
}

fn heading_of(panel: Option<&PlotPanel>) -> String {
    panel.map_or(String::new(), PlotPanel::heading)
}

/// What is above each panel: legend or heading, air, then labels of reference lines.
fn gaps(spec: &PlotSpec, lines: &[Vec<PlacedReference>], legend: &Legend, font: f64) -> Vec<f64> {
    let air = |index: usize| match index {
        0 => legend.height + font * 0.7,
        _ if heading_of(spec.panels.get(index)).is_empty() => font * 1.4,
        _ => font * 2.6,
    };
    let gaps = lines.iter().enumerate();
    gaps.map(|(index, lines)| air(index) + reference_lines::height(lines, font)).collect()
}

/// The vertical axis, from the bottom up.
fn vertical_scale(panel: &PlotPanel, measured: PanelMeasure, frame: &Area, font: f64) -> AxisScale {
    match &panel.y {
        YAxis::Values { .. } => {
            let mut scale = AxisScale::new(measured.domain);
            scale.ticks = thinned(measured.ticks, scale.unit(frame.height()), frame.x0, font);
            scale
        }
        YAxis::Rows(rows) => AxisScale::new((rows.len() as f64 - 0.5, -0.5)),
    }
}
