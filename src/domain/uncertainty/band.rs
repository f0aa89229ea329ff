//! ValueBands: between what and what a side's value lies, and how likely it loses.
//!
//! Points over the inputs, exact over success: each point of the ranges is a deal whose expected values the engine gives
//! without error, so only the ranges are sampled. Sixteen scrambles of one sequence are sixteen answers; their mean is the
//! figure, their scatter its error.

use super::estimate::{Estimate, of_scrambles};
use super::sobol::Scramble;
use super::uncertain_deal::UncertainDeal;
use crate::domain::deal::Party;
use crate::domain::sort::sort_by;
use crate::domain::valuation::{PartyValues, RateBasis};
use serde::{Deserialize, Serialize};

/// Independent scrambles of the sequence.
pub const SCRAMBLES: usize = 16;

/// Points of each scramble, and parts of a range, that tell what is left if it is known.
const KNOWN_POINTS: usize = 1024;
const KNOWN_PARTS: usize = 32;
const SIDES: [Party; 2] = [Party::Licensor, Party::Licensee];

/// What a side's value may be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ValueBand {
    /// Mean over the ranges, millions.
    pub mean: Estimate,
    /// Below it with a chance of 5 %, millions.
    pub low: Estimate,
    /// As likely below it as above, millions.
    pub middle: Estimate,
    /// Above it with a chance of 5 %, millions.
    pub high: Estimate,
    /// The chance that the value is below zero, a fraction.
    pub loses: Estimate,
    /// The values above so many hundredths of all chances: from 0.5 to 99.5 in the middle of each, millions.
    pub hundredths: Vec<f64>,
}

/// Both sides' bands on both bases.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ValueBands {
    /// Points valued, all scrambles together.
    pub points: u32,
    /// Of the licensor and the licensee, each at its own rate.
    pub own: [ValueBand; 2],
    /// Both at the licensee's rate.
    pub common: [ValueBand; 2],
}

impl ValueBands {
    /// A side's band on a basis.
    pub fn of(&self, basis: RateBasis, party: Party) -> &ValueBand {
        let [licensor, licensee] = match basis {
            RateBasis::Own => &self.own,
            RateBasis::Common => &self.common,
        };
        match party {
            Party::Licensor => licensor,
            Party::Licensee => licensee,
        }
    }
}

/// Points of a deal's ranges, valued one after the other: as many as one likes.
#[derive(Debug, Clone)]
pub struct BandPoints {
    deal: UncertainDeal,
    scrambles: [Scramble; SCRAMBLES],
    /// `[scramble][point]`.
    values: [Vec<PartyValues>; SCRAMBLES],
    draws: Vec<f64>,
}

impl BandPoints {
    /// Of a deal; the same seed gives the same digits.
    pub fn new(deal: UncertainDeal, seed: u64) -> Self {
        let mut index = 0..;
        let scrambles =
            std::array::from_fn(|_| Scramble::new(seed, index.next().unwrap_or_default()));
        let draws = vec![0.0; deal.dimensions()];
        Self { deal, scrambles, values: Default::default(), draws }
    }

    /// Points valued, all scrambles together.
    pub fn points(&self) -> u32 {
        let valued: usize = self.values.iter().map(Vec::len).sum();
        u32::try_from(valued).unwrap_or(u32::MAX)
    }

    /// Values one more point: the scrambles take turns.
    pub fn add(&mut self) {
        let at = self.points() as usize % SCRAMBLES;
        let (Some(scramble), Some(values)) = (self.scrambles.get(at), self.values.get_mut(at))
        else {
            return;
        };
        let point = u32::try_from(values.len()).unwrap_or(u32::MAX);
        for (dimension, draw) in self.draws.iter_mut().enumerate() {
            *draw = scramble.at(point, dimension);
        }
        values.push(self.deal.value(&self.draws));
    }

    /// What the points say so far; wanted is the same number of points of every scramble.
    pub fn bands(&self) -> ValueBands {
        let of = |basis| SIDES.map(|party| self.band(basis, party));
        ValueBands { points: self.points(), own: of(RateBasis::Own), common: of(RateBasis::Common) }
    }

    /// By how much each range, if it were known, would make each side's band narrower: the mean width, from 5 to 95 of 100
    /// chances, that is left, of the width now; fractions, the licensor's and the licensee's at their own rates. Points
    /// whose draw is about the same stand for a range that is known.
    pub fn left_if_known(&self) -> Vec<[f64; 2]> {
        let inputs = 0..self.deal.inputs().len();
        inputs.map(|place| SIDES.map(|party| self.left_of(place, party))).collect()
    }

    fn left_of(&self, place: usize, party: Party) -> f64 {
        let mut drawn: Vec<(f64, f64)> = Vec::new();
        for (scramble, values) in self.scrambles.iter().zip(&self.values) {
            let known = (0_u32..).zip(values).take(KNOWN_POINTS);
            drawn.extend(known.map(|(at, value)| (scramble.at(at, place), value.own.of(party))));
        }
        sort_by(&mut drawn, |a, b| a.0.total_cmp(&b.0));
        let width = |part: &[(f64, f64)]| {
            let values = sorted(part.iter().map(|(_, value)| *value).collect());
            percentile(&values, 0.95) - percentile(&values, 0.05)
        };
        let now = width(&drawn);
        let part = (drawn.len() / KNOWN_PARTS).max(1);
        let parts: Vec<f64> = drawn.chunks_exact(part).map(width).collect();
        if now > 0.0 { mean(&parts) / now } else { 1.0 }
    }

    fn band(&self, basis: RateBasis, party: Party) -> ValueBand {
        let sorted: Vec<Vec<f64>> = self
            .values
            .iter()
            .map(|values| sorted(values.iter().map(|values| values.at(basis).of(party)).collect()))
            .collect();
        let all = sorted_all(&sorted);
        let over = |read: &dyn Fn(&[f64]) -> f64| of_scrambles(read(&all), sorted.iter(), read);
        let hundredths = (0..100).map(|at| (f64::from(at) + 0.5) / 100.0);
        ValueBand {
            mean: over(&mean),
            low: over(&|values| percentile(values, 0.05)),
            middle: over(&|values| percentile(values, 0.5)),
            high: over(&|values| percentile(values, 0.95)),
            loses: over(&below_zero),
            hundredths: hundredths.map(|chance| percentile(&all, chance)).collect(),
        }
    }
}

fn sorted(mut values: Vec<f64>) -> Vec<f64> {
    sort_by(&mut values, f64::total_cmp);
    values
}

fn sorted_all(parts: &[Vec<f64>]) -> Vec<f64> {
    sorted(parts.iter().flatten().copied().collect())
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

fn below_zero(sorted: &[f64]) -> f64 {
    sorted.partition_point(|value| *value < 0.0) as f64 / sorted.len() as f64
}

/// The value above a chance of all, in a straight line between the middles of the values' own shares.
pub(super) fn percentile(sorted: &[f64], chance: f64) -> f64 {
    let last = sorted.len().saturating_sub(1) as f64;
    let place = (chance * sorted.len() as f64 - 0.5).clamp(0.0, last);
    let (below, part) = (place.floor(), place.fract());
    let at = |place: f64| sorted.get(place as usize).copied().unwrap_or(f64::NAN);
    let (low, high) = (at(below), at((below + 1.0).min(last)));
    low + part * (high - low)
}
