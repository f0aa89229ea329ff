//! Public deals: upfront against total.

use crate::plot::formats::Formats;
use crate::plot::role::Role;
use crate::plot::spec::{
    DataPoint, Layer, MarkShape, Measure, PlotPanel, PlotSpec, PointLayer, XAxis,
};
use crate::plot::words::{PlotText, PlotWords};

/// The texts of the figure.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs, reason = "each is a name in the legend or the table")]
pub struct DealWords {
    pub title: String,
    pub upfront: String,
    pub total: String,
    pub public: String,
    pub own: String,
    pub sentence: String,
}

/// A deal as drawn: USD millions.
#[derive(Debug, Clone, PartialEq)]
pub struct DealMark {
    /// Whose.
    pub name: String,
    /// Upfront and all milestones.
    pub total: f64,
    /// Upfront.
    pub upfront: f64,
}

/// Each deal as a mark at its total and upfront, and the one on the table.
pub fn deals(
    public: &[DealMark],
    own: Option<DealMark>,
    deal_words: &DealWords,
    words: &PlotWords,
    formats: &Formats,
) -> PlotSpec {
    let point = |deal: &DealMark| {
        let label = format!("{} {}", deal.name, (formats.amount)(deal.upfront));
        DataPoint { x: deal.total, y: deal.upfront, label }
    };
    let layer = |label: &str, role: Role, shape: MarkShape, points: Vec<DataPoint>| {
        Layer::Points(PointLayer { label: label.to_owned(), role, shape, points })
    };
    let own: Vec<DataPoint> = own.iter().map(point).collect();
    let layers = vec![
        layer(&deal_words.public, Role::Faint, MarkShape::Dot, public.iter().map(point).collect()),
        layer(&deal_words.own, Role::Ink, MarkShape::Diamond, own),
    ];
    PlotSpec {
        title: deal_words.title.clone(),
        basis: Vec::new(),
        description: deal_words.sentence.clone(),
        no_data: words.get(PlotText::NoData).to_owned(),
        lead: vec![deal_words.total.clone(), words.get(PlotText::Item).to_owned()],
        x: XAxis::Values { zero: true, measure: Measure::Amount, name: deal_words.total.clone() },
        panels: vec![PlotPanel::of_values("", Measure::Amount, &deal_words.upfront, layers)],
    }
}
