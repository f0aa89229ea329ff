//! How two terms trade: the lines along which a side keeps its value, those at which it walks away, the zone
//! between them, the offers made.

use super::ink::Ink;
use super::spec::{Layer, Line, Measure, Panel, PlotSpec, Point, Points, Shape, XAxis, Zone};
use super::words::Words;
use crate::domain::negotiation::tradeoff::{Axis, Frontier};

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
}

/// Lines and zone over the lever that was sampled; where the present offer was moved to and the offers made, as
/// (x, y) of the pair.
pub fn frontier(
    frontier: &Frontier,
    axes: (LeverAxis, LeverAxis),
    moved: Option<(f64, f64)>,
    rounds: &[((f64, f64), String)],
    own: &FrontierWords,
    words: &Words,
) -> PlotSpec {
    let across = frontier.along == Axis::X;
    let (x, y) = if across { axes } else { (axes.1, axes.0) };
    let turned = |(x, y): (f64, f64)| if across { (x, y) } else { (y, x) };
    let line = |label: &str, ink: Ink, values: &[Option<f64>]| {
        let points = frontier.samples.iter().zip(values);
        let points = points.map(|(at, value)| (*at, value.unwrap_or(f64::NAN))).collect();
        let label = label.to_owned();
        Layer::Line(Line { label, note: String::new(), ink, points, stepped: false })
    };
    let mark = |label: &str, ink, shape, points: Vec<((f64, f64), String)>| {
        let point = |(at, label): ((f64, f64), String)| {
            let (x, y) = turned(at);
            Point { x, y, label }
        };
        let points = points.into_iter().map(point).collect();
        Layer::Points(Points { label: label.to_owned(), ink, shape, points })
    };
    let moved = moved.map(|at| (at, own.moved.clone())).into_iter().collect();
    let edges = frontier.samples.iter().zip(&frontier.zone);
    let edges = edges.map(|(at, zone)| zone.map(|(low, high)| (*at, low, high))).collect();
    let layers = vec![
        Layer::Zone(Zone { label: own.zone.clone(), edges }),
        line(&own.licensor_walks, Ink::LicensorSoft, &frontier.licensor.walks_away),
        line(&own.licensee_walks, Ink::LicenseeSoft, &frontier.licensee.walks_away),
        line(&own.licensor_keeps, Ink::Licensor, &frontier.licensor.keeps),
        line(&own.licensee_keeps, Ink::Licensee, &frontier.licensee.keeps),
        mark(&own.rounds, Ink::Soft, Shape::Dot, rounds.to_vec()),
        mark(&own.offer, Ink::Ink, Shape::Dot, vec![(frontier.offer, own.offer.clone())]),
        mark(&own.moved, Ink::Ink, Shape::Diamond, moved),
    ];
    PlotSpec {
        title: own.title.clone(),
        description: own.sentence.clone(),
        no_data: words.no_data.clone(),
        lead: vec![x.name.clone(), words.item.clone()],
        x: XAxis::Values { measure: x.measure, name: x.name },
        panels: vec![Panel::of_values("", y.measure, &y.name, layers)],
    }
}
