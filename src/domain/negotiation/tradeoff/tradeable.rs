//! From where a lever must stand exactly to a number people write, rounded in one side's favour.

use super::lever::tiers;
use super::trading_steps::{FINEST_RATE, TradingSteps};
use super::{HeldValue, Lever};
use crate::domain::deal::Deal;
use crate::domain::sort::sort_by;
use crate::domain::valuation::{PartyValues, PreparedValuation};

/// Parts of a step that are rounding only.
const ON_STEP: f64 = 1e-7;

/// A value this much below a level, relative to it and 1, is the level but for rounding.
const EVEN: f64 = 1e-9;

/// Steps gone from the exact number, at the most, to where the level is held.
const FURTHER: u32 = 6;

/// A lever at a number people would write.
#[derive(Debug, Clone, PartialEq)]
pub struct Tradeable {
    /// The lever's number.
    pub x: f64,
    /// The deal with the lever there.
    pub deal: Deal,
    /// What that is worth.
    pub party_values: PartyValues,
    /// What to write where in the draft.
    pub writes: Vec<(String, String)>,
}

/// The number to write, and those beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct TradeableChoice {
    /// The nearest at which the level is held.
    pub best: Tradeable,
    /// One step below and one above, as far as the lever goes.
    pub neighbours: Vec<Tradeable>,
}

/// To which side a number goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rounding {
    Down,
    Up,
    Nearest,
}

impl Rounding {
    /// A number of steps as a whole one.
    fn whole(self, steps: f64) -> f64 {
        let nearest = steps.round();
        match self {
            _ if (steps - nearest).abs() <= ON_STEP => nearest,
            Self::Down => steps.floor(),
            Self::Up => steps.ceil(),
            Self::Nearest => nearest,
        }
    }
}

/// As people write it where a lever is to stand at `x`: the whole step nearest to it at which what `favours` reads is not
/// less than a level; where there is none, the one at which it is most. `None` where the deal has no such term.
pub fn tradeable(
    deal: &Deal,
    lever: Lever,
    x: f64,
    steps: &TradingSteps,
    (favours, level): (HeldValue, f64),
) -> Option<TradeableChoice> {
    lever.current(deal)?;
    let mut outlook = PreparedValuation::of(deal);
    let mut at = |rounding: Rounding, by: f64| {
        let moved = lever.snapped(deal, x, steps, rounding, by);
        let party_values = outlook.party_values(&moved);
        let x = lever.seen_from(deal, &moved).unwrap_or(x);
        Tradeable { x, party_values, writes: lever.writes(&moved), deal: moved }
    };
    let read = |it: &Tradeable| favours.read(&it.party_values).unwrap_or(f64::NEG_INFINITY);
    let size = level.abs().max(1.0);
    // Days are solved for as whole ones: the nearest may be against us by part of a day, the next is not.
    let near =
        [(Rounding::Down, 0.0), (Rounding::Up, 0.0), (Rounding::Down, -1.0), (Rounding::Up, 1.0)];
    let mut near: Vec<_> = near.map(|(rounding, by)| (rounding, by, at(rounding, by))).into();
    let far = |it: &Tradeable| (it.x - x).abs();
    let holds = |it: &Tradeable| read(it) >= level - EVEN * size;
    // What rounding one milestone costs may be more than a step of all of them brings.
    for steps in 2..=FURTHER {
        if near.iter().any(|(_, _, it)| holds(it)) {
            break;
        }
        let further = [(Rounding::Down, -f64::from(steps)), (Rounding::Up, f64::from(steps))];
        near.extend(further.map(|(rounding, by)| (rounding, by, at(rounding, by))));
    }
    sort_by(&mut near, |(_, _, a), (_, _, b)| {
        let worse = holds(b).cmp(&holds(a));
        worse.then(if holds(a) { far(a).total_cmp(&far(b)) } else { read(b).total_cmp(&read(a)) })
    });
    let (rounding, by, best) = near.into_iter().next()?;
    let beside = [at(rounding, by - 1.0), at(rounding, by + 1.0)].into_iter();
    let neighbours = beside.filter(|it| it.writes != best.writes).collect();
    Some(TradeableChoice { best, neighbours })
}

