//! The terms that can be moved.

use crate::domain::deal::{Deal, Equity, PaymentClause, Structure};
use crate::domain::rate::{RoyaltyRate, Share};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// A term that can be moved, as one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lever {
    /// Amount of `terms.upfront[i]`, millions.
    Tranche(usize),
    /// Amount of `terms.milestones[i]`, millions.
    Milestone(usize),
    /// Factor on every milestone's amount; 1 leaves them.
    AllMilestones,
    /// Rate of `terms.royalty.tiers[i]`, fraction.
    TierRate(usize),
    /// Added to every tier's rate, fraction; 0 leaves them.
    RatePoints,
    /// Factor on every tier's rate; 1 leaves them.
    RateFactor,
    /// The licensor's shares in a new company, fraction.
    Equity,
    /// A day count of the payment clause, whole calendar days.
    Days(PaymentDays),
}

/// A day count of the payment clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PaymentDays {
    /// From an upfront's trigger to its due date.
    Upfront,
    /// From a milestone's event to the notice.
    MilestoneNotice,
    /// From the notice to the due date.
    Milestone,
    /// From quarter end to the royalty's due date.
    Royalty,
}

impl PaymentDays {
    /// Every one, in the order of the deal file.
    pub const ALL: [Self; 4] =
        [Self::Upfront, Self::MilestoneNotice, Self::Milestone, Self::Royalty];

    fn of(self, clause: &PaymentClause) -> u32 {
        match self {
            Self::Upfront => clause.upfront_days,
            Self::MilestoneNotice => clause.milestone_notice_days,
            Self::Milestone => clause.milestone_days,
            Self::Royalty => clause.royalty_days,
        }
    }

    fn of_mut(self, clause: &mut PaymentClause) -> &mut u32 {
        match self {
            Self::Upfront => &mut clause.upfront_days,
            Self::MilestoneNotice => &mut clause.milestone_notice_days,
            Self::Milestone => &mut clause.milestone_days,
            Self::Royalty => &mut clause.royalty_days,
        }
    }
}

/// Every lever a deal has, in the order of the deal file.
pub fn levers(deal: &Deal) -> Vec<Lever> {
    let terms = &deal.terms;
    let all = [Lever::Equity].into_iter();
    let all = all.chain((0..terms.upfront.len()).map(Lever::Tranche));
    let all = all.chain((0..terms.milestones.len()).map(Lever::Milestone));
    let all = all.chain([Lever::AllMilestones]);
    let all = all.chain((0..terms.royalty.tiers.len()).map(Lever::TierRate));
    let all = all.chain([Lever::RatePoints, Lever::RateFactor]);
    let all = all.chain(PaymentDays::ALL.map(Lever::Days));
    all.filter(|lever| lever.current(deal).is_some()).collect()
}

impl Lever {
    /// Where it stands in a deal; `None` where the deal has no such term.
    pub fn current(self, deal: &Deal) -> Option<f64> {
        let terms = &deal.terms;
        match self {
            Self::Tranche(index) => terms.upfront.get(index)?.amount.to_f64(),
            Self::Milestone(index) => terms.milestones.get(index)?.amount.to_f64(),
            Self::AllMilestones => (!terms.milestones.is_empty()).then_some(1.0),
            Self::TierRate(index) => Some(terms.royalty.tiers.get(index)?.rate.get()),
            Self::RatePoints => (!terms.royalty.tiers.is_empty()).then_some(0.0),
            Self::RateFactor => (!terms.royalty.tiers.is_empty()).then_some(1.0),
            Self::Equity => equity(deal).map(|shares| shares.licensor_equity.get()),
            Self::Days(days) => Some(days.of(&terms.payment).into()),
        }
    }

    /// The deal with the lever at `x`, which must lie in its range. Unchanged where it has no such term.
    pub fn set(self, deal: &Deal, x: f64) -> Deal {
        let mut moved = deal.clone();
        let terms = &mut moved.terms;
        let milestones = terms.milestones.iter_mut();
        let tiers = terms.royalty.tiers.iter_mut();
        match self {
            Self::Tranche(index) => {
                terms.upfront.get_mut(index).into_iter().for_each(|line| line.amount = exact(x));
            }
            Self::Milestone(index) => {
                milestones.skip(index).take(1).for_each(|line| line.amount = exact(x));
            }
            Self::AllMilestones => milestones.for_each(|line| line.amount = times(line.amount, x)),
            Self::TierRate(index) => {
                tiers.skip(index).take(1).for_each(|tier| tier.rate = RoyaltyRate::nearest(x))
            }
            Self::RatePoints => {
                tiers.for_each(|tier| tier.rate = RoyaltyRate::nearest(tier.rate.get() + x))
            }
            Self::RateFactor => {
                tiers.for_each(|tier| tier.rate = RoyaltyRate::nearest(tier.rate.get() * x))
            }
            Self::Equity => {
                if let Structure::NewCo(shares) = &mut terms.structure {
                    shares.licensor_equity = Share::nearest(x);
                }
            }
            Self::Days(days) => {
                let count = days.of_mut(&mut terms.payment);
                *count = whole(x).to_u32().unwrap_or(*count);
            }
        }
        moved
    }

    /// Whether both sides' values are straight in it, but for the bend where investors gain nothing.
    pub(super) fn is_linear(self) -> bool {
        match self {
            Self::Tranche(_) | Self::Milestone(_) | Self::AllMilestones | Self::Equity => true,
            Self::TierRate(_) | Self::RatePoints | Self::RateFactor | Self::Days(_) => false,
        }
    }

    /// Whether it moves in whole steps only.
    pub(super) fn is_whole(self) -> bool {
        matches!(self, Self::Days(_))
    }
}

/// The new company's shares, where there is one.
fn equity(deal: &Deal) -> Option<Equity> {
    if let Structure::NewCo(shares) = deal.terms.structure { Some(shares) } else { None }
}

/// All digits of a number: the solver must not round. Beyond what a decimal holds there is no amount.
fn exact(x: f64) -> Decimal {
    Decimal::from_f64_retain(x).unwrap_or_default()
}

fn times(amount: Decimal, factor: f64) -> Decimal {
    amount.to_f64().map_or(amount, |amount| exact(amount * factor))
}

/// The nearest whole number.
pub(super) fn whole(x: f64) -> f64 {
    x.round()
}
