//! Between what both values of other deals lie under the same ranges: offers, packages. The points are those of the live
//! bands, so that what two deals have in common goes from their difference.

use super::band::{BandPoints, ValueBand};
use super::uncertain_deal::UncertainDeal;
use serde::{Deserialize, Serialize};

/// Points of a deal, all scrambles together: as exact as can be seen beside another deal.
const POINTS: u32 = 1024;

/// Between what a value lies in nine of ten cases of the ranges, millions.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct BandEnds {
    /// Below it with a chance of 5 %.
    pub low: f64,
    /// Above it with a chance of 5 %.
    pub high: f64,
}

/// Of the licensor and the licensee, each at its own rate.
pub type DealBand = [BandEnds; 2];

/// The bands that were asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DealBands {
    /// The number of the question.
    pub number: u32,
    /// One for each deal; `None` where there is none.
    pub bands: Vec<Option<DealBand>>,
}

/// Deals whose bands were asked for, valued one after the other.
#[derive(Debug)]
pub struct DealBandsRun {
    /// The next one last.
    waiting: Vec<Option<UncertainDeal>>,
    drawn: Option<BandPoints>,
    seed: u64,
    found: DealBands,
}

impl DealBandsRun {
    /// Of deals by a seed; `number` tells this question from others.
    pub fn new(number: u32, mut deals: Vec<Option<UncertainDeal>>, seed: u64) -> Self {
        deals.reverse();
        let found = DealBands { number, bands: Vec::new() };
        Self { waiting: deals, drawn: None, seed, found }
    }

    /// Values up to so many points of a deal; `false` when all are known.
    pub fn go_on(&mut self, points: u32) -> bool {
        if let Some(drawn) = &mut self.drawn {
            let left = POINTS.saturating_sub(drawn.points());
            (0..left.min(points.max(1))).for_each(|_| drawn.add());
            if drawn.points() >= POINTS {
                self.found.bands.push(Some(drawn.bands().own.each_ref().map(ends)));
                self.drawn = None;
            }
            return true;
        }
        match self.waiting.pop() {
            None => return false,
            Some(None) => self.found.bands.push(None),
            Some(Some(deal)) => self.drawn = Some(BandPoints::new(deal, self.seed)),
        }
        true
    }

    /// The bands known.
    pub fn bands(self) -> DealBands {
        self.found
    }
}

fn ends(band: &ValueBand) -> BandEnds {
    BandEnds { low: band.low.value, high: band.high.value }
}
