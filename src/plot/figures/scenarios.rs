//! Several valuations side by side.

use crate::domain::valuation::{RateBasis, RnpvSplit, SalesYear, Valuation};
use crate::plot::formats::Formats;
use crate::plot::role::Role;
use crate::plot::spec::{
    BarSpan, DataPoint, Layer, LineLayer, MarkShape, Measure, PlotPanel, PlotRow, PlotSpec,
    PointLayer, SpanLayer, XAxis,
};
use crate::plot::words::{PlotText, PlotWords};
use crate::plot::years::Years;

/// A valuation with a name.
#[derive(Debug, Clone, Copy)]
pub struct NamedValuation<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its results.
    pub valuation: &'a Valuation,
}

/// Both sides' values, a row for each scenario.
pub fn scenarios(
    scenarios: &[NamedValuation],
    basis: RateBasis,
    words: &PlotWords,
    formats: &Formats,
) -> PlotSpec {
    let split = |one: &NamedValuation| one.valuation.at(basis);
    let rows = scenarios.iter().map(|one| PlotRow { label: one.name.to_owned(), nested: false });
    let (licensor, licensee) = (words.get(PlotText::Licensor), words.get(PlotText::Licensee));
    let layers = vec![
        Layer::Spans(between(scenarios, split)),
        marks(scenarios, licensor, Role::Licensor, |one| split(one).licensor, formats),
        marks(scenarios, licensee, Role::Licensee, |one| split(one).licensee, formats),
    ];
    let sentence = |one: &NamedValuation| {
        let split = split(one);
        let values = [
            ("scenario", one.name.to_owned()),
            ("licensor", (formats.money)(split.licensor)),
            ("licensee", (formats.money)(split.licensee)),
        ];
        words.filled(PlotText::ScenariosSentence, &values)
    };
    let rates: &[PlotText] = match basis {
        RateBasis::Own => &[PlotText::OwnRates],
        RateBasis::Common => &[PlotText::PresentValue, PlotText::LicenseeRate],
    };
    PlotSpec {
        title: words.get(PlotText::ScenariosTitle).to_owned(),
        basis: words.basis(
            [PlotText::RiskAdjusted],
            &rates.iter().map(|text| words.get(*text)).chain([words.unit]).collect::<Vec<_>>(),
        ),
        description: words.in_a_row(scenarios.iter().map(sentence)),
        no_data: words.get(PlotText::NoData).to_owned(),
        lead: vec![words.get(PlotText::Scenario).to_owned()],
        x: XAxis::Values {
            zero: true,
            measure: Measure::Amount,
            name: words.money_axis(PlotText::Value),
        },
        panels: vec![PlotPanel::of_rows(rows.collect(), layers)],
    }
}

/// The stretch between the two sides of each scenario.
fn between(
    scenarios: &[NamedValuation],
    split: impl Fn(&NamedValuation) -> RnpvSplit,
) -> SpanLayer {
    let spans = scenarios.iter().enumerate().map(|(row, one)| {
        let RnpvSplit { licensor: from, licensee: to, .. } = split(one);
        BarSpan { row, from, to, role: Role::Faint, label: String::new() }
    });
    SpanLayer { label: String::new(), spans: spans.collect(), connected: false, thin: true }
}

/// One side's value in each scenario.
fn marks(
    scenarios: &[NamedValuation],
    label: &str,
    role: Role,
    value: impl Fn(&NamedValuation) -> f64,
    formats: &Formats,
) -> Layer {
    let points = scenarios.iter().enumerate().map(|(row, one)| {
        let x = value(one);
        DataPoint { x, y: row as f64, label: (formats.amount)(x) }
    });
    let points = points.collect();
    Layer::Points(PointLayer { label: label.to_owned(), role, shape: MarkShape::Dot, points })
}

/// Expected net sales and, below, expected royalty by year, a line for each scenario.
pub fn scenario_sales(
    scenarios: &[NamedValuation],
    words: &PlotWords,
    formats: &Formats,
) -> PlotSpec {
    let years = scenarios.iter().flat_map(|one| &one.valuation.expected.years);
    let years = Years::covering(years.map(|year| year.year)).unwrap_or(Years::NONE);
    let panel = |title: &str, value: fn(&SalesYear) -> f64| {
        PlotPanel::of_values(title, Measure::Amount, words.unit, lines(scenarios, value))
    };
    let panels = vec![
        panel(words.get(PlotText::NetSales), SalesYear::total_sales),
        panel(words.get(PlotText::Royalty), SalesYear::due),
    ];
    let sentence = |one: &NamedValuation| {
        let years = &one.valuation.expected.years;
        let peak = years.iter().map(SalesYear::total_sales).fold(0.0, f64::max);
        let royalty = years.iter().map(SalesYear::due).sum();
        let values = [
            ("scenario", one.name.to_owned()),
            ("peak", (formats.money)(peak)),
            ("royalty", (formats.money)(royalty)),
        ];
        words.filled(PlotText::ScenarioSalesSentence, &values)
    };
    let sentences = words.in_a_row(scenarios.iter().map(sentence));
    let basis = words.basis([PlotText::RiskAdjusted, PlotText::Undiscounted], &[words.unit]);
    let title = words.get(PlotText::ScenarioSalesTitle);
    years.figure(title, sentences, words, panels).on(basis)
}

fn lines(scenarios: &[NamedValuation], value: fn(&SalesYear) -> f64) -> Vec<Layer> {
    let each = scenarios.iter().enumerate().map(|(index, one)| {
        let points = one.valuation.expected.years.iter();
        let points = points.map(|year| (f64::from(year.year), Some(value(year)))).collect();
        Layer::Line(LineLayer::new(one.name, Role::series(index, scenarios.len()), points))
    });
    each.collect()
}
