//! Net sales by region and year, with the ends of exclusivity and of royalty.

use super::Case;
use super::ink::Ink;
use super::spec::{Layer, Measure, Panel, PlotSpec, Rule, Series};
use super::words::{Formats, Words, fill};
use super::years::{Years, slot_position};
use crate::domain::date::{Date, add_months};
use crate::domain::deal::Deal;
use crate::domain::sort::sort_by_key;
use crate::domain::valuation::{RegionDates, SalesYear, Valuation};
use chrono::Datelike;

/// Net sales of each licensed region by year.
pub fn net_sales(
    valuation: &Valuation,
    deal: &Deal,
    case: Case,
    words: &Words,
    formats: &Formats,
) -> PlotSpec {
    let sales = &case.of(valuation).years;
    let years = Years::of_sales(sales);
    let regions = &valuation.timeline.regions;
    let series = regions.iter().enumerate().map(|(index, dates)| Series {
        label: region_name(deal, dates).to_owned(),
        ink: Ink::series(index, regions.len()),
        values: years.values(sales, |year| year.net_sales.get(index).copied().unwrap_or(0.0)),
    });
    let series = series.filter(Series::has_values);
    let layers =
        vec![Layer::Rules(ends(regions, deal, years, words)), Layer::Bars(series.collect())];
    let panels = vec![Panel::of_values("", Measure::Amount, &words.unit, layers)];
    years.figure(&words.net_sales_title, sentence(sales, words, formats), words, panels)
}

fn region_name<'a>(deal: &'a Deal, dates: &RegionDates) -> &'a str {
    deal.assumptions.regions.get(dates.index).map_or("", |region| &region.region)
}

/// One rule for each year in which something ends, at the first such day, with all that ends until
/// the same day a year later.
fn ends(regions: &[RegionDates], deal: &Deal, years: Years, words: &Words) -> Vec<Rule> {
    let of =
        |dates: &RegionDates| [(dates.exclusivity_until, false), (dates.royalty_ends_on, true)];
    let each = regions.iter().flat_map(|dates| of(dates).map(|(on, royalty)| (on, royalty, dates)));
    let shown = |on: &Date| (years.first..=years.last).contains(&on.year());
    let mut each: Vec<_> = each.filter(|(on, ..)| shown(on)).collect();
    sort_by_key(&mut each, |(on, ..)| *on);
    let mut rules = Vec::new();
    let mut rest = each.as_slice();
    while let Some((first, ..)) = rest.first() {
        let until = add_months(*first, 12);
        let count = rest.iter().take_while(|(on, ..)| *on < until).count().max(1);
        let (group, later) = rest.split_at(count);
        rules.push(rule(*first, group, deal, words));
        rest = later;
    }
    rules
}

fn rule(on: Date, group: &[(Date, bool, &RegionDates)], deal: &Deal, words: &Words) -> Rule {
    let names = |royalty: bool| {
        let own = group.iter().filter(|(_, of_royalty, _)| *of_royalty == royalty);
        own.map(|(.., dates)| region_name(deal, dates)).collect::<Vec<_>>()
    };
    let label = ends_label(&names(false), &names(true), words);
    Rule { x: slot_position(on), label, ink: Ink::Faint }
}

fn ends_label(exclusivity: &[&str], royalty: &[&str], words: &Words) -> String {
    let of = |names: &[&str], what: &str| format!("{} {what}", names.join("/"));
    match (exclusivity.is_empty(), royalty.is_empty()) {
        (false, true) => of(exclusivity, &words.exclusivity_ends),
        (true, _) => of(royalty, &words.royalty_ends),
        (false, false) if same(exclusivity, royalty) => {
            of(exclusivity, &format!("{} · {}", words.exclusivity_ends, words.royalty_ends))
        }
        (false, false) => {
            of(exclusivity, &words.exclusivity_ends) + " · " + &of(royalty, &words.royalty_ends)
        }
    }
}

fn same(a: &[&str], b: &[&str]) -> bool {
    a.len() == b.len() && a.iter().all(|name| b.contains(name))
}

fn sentence(sales: &[SalesYear], words: &Words, formats: &Formats) -> String {
    let peak = sales.iter().max_by(|a, b| a.total_sales().total_cmp(&b.total_sales()));
    let Some(((first, last), peak)) = sales.first().zip(sales.last()).zip(peak) else {
        return words.no_data.clone();
    };
    let values = [
        ("peak", (formats.amount)(peak.total_sales())),
        ("peak_year", peak.year.to_string()),
        ("first", first.year.to_string()),
        ("last", last.year.to_string()),
    ];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    fill(&words.net_sales_sentence, &values)
}
