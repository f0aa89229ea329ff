//! Home currency by calendar year, with the band of one standard deviation.

use super::ink::Ink;
use super::spec::{Layer, Line, Measure, Panel, PlotSpec, Series};
use super::words::{Formats, Words, fill};
use super::years::Years;
use crate::domain::cash_path::HomeYear;

/// The texts of the figure.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs, reason = "each is a name in the legend or the table")]
pub struct HomeWords {
    pub title: String,
    pub unit: String,
    pub received: String,
    pub low: String,
    pub high: String,
    /// `{total}` between `{first}` and `{last}`.
    pub sentence: String,
}

/// What arrives in each year, in millions of home currency, and one sigma to either side.
pub fn home_years(
    years: &[HomeYear],
    home: &HomeWords,
    words: &Words,
    formats: &Formats,
) -> PlotSpec {
    let range = Years::covering(years.iter().map(|year| year.year)).unwrap_or(Years::NONE);
    let mut values = vec![0.0; range.count()];
    years.iter().for_each(|year| range.add(&mut values, year.year, year.received));
    let bars = Series { label: home.received.clone(), ink: Ink::Licensor, values };
    let line = |label: &str, read: fn(&HomeYear) -> f64| {
        Layer::Line(Line {
            label: label.to_owned(),
            note: String::new(),
            ink: Ink::Soft,
            points: years.iter().map(|year| (f64::from(year.year), read(year))).collect(),
            stepped: true,
        })
    };
    let layers = vec![
        Layer::Bars(vec![bars]),
        line(&home.low, |year| year.band.0),
        line(&home.high, |year| year.band.1),
    ];
    let panel = Panel::of_values("", Measure::Amount, &home.unit, layers);
    let total = years.iter().map(|year| year.received).sum();
    let values = [
        ("total", (formats.amount)(total)),
        ("first", range.first.to_string()),
        ("last", range.last.to_string()),
    ];
    let values = values.each_ref().map(|(name, text)| (*name, text.as_str()));
    range.figure(&home.title, fill(&home.sentence, &values), words, vec![panel])
}
