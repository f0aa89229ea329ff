//! From what the asset is worth without a deal to what each side has of it.
//!
//! All values at the licensee's rate, the one at which the split is quoted. Three lines close exactly:
//! project value - leakage - licensor's value = licensee's value. Leakage is what withholding, taxes
//! on receipts and upstream licensors take from the two together; it is negative where the licensee's
//! deduction saves more tax than the licensor pays. Below the licensor's line stand its parts by kind,
//! whose sum is that line.

use super::ink::Ink;
use super::spec::{Layer, Measure, Panel, PlotSpec, Row, Span, Spans, XAxis};
use super::words::{Formats, Words, fill};
use crate::domain::deal::{Deal, PaymentKind};
use crate::domain::valuation::{Discounting, Flow, FlowKind, Item, Valuation};

/// A line of the waterfall.
struct Step<'a> {
    label: &'a str,
    from: f64,
    to: f64,
    ink: Ink,
    part: bool,
}

/// The waterfall from project value to each side.
pub fn waterfall(valuation: &Valuation, deal: &Deal, words: &Words, formats: &Formats) -> PlotSpec {
    let steps = steps(valuation, deal, words);
    let rows = steps.iter().map(|step| Row { label: step.label.to_owned(), nested: step.part });
    let span = |(row, step): (usize, &Step)| {
        let label = (formats.amount)(step.to - step.from);
        Span { row, from: step.from, to: step.to, ink: step.ink, label }
    };
    let spans = Spans {
        label: words.amount.clone(),
        spans: steps.iter().enumerate().map(span).collect(),
        connected: true,
        thin: false,
    };
    PlotSpec {
        title: words.waterfall_title.clone(),
        description: sentence(valuation, words, formats),
        no_data: words.no_data.clone(),
        lead: vec![words.item.clone()],
        x: XAxis::Values { measure: Measure::Amount, name: words.unit.clone() },
        panels: vec![Panel::of_rows(rows.collect(), vec![Layer::Spans(spans)])],
    }
}

fn leakage(valuation: &Valuation) -> f64 {
    valuation.project - valuation.common.licensor - valuation.common.licensee
}

/// From the project's value down to the licensee's, then the licensor's, which is what was taken.
fn steps<'a>(valuation: &Valuation, deal: &Deal, words: &'a Words) -> Vec<Step<'a>> {
    let common = valuation.common;
    let whole = |label, to, ink| Step { label, from: 0.0, to, ink, part: false };
    let mut steps = vec![whole(words.project.as_str(), valuation.project, Ink::Ink)];
    let leakage = (words.leakage.as_str(), leakage(valuation), Ink::Faint);
    let taken = [leakage].into_iter().filter(|taken| taken.1 != 0.0).map(|taken| (taken, false));
    let parts = licensor_parts(valuation, deal, words).into_iter().map(|part| (part, true));
    let mut from = valuation.project;
    for ((label, amount, ink), part) in taken.chain(parts) {
        let to = from - amount;
        steps.push(Step { label, from, to, ink, part });
        from = to;
    }
    steps.push(whole(&words.licensee, common.licensee, Ink::Licensee));
    steps.push(whole(&words.licensor, common.licensor, Ink::Licensor));
    steps
}

/// The licensor's value by kind, kinds without value left out: (name, value, role).
fn licensor_parts<'a>(
    valuation: &Valuation,
    deal: &Deal,
    words: &'a Words,
) -> Vec<(&'a str, f64, Ink)> {
    let rate = deal.assumptions.licensee.discount_rate;
    let on = deal.assumptions.valuation_on;
    let discounting = Discounting::new(rate, on);
    let present = |flow: &&Flow| flow.after_tax() * discounting.factor(flow.on);
    let flows = valuation.expected.flows.licensor.iter().filter(|flow| flow.on >= on);
    let sum = |part: FlowKind| {
        flows
            .clone()
            .filter(|flow| part_of(flow.item) == part)
            .map(|flow| present(&flow))
            .sum::<f64>()
    };
    let parts = [
        (words.upfront.as_str(), sum(FlowKind::Payment(PaymentKind::Upfront)), Ink::LicensorSoft),
        (&words.milestones, sum(FlowKind::Payment(PaymentKind::Milestone)), Ink::LicensorSoft),
        (&words.royalties, sum(FlowKind::Payment(PaymentKind::Royalty)), Ink::LicensorSoft),
        (&words.equity, valuation.equity.unwrap_or(0.0), Ink::LicensorSoft),
        (&words.own_costs, sum(FlowKind::Costs), Ink::Soft),
    ];
    parts.into_iter().filter(|part| part.1 != 0.0).collect()
}

/// The part a flow is shown under: what the licensor spends is one.
fn part_of(item: Item) -> FlowKind {
    match item.flow_kind() {
        FlowKind::Payment(PaymentKind::TechTransfer) | FlowKind::Sales | FlowKind::Costs => {
            FlowKind::Costs
        }
        kind @ (FlowKind::Payment(
            PaymentKind::Upfront | PaymentKind::Milestone | PaymentKind::Royalty,
        )
        | FlowKind::Equity) => kind,
    }
}

fn sentence(valuation: &Valuation, words: &Words, formats: &Formats) -> String {
    let values = [
        ("project", (formats.amount)(valuation.project)),
        ("licensor", (formats.amount)(valuation.common.licensor)),
        ("licensee", (formats.amount)(valuation.common.licensee)),
        ("leakage", (formats.amount)(leakage(valuation))),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    fill(&words.waterfall_sentence, &values)
}
