//! Both sides' cumulative cash year by year, as far as it may spread.

use crate::domain::uncertainty::{CashFan, FanYear};
use crate::plot::role::Role;
use crate::plot::spec::{Layer, LineLayer, Measure, PlotPanel, PlotSpec, Ribbon};
use crate::plot::words::PlotWords;
use crate::plot::years::Years;

/// The texts of the figure.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs, reason = "each is a name in the legend or the table")]
pub struct FanWords {
    pub title: String,
    pub basis: Vec<String>,
    pub sentence: String,
    pub sides: [String; 2],
    /// Of the percentiles, rising.
    pub percentiles: [String; 5],
    pub mean: String,
    pub nine_in_ten: String,
    pub one_in_two: String,
}

/// A panel a side: nine cases in ten light, one in two darker, the middle as a line, the mean pale.
pub fn cash_fan(fan: &CashFan, own: &FanWords, words: &PlotWords) -> PlotSpec {
    let last = fan.first_year.saturating_add(fan.sides.each_ref().map(Vec::len)[0] as i32 - 1);
    let years = Years::covering([fan.first_year, last].into_iter()).unwrap_or(Years::NONE);
    let years = if fan.sides.iter().all(Vec::is_empty) { Years::NONE } else { years };
    let roles = [Role::Licensor, Role::Licensee];
    let panels = fan.sides.iter().zip(&own.sides).zip(roles).map(|((cash, side), role)| {
        PlotPanel::of_values(
            side,
            Measure::Amount,
            words.unit,
            layers(cash, fan.first_year, role, own),
        )
    });
    let panels = panels.collect();
    let figure = years.figure(&own.title, own.sentence.clone(), words, panels);
    PlotSpec { basis: own.basis.clone(), ..figure }
}

fn layers(cash: &[FanYear], first: i32, role: Role, own: &FanWords) -> Vec<Layer> {
    let [low, lower, middle, upper, high] = &own.percentiles;
    let years = || (first..).map(f64::from).zip(cash);
    let ribbon = |inner: bool, label: &str, edges: [&String; 2], places: [usize; 2]| {
        let at = |year: &FanYear| places.map(|at| percentile(year, at));
        let points = years().map(|(x, year)| (x, at(year)[0], at(year)[1])).collect();
        let edges = edges.map(Clone::clone);
        Layer::Ribbon(Ribbon { label: label.to_owned(), edges, role, inner, points })
    };
    let line = |label: &str, role: Role, read: &dyn Fn(&FanYear) -> f64| {
        LineLayer::new(label, role, years().map(|(x, year)| (x, Some(read(year)))).collect())
    };
    let mean = LineLayer { ghost: true, ..line(&own.mean, Role::Ink, &|year| year.mean.value) };
    vec![
        ribbon(false, &own.nine_in_ten, [low, high], [0, 4]),
        ribbon(true, &own.one_in_two, [lower, upper], [1, 3]),
        Layer::Line(mean),
        Layer::Line(line(middle, Role::Ink, &|year| percentile(year, 2))),
    ]
}

fn percentile(year: &FanYear, at: usize) -> f64 {
    year.percentiles.get(at).map_or(0.0, |percentile| percentile.value)
}
