//! Royalty by tier and year, what reduces it, and what is due in the end; of several schedules or products by those.

use super::largest::largest;
use crate::domain::deal::{Deal, RoyaltyTier};
use crate::domain::number::modelled;
use crate::domain::valuation::{
    Item, RoyaltyLine, RoyaltyYear, SalesYear, Valuation, contract_name,
};
use crate::plot::case::CashCase;
use crate::plot::formats::Formats;
use crate::plot::role::Role;
use crate::plot::spec::{BarSeries, Layer, LineLayer, Measure, PlotPanel, PlotSpec};
use crate::plot::words::{PlotText, PlotWords};
use crate::plot::years::Years;
use std::borrow::Cow;

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
    let several = valuation.royalty_lines.len() > 1;
    let tiers = if several {
        largest(by_line(valuation, sales, years, deal, words), words)
    } else {
        tiers(valuation, sales, years, deal, words, formats)
    };
    let rest = if several { Vec::new() } else { adjustments(sales, years, words) };
    let due = years.values(sales, SalesYear::due).into_iter().map(Some);
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
    let title = if several { PlotText::RoyaltyByProductTitle } else { PlotText::RoyaltyTitle };
    let basis = words.basis([case.text(), PlotText::Undiscounted], &[words.unit]);
    years.figure(words.get(title), sentence(sales, words, formats), words, panels).on(basis)
}

/// What is due under each schedule on each product.
fn by_line(
    valuation: &Valuation,
    sales: &[SalesYear],
    years: Years,
    deal: &Deal,
    words: &PlotWords,
) -> Vec<BarSeries> {
    let lines = &valuation.royalty_lines;
    let series = lines.iter().enumerate().map(|(index, line)| {
        let RoyaltyLine { schedule, product } = *line;
        let name = contract_name(Item::Royalty { schedule, product }, deal, words.lang);
        BarSeries {
            label: name.map_or_else(String::new, Cow::into_owned),
            role: Role::series(index, lines.len()),
            values: years.values(sales, |year| year.royalties.get(index).map_or(0.0, |r| r.due)),
        }
    });
    series.collect()
}

fn tiers(
    valuation: &Valuation,
    sales: &[SalesYear],
    years: Years,
    deal: &Deal,
    words: &PlotWords,
    formats: &Formats,
) -> Vec<BarSeries> {
    let schedule = valuation.royalty_lines.first().map(|line| line.schedule);
    let schedule = schedule.and_then(|row| deal.terms.royalties.get(row));
    let tiers = schedule.map_or(&[][..], |schedule| &schedule.tiers);
    let of_tier = |year: &SalesYear, tier: usize| {
        year.royalties.first().and_then(|royalty| royalty.by_tier.get(tier)).copied().unwrap_or(0.0)
    };
    let each = tiers.iter().enumerate().map(|(index, tier)| BarSeries {
        label: tier_name(tier, words, formats),
        role: Role::series(index, tiers.len()),
        values: years.values(sales, |year| of_tier(year, index)),
    });
    each.filter(BarSeries::has_values).collect()
}

/// What is added to the tiers' royalty and taken from it.
fn adjustments(sales: &[SalesYear], years: Years, words: &PlotWords) -> Vec<BarSeries> {
    let kind = |label: &str, role: Role, value: fn(&RoyaltyYear) -> f64| BarSeries {
        label: label.to_owned(),
        role,
        values: years.values(sales, |year| year.royalties.iter().map(value).sum()),
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
    let Some(peak) = sales.iter().max_by(|a, b| a.due().total_cmp(&b.due())) else {
        return words.get(PlotText::NoData).to_owned();
    };
    let total: f64 = sales.iter().map(SalesYear::due).sum();
    let values = [
        ("total", (formats.money)(total)),
        ("peak", (formats.money)(peak.due())),
        ("peak_year", peak.year.to_string()),
    ];
    words.filled(PlotText::RoyaltySentence, &values)
}
