//! Where everything goes: margins, frames, scales and ticks, for a size.

use super::area::Area;
use super::keys::{Key, Legend};
use super::margins::{foot_height, left_margin, right_margin, x_scale};
use super::measure::{Measured, measured, thinned};
use super::rules::{self, PlacedRule};
use super::scale::Scale;
use crate::plot::spec::{Panel, PlotSpec, XAxis, YAxis};
use crate::plot::words::Formats;

/// Width, height and size of letters, px.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
    /// Size of letters.
    pub font: f64,
}

/// A panel with its place and scales.
#[derive(Debug, Clone, PartialEq)]
pub struct View<'a> {
    /// The panel.
    pub panel: &'a Panel,
    /// Where its marks go.
    pub frame: Area,
    /// Horizontal scale.
    pub x: Scale,
    /// Vertical scale.
    pub y: Scale,
    /// Whether the horizontal axis is slots of years.
    pub slots: bool,
    /// Ticks of an axis of values, with their labels.
    pub ticks: Vec<(f64, String)>,
    /// Its vertical rules.
    pub rules: Vec<PlacedRule>,
}

/// A figure's layout.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout<'a> {
    /// Unit and legend on top.
    pub legend: Legend,
    /// Panels from top to bottom.
    pub views: Vec<View<'a>>,
}

impl<'a> Layout<'a> {
    /// Lays `spec` out with a legend of `keys`.
    pub fn new(spec: &'a PlotSpec, formats: &Formats, size: Size, keys: Vec<Key>) -> Self {
        let font = size.font;
        let (width, height) = (f64::from(size.width), f64::from(size.height));
        let legend = Legend::new(&heading_of(spec.panels.first()), keys, width, font);
        let weights: f64 = spec.panels.iter().map(|panel| panel.weight).sum();
        let room = (height - 4.0 * font).max(font);
        let measure =
            |panel: &Panel| measured(panel, formats, room * panel.weight / weights.max(1e-9), font);
        let measures: Vec<Measured> = spec.panels.iter().map(measure).collect();
        let left = left_margin(spec, &measures, font, width);
        let across = (left, (width - right_margin(spec, font)).max(left + font));
        let x = x_scale(spec, across, font);
        let placed: Vec<_> =
            spec.panels.iter().map(|panel| rules::place(panel, &x, (left, width), font)).collect();
        let gaps: Vec<f64> = gaps(spec, &placed, &legend, font);
        let foot = height - foot_height(spec, font);
        let free = (foot - gaps.iter().sum::<f64>()).max(font);
        let mut top = 0.0;
        let mut views = Vec::with_capacity(spec.panels.len());
        for (((panel, measured), rules), gap) in
            spec.panels.iter().zip(measures).zip(placed).zip(gaps)
        {
            let y0 = (top + gap).round();
            top = (y0 + free * panel.weight / weights.max(1e-9)).round();
            let frame = Area { x0: across.0, y0, x1: across.1, y1: top };
            let y = y_scale(panel, measured.domain, &frame);
            let ticks = thinned(measured.ticks, &y, font);
            let slots = matches!(spec.x, XAxis::Years { .. });
            views.push(View { panel, frame, x, y, slots, ticks, rules });
        }
        Self { legend, views }
    }
}

fn heading_of(panel: Option<&Panel>) -> String {
    panel.map_or(String::new(), Panel::heading)
}

/// What is above each panel: legend or heading, air, then labels of rules.
fn gaps(spec: &PlotSpec, placed: &[Vec<PlacedRule>], legend: &Legend, font: f64) -> Vec<f64> {
    let air = |index: usize| match index {
        0 => legend.height + font * 0.7,
        _ if heading_of(spec.panels.get(index)).is_empty() => font * 1.4,
        _ => font * 2.6,
    };
    let gaps = placed.iter().enumerate();
    gaps.map(|(index, rules)| air(index) + rules::height(rules, font)).collect()
}

fn y_scale(panel: &Panel, domain: (f64, f64), frame: &Area) -> Scale {
    match &panel.y {
        YAxis::Values { .. } => Scale::new(domain, (frame.y1, frame.y0)),
        YAxis::Rows(rows) => Scale::new((-0.5, rows.len() as f64 - 0.5), (frame.y0, frame.y1)),
    }
}
