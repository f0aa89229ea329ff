//! A plain simulation of the whole deal, as an audit of the exact figures: every path draws all ranges, each stage, each
//! option, each review and each event, and adds up both sides' cash of what then happens. It shares neither the bands'
//! points nor the exact weights.

use super::range_draws::{Chances, RangeDraws};
use super::uncertain_deal::UncertainDeal;
use crate::domain::deal::{Deal, Party};
use crate::domain::valuation::PathValuation;
use serde::{Deserialize, Serialize};

/// The most paths of a run.
pub const MOST_PATHS: u32 = 10_000_000;
/// The paths of a run where nothing else is asked for.
pub const USUAL_PATHS: u32 = 1_000_000;
/// What draws the numbers, by the name its author gave it.
pub const AUDIT_ALGORITHM: &str = "PCG-XSH-RR 64/32";
/// Values kept for the percentiles at the most: 32 MB for both sides. Of more paths every second, third … is kept.
const MOST_KEPT: u32 = 2_000_000;

/// A side's figures of a run.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct AuditSide {
    /// Mean over all paths, millions.
    pub mean: f64,
    /// Standard error of the mean, millions.
    pub standard_error: f64,
    /// Below it lie 5 of 100 paths.
    pub low: f64,
    /// Half the paths lie below it.
    pub middle: f64,
    /// Above it lie 5 of 100 paths.
    pub high: f64,
    /// The part of the paths that are below zero, a fraction.
    pub loses: f64,
}

/// What a run found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AuditResult {
    /// Paths drawn.
    pub paths: u32,
    /// What they were drawn from.
    pub seed: u64,
    /// Of the licensor and the licensee, each at its own rate.
    pub sides: [AuditSide; 2],
}

impl AuditResult {
    /// A side's figures.
    pub fn of(&self, party: Party) -> &AuditSide {
        let [licensor, licensee] = &self.sides;
        match party {
            Party::Licensor => licensor,
            Party::Licensee => licensee,
        }
    }
}

impl AuditSide {
    /// By how many standard errors the mean lies off an exact one, whose own error (half the width of its interval of 95
    /// of 100) counts too.
    pub fn distance(&self, exact: super::Estimate) -> f64 {
        let own = exact.error / 1.96;
        let error = (self.standard_error * self.standard_error + own * own).sqrt();
        let apart = self.mean - exact.value;
        // Where nothing is drawn that matters, only rounding is left.
        if apart.abs() <= 1e-9 * (1.0 + exact.value.abs()) { 0.0 } else { apart / error }
    }
}

/// A run under way.
pub struct AuditRun {
    uncertain: UncertainDeal,
    /// As last drawn.
    deal: Deal,
    draws: RangeDraws,
    chances: Chances,
    valuation: PathValuation,
    seed: u64,
    wanted: u32,
    done: u32,
    sides: [PathValues; 2],
}

/// A side's values so far.
struct PathValues {
    /// The first path's: sums of what differs from it keep their digits.
    first: f64,
    sum: f64,
    squares: f64,
    below_zero: u32,
    kept: Vec<f64>,
}

impl AuditRun {
    /// Of so many paths, at least 1 and at most [`MOST_PATHS`]; the same seed gives the same digits.
    pub fn new(uncertain: UncertainDeal, paths: u32, seed: u64) -> Self {
        let wanted = paths.clamp(1, MOST_PATHS);
        let deal = uncertain.deal().clone();
        let kept = wanted.div_ceil(every(wanted)) as usize;
        Self {
            draws: RangeDraws::of(&uncertain),
            chances: Chances::new(seed),
            valuation: PathValuation::of(&deal),
            deal,
            uncertain,
            seed,
            wanted,
            done: 0,
            sides: [PathValues::new(kept), PathValues::new(kept)],
        }
    }

    /// Paths drawn so far.
    pub fn done(&self) -> u32 {
        self.done
    }

    /// Draws up to so many more paths; `false` once all are drawn.
    pub fn go_on(&mut self, paths: u32) -> bool {
        let keep = every(self.wanted);
        for _ in 0..paths.min(self.wanted - self.done) {
            let Self { draws, uncertain, deal, chances, valuation, .. } = self;
            draws.put(uncertain, deal, chances);
            let values = valuation.values(deal, &mut || chances.chance());
            let is_kept = self.done.is_multiple_of(keep);
            for (side, value) in self.sides.iter_mut().zip(values) {
                side.add(value, is_kept);
            }
            self.done += 1;
        }
        self.done < self.wanted
    }

    /// What the paths so far say.
    pub fn result(&mut self) -> AuditResult {
        let paths = self.done;
        AuditResult {
            paths,
            seed: self.seed,
            sides: self.sides.each_mut().map(|side| side.figures(paths)),
        }
    }
}

/// Of so many paths every how-manieth is kept for the percentiles.
fn every(paths: u32) -> u32 {
    paths.div_ceil(MOST_KEPT).max(1)
}

impl PathValues {
    fn new(kept: usize) -> Self {
        let kept = Vec::with_capacity(kept);
        Self { first: 0.0, sum: 0.0, squares: 0.0, below_zero: 0, kept }
    }

    fn add(&mut self, value: f64, is_kept: bool) {
        if self.kept.is_empty() {
            self.first = value;
        }
        let apart = value - self.first;
        self.sum += apart;
        self.squares += apart * apart;
        self.below_zero += u32::from(value < 0.0);
        if is_kept {
            self.kept.push(value);
        }
    }

    fn figures(&mut self, paths: u32) -> AuditSide {
        let count = f64::from(paths);
        let apart = self.sum / count;
        let variance = (self.squares / count - apart * apart).max(0.0);
        AuditSide {
            mean: self.first + apart,
            standard_error: (variance / (count - 1.0).max(1.0)).sqrt(),
            low: self.percentile(0.05),
            middle: self.percentile(0.5),
            high: self.percentile(0.95),
            loses: f64::from(self.below_zero) / count,
        }
    }

    /// The value with which the paths kept reach a chance.
    fn percentile(&mut self, chance: f64) -> f64 {
        let Some(last) = self.kept.len().checked_sub(1) else { return f64::NAN };
        let place = (chance * self.kept.len() as f64).ceil() as usize;
        let place = place.saturating_sub(1).min(last);
        *self.kept.select_nth_unstable_by(place, f64::total_cmp).1
    }
}
