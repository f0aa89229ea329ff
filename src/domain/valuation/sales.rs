//! Net sales by product and region: forecast by month, kept by calendar quarter.

use super::HALF_CENT;
use super::programme_months::ProgrammeMonths;
use super::scope::{ProductScope, SalesShare, ScopeRegion};
use crate::domain::date::{Date, Quarter};
use crate::domain::deal::{Deal, Programme, Region};
use crate::domain::month_start::MonthStart;
use crate::domain::rate::Multiple;
use crate::domain::region::RegionName;
use chrono::Datelike;
use std::ops::Add;

/// Net sales of one quarter, of a region or of several, millions.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct QuarterSales {
    /// All of them.
    pub net: f64,
    /// In months within the royalty term.
    pub royalty_bearing: f64,
    /// In months within the royalty term and after loss of exclusivity.
    pub after_exclusivity: f64,
}

impl Add for QuarterSales {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            net: self.net + other.net,
            royalty_bearing: self.royalty_bearing + other.royalty_bearing,
            after_exclusivity: self.after_exclusivity + other.after_exclusivity,
        }
    }
}

/// Whole calendar years from the deal's first month of sales to its last: quarter `i` is the same in every list, `i / 4`
/// its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SalesGrid {
    /// The year of the first four quarters.
    pub first_year: i32,
    /// Number of quarters, a multiple of four.
    pub quarters: usize,
}

impl SalesGrid {
    /// The `index`-th quarter.
    pub fn quarter(&self, index: usize) -> Quarter {
        Quarter::first_of(self.first_year).plus(i32::try_from(index).unwrap_or(i32::MAX))
    }
}

/// Every product's sales, each region of each programme as if it is approved.
pub(super) struct SalesForecast {
    pub grid: SalesGrid,
    /// `[product][region of its scope]`.
    pub products: Vec<Vec<RegionForecast>>,
}

/// A product's sales in a region: a line for each programme.
pub(super) struct RegionForecast {
    pub lines: Vec<LineForecast>,
}

/// A programme's sales in a region.
pub(super) struct LineForecast {
    /// The launch's year, counted from the grid's first.
    pub launch_year: usize,
    months: Vec<SalesMonth>,
    /// By quarter of the grid.
    pub quarters: Vec<f64>,
}

struct SalesMonth {
    starts_on: MonthStart,
    /// Of the grid.
    quarter: usize,
    net: f64,
    /// Exclusivity is lost, and enough of the sales with it.
    after_exclusivity: bool,
}

impl SalesForecast {
    pub fn of(deal: &Deal, scopes: &[ProductScope]) -> Self {
        let launches = scopes.iter().flat_map(|scope| &scope.regions).flat_map(|region| {
            region.lines.iter().filter_map(|line| {
                let programme = deal.assumptions.programmes.get(line.programme)?;
                let months = ProgrammeMonths::of(programme);
                let launch_on = months.date(months.launch(programme.regions.get(line.region)?));
                (launch_on < deal.assumptions.horizon_on).then(|| launch_on.year())
            })
        });
        let first_year = launches.min().unwrap_or_default();
        let product = |scope: &ProductScope| {
            let regions = scope.regions.iter().map(|region| forecast(deal, region, first_year));
            regions.collect()
        };
        let products: Vec<Vec<RegionForecast>> = scopes.iter().map(product).collect();
        let mut forecast = Self { grid: SalesGrid { first_year, quarters: 0 }, products };
        forecast.align();
        forecast
    }

    /// Brings all lines to the length of the longest, in whole years.
    fn align(&mut self) {
        let lines = self.products.iter().flatten().flat_map(|region| &region.lines);
        let longest = lines.map(|line| line.quarters.len()).max().unwrap_or(0);
        self.grid.quarters = longest.next_multiple_of(4);
        let lines = self.products.iter_mut().flatten().flat_map(|region| &mut region.lines);
        for line in lines {
            line.quarters.resize(self.grid.quarters, 0.0);
        }
    }
}

impl RegionForecast {
    /// The quarters of some of the programmes, as bits in the lines' order. Months from `royalty_ends_on` on bear no
    /// royalty; without such a day none does.
    pub fn combined(
        &self,
        lines: u64,
        royalty_ends_on: Option<Date>,
        grid: SalesGrid,
    ) -> Vec<QuarterSales> {
        let mut quarters = vec![QuarterSales::default(); grid.quarters];
        let royalty_ends_on = royalty_ends_on.map(MonthStart::of);
        for line in self.chosen(lines) {
            for month in &line.months {
                if let Some(quarter) = quarters.get_mut(month.quarter) {
                    *quarter = *quarter + split(month, royalty_ends_on);
                }
            }
        }
        quarters
    }

    /// The year of the first launch among some of the programmes, counted from the grid's first.
    pub fn launch_year(&self, lines: u64) -> Option<usize> {
        self.chosen(lines).map(|line| line.launch_year).min()
    }

