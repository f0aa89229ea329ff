//! What each side gave, offer by offer.

use crate::domain::deal::Party;
use crate::plot::role::Role;
use crate::plot::spec::{BarSpan, Layer, Measure, PlotPanel, PlotRow, PlotSpec, SpanLayer, XAxis};
use crate::plot::words::{PlotText, PlotWords};

/// An offer with what was given by it.
#[derive(Debug, Clone, PartialEq)]
pub struct ConcessionBar {
    /// Its number and side in words.
    pub name: String,
    /// Whose.
    pub side: Party,
    /// Given by our model, millions; taken back below nothing.
    pub money: f64,
    /// Written beside the bar: the money and the days.
    pub label: String,
}

/// The texts of the figure.
#[derive(Debug, Clone, Default, PartialEq)]
#[allow(missing_docs, reason = "each is a name in the figure or the table")]
pub struct ConcessionWords {
    pub title: String,
    pub sentence: String,
    pub gave: String,
}

/// A bar for each offer, in the colour of its side.
pub fn concession_bars(
    bars: Vec<ConcessionBar>,
    texts: &ConcessionWords,
    words: &PlotWords,
) -> PlotSpec {
    let rows = bars.iter().map(|bar| PlotRow { label: bar.name.clone(), nested: false });
    let rows: Vec<PlotRow> = rows.collect();
    let span = |(row, bar): (usize, ConcessionBar)| {
        let role = match bar.side {
            Party::Licensor => Role::Licensor,
            Party::Licensee => Role::Licensee,
        };
        BarSpan { row, from: 0.0, to: bar.money, role, label: bar.label }
    };
    let spans = SpanLayer {
        label: texts.gave.clone(),
        spans: bars.into_iter().enumerate().map(span).collect(),
        connected: false,
        thin: false,
    };
    PlotSpec {
        title: texts.title.clone(),
        basis: words.basis([PlotText::RiskAdjusted, PlotText::OwnRates], &[words.unit]),
        description: texts.sentence.clone(),
        no_data: words.get(PlotText::NoData).to_owned(),
        lead: vec![words.get(PlotText::Item).to_owned()],
        x: XAxis::Values { zero: true, measure: Measure::Amount, name: words.unit.to_owned() },
        panels: vec![PlotPanel::of_rows(rows, vec![Layer::Spans(spans)])],
    }
}
