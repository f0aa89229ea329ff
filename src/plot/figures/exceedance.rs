//! How likely each side's value is at least so much.

use crate::plot::formats::Formats;
use crate::plot::role::Role;
use crate::plot::spec::{Layer, LineLayer, Measure, PlotPanel, PlotSpec, ReferenceLine, XAxis};
use crate::plot::words::{PlotText, PlotWords};

/// A side's values.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueLadder {
    /// Whose, by name.
    pub name: String,
    /// Role.
    pub role: Role,
    /// The values above so many of all chances, in equal steps and rising, each in the middle of its step; millions.
    pub steps: Vec<f64>,
}

/// The texts of the figure.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs, reason = "each is a name in the figure or the table")]
pub struct ExceedanceWords {
    pub title: String,
    pub chance: String,
    pub value: String,
    pub basis: Vec<String>,
    pub sentence: String,
}

/// A falling curve for each side: the chance that its value is at least so much.
pub fn exceedance(
    ladders: &[ValueLadder],
    own: &ExceedanceWords,
    words: &PlotWords,
    formats: &Formats,
) -> PlotSpec {
    let line = |ladder: &ValueLadder| {
        let count = ladder.steps.len() as f64;
        let point = |(at, value): (usize, &f64)| (*value, Some(1.0 - (at as f64 + 0.5) / count));
        let points = ladder.steps.iter().enumerate().map(point).collect();
        Layer::Line(LineLayer::new(&ladder.name, ladder.role, points))
    };
    let nothing = ReferenceLine { x: 0.0, label: (formats.axis)(0.0), role: Role::Rule };
    let straddles = ladders.iter().any(|ladder| {
        ladder.steps.first().is_some_and(|low| *low < 0.0)
            && ladder.steps.last().is_some_and(|high| *high > 0.0)
    });
    let mut layers: Vec<Layer> = ladders.iter().map(line).collect();
    if straddles {
        layers.push(Layer::ReferenceLines(vec![nothing]));
    }
    PlotSpec {
        title: own.title.clone(),
        basis: own.basis.clone(),
        description: own.sentence.clone(),
        no_data: words.get(PlotText::NoData).to_owned(),
        lead: vec![own.value.clone()],
        x: XAxis::Values { zero: true, measure: Measure::Amount, name: words.unit.to_owned() },
        panels: vec![PlotPanel::of_values(&own.chance, Measure::Percent, "", layers)],
    }
}
