//! Net sales by region: forecast by month, kept by calendar quarter.

use super::timeline::{ProgrammeMonths, licensed_regions};
use super::{RegionDates, Timeline};
use crate::domain::date::{Date, Quarter};
use crate::domain::deal::{Deal, Region};
use crate::domain::rate::Multiple;
use chrono::Datelike;
use std::ops::AddAssign;

/// Net sales of one quarter, of a region or of the whole territory, millions.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct QuarterSales {
    /// All of them.
    pub net: f64,
    /// In months within the royalty term.
    pub royalty_bearing: f64,
    /// In months within the royalty term and after loss of exclusivity.
    pub after_exclusivity: f64,
}

impl AddAssign for QuarterSales {
    fn add_assign(&mut self, other: Self) {
        self.net += other.net;
        self.royalty_bearing += other.royalty_bearing;
        self.after_exclusivity += other.after_exclusivity;
    }
}

/// Every licensed region's quarters, if it is approved. All regions share one grid of whole calendar
/// years, so quarter `i` is the same quarter in each and `i / 4` its year.
pub(super) struct SalesForecast {
    /// The year of the grid's first four quarters: the first launch.
    pub first_year: i32,
    /// One per licensed region, all of the same length.
    pub regions: Vec<RegionSales>,
}

/// One region's quarters.
pub(super) struct RegionSales {
    /// The launch's year, counted from the grid's first.
    pub launch_year: usize,
    /// Sales by quarter of the grid.
    pub quarters: Vec<QuarterSales>,
}

impl SalesForecast {
    pub fn of(deal: &Deal, timeline: &Timeline) -> Self {
        let launch_years = timeline.regions.iter().map(|dates| dates.launch_on.year());
        let first_year = launch_years.min().unwrap_or_default();
        let first_quarter = Quarter::first_of(first_year);
        let months = ProgrammeMonths::of(&deal.assumptions.programme);
        let horizon_on = deal.assumptions.horizon_on;
        let regions = licensed_regions(deal).zip(&timeline.regions).map(|((_, region), dates)| {
            let sales = sales_months(region, &months, horizon_on);
            RegionSales {
                launch_year: (dates.launch_on.year() - first_year).unsigned_abs() as usize,
                quarters: quarters(sales, dates, first_quarter),
            }
        });
        let mut forecast = Self { first_year, regions: regions.collect() };
        forecast.align();
        forecast
    }

    /// Number of quarters in the grid, a multiple of four.
    pub fn quarter_count(&self) -> usize {
        self.regions.first().map_or(0, |region| region.quarters.len())
    }

    /// The grid's `index`-th quarter.
    pub fn quarter(&self, index: usize) -> Quarter {
        Quarter::first_of(self.first_year).plus(i32::try_from(index).unwrap_or(i32::MAX))
    }

    /// Sales of all `approved` regions together, into `territory`.
    pub fn add_up(&self, approved: &[usize], territory: &mut [QuarterSales]) {
        territory.fill(QuarterSales::default());
        for region in approved.iter().filter_map(|index| self.regions.get(*index)) {
            for (total, quarter) in territory.iter_mut().zip(&region.quarters) {
                *total += *quarter;
            }
        }
    }

    /// The year of the first launch among `approved`, counted from the grid's first.
    pub fn launch_year(&self, approved: &[usize]) -> usize {
        let regions = approved.iter().filter_map(|index| self.regions.get(*index));
        regions.map(|region| region.launch_year).min().unwrap_or_default()
    }

    /// Brings all regions to the length of the longest, in whole years.
    fn align(&mut self) {
        let longest = self.regions.iter().map(|region| sold_quarters(&region.quarters)).max();
        let quarters = longest.unwrap_or(0).next_multiple_of(4);
        for region in &mut self.regions {
            region.quarters.resize(quarters, QuarterSales::default());
        }
    }
}

/// Quarters up to and including the last with sales.
fn sold_quarters(quarters: &[QuarterSales]) -> usize {
    quarters.iter().rposition(|quarter| quarter.net > 0.0).map_or(0, |last| last + 1)
}

struct SalesMonth {
    starts_on: Date,
    net: f64,
}

/// Months from launch up to the horizon.
fn sales_months<'a>(
    region: &'a Region,
    months: &'a ProgrammeMonths,
    horizon_on: Date,
) -> impl Iterator<Item = SalesMonth> + 'a {
    let launch = months.launch(region);
    let mut months_since_loss = 0;
    let starts = (0_u32..).map(move |month| (month, months.date(launch.saturating_add(month))));
    starts.take_while(move |(_, starts_on)| *starts_on < horizon_on).map(
        move |(month, starts_on)| {
            let mut net = region.peak_net_sales * in_year_of(&region.uptake, month) / 12.0;
            if starts_on >= region.exclusivity_until {
                net *= in_year_of(&region.retention, months_since_loss);
                months_since_loss += 1;
            }
            SalesMonth { starts_on, net }
        },
    )
}

/// The yearly curve's value in a month; the last one stays.
fn in_year_of(curve: &[Multiple], month: u32) -> f64 {
    curve.get(month as usize / 12).or(curve.last()).map_or(0.0, |part| part.get())
}

fn quarters(
    months: impl Iterator<Item = SalesMonth>,
    dates: &RegionDates,
    first: Quarter,
) -> Vec<QuarterSales> {
    let mut quarters = Vec::new();
    for month in months {
        let index = Quarter::of(month.starts_on).since(first).unsigned_abs() as usize;
        if quarters.len() <= index {
            quarters.resize(index + 1, QuarterSales::default());
        }
        if let Some(quarter) = quarters.get_mut(index) {
            *quarter += split(&month, dates);
        }
    }
    quarters
}

/// A month belongs to a term as a whole, by the day it starts.
fn split(month: &SalesMonth, dates: &RegionDates) -> QuarterSales {
    let royalty_bearing = if month.starts_on < dates.royalty_ends_on { month.net } else { 0.0 };
    let lost = month.starts_on >= dates.exclusivity_until;
    QuarterSales {
        net: month.net,
        royalty_bearing,
        after_exclusivity: if lost { royalty_bearing } else { 0.0 },
    }
}