    fn chosen(&self, lines: u64) -> impl Iterator<Item = &LineForecast> {
        let lines = (0_u32..).zip(&self.lines).filter(move |(bit, _)| lines >> bit & 1 == 1);
        lines.map(|(_, line)| line)
    }
}

fn forecast(deal: &Deal, region: &ScopeRegion, first_year: i32) -> RegionForecast {
    let generic_share = generic_share(deal, region.share);
    let lines = region.lines.iter().filter_map(|line| {
        let programme = deal.assumptions.programmes.get(line.programme)?;
        let assumed = programme.regions.get(line.region)?;
        let horizon_on = deal.assumptions.horizon_on;
        Some(line_forecast(programme, assumed, horizon_on, generic_share, first_year))
    });
    RegionForecast { lines: lines.collect() }
}

/// The part of the sales that must be lost for the royalty to be cut, a fraction.
pub(super) fn generic_share(deal: &Deal, share: SalesShare) -> Option<f64> {
    let share = match share {
        SalesShare::Royalty(row) => deal.terms.royalties.get(row).and_then(|s| s.generic_share),
        SalesShare::Profit(_) | SalesShare::Nothing => None,
    };
    share.map(|share| share.get())
}

/// A programme's sales in a region, as if it is approved there.
pub(super) fn line_forecast(
    programme: &Programme,
    region: &Region,
    horizon_on: Date,
    generic_share: Option<f64>,
    first_year: i32,
) -> LineForecast {
    let months = ProgrammeMonths::of(programme);
    let launch_on = months.date(months.launch(region));
    let first = Quarter::first_of(first_year);
    let years = (horizon_on.year() - launch_on.year() + 1).max(0).unsigned_abs() as usize;
    let mut sales = Vec::with_capacity(12 * years);
    sales.extend(sales_months(region, &months, horizon_on, generic_share, first));
    let mut quarters = Vec::with_capacity(4 * years);
    for month in &sales {
        if quarters.len() <= month.quarter {
            quarters.resize(month.quarter + 1, 0.0);
        }
        if let Some(quarter) = quarters.get_mut(month.quarter) {
            *quarter += month.net;
        }
    }
    let launch_year = (launch_on.year() - first_year).unsigned_abs() as usize;
    LineForecast { launch_year, months: sales, quarters }
}

/// Months from launch up to the horizon.
fn sales_months<'a>(
    region: &'a Region,
    months: &'a ProgrammeMonths,
    horizon_on: Date,
    generic_share: Option<f64>,
    first: Quarter,
) -> impl Iterator<Item = SalesMonth> + 'a {
    let launch = months.launch(region);
    let cut_from = (12.0 * region.price_cut_after_years).round() as u32;
    let mut months_since_loss = 0;
    let exclusivity_until = MonthStart::of(region.exclusivity_until);
    let horizon_on = MonthStart::of(horizon_on);
    let starts = (0_u32..).zip(months.starts_from(launch));
    starts.take_while(move |(_, starts_on)| *starts_on < horizon_on).map(
        move |(month, starts_on)| {
            let mut net = region.peak_net_sales * in_year_of(&region.uptake, month) / 12.0;
            if month >= cut_from {
                net *= 1.0 - region.price_cut.get();
            }
            let mut after_exclusivity = false;
            if starts_on >= exclusivity_until {
                let kept = in_year_of(&region.retention, months_since_loss);
                net *= kept;
                after_exclusivity =
                    generic_share.is_none_or(|least| 1.0 - kept >= least - HALF_CENT);
                months_since_loss += 1;
            }
            let quarter = starts_on.quarter().since(first).unsigned_abs() as usize;
            SalesMonth { starts_on, quarter, net, after_exclusivity }
        },
    )
}

/// The yearly curve's value in a month; the last one stays.
fn in_year_of(curve: &[Multiple], month: u32) -> f64 {
    curve.get(month as usize / 12).or(curve.last()).map_or(0.0, |part| part.get())
}

/// A month belongs to a term as a whole, by the day it starts.
fn split(month: &SalesMonth, royalty_ends_on: Option<MonthStart>) -> QuarterSales {
    let bears = royalty_ends_on.is_some_and(|end| month.starts_on < end);
    let royalty_bearing = if bears { month.net } else { 0.0 };
    QuarterSales {
        net: month.net,
        royalty_bearing,
        after_exclusivity: if month.after_exclusivity { royalty_bearing } else { 0.0 },
    }
}

/// What of net sales is left after cost of goods, selling cost and third-party royalties, before import duty; a
/// fraction.
pub(super) fn margin(deal: &Deal) -> f64 {
    let licensee = &deal.assumptions.licensee;
    let third_party = deal.assumptions.third_party_royalty.get();
    1.0 - licensee.cogs.get() - licensee.opex.get() - third_party
}

/// What import duty takes of net sales in a region: the US duty is a part of the cost of goods sold there.
pub(super) fn import_duty(deal: &Deal, region: &RegionName) -> f64 {
    let licensee = &deal.assumptions.licensee;
    if region.is_us() { licensee.cogs.get() * licensee.us_duty.get() } else { 0.0 }
}
