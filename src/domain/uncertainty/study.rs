//! The whole study of a deal's ranges as work that can be done in small pieces: whoever calls decides how much at a
//! time, and drops it when the deal changes.

use super::band::{BandPoints, SCRAMBLES, ValueBands};
use super::drivers::{DriverPoints, FigureDrivers};
use super::outcome_tree::{OutcomeTree, outcome_trees};
use super::realised::{EndPoints, EndSpreads};
use super::responses::{AtMeans, ValueCurve, ValueTable};
use super::uncertain_deal::{NoRanges, UncertainDeal};
use crate::domain::draft::{Draft, validate};
use crate::domain::valuation::PartyValues;
use serde::{Deserialize, Serialize};

/// What scrambles the points of every study: two laptops at one table show the same digits.
pub const STUDY_SEED: u64 = 20_261_130;
/// The first bands are told after so many points, all scrambles together: within one glance of a key.
const FIRST_POINTS: u32 = 512;
/// A percentile's error is small enough at a thousandth of the band's width.
const PRECISE: f64 = 0.001;
/// No more points than these, whatever the error.
const MOST_POINTS: u32 = 1 << 16;
/// Points of each of the answers that tell what drives a figure.
const DRIVER_POINTS: u32 = 128;

/// What a piece of work found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum StudyResult {
    /// There is nothing to work out.
    Nothing(NoRanges),
    /// The bands so far; whether they are as precise as they get.
    Bands(Box<ValueBands>, bool),
    /// The branches of each product, at the means.
    Outcomes(Vec<OutcomeTree>),
    /// How both values answer to each range alone.
    Curves(RangeCurves),
    /// What drives the figures.
    Drivers(Box<StudyDrivers>),
    /// What happens in the end.
    Ends(Box<EndSpreads>),
    /// How both values answer to two ranges.
    Table(ValueTable),
}

/// How both values answer to each range alone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RangeCurves {
    /// Paths of the ranges.
    pub paths: Vec<String>,
    /// One for each.
    pub curves: Vec<ValueCurve>,
    /// What is left of both bands if each were known; see [`BandPoints::left_if_known`].
    pub left_if_known: Vec<[f64; 2]>,
}

/// What drives each figure. The last number of a point is what peak sales have in common, where they move together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StudyDrivers {
    /// The licensor's value at its own rate.
    pub licensor: FigureDrivers,
    /// The licensee's value at its own rate.
    pub licensee: FigureDrivers,
    /// The licensee's value less the licensor's, both at the licensee's rate.
    pub gap: FigureDrivers,
    /// The licensor's part of the two, both at the licensee's rate; whoever loses has none of it.
    pub split: FigureDrivers,
}

/// A study under way.
#[derive(Debug)]
pub struct Study {
    stage: StudyStage,
    /// The deal at its means.
    at_means: Option<AtMeans>,
    left_if_known: Vec<[f64; 2]>,
}

#[derive(Debug)]
enum StudyStage {
    Refused(NoRanges),
    /// Bands are told when so many points are valued.
    Points(Box<BandPoints>, u32),
    Curves,
    Outcomes,
    Drivers(Box<UncertainDeal>, Box<DriverPoints<4>>),
    Ends(Box<EndPoints>),
    Done,
}

impl Study {
    /// Of a deal as its owner keeps it ([`Draft::to_text`]); the same seed gives the same digits.
    pub fn of(text: &str, seed: u64) -> Self {
        let draft = Draft::from_text(text).ok_or(NoRanges::NoDeal);
        let deal = draft.and_then(|draft| UncertainDeal::of(&validate(&draft)));
        match deal {
            Ok(deal) => Self {
                at_means: Some(AtMeans::new(deal.clone())),
                stage: StudyStage::Points(Box::new(BandPoints::new(deal, seed)), FIRST_POINTS),
                left_if_known: Vec::new(),
            },
            Err(why) => {
                let (at_means, left_if_known) = (None, Vec::new());
                Self { stage: StudyStage::Refused(why), at_means, left_if_known }
            }
        }
    }

    /// Values up to so many points, and tells what is found by them.
    pub fn work(&mut self, points: u32) -> Option<StudyResult> {
        match &mut self.stage {
            StudyStage::Refused(why) => {
                let refused = StudyResult::Nothing(*why);
                self.stage = StudyStage::Done;
                Some(refused)
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
                    self.left_if_known = drawn.left_if_known();
                    self.stage = StudyStage::Curves;
                }
                Some(StudyResult::Bands(Box::new(bands), settled))
            }
            StudyStage::Curves => {
                let curves = self.curves();
                self.stage = StudyStage::Outcomes;
                curves
            }
            StudyStage::Outcomes => {
                let deal = self.at_means.as_ref()?.deal().clone();
                let trees = outcome_trees(deal.deal());
                let drawn = DriverPoints::new(deal.dimensions(), DRIVER_POINTS, STUDY_SEED);
                self.stage = StudyStage::Drivers(Box::new(deal), Box::new(drawn));
                Some(StudyResult::Outcomes(trees))
            }
            StudyStage::Drivers(deal, drawn) => {
                let each = u32::try_from(deal.dimensions() + 2).unwrap_or(u32::MAX);
                let more = (0..(points / each).max(1)).all(|_| drawn.add(|at| figures(deal, at)));
                if more {
                    return None;
                }
                let [licensor, licensee, gap, split] = drawn.drivers();
                let found = StudyDrivers { licensor, licensee, gap, split };
                let deal = self.at_means.as_ref()?.deal().clone();
                self.stage = StudyStage::Ends(Box::new(EndPoints::new(deal, STUDY_SEED)));
                Some(StudyResult::Drivers(Box::new(found)))
            }
            StudyStage::Ends(drawn) => {
                if drawn.add() {
                    return None;
                }
                let spreads = drawn.spreads();
                self.stage = StudyStage::Done;
                Some(StudyResult::Ends(Box::new(spreads)))
            }
            StudyStage::Done => None,
        }
    }

    fn curves(&mut self) -> Option<StudyResult> {
        let at_means = self.at_means.as_ref()?;
        let inputs = at_means.deal().inputs();
        Some(StudyResult::Curves(RangeCurves {
            paths: inputs.iter().map(|input| input.path.clone()).collect(),
            curves: (0..inputs.len()).map(|place| at_means.curve(place)).collect(),
            left_if_known: std::mem::take(&mut self.left_if_known),
        }))
    }

    /// How both values answer to two ranges, by their places; `None` where there is nothing to study.
    pub fn table(&self, inputs: [usize; 2]) -> Option<StudyResult> {
        Some(StudyResult::Table(self.at_means.as_ref()?.table(inputs)))
    }

    /// Whether nothing is left to be found.
    pub fn is_done(&self) -> bool {
        matches!(self.stage, StudyStage::Done)
    }
}

/// What is asked what drives it, at a point.
fn figures(deal: &mut UncertainDeal, draws: &[f64]) -> [f64; 4] {
    let PartyValues { own, common, .. } = deal.value(draws);
    let (licensor, licensee) = (common.licensor.max(0.0), common.licensee.max(0.0));
    let whole = licensor + licensee;
    let split = if whole > 0.0 { licensor / whole } else { 0.5 };
    [own.licensor, own.licensee, common.licensee - common.licensor, split]
}

fn is_precise(bands: &ValueBands) -> bool {
    bands.points >= SCRAMBLES as u32 * 64
        && bands.own.iter().chain(&bands.common).all(|band| {
            let width = band.high.value - band.low.value;
            [band.low, band.middle, band.high].iter().all(|figure| figure.error <= PRECISE * width)
        })
}
