//! One party's cash by calendar year: what comes up, what goes down, and where that leaves it.

use crate::domain::deal::{Deal, Party, PaymentKind};
use crate::domain::valuation::{Flow, FlowLeg, Item, Valuation};
use crate::plot::calendar_axis::slot_position;
use crate::plot::case::CashCase;
use crate::plot::formats::Formats;
use crate::plot::role::Role;
use crate::plot::spec::{
    Band, BarSeries, DataPoint, Layer, LineLayer, MarkShape, Measure, PlotPanel, PlotSpec,
    PointLayer, ReferenceLine,
};
use crate::plot::words::{PlotText, PlotWords};
use crate::plot::years::Years;
use chrono::Datelike;

/// Cash of `party` by year, after tax, by kind; below it the running total. The time before the
/// valuation date, which has no present value, is shaded.
pub fn cashflow(
    valuation: &Valuation,
    deal: &Deal,
    party: Party,
    case: CashCase,
    words: &PlotWords,
    formats: &Formats,
) -> PlotSpec {
    let flows = flows_of(valuation, party, case);
    let years = Years::covering(flows.iter().map(|flow| flow.on.year()));
    let years = years.unwrap_or(Years::NONE);
    let series = series_of(flows, party, years, words);
    let total = running_total(flows, years);
    let marks = PointLayer {
        label: words.get(PlotText::Milestone).to_owned(),
        role: Role::Ink,
        shape: MarkShape::Diamond,
        points: milestone_marks(flows, deal, &series, years, words),
    };
    let mut layers = sunk(deal, flows, years, words);
    layers.extend([Layer::Bars(series), Layer::Points(marks)]);
    let description = sentence(&total, deal, party, words, formats);
    let panels = vec![
        PlotPanel { weight: 0.7, ..PlotPanel::of_values("", Measure::Amount, words.unit, layers) },
        PlotPanel { weight: 0.3, ..running_panel(&total, words, formats) },
    ];
    let of = match party {
        Party::Licensor => PlotText::Licensor,
        Party::Licensee => PlotText::Licensee,
    };
    let texts = [of, case.text(), PlotText::AfterTaxCash, PlotText::Undiscounted];
    let title = words.get(PlotText::CashflowTitle);
    years.figure(title, description, words, panels).on(words.basis(texts, &[words.unit]))
}

/// A party's flows of a case.
pub(super) fn flows_of(valuation: &Valuation, party: Party, case: CashCase) -> &[Flow] {
    let flows = &case.of(valuation).flows;
    match party {
        Party::Licensor => &flows.licensor,
        Party::Licensee => &flows.licensee,
    }
}

/// The running total, with its last value.
fn running_panel(total: &[(f64, f64)], words: &PlotWords, formats: &Formats) -> PlotPanel {
    let name = words.get(PlotText::Cumulative);
    let points = total.iter().map(|(year, sum)| (*year, Some(*sum))).collect();
    let line = LineLayer {
        note: total.last().map_or(String::new(), |(_, sum)| (formats.amount)(*sum)),
        ..LineLayer::new(name, Role::Ink, points)
    };
    PlotPanel::of_values(name, Measure::Amount, words.unit, vec![Layer::Line(line)])
}

/// The kinds of cash of a party from the bottom up: (name, role).
fn kinds(party: Party) -> Vec<(PlotText, Role)> {
    match party {
        Party::Licensor => {
            let payments = PaymentKind::to_licensor()
                .map(|kind| (PlotText::of_payment(kind), payment_role(kind)));
            let own = [(PlotText::Development, Role::Soft), (PlotText::TechTransfer, Role::Faint)];
            payments.chain(own).collect()
        }
        Party::Licensee => vec![
            (PlotText::SalesMargin, Role::Licensee),
            (PlotText::PaymentsToLicensor, Role::Licensor),
            (PlotText::TaxRelief, Role::LicensorSoft),
            (PlotText::Development, Role::LicenseeSoft),
            (PlotText::Launch, Role::Soft),
            (PlotText::TechTransfer, Role::Faint),
        ],
    }
}

fn payment_role(kind: PaymentKind) -> Role {
    match kind {
        PaymentKind::Upfront => Role::Ink,
        PaymentKind::Option => Role::Soft,
        PaymentKind::Milestone => Role::Licensor,
        PaymentKind::Royalty => Role::LicensorSoft,
        PaymentKind::ProfitShare => Role::LicenseeSoft,
        PaymentKind::TechTransfer => Role::Faint,
    }
}

