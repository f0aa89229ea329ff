//! Royalty by tier and year, what reduces it, and what is due in the end.

use crate::domain::deal::{Deal, RoyaltyTier};
use crate::domain::number::modelled;
use crate::domain::valuation::{SalesYear, Valuation};
use crate::plot::case::CashCase;
use crate::plot::formats::Formats;
use crate::plot::role::Role;
use crate::plot::spec::{BarSeries, Layer, LineLayer, Measure, PlotPanel, PlotSpec};
use crate::plot::words::{PlotText, PlotWords};
use crate::plot::years::Years;

/// Royalty of each tier upwards, reductions downwards, the royalty due as a line.
pub fn royalty_by_tier(
    valuation: &Valuation,
    deal: &Deal,
    case: CashCase,
    words: &PlotWords,
    formats: &Formats,
) -> PlotSpec {
    let sales = &case.of(valuation).years;
    let years = Years::of_sales(sales);
    let tiers = tiers(sales, years, deal, words, formats);
    let rest = adjustments(sales, years, words);
    let due = years.values(sales, |year| year.due).into_iter().map(Some);
    let due = years.iter().map(f64::from).zip(due).collect();
    let due = LineLayer {
        stepped: true,
        ..LineLayer::new(words.get(PlotText::Due), Role::Licensor, due)
    };
    // Without cuts and top-up the line would only trace the bars.
    let due = (!rest.is_empty()).then_some(Layer::Line(due));
    let bars = Layer::Bars([tiers, rest].concat());
    let layers = [bars].into_iter().chain(due).collect();
    let panels = vec![PlotPanel::of_values("", Measure::Amount, words.unit, layers)];
    years.figure(words.get(PlotText::RoyaltyTitle), sentence(sales, words, formats), words, panels)
}

fn tiers(
    sales: &[SalesYear],
    years: Years,
    deal: &Deal,
    words: &PlotWords,
    formats: &Formats,
) -> Vec<BarSeries> {
    let tiers = &deal.terms.royalty.tiers;
    let each = tiers.iter().enumerate().map(|(index, tier)| BarSeries {
        label: tier_name(tier, words, formats),
        role: Role::series(index, tiers.len()),
        values: years.values(sales, |year| year.by_tier.get(index).copied().unwrap_or(0.0)),
    });
    each.filter(BarSeries::has_values).collect()
}

/// What is added to the tiers' royalty and taken from it.
fn adjustments(sales: &[SalesYear], years: Years, words: &PlotWords) -> Vec<BarSeries> {
    let kind = |label: &str, role: Role, value: fn(&SalesYear) -> f64| BarSeries {
        label: label.to_owned(),
        role,
        values: years.values(sales, value),
    };
    let kinds = [
        kind(words.get(PlotText::Minimum), Role::LicensorSoft, |year| year.minimum_top_up),
        kind(words.get(PlotText::ExclusivityCut), Role::Soft, |year| year.exclusivity_cut),
        kind(words.get(PlotText::StackingCut), Role::Faint, |year| year.stacking_cut),
    ];
    kinds.into_iter().filter(BarSeries::has_values).collect()
}

fn tier_name(tier: &RoyaltyTier, words: &PlotWords, formats: &Formats) -> String {
    let above = (formats.axis)(modelled(tier.above));
    words.filled(PlotText::Tier, &[("rate", (formats.percent)(tier.rate.get())), ("above", above)])
}

fn sentence(sales: &[SalesYear], words: &PlotWords, formats: &Formats) -> String {
    let Some(peak) = sales.iter().max_by(|a, b| a.due.total_cmp(&b.due)) else {
        return words.get(PlotText::NoData).to_owned();
    };
    let total: f64 = sales.iter().map(|year| year.due).sum();
    let values = [
        ("total", (formats.amount)(total)),
        ("peak", (formats.amount)(peak.due)),
        ("peak_year", peak.year.to_string()),
    ];
    words.filled(PlotText::RoyaltySentence, &values)
}
