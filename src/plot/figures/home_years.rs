//! Home currency by calendar year, with the band of one standard deviation.

use crate::domain::cash_path::HomeYear;
use crate::domain::text::fill;
use crate::plot::formats::Formats;
use crate::plot::role::Role;
use crate::plot::spec::{BarSeries, Layer, LineLayer, Measure, PlotPanel, PlotSpec};
use crate::plot::words::{PlotText, PlotWords};
use crate::plot::years::Years;

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
    words: &PlotWords,
    formats: &Formats,
) -> PlotSpec {
    let range = Years::covering(years.iter().map(|year| year.year)).unwrap_or(Years::NONE);
    let mut values = vec![0.0; range.count()];
    years.iter().for_each(|year| range.add(&mut values, year.year, year.received));
    let bars = BarSeries { label: home.received.clone(), role: Role::Licensor, values };
    let line = |label: &str, role: Role, read: fn(&HomeYear) -> f64| {
        let of_year = |year: i32| years.iter().find(|it| it.year == year).map(read);
        // A year without cash parts the line.
        let points = range.iter().map(|year| (f64::from(year), of_year(year))).collect();
        Layer::Line(LineLayer { stepped: true, ..LineLayer::new(label, role, points) })
    };
    let layers = vec![
        Layer::Bars(vec![bars]),
        line(&home.low, Role::Faint, |year| year.band.0),
        line(&home.high, Role::Ink, |year| year.band.1),
    ];
    let panel = PlotPanel::of_values("", Measure::Amount, &home.unit, layers);
    let total = years.iter().map(|year| year.received).sum();
    let values = [
        ("total", format!("{} {}", (formats.amount)(total), home.unit)),
        ("first", range.first.to_string()),
        ("last", range.last.to_string()),
    ];
    let basis = words.basis([PlotText::IfAllSucceeds, PlotText::Undiscounted], &[&home.unit]);
    range.figure(&home.title, fill(&home.sentence, &values), words, vec![panel]).on(basis)
}
