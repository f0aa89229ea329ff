//! The whole study of a deal's ranges as work that can be done in small pieces: whoever calls decides how much at a
//! time, and drops it when the deal changes.

use super::band::{BandPoints, ValueBands};
use super::cash_fan::{CashFan, CashPoints};
use super::deal_bands::{DealBands, DealBandsRun};
use super::drivers::{DriverPoints, FigureDrivers};
use super::outcome_tree::{OutcomeTree, outcome_trees};
use super::realised::{EndPoints, EndSpreads};
use super::responses::{AtMeans, ValueCurve, ValueTable};
use super::simulation::{AuditResult, AuditRun};
use super::uncertain_deal::UncertainDeal;
use crate::domain::valuation::PartyValues;
use serde::{Deserialize, Serialize};

/// What scrambles the points of every study: two laptops at one table show the same digits.
pub const STUDY_SEED: u64 = 20_261_130;
/// The first bands are told after so many points, all scrambles together: within one glance of a key.
const FIRST_POINTS: u32 = 512;
/// A percentile's error is small enough at a thousandth of the band's width.
const PRECISE: f64 = 0.001;
/// After so many points it is told what else there is to know, before the bands are made more precise.
const ENOUGH_POINTS: u32 = 1 << 13;
/// No more points than these, whatever the error.
const MOST_POINTS: u32 = 1 << 16;
/// Points of each of the answers that tell what drives a figure.
const DRIVER_POINTS: u32 = 128;

/// What a piece of work found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum StudyResult {
    /// The bands so far; whether they are as precise as they get.
    Bands(Box<ValueBands>, bool),
    /// The branches of each product, at the means.
    Outcomes(Vec<OutcomeTree>),
    /// How both values answer to each range alone.
    Curves(RangeCurves),
    /// What is left of both bands if each range were known; see [`BandPoints::left_if_known`].
    LeftIfKnown(Vec<[f64; 2]>),
    /// What drives the figures.
    Drivers(Box<StudyDrivers>),
    /// What happens in the end.
    Ends(Box<EndSpreads>),
    /// What cash there is in the end by each year.
    Fan(Box<CashFan>),
    /// How both values answer to two ranges.
    Table(ValueTable),
    /// The bands of other deals.
    Deals(DealBands),
    /// So many paths of the audit run are drawn.
    AuditProgress(u32),
    /// What the audit run found.
    Audit(Box<AuditResult>),
}

/// How both values answer to each range alone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RangeCurves {
    /// Paths of the ranges.
    pub paths: Vec<String>,
    /// One for each.
    pub curves: Vec<ValueCurve>,
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
pub struct Study {
    /// The deal at its means.
    at_means: AtMeans,
    drawn: BandPoints,
    step: StudyStep,
    /// Other deals whose bands were asked for, the first first.
    asked: Vec<DealBandsRun>,
    /// The audit run under way: before all else, because it was asked for.
    audit: Option<AuditRun>,
}

/// What is found next.
#[derive(Debug)]
enum StudyStep {
    /// The bands of so many points.
    Bands(u32),
    Curves,
    Outcomes,
    LeftIfKnown,
    Drivers(Box<DriverPoints<4>>),
    Ends(Box<EndPoints>),
    Fan(Box<CashPoints>),
    Done,
}

impl Study {
    /// Of a deal some of whose assumptions are ranges; the same seed gives the same digits.
    pub fn of(deal: UncertainDeal, seed: u64) -> Self {
        Self {
            at_means: AtMeans::new(deal.clone()),
            drawn: BandPoints::new(deal, seed),
            step: StudyStep::Bands(FIRST_POINTS),
            asked: Vec::new(),
            audit: None,
        }
    }

    /// How both values answer to two ranges, by their places.
    pub fn table(&self, inputs: [usize; 2]) -> ValueTable {
        self.at_means.table(inputs)
    }

    /// Asks for the bands of other deals, told before anything else is found; `number` tells the question from others.
    pub fn ask_deals(&mut self, number: u32, deals: Vec<Option<UncertainDeal>>) {
        self.asked.push(DealBandsRun::new(number, deals, STUDY_SEED));
    }

    /// Begins an audit run of so many paths in place of any other; of none: only ends what is under way.
    pub fn audit(&mut self, paths: u32, seed: u64) {
        let deal = || self.at_means.deal().clone();
        self.audit = (paths > 0).then(|| AuditRun::new(deal(), paths, seed));
    }

    /// Whether an audit run is under way.
    pub fn is_auditing(&self) -> bool {
        self.audit.is_some()
    }

