//! Public deals: upfront against total.

use super::ink::Ink;
use super::spec::{Layer, Measure, Panel, PlotSpec, Point, Points, Shape, XAxis};
use super::words::Words;

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
    words: &Words,
) -> PlotSpec {
    let point = |deal: &DealMark| {
        let label = format!("{} {:.0}", deal.name, deal.upfront);
        Point { x: deal.total, y: deal.upfront, label }
    };
    let layer = |label: &str, ink: Ink, shape: Shape, points: Vec<Point>| {
        Layer::Points(Points { label: label.to_owned(), ink, shape, points })
    };
    let own: Vec<Point> = own.iter().map(point).collect();
    let layers = vec![
        layer(&deal_words.public, Ink::Faint, Shape::Dot, public.iter().map(point).collect()),
        layer(&deal_words.own, Ink::Ink, Shape::Diamond, own),
    ];
    PlotSpec {
        title: deal_words.title.clone(),
        description: deal_words.sentence.clone(),
        no_data: words.no_data.clone(),
        lead: vec![deal_words.total.clone(), words.item.clone()],
        x: XAxis::Values { measure: Measure::Amount, name: deal_words.total.clone() },
        panels: vec![Panel::of_values("", Measure::Amount, &deal_words.upfront, layers)],
    }
}
