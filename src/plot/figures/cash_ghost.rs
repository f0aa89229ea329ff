//! The last offer behind the cash of today's: the same series, thin and pale.

use super::cashflow::flows_of;
use crate::domain::deal::Party;
use crate::domain::valuation::Valuation;
use crate::plot::case::CashCase;
use crate::plot::role::Role;
use crate::plot::spec::{Layer, LineLayer, PlotSpec, XAxis};
use crate::plot::words::{PlotText, PlotWords};
use crate::plot::years::Years;
use chrono::Datelike;

/// `figure`, the cash of `party`, with the cash of each year in all and the running total as they were by
/// `offered`, the last offer's valuation; `number` is the offer's, from 1.
pub fn with_offer(
    mut figure: PlotSpec,
    (offered, number): (&Valuation, usize),
    party: Party,
    case: CashCase,
    words: &PlotWords,
) -> PlotSpec {
    let XAxis::Years { first, last } = figure.x else { return figure };
    let flows = flows_of(offered, party, case);
    let years = Years::covering(flows.iter().map(|flow| flow.on.year())).unwrap_or(Years::NONE);
    let mut by_year = vec![0.0; years.count()];
    flows.iter().for_each(|flow| years.add(&mut by_year, flow.on.year(), flow.after_tax()));
    let mut total = 0.0;
    let sums = by_year.iter().map(|value| {
        total += value;
        total
    });
    let sums: Vec<f64> = sums.collect();
    let name = |text| words.filled(text, &[("number", number.to_string())]);
    let ghosts = [(PlotText::GhostNet, by_year, true), (PlotText::Ghost, sums, false)];
    for (panel, (text, values, stepped)) in figure.panels.iter_mut().zip(ghosts) {
        let points = years.iter().zip(values).filter(|(year, _)| (first..=last).contains(year));
        let points = points.map(|(year, value)| (f64::from(year), Some(value))).collect();
        let line = LineLayer::new(&name(text), Role::Soft, points);
        panel.layers.push(Layer::Line(LineLayer { stepped, ghost: true, ..line }));
    }
    figure
}
