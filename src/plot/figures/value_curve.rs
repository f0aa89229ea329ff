//! How both sides' values answer to one number.

use super::row_dots::RowWords;
use crate::plot::role::Role;
use crate::plot::spec::{Layer, LineLayer, Measure, PlotPanel, PlotSpec, ReferenceLine, XAxis};
use crate::plot::words::{PlotText, PlotWords};

/// A line for each side over the number; lines where something is worth nothing.
pub fn value_curve(
    points: &[(f64, [f64; 2])],
    measure: Measure,
    marks: Vec<(f64, String)>,
    own: RowWords,
    words: &PlotWords,
) -> PlotSpec {
    let line = |(side, role): (usize, Role)| {
        let value = |(x, pair): &(f64, [f64; 2])| (*x, pair.get(side).copied());
        let name = own.sides.get(side).map_or("", String::as_str);
        Layer::Line(LineLayer::new(name, role, points.iter().map(value).collect()))
    };
    let mark = |(x, label)| ReferenceLine { x, label, role: Role::Rule };
    let marks = Layer::ReferenceLines(marks.into_iter().map(mark).collect());
    let lines = [Role::Licensor, Role::Licensee].into_iter().enumerate().map(line);
    let layers = [marks].into_iter().chain(lines).collect();
    PlotSpec {
        title: own.title,
        basis: own.basis,
        description: own.sentence,
        no_data: words.get(PlotText::NoData).to_owned(),
        lead: vec![own.axis.clone()],
        x: XAxis::Values { zero: false, measure, name: own.axis },
        panels: vec![PlotPanel::of_values("", Measure::Amount, words.unit, layers)],
    }
}
