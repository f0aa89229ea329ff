//! What a day's money is worth at the valuation date, from two short tables: a factor is one multiplication.

use crate::domain::date::Date;
use crate::domain::deal::Deal;
use crate::domain::rate::AnnualRate;

const DAYS: usize = 128;
const PARTS: usize = 128;

/// Worth of money at one side's rate.
pub struct DayWorth {
    valuation_on: Date,
    rate: Option<AnnualRate>,
    log_rate: f64,
    /// Of the days within a part.
    days: [f64; DAYS],
    /// Of the parts' first days.
    parts: [f64; PARTS],
}

impl DayWorth {
    /// At no rate yet.
    pub fn of(deal: &Deal) -> Self {
        Self {
            valuation_on: deal.assumptions.valuation_on,
            rate: None,
            log_rate: 0.0,
            days: [1.0; DAYS],
            parts: [1.0; PARTS],
        }
    }

    /// Takes a rate a year.
    pub fn turn_to(&mut self, rate: AnnualRate) {
        if self.rate == Some(rate) {
            return;
        }
        self.rate = Some(rate);
        self.log_rate = libm::log1p(rate.get());
        let day = libm::exp(-self.log_rate / 365.0);
        let part = powers(day, &mut self.days);
        powers(part, &mut self.parts);
    }

    /// Worth of one unit so many days after the valuation date; before it nothing counts.
    pub fn at(&self, day: i32) -> f64 {
        let Ok(day) = usize::try_from(day) else { return 0.0 };
        match self.parts.get(day / DAYS).zip(self.days.get(day % DAYS)) {
            Some((part, within)) => part * within,
            None => libm::exp(-self.log_rate * day as f64 / 365.0),
        }
    }

    /// The same of a date.
    pub fn on(&self, on: Date) -> f64 {
        self.at(self.day(on))
    }

    /// A date by the days after the valuation date.
    pub fn day(&self, on: Date) -> i32 {
        i32::try_from((on - self.valuation_on).num_days()).unwrap_or(i32::MAX)
    }
}

/// A number's powers from the 0th on; returns the one after the last. As many as a power of two.
fn powers(base: f64, out: &mut [f64]) -> f64 {
    let (mut known, mut power) = (1, base);
    while known < out.len() {
        let (low, rest) = out.split_at_mut(known);
        for (high, low) in rest.iter_mut().zip(low) {
            *high = *low * power;
        }
        known *= 2;
        power *= power;
    }
    power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_are_powers() {
        let mut out = [1.0; 8];
        assert_eq!(powers(2.0, &mut out), 256.0);
        assert_eq!(out, [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0]);
    }
}
