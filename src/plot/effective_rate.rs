//! The effective royalty rate, year by year and as the contract's curve against sales.

use super::Case;
use super::draw::ticks;
use super::ink::Ink;
use super::spec::{Layer, Line, Measure, Panel, PlotSpec, Point, Points, Rule, Shape, XAxis};
use super::words::{Formats, Words, fill};
use super::years::Years;
use crate::domain::deal::{Deal, RoyaltyTier};
use crate::domain::sort::distinct;
use crate::domain::valuation::Valuation;
use rust_decimal::prelude::ToPrimitive;

/// Points of the curve between nothing and the right end, besides tier bounds and peak.
const SAMPLES: usize = 40;

/// Royalty due over royalty-bearing net sales, by year.
pub fn effective_rate_over_time(
    valuation: &Valuation,
    case: Case,
    words: &Words,
    formats: &Formats,
) -> PlotSpec {
    let sales = &case.of(valuation).years;
    let years = Years::of_sales(sales);
    let rates =
        sales.iter().map(|year| (f64::from(year.year), year.effective_rate().unwrap_or(f64::NAN)));
    let points: Vec<(f64, f64)> = rates.collect();
    let description = sentence_over_time(&points, words, formats);
    let last = points.iter().rev().find(|point| point.1.is_finite());
    let note = last.map_or(String::new(), |point| (formats.percent)(point.1));
    let line = Line {
        label: words.effective_rate.clone(),
        note,
        ink: Ink::Licensor,
        points,
        stepped: false,
    };
    let panels = vec![panel(&words.effective_rate, vec![Layer::Line(line)])];
    years.figure(&words.rate_over_time_title, description, words, panels)
}

fn panel(title: &str, layers: Vec<Layer>) -> Panel {
    Panel::of_values(title, Measure::Percent, "", layers)
}

fn sentence_over_time(points: &[(f64, f64)], words: &Words, formats: &Formats) -> String {
    let known = points.iter().filter(|point| point.1.is_finite());
    let high = known.clone().max_by(|a, b| a.1.total_cmp(&b.1));
    let low = known.min_by(|a, b| a.1.total_cmp(&b.1));
    let Some((high, low)) = high.zip(low) else {
        return words.no_data.clone();
    };
    let values = [
        ("high", (formats.percent)(high.1)),
        ("low", (formats.percent)(low.1)),
        ("high_year", high.0.to_string()),
        ("low_year", low.0.to_string()),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    fill(&words.rate_over_time_sentence, &values)
}

/// The contract's effective rate against a year's net sales, before reductions, with the bounds of
/// the tiers and the best year of the success case.
pub fn effective_rate_by_sales(
    valuation: &Valuation,
    deal: &Deal,
    words: &Words,
    formats: &Formats,
) -> PlotSpec {
    let tiers = &deal.terms.royalty.tiers;
    let peak = valuation.success.years.iter().map(|year| year.royalty_bearing).fold(0.0, f64::max);
    let last_bound = tiers.last().map_or(0.0, bound);
    let end = if peak > 0.0 { 1.5 * peak } else { 1.5 * last_bound.max(1000.0) };
    let sales = sample(tiers, peak, end);
    let curve =
        |rate: fn(&[RoyaltyTier], f64) -> f64| sales.iter().map(move |s| (*s, rate(tiers, *s)));
    let average = line(&words.effective_rate, Ink::Licensor, curve(effective).collect(), false);
    let next = line(&words.marginal_rate, Ink::Faint, curve(marginal).collect(), true);
    let bounds = tiers.iter().map(bound).filter(|above| *above > 0.0 && *above < end);
    let rules = bounds.map(|above| Rule { x: above, label: (formats.axis)(above), ink: Ink::Rule });
    let mut layers = vec![Layer::Rules(rules.collect())];
    if tiers.len() > 1 {
        layers.push(Layer::Line(next));
    }
    let at_peak = (formats.percent)(effective(tiers, peak));
    layers.extend([Layer::Line(average), Layer::Points(peak_mark(tiers, peak, &at_peak, words))]);
    let values = [("peak", (formats.amount)(peak)), ("rate", at_peak)];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    PlotSpec {
        title: words.rate_by_sales_title.clone(),
        description: fill(&words.rate_by_sales_sentence, &values),
        no_data: words.no_data.clone(),
        lead: vec![words.annual_net_sales.clone(), words.events.clone()],
        x: XAxis::Values { measure: Measure::Amount, name: words.annual_net_sales.clone() },
        panels: vec![panel("", layers)],
    }
}

fn peak_mark(tiers: &[RoyaltyTier], peak: f64, rate: &str, words: &Words) -> Points {
    let label = format!("{} {rate}", words.peak_sales);
    let point = Point { x: peak, y: effective(tiers, peak), label };
    Points {
        label: words.peak_sales.clone(),
        ink: Ink::Licensor,
        shape: Shape::Dot,
        points: (peak > 0.0).then_some(point).into_iter().collect(),
    }
}

fn line(label: &str, ink: Ink, points: Vec<(f64, f64)>, stepped: bool) -> Line {
    Line { label: label.to_owned(), note: String::new(), ink, points, stepped }
}

fn bound(tier: &RoyaltyTier) -> f64 {
    tier.above.to_f64().unwrap_or(0.0)
}

/// Where the curve is drawn and tabled: round numbers, the bounds, the peak, both ends.
fn sample(tiers: &[RoyaltyTier], peak: f64, end: f64) -> Vec<f64> {
    let mut sales = ticks(0.0, end, SAMPLES);
    sales.extend(tiers.iter().map(bound));
    sales.extend([peak, end]);
    sales.retain(|s| s.is_finite() && (0.0..=end).contains(s));
    distinct(&mut sales);
    sales
}

/// Tiered royalty over sales; at no sales, the first tier's rate.
fn effective(tiers: &[RoyaltyTier], sales: f64) -> f64 {
    if sales <= 0.0 {
        return tiers.first().map_or(0.0, |tier| tier.rate);
    }
    let tops = tiers.iter().skip(1).map(bound).chain([f64::INFINITY]);
    let parts = tiers
        .iter()
        .zip(tops)
        .map(|(tier, top)| tier.rate * (sales.min(top) - bound(tier)).max(0.0));
    parts.sum::<f64>() / sales
}

/// The rate of the tier that the next unit of sales falls in.
fn marginal(tiers: &[RoyaltyTier], sales: f64) -> f64 {
    let reached = tiers.iter().rev().find(|tier| bound(tier) <= sales);
    reached.map_or(0.0, |tier| tier.rate)
}
