//! The whole study of a deal's ranges as work that can be done in small pieces: whoever calls decides how much at a
//! time, and drops it when the deal changes.

use super::band::{BandPoints, SCRAMBLES, ValueBands};
use super::uncertain_deal::{NoRanges, UncertainDeal};
use crate::domain::draft::{Draft, validate};
use serde::{Deserialize, Serialize};

/// What scrambles the points of every study: two laptops at one table show the same digits.
pub const STUDY_SEED: u64 = 20_261_130;
/// The first bands are told after so many points, all scrambles together: within one glance of a key.
const FIRST_POINTS: u32 = 512;
/// A percentile's error is small enough at a thousandth of the band's width.
const PRECISE: f64 = 0.001;
/// No more points than these, whatever the error.
const MOST_POINTS: u32 = 1 << 16;

/// What a piece of work found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum StudyResult {
    /// There is nothing to work out.
    Nothing(NoRanges),
    /// The bands so far; whether they are as precise as they get.
    Bands(Box<ValueBands>, bool),
}

/// A study under way.
#[derive(Debug)]
pub struct Study {
    stage: StudyStage,
}

#[derive(Debug)]
enum StudyStage {
    Refused(NoRanges),
    /// Bands are told when so many points are valued.
    Points(Box<BandPoints>, u32),
    Done,
}

impl Study {
    /// Of a deal as its owner keeps it ([`Draft::to_text`]); the same seed gives the same digits.
    pub fn of(text: &str, seed: u64) -> Self {
        let draft = Draft::from_text(text).ok_or(NoRanges::NoDeal);
        let deal = draft.and_then(|draft| UncertainDeal::of(&validate(&draft)));
        let stage = match deal {
            Ok(deal) => StudyStage::Points(Box::new(BandPoints::new(deal, seed)), FIRST_POINTS),
            Err(why) => StudyStage::Refused(why),
        };
        Self { stage }
    }

    /// Values up to so many points, and tells what is found by them.
    pub fn work(&mut self, points: u32) -> Option<StudyResult> {
        match &mut self.stage {
            StudyStage::Refused(why) => {
                let finding = StudyResult::Nothing(*why);
                self.stage = StudyStage::Done;
                Some(finding)
            }
            StudyStage::Points(drawn, wanted) => {
                let left = wanted.saturating_sub(drawn.points());
                (0..left.min(points)).for_each(|_| drawn.add());
                if drawn.points() < *wanted {
                    return None;
                }
                let bands = drawn.bands();
                let settled = is_precise(&bands) || *wanted >= MOST_POINTS;
                *wanted *= 2;
                if settled {
                    self.stage = StudyStage::Done;
                }
                Some(StudyResult::Bands(Box::new(bands), settled))
            }
            StudyStage::Done => None,
        }
    }

    /// Whether nothing is left to be found.
    pub fn is_done(&self) -> bool {
        matches!(self.stage, StudyStage::Done)
    }
}

fn is_precise(bands: &ValueBands) -> bool {
    bands.points >= SCRAMBLES as u32 * 64
        && bands.own.iter().chain(&bands.common).all(|band| {
            let width = band.high.value - band.low.value;
            [band.low, band.middle, band.high].iter().all(|figure| figure.error <= PRECISE * width)
        })
}
