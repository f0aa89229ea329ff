//! Two levers at once: the lines along which a side keeps its value, the lines at which it walks away, and
//! the zone in which neither does.

use super::Lever;
use super::cross_section::{CrossSection, PartyModel};
use super::root_search::RootSearch;
use super::samples::samples;
use super::side::PartySide;
use super::solve::{level_of, seek, solve};
use super::target::HeldValue;
use super::tradeable::{Rounding, tradeable};
use super::trading_steps::TradingSteps;
use crate::domain::deal::{Deal, Party};
use crate::domain::valuation::{PreparedValuation, RateBasis};

/// Two levers of a deal. Where both move the same numbers (one tier's rate and all of them), `x` is set
/// first, then `y`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeverPair {
    /// Across.
    pub x: Lever,
    /// Up.
    pub y: Lever,
}

/// One of the two levers of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    /// The pair's `x`.
    X,
    /// The pair's `y`.
    Y,
}

/// Lines over the samples of a [`Frontier`]: for each the other lever's number, `None` where the line is
/// outside that lever's range.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lines {
    /// The side keeps the value it has in the present offer.
    pub keeps: Vec<Option<f64>>,
    /// The side is where it walks away.
    pub walks_away: Vec<Option<f64>>,
}

/// How two levers trade. Each side values at its own discount rate and by its own assumptions.
#[derive(Debug, Clone, PartialEq)]
pub struct Frontier {
    /// The present offer: `x` and `y`.
    pub offer: (f64, f64),
    /// The lever that was sampled.
    pub along: Axis,
    /// Its samples, ascending, the present offer's among them.
    pub samples: Vec<f64>,
    /// The licensor's lines.
    pub licensor: Lines,
    /// The licensee's lines.
    pub licensee: Lines,
    /// At each sample the stretch of the other lever, from low to high, in which neither side walks away;
    /// of several the nearest to the present offer. `None`: there one of them does.
    pub zone: Vec<Option<(f64, f64)>>,
}

impl Frontier {
    /// `x` and `y` of a sample and the other lever's number there.
    pub fn point(&self, sample: f64, other: f64) -> (f64, f64) {
        match self.along {
            Axis::X => (sample, other),
            Axis::Y => (other, sample),
        }
    }
}

impl LeverPair {
    /// The lever to sample. Days are whole, so that they hit a value only by chance; rates bend. The other
    /// lever is solved for, which is exact and soon done where it is linear.
    fn along(self, deal: &Deal) -> Axis {
        let ease = |lever: Lever| (!lever.is_whole(), lever.is_linear(deal));
        if ease(self.y) >= ease(self.x) { Axis::X } else { Axis::Y }
    }
}

/// The lines and the zone of two levers over about `count` samples of one of them. `None` when the levers
/// are the same or one of them is not in the deal.
///
/// Where both levers are days a line's numbers are the whole days that miss its value least; all others
/// hold it but for rounding.
pub fn frontier(
    pair: LeverPair,
    licensor: PartySide,
    licensee: PartySide,
    count: usize,
) -> Option<Frontier> {
    let mut search = FrontierSearch::of(pair, licensor, licensee, count)?;
    while search.step() {}
    Some(search.frontier())
}

/// The search for the lines, in steps that each take little time.
pub struct FrontierSearch {
    offer: (f64, f64),
    along: Axis,
    sampled: Lever,
    solved: Lever,
    /// How many samples are wanted, and within what.
    count: usize,
    range: (f64, f64),
    /// Where the licensor walks away, and the licensee, as far as it was looked for.
    marks: Vec<Option<f64>>,
    samples: Option<Vec<f64>>,
    /// The licensor's model and the licensee's, and their cuts so far.
    sides: [(PartyModel, Vec<CrossSection>); 2],
}

impl FrontierSearch {
    /// As [`frontier`], before its first step.
    pub fn of(
        pair: LeverPair,
        licensor: PartySide,
        licensee: PartySide,
        count: usize,
    ) -> Option<Self> {
        if pair.x == pair.y {
            return None;
        }
        let offer = (pair.x.current(licensor.deal)?, pair.y.current(licensor.deal)?);
        let along = pair.along(licensor.deal);
        let (sampled, solved) = match along {
            Axis::X => (pair.x, pair.y),
            Axis::Y => (pair.y, pair.x),
        };
        let range = sampled.range(licensor.deal)?;
        let sides = [
            (PartyModel::of(licensor, held(Party::Licensor)), Vec::new()),
            (PartyModel::of(licensee, held(Party::Licensee)), Vec::new()),
        ];
        let (marks, samples) = (Vec::new(), None);
        Some(Self { offer, along, sampled, solved, count, range, marks, samples, sides })
    }

