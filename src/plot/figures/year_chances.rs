//! How likely something first happens in each year.

use super::row_dots::RowWords;
use crate::plot::role::Role;
use crate::plot::spec::{BarSeries, Layer, Measure, PlotPanel, PlotSpec};
use crate::plot::words::PlotWords;
use crate::plot::years::Years;

/// A bar a year.
pub fn year_chances(chances: &[(i32, f64)], own: RowWords, words: &PlotWords) -> PlotSpec {
    let years = Years::covering(chances.iter().map(|(year, _)| *year)).unwrap_or(Years::NONE);
    let of = |year: i32| {
        let known = chances.iter().find(|(known, _)| *known == year);
        known.map_or(0.0, |(_, chance)| *chance)
    };
    let values = (years.first..=years.last).map(of).collect();
    let bars = BarSeries { label: own.axis.clone(), role: Role::Ink, values };
    let panel =
        PlotPanel::of_values(&own.axis, Measure::Percent, "", vec![Layer::Bars(vec![bars])]);
    PlotSpec { basis: own.basis, ..years.figure(&own.title, own.sentence, words, vec![panel]) }
}
