//! Several valuations side by side.

use super::ink::Ink;
use super::spec::{
    Layer, Line, Measure, Panel, PlotSpec, Point, Points, Row, Shape, Span, Spans, XAxis,
};
use super::words::{Formats, Words, fill};
use super::years::Years;
use crate::domain::valuation::{SalesYear, Valuation};

/// A valuation with a name.
#[derive(Debug, Clone, Copy)]
pub struct Named<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its results.
    pub valuation: &'a Valuation,
}

/// Both sides' values at the common rate, a row for each scenario.
pub fn scenarios(scenarios: &[Named], words: &Words, formats: &Formats) -> PlotSpec {
    let rows = scenarios.iter().map(|one| Row { label: one.name.to_owned(), nested: false });
    let layers = vec![
        Layer::Spans(between(scenarios)),
        side(scenarios, &words.licensor, Ink::Licensor, |v| v.common.licensor, formats),
        side(scenarios, &words.licensee, Ink::Licensee, |v| v.common.licensee, formats),
    ];
    let sentence = |one: &Named| {
        let (licensor, licensee) = (one.valuation.common.licensor, one.valuation.common.licensee);
        let (licensor, licensee) = ((formats.amount)(licensor), (formats.amount)(licensee));
        let values = [("scenario", one.name), ("licensor", &licensor), ("licensee", &licensee)];
        fill(&words.scenarios_sentence, &values)
    };
    PlotSpec {
        title: words.scenarios_title.clone(),
        description: scenarios.iter().map(sentence).collect::<Vec<_>>().join(" "),
        no_data: words.no_data.clone(),
        lead: vec![words.scenario.clone()],
        x: XAxis::Values { measure: Measure::Amount, name: words.value.clone() },
        panels: vec![Panel::of_rows(rows.collect(), layers)],
    }
}

/// The stretch between the two sides of each scenario.
fn between(scenarios: &[Named]) -> Spans {
    let spans = scenarios.iter().enumerate().map(|(row, one)| {
        let (from, to) = (one.valuation.common.licensor, one.valuation.common.licensee);
        Span { row, from, to, ink: Ink::Faint, label: String::new() }
    });
    Spans { label: String::new(), spans: spans.collect(), connected: false, thin: true }
}

/// One side's value in each scenario.
fn side(
    scenarios: &[Named],
    label: &str,
    ink: Ink,
    value: fn(&Valuation) -> f64,
    formats: &Formats,
) -> Layer {
    let points = scenarios.iter().enumerate().map(|(row, one)| {
        let x = value(one.valuation);
        Point { x, y: row as f64, label: (formats.amount)(x) }
    });
    let points = points.collect();
    Layer::Points(Points { label: label.to_owned(), ink, shape: Shape::Dot, points })
}

/// Expected net sales and, below, expected royalty by year, a line for each scenario.
pub fn scenario_sales(scenarios: &[Named], words: &Words, formats: &Formats) -> PlotSpec {
    let years = scenarios.iter().flat_map(|one| &one.valuation.expected.years);
    let years = Years::covering(years.map(|year| year.year)).unwrap_or(Years::NONE);
    let panel = |title: &str, value: fn(&SalesYear) -> f64| {
        Panel::of_values(title, Measure::Amount, &words.unit, lines(scenarios, value))
    };
    let panels = vec![
        panel(&words.net_sales, SalesYear::total_sales),
        panel(&words.royalty, |year| year.due),
    ];
    let sentence = |one: &Named| {
        let years = &one.valuation.expected.years;
        let peak = (formats.amount)(years.iter().map(SalesYear::total_sales).fold(0.0, f64::max));
        let royalty = (formats.amount)(years.iter().map(|year| year.due).sum());
        let values = [("scenario", one.name), ("peak", peak.as_str()), ("royalty", &royalty)];
        fill(&words.scenario_sales_sentence, &values)
    };
    let sentences: Vec<String> = scenarios.iter().map(sentence).collect();
    years.figure(&words.scenario_sales_title, sentences.join(" "), words, panels)
}

fn lines(scenarios: &[Named], value: fn(&SalesYear) -> f64) -> Vec<Layer> {
    let each = scenarios.iter().enumerate().map(|(index, one)| {
        let points = one.valuation.expected.years.iter();
        Layer::Line(Line {
            label: one.name.to_owned(),
            note: String::new(),
            ink: Ink::series(index, scenarios.len()),
            points: points.map(|year| (f64::from(year.year), value(year))).collect(),
            stepped: false,
        })
    });
    each.collect()
}
