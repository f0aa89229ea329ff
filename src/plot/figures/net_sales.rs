//! Net sales by region and year, with the ends of exclusivity and of royalty.

use crate::domain::date::{Date, add_months};
use crate::domain::deal::Deal;
use crate::domain::sort::sort_by_key;
use crate::domain::valuation::{RegionDates, SalesYear, Valuation};
use crate::plot::calendar_axis::slot_position;
use crate::plot::case::CashCase;
use crate::plot::formats::Formats;
use crate::plot::role::Role;
use crate::plot::spec::{BarSeries, Layer, Measure, PlotPanel, PlotSpec, ReferenceLine};
use crate::plot::words::{PlotText, PlotWords};
use crate::plot::years::Years;
use chrono::Datelike;

/// Net sales of each licensed region by year.
pub fn net_sales(
    valuation: &Valuation,
    deal: &Deal,
    case: CashCase,
    words: &PlotWords,
    formats: &Formats,
) -> PlotSpec {
    let sales = &case.of(valuation).years;
    let years = Years::of_sales(sales);
    let regions = &valuation.timeline.regions;
    let series = regions.iter().enumerate().map(|(index, dates)| BarSeries {
        label: region_name(deal, dates).to_owned(),
        role: Role::series(index, regions.len()),
        values: years.values(sales, |year| year.net_sales.get(index).copied().unwrap_or(0.0)),
    });
    let series = series.filter(BarSeries::has_values);
    let ends = Layer::ReferenceLines(ends(regions, deal, years, words));
    let layers = vec![ends, Layer::Bars(series.collect())];
    let panels = vec![PlotPanel::of_values("", Measure::Amount, words.unit, layers)];
    years.figure(words.get(PlotText::NetSalesTitle), sentence(sales, words, formats), words, panels)
}

fn region_name<'a>(deal: &'a Deal, dates: &RegionDates) -> &'a str {
    deal.assumptions.regions.get(dates.index).map_or("", |region| region.region.as_str())
}

/// One line for each year in which something ends, at the first such day, with all that ends until
/// the same day a year later.
fn ends(
    regions: &[RegionDates],
    deal: &Deal,
    years: Years,
    words: &PlotWords,
) -> Vec<ReferenceLine> {
    let of =
        |dates: &RegionDates| [(dates.exclusivity_until, false), (dates.royalty_ends_on, true)];
    let each = regions.iter().flat_map(|dates| of(dates).map(|(on, royalty)| (on, royalty, dates)));
    let shown = |on: &Date| (years.first..=years.last).contains(&on.year());
    let mut each: Vec<_> = each.filter(|(on, ..)| shown(on)).collect();
    sort_by_key(&mut each, |(on, ..)| *on);
    let mut lines = Vec::new();
    let mut rest = each.as_slice();
    while let Some((first, ..)) = rest.first() {
        let until = add_months(*first, 12);
        let count = rest.iter().take_while(|(on, ..)| *on < until).count().max(1);
        let (group, later) = rest.split_at(count);
        lines.push(line(*first, group, deal, words));
        rest = later;
    }
    lines
}

fn line(
    on: Date,
    group: &[(Date, bool, &RegionDates)],
    deal: &Deal,
    words: &PlotWords,
) -> ReferenceLine {
    let names = |royalty: bool| {
        let ends = group.iter().filter(|(_, of_royalty, _)| *of_royalty == royalty);
        ends.map(|(.., dates)| region_name(deal, dates)).collect::<Vec<_>>()
    };
    let label = ends_label(&names(false), &names(true), words);
    ReferenceLine { x: slot_position(on), label, role: Role::Faint }
}

fn ends_label(exclusivity: &[&str], royalty: &[&str], words: &PlotWords) -> String {
    let of = |names: &[&str], what: &str| format!("{} {what}", names.join("/"));
    let exclusivity_ends = words.get(PlotText::ExclusivityEnds);
    let royalty_ends = words.get(PlotText::RoyaltyEnds);
    match (exclusivity.is_empty(), royalty.is_empty()) {
        (false, true) => of(exclusivity, exclusivity_ends),
        (true, _) => of(royalty, royalty_ends),
        (false, false) if same(exclusivity, royalty) => {
            of(exclusivity, &format!("{exclusivity_ends} · {royalty_ends}"))
        }
        (false, false) => of(exclusivity, exclusivity_ends) + " · " + &of(royalty, royalty_ends),
    }
}

fn same(a: &[&str], b: &[&str]) -> bool {
    a.len() == b.len() && a.iter().all(|name| b.contains(name))
}

fn sentence(sales: &[SalesYear], words: &PlotWords, formats: &Formats) -> String {
    let peak = sales.iter().max_by(|a, b| a.total_sales().total_cmp(&b.total_sales()));
    let Some(((first, last), peak)) = sales.first().zip(sales.last()).zip(peak) else {
        return words.get(PlotText::NoData).to_owned();
    };
    let values = [
        ("peak", (formats.amount)(peak.total_sales())),
        ("peak_year", peak.year.to_string()),
        ("first", first.year.to_string()),
        ("last", last.year.to_string()),
    ];
    words.filled(PlotText::NetSalesSentence, &values)
}
