//! Royalty by tier and year, what reduces it, and what is due in the end.

use super::Case;
use super::ink::Ink;
use super::spec::{Layer, Line, Measure, Panel, PlotSpec, Series};
use super::words::{Formats, Words, fill};
use super::years::Years;
use crate::domain::deal::{Deal, RoyaltyTier};
use crate::domain::valuation::{SalesYear, Valuation};
use rust_decimal::prelude::ToPrimitive;

/// Royalty of each tier upwards, reductions downwards, the royalty due as a line.
pub fn royalty_by_tier(
    valuation: &Valuation,
    deal: &Deal,
    case: Case,
    words: &Words,
    formats: &Formats,
) -> PlotSpec {
    let sales = &case.of(valuation).years;
    let years = Years::of_sales(sales);
    let tiers = tiers(sales, years, deal, words, formats);
    let rest = adjustments(sales, years, words);
    let due = years.iter().map(f64::from).zip(years.values(sales, |year| year.due)).collect();
    let due = Line {
        label: words.due.clone(),
        note: String::new(),
        ink: Ink::Licensor,
        points: due,
        stepped: true,
    };
    // Without cuts and top-up the line would only trace the bars.
    let due = (!rest.is_empty()).then_some(Layer::Line(due));
    let bars = Layer::Bars([tiers, rest].concat());
    let layers = [bars].into_iter().chain(due).collect();
    let panels = vec![Panel::of_values("", Measure::Amount, &words.unit, layers)];
    years.figure(&words.royalty_title, sentence(sales, words, formats), words, panels)
}

fn tiers(
    sales: &[SalesYear],
    years: Years,
    deal: &Deal,
    words: &Words,
    formats: &Formats,
) -> Vec<Series> {
    let tiers = &deal.terms.royalty.tiers;
    let each = tiers.iter().enumerate().map(|(index, tier)| Series {
        label: tier_name(tier, words, formats),
        ink: Ink::series(index, tiers.len()),
        values: years.values(sales, |year| year.by_tier.get(index).copied().unwrap_or(0.0)),
    });
    each.filter(Series::has_values).collect()
}

/// What is added to the tiers' royalty and taken from it.
fn adjustments(sales: &[SalesYear], years: Years, words: &Words) -> Vec<Series> {
    let kind = |label: &str, ink: Ink, value: fn(&SalesYear) -> f64| Series {
        label: label.to_owned(),
        ink,
        values: years.values(sales, value),
    };
    let kinds = [
        kind(&words.minimum, Ink::LicensorSoft, |year| year.minimum_top_up),
        kind(&words.exclusivity_cut, Ink::Soft, |year| year.exclusivity_cut),
        kind(&words.stacking_cut, Ink::Faint, |year| year.stacking_cut),
    ];
    kinds.into_iter().filter(Series::has_values).collect()
}

fn tier_name(tier: &RoyaltyTier, words: &Words, formats: &Formats) -> String {
    let above = (formats.axis)(tier.above.to_f64().unwrap_or(0.0));
    fill(&words.tier, &[("rate", &(formats.percent)(tier.rate)), ("above", &above)])
}

fn sentence(sales: &[SalesYear], words: &Words, formats: &Formats) -> String {
    let Some(peak) = sales.iter().max_by(|a, b| a.due.total_cmp(&b.due)) else {
        return words.no_data.clone();
    };
    let total: f64 = sales.iter().map(|year| year.due).sum();
    let values = [
        ("total", (formats.amount)(total)),
        ("peak", (formats.amount)(peak.due)),
        ("peak_year", peak.year.to_string()),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    fill(&words.royalty_sentence, &values)
}
