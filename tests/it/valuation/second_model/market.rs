//! When a programme's regions are approved and launched, and what is sold there, month by month.

use chrono::{Datelike, Days, NaiveDate};
use parley::domain::deal::{Deal, Programme, Region};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

pub const HALF_CENT: f64 = 0.000000005;

pub fn f(amount: Decimal) -> f64 {
    amount.to_f64().unwrap()
}

pub fn later(from: NaiveDate, days: u32) -> NaiveDate {
    from + Days::new(days.into())
}

pub fn month_later(from: NaiveDate, months: u32) -> NaiveDate {
    let month0 = from.month0() + months;
    let (year, month) = (from.year() + (month0 / 12) as i32, month0 % 12 + 1);
    (1..=from.day()).rev().find_map(|day| NaiveDate::from_ymd_opt(year, month, day)).unwrap()
}

/// The months of so many years.
pub fn months_of(years: f64) -> u32 {
    (12.0 * years).round() as u32
}

/// Quarters, counted from the first of a year.
#[derive(Clone, Copy)]
pub struct Quarters {
    pub first_year: i32,
    pub count: usize,
}

impl Quarters {
    /// All in which anything can be sold.
    pub fn of(deal: &Deal) -> Self {
        let years = deal.assumptions.programmes.iter().map(|programme| programme.start_on.year());
        let first_year = years.min().unwrap();
        let years = (deal.assumptions.horizon_on.year() - first_year + 1).max(1);
        Self { first_year, count: years as usize * 4 }
    }

    pub fn at(self, day: NaiveDate) -> usize {
        (day.year() - self.first_year) as usize * 4 + day.month0() as usize / 3
    }

    pub fn year(self, quarter: usize) -> i32 {
        self.first_year + (quarter / 4) as i32
    }

    pub fn last_day(self, quarter: usize) -> NaiveDate {
        let month0 = quarter as u32 % 4 * 3 + 3;
        let year = self.year(quarter) + (month0 / 12) as i32;
        NaiveDate::from_ymd_opt(year, month0 % 12 + 1, 1).unwrap() - Days::new(1)
    }
}

/// A month in which something may be sold.
pub struct Month {
    pub on: NaiveDate,
    pub quarter: usize,
    pub net: f64,
    /// What is left of sales, once exclusivity is lost.
    pub retention: Option<f64>,
}

/// A licensed region of a programme.
pub struct Market<'a> {
    pub programme: usize,
    /// Row of the programme's regions.
    pub row: usize,
    pub terms: &'a Region,
    pub approval_on: NaiveDate,
    /// Months after the programme's start.
    pub launch: u32,
    pub launch_on: NaiveDate,
    pub months: Vec<Month>,
}

/// A programme in time.
pub struct Course<'a> {
    pub programme: &'a Programme,
    /// Months after its start at which each stage starts.
    pub starts: Vec<u32>,
    pub filing: u32,
    pub markets: Vec<Market<'a>>,
}

impl<'a> Course<'a> {
    pub fn of(deal: &'a Deal, row: usize) -> Self {
        let programme = &deal.assumptions.programmes[row];
        let stages = &programme.stages;
        let starts = (0..stages.len()).map(|k| stages[..k].iter().map(|s| s.months).sum());
        let filing = stages.iter().map(|stage| stage.months).sum();
        let mut course = Self { programme, starts: starts.collect(), filing, markets: Vec::new() };
        let product = deal.terms.products.iter().find(|it| it.id == programme.product).unwrap();
        let licensed = match product.territory.as_slice() {
            [] => &deal.terms.territory.licensed[..],
            own => own,
        };
        for (index, region) in programme.regions.iter().enumerate() {
            if licensed.contains(&region.region) {
                let market = course.market(deal, row, index);
                course.markets.push(market);
            }
        }
        course
    }

    pub fn on(&self, months: u32) -> NaiveDate {
        month_later(self.programme.start_on, months)
    }

    pub fn market(&self, deal: &Deal, programme: usize, row: usize) -> Market<'a> {
        let region = &self.programme.regions[row];
        let approval = self.filing + region.review_months;
        let launch = approval + region.launch_lag_months;
        let mut market = Market {
            programme,
            row,
            terms: region,
            approval_on: self.on(approval),
            launch,
            launch_on: self.on(launch),
            months: Vec::new(),
        };
        let quarters = Quarters::of(deal);
        let mut first_lost = None;
        for month in 0.. {
            let on = self.on(launch + month);
            if on >= deal.assumptions.horizon_on {
                break;
            }
            let year = (month as usize / 12).min(region.uptake.len() - 1);
            let mut net = region.peak_net_sales * region.uptake[year].get() / 12.0;
            if month >= months_of(region.price_cut_after_years) {
                net *= 1.0 - region.price_cut.get();
            }
            let mut retention = None;
            if on >= region.exclusivity_until {
                let since = (month - *first_lost.get_or_insert(month)) as usize / 12;
                retention = Some(region.retention[since.min(region.retention.len() - 1)].get());
                net *= retention.unwrap();
            }
            market.months.push(Month { on, quarter: quarters.at(on), net, retention });
        }
        market
    }

    /// Every set of markets that can be approved, given that it is filed with a probability; the last set is empty
    /// and holds what fails before.
    pub fn outcomes(&self, filed: f64) -> Vec<(f64, Vec<usize>)> {
        let pos: Vec<f64> = self.markets.iter().map(|market| market.terms.pos.get()).collect();
        let dependence = self.programme.approval_dependence.get();
        let mut outcomes = Vec::new();
        for set in 0..1_u32 << pos.len() {
            let approved = (0..pos.len()).filter(|market| set >> market & 1 == 1);
            let each = |market: usize| {
                if set >> market & 1 == 1 { pos[market] } else { 1.0 - pos[market] }
            };
            let apart: f64 = (0..pos.len()).map(each).product();
            outcomes.push((filed * (1.0 - dependence) * apart, approved.collect()));
        }
        // One draw decides all: between two neighbouring probabilities the same regions are approved.
        let mut bounds = pos.clone();
        bounds.extend([0.0, 1.0]);
        bounds.sort_by(f64::total_cmp);
        for pair in bounds.windows(2) {
            let drawn = 0.5 * (pair[0] + pair[1]);
            let approved = (0..pos.len()).filter(|market| drawn < pos[*market]);
            outcomes.push((filed * dependence * (pair[1] - pair[0]), approved.collect()));
        }
        outcomes.push((1.0 - filed, Vec::new()));
        outcomes.retain(|(probability, _)| *probability > 0.0);
        outcomes
    }
}
