//! Axes: each says what its numbers count.

use crate::support::plot_deals::{DEALS, deal, figures};
use crate::support::plot_words::{Language, languages};
use parley::plot::spec::{Measure, XAxis, YAxis};
use parley::plot::*;

/// What stands beside the axes of money of a figure.
fn money_axes(spec: &PlotSpec) -> Vec<String> {
    let across = match &spec.x {
        XAxis::Values { measure: Measure::Amount, name, .. } => Some(name.clone()),
        _ => None,
    };
    let up = spec.panels.iter().filter_map(|panel| match &panel.y {
        YAxis::Values { measure: Measure::Amount, unit } => Some(unit.clone()),
        _ => None,
    });
    across.into_iter().chain(up).collect()
}

#[test]
fn every_axis_of_money_names_the_unit_of_its_ticks() {
    let mut seen = 0;
    for unit in ["USD m", "百万美元", "万美元", "亿美元", "亿 SEK"] {
        for Language { words, formats, names } in languages() {
            let language = Language { words: PlotWords { unit, ..words }, formats, names };
            for name in DEALS {
                let (deal, valuation) = deal(name);
                for (figure, spec) in figures(&deal, &valuation, &language) {
                    for axis in money_axes(&spec) {
                        assert!(axis.ends_with(unit), "{name} {figure}: {axis:?} in {unit}");
                        seen += 1;
                    }
                }
            }
        }
    }
    assert!(seen > 500, "{seen}");
}

/// The sentence that stands for a figure says what its amounts count, in the currency.
#[test]
fn sentences_of_figures_have_the_currency() {
    let [english, chinese] = languages();
    for (language, currency) in [(english, "USD"), (chinese, "美元")] {
        for name in DEALS {
            let (deal, valuation) = deal(name);
            for (figure, spec) in figures(&deal, &valuation, &language) {
                let money = ["waterfall", "cash_licensor", "net_sales", "royalty", "scenarios"];
                if money.contains(&figure) {
                    assert!(
                        spec.description.contains(currency),
                        "{name} {figure}: {}",
                        spec.description
                    );
                }
            }
        }
    }
}
