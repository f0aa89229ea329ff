//! The effective royalty rate, year by year and as the contract's curve against sales.

use super::net_sales::product_name;
use crate::domain::deal::{Deal, RoyaltySchedule, RoyaltyTier};
use crate::domain::number::modelled;
use crate::domain::sort::distinct;
use crate::domain::valuation::{SalesYear, Valuation, effective_rate, marginal_rate};
use crate::plot::case::CashCase;
use crate::plot::formats::Formats;
use crate::plot::role::Role;
use crate::plot::round_numbers::round_numbers;
use crate::plot::spec::{
    DataPoint, Layer, LineLayer, MarkShape, Measure, PlotPanel, PlotSpec, PointLayer,
    ReferenceLine, XAxis,
};
use crate::plot::words::{PlotText, PlotWords};
use crate::plot::years::Years;

/// Points of the curve between nothing and the right end, besides tier bounds and peak.
const SAMPLES: usize = 40;

/// Royalty due over royalty-bearing net sales, by year.
pub fn effective_rate_over_time(
    valuation: &Valuation,
    case: CashCase,
    words: &PlotWords,
    formats: &Formats,
) -> PlotSpec {
    let sales = &case.of(valuation).years;
    let years = Years::of_sales(sales);
    let rates = sales.iter().map(|year| (f64::from(year.year), year.effective_rate()));
    let rates: Vec<(f64, Option<f64>)> = rates.collect();
    let description = sentence_over_time(&rates, words, formats);
    let last = rates.iter().rev().find_map(|(_, rate)| *rate);
    let name = words.get(PlotText::EffectiveRate);
    let line = LineLayer {
        note: last.map_or(String::new(), formats.percent),
        ..LineLayer::new(name, Role::Licensor, rates)
    };
    let panels = vec![panel(name, vec![Layer::Line(line)])];
    let basis = words.basis([case.text(), PlotText::AfterReductions], &[]);
    years.figure(words.get(PlotText::RateOverTimeTitle), description, words, panels).on(basis)
}

fn panel(title: &str, layers: Vec<Layer>) -> PlotPanel {
    PlotPanel::of_values(title, Measure::Percent, "", layers)
}

fn sentence_over_time(
    rates: &[(f64, Option<f64>)],
    words: &PlotWords,
    formats: &Formats,
) -> String {
    let rates = rates.iter().filter_map(|(year, rate)| Some((*year, (*rate)?)));
    let high = rates.clone().max_by(|a, b| a.1.total_cmp(&b.1));
    let low = rates.min_by(|a, b| a.1.total_cmp(&b.1));
    let Some((high, low)) = high.zip(low) else {
        return words.get(PlotText::NoData).to_owned();
    };
    let values = [
        ("high", (formats.percent)(high.1)),
        ("low", (formats.percent)(low.1)),
        ("high_year", high.0.to_string()),
        ("low_year", low.0.to_string()),
    ];
    words.filled(PlotText::RateOverTimeSentence, &values)
}

/// The contract's effective rate against a year's net sales, before reductions, with the bounds of
/// the tiers and the best year of the success case.
pub fn effective_rate_by_sales(
    valuation: &Valuation,
    deal: &Deal,
    words: &PlotWords,
    formats: &Formats,
) -> PlotSpec {
    if deal.terms.royalties.len() > 1 {
        return of_schedules(valuation, deal, words, formats);
    }
    let tiers = deal.terms.royalties.first().map_or(&[][..], |schedule| &schedule.tiers);
    let peak = peak_bearing(valuation);
    let end = right_end(peak, tiers.last().map_or(0.0, bound));
    let sales = sample(tiers, peak, end);
    let curve = |rate: fn(&[RoyaltyTier], f64) -> f64| {
        sales.iter().map(|sales| (*sales, Some(rate(tiers, *sales)))).collect()
    };
    let mut layers = vec![tier_bounds(tiers, end, formats)];
    if tiers.len() > 1 {
        let label = words.get(PlotText::MarginalRate);
        let line = LineLayer::new(label, Role::Faint, curve(marginal_rate));
        layers.push(Layer::Line(LineLayer { stepped: true, ..line }));
    }
    let average =
        LineLayer::new(words.get(PlotText::EffectiveRate), Role::Licensor, curve(effective_rate));
    let at_peak = (formats.percent)(effective_rate(tiers, peak));
    layers.extend([Layer::Line(average), Layer::Points(peak_mark(tiers, peak, &at_peak, words))]);
    layers.extend(after_reductions(valuation, words, formats).map(Layer::Points));
    by_sales(layers, peak, at_peak, words, formats)
}

