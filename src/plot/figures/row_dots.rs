//! A number of each side in named rows, or one bar a row.

use crate::plot::role::Role;
use crate::plot::spec::{
    BarSpan, DataPoint, Layer, MarkShape, Measure, PlotPanel, PlotRow, PlotSpec, PointLayer,
    ReferenceLine, SpanLayer, XAxis,
};
use crate::plot::words::{PlotText, PlotWords};

/// A row: its name and one number of each side.
#[derive(Debug, Clone, PartialEq)]
pub struct DotRow {
    /// Its name.
    pub name: String,
    /// The licensor's and the licensee's; `None` where a side has none.
    pub values: [Option<f64>; 2],
}

/// A row with one bar from nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct BarRow {
    /// Its name.
    pub name: String,
    /// How long it is.
    pub value: f64,
    /// Written beside it.
    pub label: String,
    /// Colour.
    pub role: Role,
}

/// The texts of the figure.
#[derive(Debug, Clone, PartialEq, Default)]
#[allow(missing_docs, reason = "each is a name in the figure or the table")]
pub struct RowWords {
    pub title: String,
    pub basis: Vec<String>,
    pub sentence: String,
    pub axis: String,
    pub sides: [String; 2],
}

/// A dot of each side in every row.
pub fn row_dots(rows: &[DotRow], measure: Measure, own: RowWords, words: &PlotWords) -> PlotSpec {
    let roles = [Role::Licensor, Role::Licensee];
    let marks = own.sides.iter().zip(roles).enumerate().map(|(side, (label, role))| {
        let point = |(row, dots): (usize, &DotRow)| {
            let x = dots.values.get(side).copied().flatten()?;
            Some(DataPoint { x, y: row as f64, label: String::new() })
        };
        let points = rows.iter().enumerate().filter_map(point).collect();
        let shape = if side == 0 { MarkShape::Dot } else { MarkShape::Diamond };
        Layer::Points(PointLayer { label: label.clone(), role, shape, points })
    });
    let zero = ReferenceLine { x: 0.0, label: String::new(), role: Role::Rule };
    let layers = [Layer::ReferenceLines(vec![zero])].into_iter().chain(marks).collect();
    let names = rows.iter().map(|row| row.name.as_str());
    figure(names, layers, measure, own, words)
}

/// A bar in every row.
pub fn row_bars(rows: &[BarRow], measure: Measure, own: RowWords, words: &PlotWords) -> PlotSpec {
    let span = |(row, bar): (usize, &BarRow)| BarSpan {
        row,
        from: 0.0,
        to: bar.value,
        role: bar.role,
        label: bar.label.clone(),
    };
    let spans = SpanLayer {
        label: own.axis.clone(),
        spans: rows.iter().enumerate().map(span).collect(),
        connected: false,
        thin: false,
    };
    let names = rows.iter().map(|row| row.name.as_str());
    figure(names, vec![Layer::Spans(spans)], measure, own, words)
}

fn figure<'a>(
    names: impl Iterator<Item = &'a str>,
    layers: Vec<Layer>,
    measure: Measure,
    own: RowWords,
    words: &PlotWords,
) -> PlotSpec {
    let rows = names.map(|name| PlotRow { label: name.to_owned(), nested: false }).collect();
    PlotSpec {
        title: own.title,
        basis: own.basis,
        description: own.sentence,
        no_data: words.get(PlotText::NoData).to_owned(),
        lead: vec![words.get(PlotText::Item).to_owned()],
        x: XAxis::Values { zero: true, measure, name: own.axis },
        panels: vec![PlotPanel::of_rows(rows, layers)],
    }
}