/// The kind of cash a flow is to a party, one of its [`kinds`].
fn kind_of(flow: &Flow, party: Party) -> PlotText {
    if flow.leg == FlowLeg::TaxRelief {
        return PlotText::TaxRelief;
    }
    if let Some(kind) = flow.item.payment_kind() {
        return match (kind.payer(), party) {
            (Party::Licensor, _) | (Party::Licensee, Party::Licensor) => PlotText::of_payment(kind),
            (Party::Licensee, Party::Licensee) => PlotText::PaymentsToLicensor,
        };
    }
    match flow.item {
        Item::StageCost { .. } => PlotText::Development,
        Item::LaunchCost { .. } if party == Party::Licensor => PlotText::Development,
        Item::LaunchCost { .. } => PlotText::Launch,
        Item::Sales(_)
        | Item::Upfront(_)
        | Item::Option(_)
        | Item::Milestone { .. }
        | Item::Royalty { .. }
        | Item::ProfitShare(_)
        | Item::TechTransfer => PlotText::SalesMargin,
    }
}

fn series_of(flows: &[Flow], party: Party, years: Years, words: &PlotWords) -> Vec<BarSeries> {
    let series = kinds(party).into_iter().map(|(kind, role)| {
        let mut values = vec![0.0; years.count()];
        for flow in flows.iter().filter(|flow| kind_of(flow, party) == kind) {
            years.add(&mut values, flow.on.year(), flow.after_tax());
        }
        BarSeries { label: words.get(kind).to_owned(), role, values }
    });
    series.filter(BarSeries::has_values).collect()
}

fn running_total(flows: &[Flow], years: Years) -> Vec<(f64, f64)> {
    let mut by_year = vec![0.0; years.count()];
    flows.iter().for_each(|flow| years.add(&mut by_year, flow.on.year(), flow.after_tax()));
    let mut total = 0.0;
    let sums = years.iter().zip(by_year).map(|(year, value)| {
        total += value;
        (f64::from(year), total)
    });
    sums.collect()
}

/// One mark for each milestone, in the year that carries most of it, at the end of that year's bar.
fn milestone_marks(
    flows: &[Flow],
    deal: &Deal,
    series: &[BarSeries],
    years: Years,
    words: &PlotWords,
) -> Vec<DataPoint> {
    let mut marks: Vec<DataPoint> = Vec::new();
    for (index, milestone) in deal.terms.milestones.iter().enumerate() {
        let parts = flows.iter().filter(|flow| {
            matches!(flow.item, Item::Milestone { row, .. } if row == index)
                && flow.leg == FlowLeg::Whole
        });
        let most = parts.max_by(|a, b| a.after_tax().abs().total_cmp(&b.after_tax().abs()));
        let Some(flow) = most.filter(|flow| flow.after_tax() != 0.0) else {
            continue;
        };
        let year = flow.on.year().min(years.last);
        let (x, name) = (f64::from(year), words.usual(&milestone.label));
        match marks.iter_mut().find(|mark| mark.x == x) {
            Some(mark) => mark.label.extend([" · ", &name]),
            None => {
                let y = bar_end(series, years, year, flow.after_tax() < 0.0);
                marks.push(DataPoint { x, y, label: name });
            }
        }
    }
    marks
}

fn bar_end(series: &[BarSeries], years: Years, year: i32, below: bool) -> f64 {
    let slot = usize::try_from(year - years.first).unwrap_or(0);
    let values = series.iter().filter_map(|series| series.values.get(slot));
    values.filter(|value| (**value < 0.0) == below).sum()
}

fn sunk(deal: &Deal, flows: &[Flow], years: Years, words: &PlotWords) -> Vec<Layer> {
    let on = deal.assumptions.valuation_on;
    if flows.iter().all(|flow| flow.on >= on) {
        return Vec::new();
    }
    let to = slot_position(on);
    let label = words.get(PlotText::Sunk).to_owned();
    let band = Band { from: f64::from(years.first) - 0.5, to, label };
    let label = words.get(PlotText::ValuationDate).to_owned();
    let line = ReferenceLine { x: to, label, role: Role::Faint };
    vec![Layer::Band(band), Layer::ReferenceLines(vec![line])]
}

fn sentence(
    total: &[(f64, f64)],
    deal: &Deal,
    party: Party,
    words: &PlotWords,
    formats: &Formats,
) -> String {
    let Some(((first, _), (last, sum))) = total.first().zip(total.last()) else {
        return words.get(PlotText::NoData).to_owned();
    };
    let lowest = total.iter().min_by(|a, b| a.1.total_cmp(&b.1));
    let (low_year, low) = lowest.copied().unwrap_or((*last, *sum));
    let party = match party {
        Party::Licensor => &deal.terms.parties.licensor.name,
        Party::Licensee => &deal.terms.parties.licensee.name,
    };
    let values = [
        ("party", words.usual(party)),
        ("total", (formats.money)(*sum)),
        ("first", first.to_string()),
        ("last", last.to_string()),
        ("low", (formats.money)(low)),
        ("low_year", low_year.to_string()),
    ];
    words.filled(PlotText::CashflowSentence, &values)
}