    /// One side looked at, where it walks away or in one sample; `false` once there is nothing left to do.
    pub fn step(&mut self) -> bool {
        let now = if self.along == Axis::X { self.offer.0 } else { self.offer.1 };
        let Self { sampled, solved, count, range, marks, samples: known, sides, .. } = self;
        if let Some((side, _)) = sides.get_mut(marks.len()) {
            marks.push(side.walks_at(*sampled, now));
            return true;
        }
        let samples = known.get_or_insert_with(|| {
            let marks: Vec<f64> = marks.iter().copied().flatten().collect();
            samples(*sampled, *range, now, &marks, *count)
        });
        let cut = sides.iter_mut().find_map(|(side, cuts)| {
            let cut = side.next_cut(*sampled, samples, *solved, cuts)?;
            cuts.push(cut);
            Some(())
        });
        cut.is_some()
    }

    /// What was found.
    pub fn frontier(self) -> Frontier {
        let Self { offer, along, samples, sides: [(_, of_licensor), (_, of_licensee)], .. } = self;
        let near = if along == Axis::X { offer.1 } else { offer.0 };
        let zone = of_licensor.iter().zip(&of_licensee);
        let zone = zone.map(|(a, b)| common(&a.stays, &b.stays, near)).collect();
        let (licensor, licensee) = (lines(&of_licensor), lines(&of_licensee));
        let samples = samples.unwrap_or_default();
        Frontier { offer, along, samples, licensor, licensee, zone }
    }
}

/// The other lever's number where one lever of a pair was moved to `at` and the party keeps the value it
/// has in the present offer. `None` where there is none in range.
pub fn on_line(deal: &Deal, party: Party, pair: LeverPair, moved: Axis, at: f64) -> Option<f64> {
    let held = held(party);
    let mut outlook = PreparedValuation::of(deal);
    let target = held.read(&outlook.party_values(deal))?;
    let within = |lever: Lever, deal: &Deal| {
        lever.range(deal).is_some_and(|(low, high)| low <= at && at <= high)
    };
    match moved {
        Axis::X => {
            let deal_at = within(pair.x, deal).then(|| pair.x.set(deal, at))?;
            let course = RootSearch::of(&deal_at, pair.y, &mut outlook)?;
            Some(seek(course, pair.y, pair.y.current(deal)?, held, target).ok()?.x)
        }
        Axis::Y => {
            let course = RootSearch::of(deal, pair.x, &mut outlook)?.then(pair.y, at);
            let x = seek(course, pair.x, pair.x.current(deal)?, held, target).ok()?.x;
            within(pair.y, &pair.x.set(deal, x)).then_some(x)
        }
    }
}

/// The offer moved along a party's line as people would write it: the lever moved at the whole step nearest to `at`, the
/// other rounded so that what `favours` reads is not less than on the line. `None` where the line has no such place.
pub fn tradeable_on_line(
    deal: &Deal,
    party: Party,
    pair: LeverPair,
    (moved, at): (Axis, f64),
    steps: &TradingSteps,
    favours: HeldValue,
) -> Option<Deal> {
    let (lever, other) = match moved {
        Axis::X => (pair.x, pair.y),
        Axis::Y => (pair.y, pair.x),
    };
    let held = held(party);
    let target = held.read(&PreparedValuation::of(deal).party_values(deal))?;
    let there = lever.snapped(deal, at, steps, Rounding::Nearest, 0.0);
    let exact = solve(&there, other, held, target).ok()?;
    let level = level_of(favours, (held, target), &exact)?;
    Some(tradeable(&there, other, exact.x, steps, (favours, level))?.best.deal)
}

fn held(party: Party) -> HeldValue {
    HeldValue::of(party, RateBasis::Own)
}

fn lines(cuts: &[CrossSection]) -> Lines {
    Lines {
        keeps: cuts.iter().map(|cut| cut.keeps).collect(),
        walks_away: cuts.iter().map(|cut| cut.walks_away).collect(),
    }
}

/// The stretch common to one of each, nearest to a number.
fn common(a: &[(f64, f64)], b: &[(f64, f64)], near: f64) -> Option<(f64, f64)> {
    let both = a.iter().flat_map(|a| b.iter().map(|b| (a.0.max(b.0), a.1.min(b.1))));
    let far = |stretch: &(f64, f64)| (near.clamp(stretch.0, stretch.1) - near).abs();
    both.filter(|both| both.0 <= both.1).min_by(|a, b| far(a).total_cmp(&far(b)))
}
