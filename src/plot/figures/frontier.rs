//! How two terms trade: the lines along which a side keeps its value, those at which it walks away, the zone
//! between them, the offers made.

use crate::domain::negotiation::tradeoff::{Axis, Frontier};
use crate::plot::role::Role;
use crate::plot::spec::{
    DataPoint, Layer, LineLayer, MarkShape, Measure, PlotPanel, PlotSpec, PointLayer, XAxis, Zone,
};
use crate::plot::words::{PlotText, PlotWords};

/// The texts of the figure.
#[derive(Debug, Clone, Default, PartialEq)]
#[allow(missing_docs, reason = "each is a name in the legend or the table")]
pub struct FrontierWords {
    pub title: String,
    pub sentence: String,
    pub licensor_keeps: String,
    pub licensee_keeps: String,
    pub licensor_walks: String,
    pub licensee_walks: String,
    pub zone: String,
    pub offer: String,
    pub moved: String,
    pub rounds: String,
}

/// A lever as an axis.
#[derive(Debug, Clone, PartialEq)]
pub struct LeverAxis {
    /// Its name and unit.
    pub name: String,
    /// What its numbers are.
    pub measure: Measure,
    /// What is added to the lever's number: where a lever counts from today's terms, the term it moves.
    pub base: f64,
}

/// Lines and zone over the lever that was sampled; where the present offer was moved to and the offers made, as
/// (x, y) of the pair.
pub fn frontier(
    frontier: &Frontier,
    axes: (LeverAxis, LeverAxis),
    moved: Option<(f64, f64)>,
    rounds: &[((f64, f64), String)],
    texts: &FrontierWords,
    words: &PlotWords,
) -> PlotSpec {
    let across = frontier.along == Axis::X;
    let (x, y) = if across { axes } else { (axes.1, axes.0) };
    let turned = |(a, b): (f64, f64)| {
        let (a, b) = if across { (a, b) } else { (b, a) };
        (a + x.base, b + y.base)
    };
    let samples = frontier.samples.iter().map(|at| at + x.base);
    let line = |label: &str, role: Role, values: &[Option<f64>]| {
        let values = values.iter().map(|value| value.map(|value| value + y.base));
        Layer::Line(LineLayer::new(label, role, samples.clone().zip(values).collect()))
    };
    let way = rounds.iter().map(|(at, _)| turned(*at)).map(|(x, y)| (x, Some(y))).collect();
    let way = LineLayer { ghost: true, ..LineLayer::new(&texts.rounds, Role::Faint, way) };
    // The last offer is the one that stands; those before it are pale.
    let (former, last) = rounds.split_at(rounds.len().saturating_sub(1));
    let mark = |label: &str, role, shape, points: Vec<((f64, f64), String)>| {
        let point = |(at, label): ((f64, f64), String)| {
            let (x, y) = turned(at);
            DataPoint { x, y, label }
        };
        let points = points.into_iter().map(point).collect();
        Layer::Points(PointLayer { label: label.to_owned(), role, shape, points })
    };
    let moved = moved.map(|at| (at, texts.moved.clone())).into_iter().collect();
    let edges = samples.clone().zip(&frontier.zone);
    let edges = edges.map(|(at, zone)| zone.map(|(low, high)| (at, low + y.base, high + y.base)));
    let edges = edges.collect();
    let layers = vec![
        Layer::Zone(Zone { label: texts.zone.clone(), edges }),
        line(&texts.licensor_walks, Role::LicensorSoft, &frontier.licensor.walks_away),
        line(&texts.licensee_walks, Role::LicenseeSoft, &frontier.licensee.walks_away),
        line(&texts.licensor_keeps, Role::Licensor, &frontier.licensor.keeps),
        line(&texts.licensee_keeps, Role::Licensee, &frontier.licensee.keeps),
        Layer::Line(way),
        mark(&texts.rounds, Role::Faint, MarkShape::Ring, former.to_vec()),
        mark(&texts.rounds, Role::Soft, MarkShape::Dot, last.to_vec()),
        mark(&texts.offer, Role::Ink, MarkShape::Dot, vec![(frontier.offer, texts.offer.clone())]),
        mark(&texts.moved, Role::Ink, MarkShape::Diamond, moved),
    ];
    PlotSpec {
        title: texts.title.clone(),
        basis: words.basis([PlotText::RiskAdjusted, PlotText::OwnRates, PlotText::EachModel], &[]),
        description: texts.sentence.clone(),
        no_data: words.get(PlotText::NoData).to_owned(),
        lead: vec![x.name.clone(), words.get(PlotText::Item).to_owned()],
        x: XAxis::Values { zero: true, measure: x.measure, name: x.name },
        panels: vec![PlotPanel::of_values("", y.measure, &y.name, layers)],
    }
}
