//! The fan of cumulative cash: between what each side's cash lies at the end of every year, in the end.

use super::band::SCRAMBLES;
use super::estimate::{Estimate, of_answers};
use super::weighted::{Weighted, at_chance, rise};
use crate::domain::deal::Party;
use crate::domain::valuation::CashByYear;
use serde::{Deserialize, Serialize};

/// The chances the percentiles of a fan have, rising.
pub const FAN_CHANCES: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

/// A side's cumulative cash at the end of a year, in the end, millions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FanYear {
    /// Its mean.
    pub mean: Estimate,
    /// Below each of these it is with a chance of [`FAN_CHANCES`].
    pub percentiles: [Estimate; FAN_CHANCES.len()],
}

/// Both sides' cumulative cash by year: after tax, nominal, from the valuation date on, before any equity.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct CashFan {
    /// The year of the valuation date.
    pub first_year: i32,
    /// Of the licensor and the licensee, a year after the other.
    pub sides: [Vec<FanYear>; 2],
}

impl CashFan {
    /// A side's years.
    pub fn of(&self, party: Party) -> &[FanYear] {
        let [licensor, licensee] = &self.sides;
        match party {
            Party::Licensor => licensor,
            Party::Licensee => licensee,
        }
    }

    /// The largest error of a side's means.
    pub fn mean_error(&self, party: Party) -> f64 {
        self.of(party).iter().map(|year| year.mean.error).fold(0.0, f64::max)
    }
}

/// An end's weight and both sides' cumulative cash at the end of each year.
#[derive(Debug, Clone)]
struct CashEnd {
    weight: f64,
    sides: [Vec<f64>; 2],
}

/// The cash of many ends: gone through year by year, because a year takes a while.
#[derive(Debug, Clone, Default)]
pub struct CashPoints {
    first_year: i32,
    years: usize,
    /// `[scramble][end]`.
    ends: [Vec<CashEnd>; SCRAMBLES],
    /// What is known so far.
    sides: [Vec<FanYear>; 2],
}

impl CashPoints {
    /// Takes the cash of an end of a scramble.
    pub(super) fn add(&mut self, scramble: usize, weight: f64, cash: &CashByYear) {
        let sides = [Party::Licensor, Party::Licensee].map(|party| cumulative(cash.of(party)));
        self.first_year = cash.first_year();
        self.years = sides.iter().map(Vec::len).fold(self.years, usize::max);
        if let Some(ends) = self.ends.get_mut(scramble) {
            ends.push(CashEnd { weight, sides });
        }
    }

    /// Goes through one more year; `false` when there was none left.
    pub fn go_on(&mut self) -> bool {
        let [licensor, licensee] = [0, 1].map(|side| {
            let year = self.sides.get(side).map_or(0, Vec::len);
            (year < self.years).then(|| self.year(side, year))
        });
        let (Some(licensor), Some(licensee)) = (licensor, licensee) else { return false };
        let [licensors, licensees] = &mut self.sides;
        licensors.push(licensor);
        licensees.push(licensee);
        true
    }

    /// The fan of the years gone through.
    pub fn take_fan(&mut self) -> CashFan {
        CashFan { first_year: self.first_year, sides: std::mem::take(&mut self.sides) }
    }

    fn year(&self, side: usize, year: usize) -> FanYear {
        let parts = self.ends.each_ref().map(|ends| rising(ends, side, year));
        let weights = 1.0 / SCRAMBLES as f64;
        let mut all: Vec<Weighted> =
            parts.iter().flatten().map(|(value, weight)| (*value, weight * weights)).collect();
        rise(&mut all);
        let over = |read: &dyn Fn(&[Weighted]) -> f64| Estimate {
            value: read(&all),
            ..of_answers(&parts.each_ref().map(|part| read(part)))
        };
        FanYear {
            mean: over(&|values| values.iter().map(|(value, weight)| value * weight).sum()),
            percentiles: FAN_CHANCES.map(|chance| over(&|values| at_chance(values, chance))),
        }
    }
}

fn cumulative(years: &[f64]) -> Vec<f64> {
    let sums = years.iter().scan(0.0, |sum, year| {
        *sum += year;
        Some(*sum)
    });
    sums.collect()
}

/// A side's cash of each end by a year, rising, with its part of all weights; after the last year it stays.
fn rising(ends: &[CashEnd], side: usize, year: usize) -> Vec<Weighted> {
    let all: f64 = ends.iter().map(|end| end.weight).sum();
    let cash = |end: &CashEnd| {
        let own = end.sides.get(side)?;
        own.get(year).or(own.last()).copied()
    };
    let mut values: Vec<Weighted> =
        ends.iter().map(|end| (cash(end).unwrap_or(0.0), end.weight / all)).collect();
    rise(&mut values);
    values
}
