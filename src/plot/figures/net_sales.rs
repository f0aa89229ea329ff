//! Net sales by region and year, with the ends of exclusivity and of royalty.

use super::largest::largest;
use crate::domain::date::{Date, add_months};
use crate::domain::deal::{Deal, Product};
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
    let several = deal.terms.products.len() > 1;
    let series = if several {
        largest(by_product(valuation, deal, sales, years), words)
    } else {
        by_region(valuation, sales, years, words)
    };
    // With several products the ends of each region's exclusivity would cover the bars.
    let ends = (!several)
        .then(|| Layer::ReferenceLines(ends(&regions(valuation, deal, words), years, words)));
    let layers = ends.into_iter().chain([Layer::Bars(series)]).collect();
    let panels = vec![PlotPanel::of_values("", Measure::Amount, words.unit, layers)];
    let title = if several { PlotText::NetSalesByProductTitle } else { PlotText::NetSalesTitle };
    let basis = words.basis([case.text(), PlotText::Undiscounted], &[words.unit]);
    years.figure(words.get(title), sentence(sales, words, formats), words, panels).on(basis)
}

fn by_region(
    valuation: &Valuation,
    sales: &[SalesYear],
    years: Years,
    words: &PlotWords,
) -> Vec<BarSeries> {
    let lines = &valuation.sales_lines;
    let series = lines.iter().enumerate().map(|(index, line)| BarSeries {
        label: words.region_name(&line.region).to_owned(),
        role: Role::series(index, lines.len()),
        values: years.values(sales, |year| year.net_sales.get(index).copied().unwrap_or(0.0)),
    });
    series.filter(BarSeries::has_values).collect()
}

fn by_product(
    valuation: &Valuation,
    deal: &Deal,
    sales: &[SalesYear],
    years: Years,
) -> Vec<BarSeries> {
    let products = &deal.terms.products;
    let series = products.iter().enumerate().map(|(product, named)| {
        let of_year = |year: &SalesYear| {
            let lines = valuation.sales_lines.iter().zip(&year.net_sales);
            lines.filter(|(line, _)| line.product == product).map(|(_, net)| net).sum()
        };
        BarSeries {
            label: product_name(named).to_owned(),
            role: Role::series(product, products.len()),
            values: years.values(sales, of_year),
        }
    });
    series.collect()
}

/// A product's name, or its id where it has none.
pub(super) fn product_name(product: &Product) -> &str {
    if product.name.is_empty() { &product.id } else { &product.name }
}

/// A region's name and when its exclusivity and its royalty end.
type RegionEnds<'a> = (&'a str, &'a RegionDates);

fn regions<'a>(valuation: &'a Valuation, deal: &'a Deal, words: &PlotWords) -> Vec<RegionEnds<'a>> {
    let programmes = deal.assumptions.programmes.iter().zip(&valuation.timeline.programmes);
    let regions = programmes.flat_map(|(programme, dates)| {
        dates.regions.iter().filter_map(|dates| {
            let region = programme.regions.get(dates.index)?;
            Some((words.region_name(&region.region), dates))
        })
    });
    regions.collect()
}

/// One line for each year in which something ends, at the first such day, with all that ends until
/// the same day a year later.
fn ends(regions: &[RegionEnds], years: Years, words: &PlotWords) -> Vec<ReferenceLine> {
    let each = regions.iter().flat_map(|(name, dates)| {
        let royalty = dates.royalty_ends_on.map(|on| (on, true, *name));
        [(dates.exclusivity_until, false, *name)].into_iter().chain(royalty)
    });
    let shown = |on: &Date| (years.first..=years.last).contains(&on.year());
    let mut each: Vec<_> = each.filter(|(on, ..)| shown(on)).collect();
    sort_by_key(&mut each, |(on, ..)| *on);
    let mut lines = Vec::new();
    let mut rest = each.as_slice();
    while let Some((first, ..)) = rest.first() {
        let until = add_months(*first, 12);
        let count = rest.iter().take_while(|(on, ..)| *on < until).count().max(1);
        let (group, later) = rest.split_at(count);
        lines.push(line(*first, group, regions.len(), words));
        rest = later;
    }
    lines
}

fn line(
    on: Date,
    group: &[(Date, bool, &str)],
    regions: usize,
    words: &PlotWords,
) -> ReferenceLine {
    let names = |royalty: bool| {
        let ends = group.iter().filter(|(_, of_royalty, _)| *of_royalty == royalty);
        ends.map(|(.., name)| *name).collect::<Vec<_>>()
    };
    let label = ends_label(&names(false), &names(true), regions, words);
    ReferenceLine { x: slot_position(on), label, role: Role::Faint }
}

/// What ends where; where it ends in all regions, these are not named.
fn ends_label(exclusivity: &[&str], royalty: &[&str], regions: usize, words: &PlotWords) -> String {
    let of = |names: &[&str], what: &str| {
        if names.len() < regions { format!("{} {what}", names.join("/")) } else { what.to_owned() }
    };
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
        ("peak", (formats.money)(peak.total_sales())),
        ("peak_year", peak.year.to_string()),
        ("first", first.year.to_string()),
        ("last", last.year.to_string()),
    ];
    words.filled(PlotText::NetSalesSentence, &values)
}
