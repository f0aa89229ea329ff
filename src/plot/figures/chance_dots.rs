//! Chances to be counted: each dot stands for as many cases as any other.

use crate::plot::figures::exceedance::ValueLadder;
use crate::plot::role::Role;
use crate::plot::spec::{
    DataPoint, Layer, MarkShape, Measure, PlotPanel, PlotSpec, PointLayer, ReferenceLine, XAxis,
};
use crate::plot::words::{PlotText, PlotWords};

/// Dots of a side: each is 2 % of its chances.
pub const DOTS: usize = 50;
/// Places along the axis, a dot wide each.
const PLACES: f64 = 32.0;

/// A panel has room for its axis at least.
const LEAST_WEIGHT: f64 = 0.3;

/// The texts of the figure.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs, reason = "each is a name in the figure or the table")]
pub struct DotWords {
    pub title: String,
    pub basis: Vec<String>,
    pub sentence: String,
    pub value: String,
    pub dots: String,
    pub below: String,
}

/// Dots stacked where the values are, a panel a side; those below zero are open.
pub fn chance_dots(ladders: &[ValueLadder], own: &DotWords, words: &PlotWords) -> PlotSpec {
    let grid = DotGrid::of(ladders);
    let heights = ladders.iter().map(|ladder| grid.highest(&dots(&ladder.steps)));
    let heights: Vec<f64> = heights.collect();
    let most = heights.iter().copied().fold(1.0, f64::max);
    let panels = ladders.iter().zip(&heights).map(|(ladder, height)| {
        let layers = layers(ladder, &grid, own);
        let panel = PlotPanel::of_values(&ladder.name, Measure::Number, "", layers);
        // A dot is as high in one panel as in the other.
        PlotPanel { weight: (height / most).max(LEAST_WEIGHT), ..panel }
    });
    PlotSpec {
        title: own.title.clone(),
        basis: own.basis.clone(),
        description: own.sentence.clone(),
        no_data: words.get(PlotText::NoData).to_owned(),
        lead: vec![own.value.clone()],
        x: XAxis::Values { zero: true, measure: Measure::Amount, name: words.unit.to_owned() },
        panels: panels.collect(),
    }
}

/// How many of a side's dots are below zero.
pub fn dots_below_zero(ladder: &ValueLadder) -> usize {
    dots(&ladder.steps).iter().filter(|value| **value < 0.0).count()
}

/// The values of the dots, rising, from as many equal steps or a multiple of them.
fn dots(steps: &[f64]) -> Vec<f64> {
    let of = (steps.len() / DOTS).max(1);
    steps.chunks(of).map(|part| part.iter().sum::<f64>() / part.len() as f64).collect()
}

fn layers(ladder: &ValueLadder, grid: &DotGrid, own: &DotWords) -> Vec<Layer> {
    let mut marks = [Vec::new(), Vec::new()];
    let mut stack = (f64::NAN, 0.0);
    for value in dots(&ladder.steps) {
        let x = grid.place(value);
        stack = if stack.0 == x { (x, stack.1 + 1.0) } else { (x, 0.5) };
        let point = DataPoint { x, y: stack.1, label: String::new() };
        let [above, below] = &mut marks;
        if value < 0.0 { below.push(point) } else { above.push(point) }
    }
    let [above, below] = marks;
    let kind = |label: &String, shape: MarkShape, points: Vec<DataPoint>| {
        let label = label.clone();
        Layer::Points(PointLayer { label, role: ladder.role, shape, points })
    };
    let zero = ReferenceLine { x: 0.0, label: String::new(), role: Role::Ink };
    let mut layers = vec![kind(&own.dots, MarkShape::Dot, above)];
    if !below.is_empty() {
        layers.push(kind(&own.below, MarkShape::Ring, below));
        layers.push(Layer::ReferenceLines(vec![zero]));
    }
    layers
}

/// The grid the dots of all sides stand on: none stands across zero.
struct DotGrid {
    width: f64,
}

impl DotGrid {
    fn of(ladders: &[ValueLadder]) -> Self {
        let values = ladders.iter().flat_map(|ladder| &ladder.steps);
        let (low, high) = values
            .fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(*value), high.max(*value)));
        Self { width: (high - low) / PLACES }
    }

    /// How many dots stand on one another at most.
    fn highest(&self, dots: &[f64]) -> f64 {
        let stacks = dots.chunk_by(|a, b| self.place(*a) == self.place(*b));
        stacks.map(<[f64]>::len).max().unwrap_or(0) as f64
    }

    /// The middle of the place a value falls in.
    fn place(&self, value: f64) -> f64 {
        if self.width > 0.0 { ((value / self.width).floor() + 0.5) * self.width } else { value }
    }
}
