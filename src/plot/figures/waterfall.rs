//! From what the asset is worth without a deal to what each side has of it.
//!
//! All values at the licensee's rate, the one at which the split is quoted. Three lines close exactly:
//! project value - leakage - licensor's value = licensee's value. Leakage is what withholding, taxes
//! on receipts and upstream licensors take from the two together; it is negative where the licensee's
//! deduction saves more tax than the licensor pays. Below the licensor's line stand its parts by kind,
//! whose sum is that line.

use crate::domain::deal::{Deal, Party, PaymentKind};
use crate::domain::valuation::{FlowKind, Valuation, licensor_present_value};
use crate::plot::formats::Formats;
use crate::plot::role::Role;
use crate::plot::spec::{BarSpan, Layer, Measure, PlotPanel, PlotRow, PlotSpec, SpanLayer, XAxis};
use crate::plot::words::{PlotText, PlotWords};

/// A line of the waterfall.
struct WaterfallStep<'a> {
    label: &'a str,
    from: f64,
    to: f64,
    role: Role,
    part: bool,
}

/// The waterfall from project value to each side.
pub fn waterfall(
    valuation: &Valuation,
    deal: &Deal,
    words: &PlotWords,
    formats: &Formats,
) -> PlotSpec {
    let steps = steps(valuation, deal, words);
    let rows = steps.iter().map(|step| PlotRow { label: step.label.to_owned(), nested: step.part });
    let span = |(row, step): (usize, &WaterfallStep)| {
        let label = (formats.amount)(step.to - step.from);
        BarSpan { row, from: step.from, to: step.to, role: step.role, label }
    };
    let spans = SpanLayer {
        label: words.get(PlotText::Amount).to_owned(),
        spans: steps.iter().enumerate().map(span).collect(),
        connected: true,
        thin: false,
    };
    PlotSpec {
        title: words.get(PlotText::WaterfallTitle).to_owned(),
        basis: words.basis(
            [PlotText::RiskAdjusted, PlotText::PresentValue, PlotText::LicenseeRate],
            &[words.unit],
        ),
        description: sentence(valuation, words, formats),
        no_data: words.get(PlotText::NoData).to_owned(),
        lead: vec![words.get(PlotText::Item).to_owned()],
        x: XAxis::Values { zero: true, measure: Measure::Amount, name: words.unit.to_owned() },
        panels: vec![PlotPanel::of_rows(rows.collect(), vec![Layer::Spans(spans)])],
    }
}

fn leakage(valuation: &Valuation) -> f64 {
    valuation.project - valuation.common.licensor - valuation.common.licensee
}

/// From the project's value down to the licensee's, then the licensor's, which is what was taken.
fn steps<'a>(valuation: &Valuation, deal: &Deal, words: &PlotWords<'a>) -> Vec<WaterfallStep<'a>> {
    let common = valuation.common;
    let whole = |label, to, role| WaterfallStep { label, from: 0.0, to, role, part: false };
    let mut steps = vec![whole(words.get(PlotText::Project), valuation.project, Role::Ink)];
    let leakage = (words.get(PlotText::Leakage), leakage(valuation), Role::Faint);
    let taken = [leakage].into_iter().filter(|taken| taken.1 != 0.0).map(|taken| (taken, false));
    let parts = licensor_parts(valuation, deal, words).into_iter().map(|part| (part, true));
    let mut from = valuation.project;
    for ((label, amount, role), part) in taken.chain(parts) {
        let to = from - amount;
        steps.push(WaterfallStep { label, from, to, role, part });
        from = to;
    }
    steps.push(whole(words.get(PlotText::Licensee), common.licensee, Role::Licensee));
    steps.push(whole(words.get(PlotText::Licensor), common.licensor, Role::Licensor));
    steps
}

/// The licensor's value by kind, kinds without value left out: (name, value, role).
fn licensor_parts<'a>(
    valuation: &Valuation,
    deal: &Deal,
    words: &PlotWords<'a>,
) -> Vec<(&'a str, f64, Role)> {
    let payments = PaymentKind::to_licensor().map(|kind| {
        let amount =
            licensor_present_value(deal, valuation, |flow| flow == FlowKind::Payment(kind));
        (PlotText::of_payment(kind), amount, Role::LicensorSoft)
    });
    let equity = (PlotText::Equity, valuation.equity.unwrap_or(0.0), Role::LicensorSoft);
    let costs = licensor_present_value(deal, valuation, is_cost);
    let parts = payments.chain([equity, (PlotText::OwnCosts, costs, Role::Soft)]);
    let parts = parts.filter(|(_, amount, _)| *amount != 0.0);
    parts.map(|(kind, amount, role)| (words.get(kind), amount, role)).collect()
}

/// What the licensor spends is shown as one part.
fn is_cost(kind: FlowKind) -> bool {
    match kind {
        FlowKind::Payment(kind) => kind.payer() == Party::Licensor,
        FlowKind::Sales | FlowKind::Costs => true,
        FlowKind::TaxRelief | FlowKind::Equity => false,
    }
}

fn sentence(valuation: &Valuation, words: &PlotWords, formats: &Formats) -> String {
    let values = [
        ("project", (formats.money)(valuation.project)),
        ("licensor", (formats.money)(valuation.common.licensor)),
        ("licensee", (formats.money)(valuation.common.licensee)),
        ("leakage", (formats.money)(leakage(valuation))),
    ];
    words.filled(PlotText::WaterfallSentence, &values)
}