/// The deal with a lever at the whole step nearest to `x`, and everything it moves at whole steps.
pub fn at_nearest_step(deal: &Deal, lever: Lever, x: f64, steps: &TradingSteps) -> Deal {
    lever.snapped(deal, x, steps, Rounding::Nearest, 0.0)
}

/// What writes a lever halfway between our number and theirs, at a whole step, rounded towards ours.
pub fn half_way(
    deal: &Deal,
    lever: Lever,
    (ours, theirs): (f64, f64),
    steps: &TradingSteps,
) -> Vec<(String, String)> {
    let rounding = if ours < theirs { Rounding::Down } else { Rounding::Up };
    lever.writes(&lever.snapped(deal, 0.5 * (ours + theirs), steps, rounding, 0.0))
}

impl Lever {
    /// The deal with the lever at `x` and everything it moves at whole steps, `by` steps further up.
    pub(super) fn snapped(
        self,
        deal: &Deal,
        x: f64,
        steps: &TradingSteps,
        rounding: Rounding,
        by: f64,
    ) -> Deal {
        if self == Self::RatePoints {
            // The distances between the tiers stay as they are.
            let shift = self.on_step(deal, x, steps.royalty, rounding, by);
            let moved = self.set(deal, shift);
            return self.parts(&moved).into_iter().fold(moved, |moved, part| {
                let rate = part.current(&moved).unwrap_or_default();
                let rate = part.on_step(&moved, rate, FINEST_RATE, rounding, 0.0);
                part.set(&moved, rate)
            });
        }
        let range = self.range(deal).unwrap_or((x, x));
        let moved = self.set(deal, x.max(range.0).min(range.1));
        self.parts(&moved).into_iter().fold(moved, |moved, part| {
            let now = part.current(&moved).unwrap_or_default();
            part.set(&moved, part.on_step(&moved, now, steps.of_lever(part), rounding, by))
        })
    }

    /// A number at a whole step of the lever's range, `by` steps further up.
    fn on_step(self, deal: &Deal, x: f64, step: f64, rounding: Rounding, by: f64) -> f64 {
        let (low, high) = self.range(deal).unwrap_or((x, x));
        let (least, most) = (Rounding::Up.whole(low / step), Rounding::Down.whole(high / step));
        let steps = (rounding.whole(x / step) + by).min(most).max(least);
        // Multiplied by a step that is no power of two a number has a tail; divided by its inverse it has none.
        let inverse = (1.0 / step).round();
        let whole = (inverse * step - 1.0).abs() <= ON_STEP * step;
        if whole { steps / inverse } else { steps * step }
    }

    /// The terms it moves, each a lever of its own.
    pub(super) fn parts(self, deal: &Deal) -> Vec<Self> {
        match self {
            Self::AllMilestones => (0..deal.terms.milestones.len()).map(Self::Milestone).collect(),
            Self::RatePoints | Self::RateFactor => {
                let schedules = deal.terms.royalties.iter().enumerate();
                let rates = schedules.flat_map(|(schedule, royalty)| {
                    (0..royalty.tiers.len()).map(move |tier| Self::TierRate { schedule, tier })
                });
                debug_assert_eq!(rates.clone().count(), tiers(&deal.terms).count());
                rates.collect()
            }
            Self::Equity
            | Self::Financing
            | Self::Tranche(_)
            | Self::Premium(_)
            | Self::ExerciseFee(_)
            | Self::Milestone(_)
            | Self::TierRate { .. }
            | Self::Minimum(_)
            | Self::ProfitShare(_)
            | Self::CostShare(_)
            | Self::Days(_) => vec![self],
        }
    }
}
