//! Discounting by days actual over 365 (XNPV) and the rate at which nothing is left (XIRR).
//!
//! Logarithms and exponentials are the libm crate's, in the browser and natively alike: the system's may
//! differ in the last bit, and the same deal must give the same digits everywhere.

use super::Flow;
use crate::domain::date::{Date, years_between};
use crate::domain::rate::AnnualRate;
use chrono::Datelike;

/// Worth of money on other days at the valuation date.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Discounting {
    valuation_on: Date,
    /// Continuously compounded.
    log_rate: f64,
}

impl Discounting {
    /// At a rate a year.
    pub fn new(rate: AnnualRate, valuation_on: Date) -> Self {
        Self { valuation_on, log_rate: libm::log1p(rate.get()) }
    }

    /// `(1 + rate)^(-years)`: worth of one unit paid `on` a day; before the valuation date more than one.
    pub fn factor(&self, on: Date) -> f64 {
        libm::exp(-self.log_rate * years_between(self.valuation_on, on))
    }

    /// Present value of flows after tax; those before the valuation date are sunk and count nothing.
    pub(super) fn present_value(&self, flows: &[Flow]) -> f64 {
        let ahead = flows.iter().filter(|flow| flow.on >= self.valuation_on);
        // Flows stand by date: those of a day, often dozens, have one factor.
        let mut day = (self.valuation_on, self.factor(self.valuation_on));
        let worth = ahead.map(|flow| {
            if day.0 != flow.on {
                day = (flow.on, self.factor(flow.on));
            }
            flow.after_tax() * day.1
        });
        worth.sum()
    }
}

/// The factors of many days in any order: most come again and again, and a power for each is most of the work.
#[derive(Debug, Clone)]
pub(super) struct DayFactors {
    discounting: Discounting,
    /// By [`slot`]: the last day that fell there, and its factor.
    known: Vec<(Date, f64)>,
}

/// Days kept: more than most deals have, and few enough to be set up for each.
const SLOTS: usize = 512;

impl DayFactors {
    pub fn new(rate: AnnualRate, valuation_on: Date) -> Self {
        let discounting = Discounting::new(rate, valuation_on);
        let first = (valuation_on, discounting.factor(valuation_on));
        Self { discounting, known: vec![first; SLOTS] }
    }

    /// [`Discounting::factor`] of a day.
    pub fn factor(&mut self, on: Date) -> f64 {
        let Some(known) = self.known.get_mut(slot(on)) else { return self.discounting.factor(on) };
        if known.0 != on {
            *known = (on, self.discounting.factor(on));
        }
        known.1
    }
}

/// Days of neighbouring years fall into different slots.
fn slot(on: Date) -> usize {
    (on.year().unsigned_abs() * 367 + on.ordinal()) as usize % SLOTS
}

/// Net present value of dated amounts, in any order.
///
/// ```
/// use parley::domain::{date::parse, rate::AnnualRate, valuation::xnpv};
/// let on = |text| parse(text).unwrap();
/// let amounts = [(on("2026-01-01"), -100.0), (on("2027-01-01"), 110.0)];
/// let rate = AnnualRate::new(0.10).unwrap();
/// assert!(xnpv(rate, on("2026-01-01"), &amounts).abs() < 1e-12);
/// ```
pub fn xnpv(rate: AnnualRate, valuation_on: Date, amounts: &[(Date, f64)]) -> f64 {
    let discounting = Discounting::new(rate, valuation_on);
    amounts.iter().map(|(on, amount)| amount * discounting.factor(*on)).sum()
}

/// The rate between -99 % and 1000 % at which the dated amounts, in any order, are worth nothing.
/// `None` when the value has the same sign at both ends: no such rate, or more than one.
pub fn xirr(amounts: &[(Date, f64)]) -> Option<f64> {
    let first = amounts.iter().map(|(on, _)| *on).min()?;
    let last = amounts.iter().map(|(on, _)| *on).max()?;
    // Seen from the end the terms of a negative rate shrink, as those of a positive one from the start.
    let (from_start, from_end) =
        (Yield::seen_from(first, amounts), Yield::seen_from(last, amounts));
    let (lowest, highest) = (libm::log1p(-0.99), libm::log1p(10.0));
    let gains_at_lowest = from_end.present_value(lowest).value > 0.0;
    if gains_at_lowest == (from_start.present_value(highest).value > 0.0) {
        return None;
    }
    let nominal: f64 = amounts.iter().map(|(_, amount)| amount).sum();
    let log_rate = if gains_at_lowest == (nominal > 0.0) {
        from_start.root(0.0, highest, gains_at_lowest)
    } else {
        from_end.root(lowest, 0.0, gains_at_lowest)
    };
    log_rate.is_finite().then(|| libm::expm1(log_rate))
}

/// Amounts by their years from a day.
struct Yield(Vec<(f64, f64)>);

/// Value at a rate and how it changes with the rate.
struct DatedAmount {
    value: f64,
    slope: f64,
}

impl Yield {
    fn seen_from(day: Date, amounts: &[(Date, f64)]) -> Self {
        Self(amounts.iter().map(|(on, amount)| (years_between(day, *on), *amount)).collect())
    }

    fn present_value(&self, log_rate: f64) -> DatedAmount {
        let mut worth = DatedAmount { value: 0.0, slope: 0.0 };
        for (years, amount) in &self.0 {
            let value = amount * libm::exp(-log_rate * years);
            worth.value += value;
            worth.slope -= value * years;
        }
        worth
    }

    /// Newton's steps, kept between two log rates of different sign; the bracket is halved where a step
    /// leaves it or is not half of the one before the last.
    fn root(&self, mut low: f64, mut high: f64, gains_at_low: bool) -> f64 {
        let mut rate = 0.5 * (low + high).min(2.0 * TYPICAL);
        let (mut before_last, mut last) = (high - low, high - low);
        for _ in 0..200 {
            let DatedAmount { value, slope } = self.present_value(rate);
            *(if (value > 0.0) == gains_at_low { &mut low } else { &mut high }) = rate;
            let newton = -value / slope;
            if newton.abs() <= PRECISION {
                return rate + newton;
            }
            let within = low < rate + newton && rate + newton < high;
            let fast = newton.abs() < 0.5 * before_last.abs();
            let step = if within && fast { newton } else { 0.5 * (low + high) - rate };
            (before_last, last) = (last, step);
            rate += step;
        }
        rate
    }
}

/// Below this the sums' own rounding decides a step.
const PRECISION: f64 = 1e-13;
/// Where the search for a positive rate begins: near 10 % a year.
const TYPICAL: f64 = 0.1;