    /// Draws up to so many paths of the audit run; tells how far it is, and at last what it found. Without one nothing.
    pub fn work_audit(&mut self, paths: u32) -> Option<StudyResult> {
        let run = self.audit.as_mut()?;
        if run.go_on(paths) {
            return Some(StudyResult::AuditProgress(run.done()));
        }
        let result = run.result();
        self.audit = None;
        Some(StudyResult::Audit(Box::new(result)))
    }

    /// Whether nothing is left to be found.
    pub fn is_done(&self) -> bool {
        matches!(self.step, StudyStep::Done) && self.asked.is_empty()
    }

    /// Values up to so many points, and tells what is found by them.
    pub fn work(&mut self, points: u32) -> Option<StudyResult> {
        if let Some(asked) = self.asked.first_mut() {
            return (!asked.go_on(points))
                .then(|| StudyResult::Deals(self.asked.remove(0).bands()));
        }
        match &mut self.step {
            StudyStep::Bands(until) => {
                let until = *until;
                let left = until.saturating_sub(self.drawn.points());
                (0..left.min(points)).for_each(|_| self.drawn.add());
                (self.drawn.points() >= until).then(|| self.bands(until))
            }
            StudyStep::Curves => {
                self.told(StudyStep::Outcomes, |work| StudyResult::Curves(work.curves()))
            }
            StudyStep::Outcomes => self.told(StudyStep::Bands(2 * FIRST_POINTS), |work| {
                StudyResult::Outcomes(outcome_trees(work.at_means.deal().deal()))
            }),
            StudyStep::LeftIfKnown => {
                let dimensions = self.at_means.deal().dimensions();
                let drivers = DriverPoints::new(dimensions, DRIVER_POINTS, STUDY_SEED);
                self.told(StudyStep::Drivers(Box::new(drivers)), |work| {
                    StudyResult::LeftIfKnown(work.drawn.left_if_known())
                })
            }
            StudyStep::Drivers(drivers) => {
                let deal = self.at_means.deal();
                let each = u32::try_from(deal.dimensions() + 2).unwrap_or(u32::MAX);
                let mut asked = deal.clone();
                let more = (0..(points / each).max(1))
                    .all(|_| drivers.add(|draws| figures(&mut asked, draws)));
                if more {
                    return None;
                }
                let [licensor, licensee, gap, split] = drivers.drivers();
                let found = StudyDrivers { licensor, licensee, gap, split };
                self.step = StudyStep::Ends(Box::new(EndPoints::new(deal.clone(), STUDY_SEED)));
                Some(StudyResult::Drivers(Box::new(found)))
            }
            StudyStep::Ends(ends) => {
                if ends.add() {
                    return None;
                }
                let spreads = ends.spreads();
                self.step = StudyStep::Fan(Box::new(ends.take_cash()));
                Some(StudyResult::Ends(Box::new(spreads)))
            }
            StudyStep::Fan(cash) => {
                if cash.go_on() {
                    return None;
                }
                let fan = cash.take_fan();
                let precise = is_precise(&self.drawn.bands());
                self.step =
                    if precise { StudyStep::Done } else { StudyStep::Bands(2 * ENOUGH_POINTS) };
                Some(StudyResult::Fan(Box::new(fan)))
            }
            StudyStep::Done => None,
        }
    }

    /// Tells something and turns to what is next.
    fn told(&mut self, next: StudyStep, tell: fn(&Self) -> StudyResult) -> Option<StudyResult> {
        let result = tell(self);
        self.step = next;
        Some(result)
    }

    /// The bands of so many points.
    fn bands(&mut self, points: u32) -> StudyResult {
        let bands = self.drawn.bands();
        let settled = points >= ENOUGH_POINTS && (is_precise(&bands) || points >= MOST_POINTS);
        self.step = match points {
            FIRST_POINTS => StudyStep::Curves,
            ENOUGH_POINTS => StudyStep::LeftIfKnown,
            _ if settled => StudyStep::Done,
            _ => StudyStep::Bands(2 * points),
        };
        StudyResult::Bands(Box::new(bands), settled)
    }

    fn curves(&self) -> RangeCurves {
        let inputs = self.at_means.deal().inputs();
        RangeCurves {
            paths: inputs.iter().map(|input| input.path.clone()).collect(),
            curves: (0..inputs.len()).map(|place| self.at_means.curve(place)).collect(),
        }
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
    bands.own.iter().chain(&bands.common).all(|band| {
        let width = band.high.value - band.low.value;
        [band.low, band.middle, band.high].iter().all(|figure| figure.error <= PRECISE * width)
    })
}