/// A curve for each schedule, over the same sales of one product.
fn of_schedules(
    valuation: &Valuation,
    deal: &Deal,
    words: &PlotWords,
    formats: &Formats,
) -> PlotSpec {
    let schedules = &deal.terms.royalties;
    let peak = peak_bearing(valuation);
    let bounds = schedules.iter().filter_map(|schedule| schedule.tiers.last()).map(bound);
    let end = right_end(peak, bounds.fold(0.0, f64::max));
    let layers = schedules.iter().enumerate().map(|(index, schedule)| {
        let sales = sample(&schedule.tiers, peak, end);
        let rates = sales.iter().map(|x| (*x, Some(effective_rate(&schedule.tiers, *x))));
        let role = Role::series(index, schedules.len());
        let name = schedule_name(index, schedule, deal, words);
        Layer::Line(LineLayer::new(&name, role, rates.collect()))
    });
    let best = valuation.success.peak_year().and_then(SalesYear::effective_rate);
    let at_peak = best.map_or_else(String::new, formats.percent);
    by_sales(layers.collect(), peak, at_peak, words, formats)
}

/// The number that the paper gives a schedule, and the products and regions it is for.
fn schedule_name(row: usize, schedule: &RoyaltySchedule, deal: &Deal, words: &PlotWords) -> String {
    let products = deal.terms.products.iter().filter(|it| schedule.products.contains(&it.id));
    let regions = schedule.regions.iter().map(|region| words.region_name(region));
    let parts = products.map(product_name).chain(regions).map(str::to_owned);
    std::iter::once((row + 1).to_string()).chain(parts).collect::<Vec<_>>().join(" · ")
}

/// The success case's highest royalty-bearing sales of a year under one schedule of one product.
fn peak_bearing(valuation: &Valuation) -> f64 {
    let royalties = valuation.success.years.iter().flat_map(|year| &year.royalties);
    royalties.map(|royalty| royalty.royalty_bearing).fold(0.0, f64::max)
}

fn right_end(peak: f64, last_bound: f64) -> f64 {
    if peak > 0.0 { 1.5 * peak } else { 1.5 * last_bound.max(1000.0) }
}

fn by_sales(
    layers: Vec<Layer>,
    peak: f64,
    at_peak: String,
    words: &PlotWords,
    formats: &Formats,
) -> PlotSpec {
    let values = [("peak", (formats.money)(peak)), ("rate", at_peak)];
    let axis = words.money_axis(PlotText::AnnualNetSales);
    PlotSpec {
        title: words.get(PlotText::RateBySalesTitle).to_owned(),
        basis: words.basis([PlotText::ContractRate, PlotText::IfAllSucceeds], &[]),
        description: words.filled(PlotText::RateBySalesSentence, &values),
        no_data: words.get(PlotText::NoData).to_owned(),
        lead: words.headings([PlotText::AnnualNetSales, PlotText::Events]),
        x: XAxis::Values { zero: true, measure: Measure::Amount, name: axis },
        panels: vec![panel("", layers)],
    }
}

fn tier_bounds(tiers: &[RoyaltyTier], end: f64, formats: &Formats) -> Layer {
    let bounds = tiers.iter().map(bound).filter(|above| *above > 0.0 && *above < end);
    let lines = bounds.map(|above| ReferenceLine {
        x: above,
        label: (formats.axis)(above),
        role: Role::Rule,
    });
    Layer::ReferenceLines(lines.collect())
}

fn peak_mark(tiers: &[RoyaltyTier], peak: f64, rate: &str, words: &PlotWords) -> PointLayer {
    let name = words.get(PlotText::PeakSales);
    let label = format!("{name} {rate}");
    let point = DataPoint { x: peak, y: effective_rate(tiers, peak), label };
    PointLayer {
        label: name.to_owned(),
        role: Role::Licensor,
        shape: MarkShape::Dot,
        points: (peak > 0.0).then_some(point).into_iter().collect(),
    }
}

/// What is due of the peak year's sales once third parties' royalties are deducted, with the part these take.
fn after_reductions(
    valuation: &Valuation,
    words: &PlotWords,
    formats: &Formats,
) -> Option<PointLayer> {
    let years = valuation.success.years.iter();
    let peak = years.max_by(|a, b| a.royalty_bearing().total_cmp(&b.royalty_bearing()))?;
    let (sales, rate) = (peak.royalty_bearing(), peak.effective_rate()?);
    let credit: f64 = peak.royalties.iter().map(|royalty| royalty.stacking_cut).sum();
    let values =
        [("rate", (formats.percent)(rate)), ("credit", (formats.percent)(-credit / sales))];
    let label = words.filled(PlotText::WithCredit, &values);
    (credit < 0.0).then(|| PointLayer {
        label: words.get(PlotText::AfterReductions).to_owned(),
        role: Role::Licensor,
        shape: MarkShape::Ring,
        points: vec![DataPoint { x: sales, y: rate, label }],
    })
}

fn bound(tier: &RoyaltyTier) -> f64 {
    modelled(tier.above)
}

/// Where the curve is drawn and tabled: round numbers, the bounds, the peak, both ends.
fn sample(tiers: &[RoyaltyTier], peak: f64, end: f64) -> Vec<f64> {
    let mut sales = round_numbers(0.0, end, SAMPLES);
    sales.extend(tiers.iter().map(bound));
    sales.extend([peak, end]);
    sales.retain(|s| s.is_finite() && (0.0..=end).contains(s));
    distinct(&mut sales);
    sales
}
