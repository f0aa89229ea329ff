//! The terms that can be moved.

use crate::domain::deal::{
    Deal, Equity, PaymentClause, ProductOption, RoyaltyTier, Structure, Terms, UpfrontForm,
};
use crate::domain::rate::{RoyaltyRate, Share};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// A term that can be moved, as one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lever {
    /// The licensor's shares in a new company, fraction.
    Equity,
    /// The money that comes in with a new company's shares, millions.
    Financing,
    /// Amount of `terms.upfront[i]`, millions.
    Tranche(usize),
    /// Premium in `terms.upfront[i]`, fraction of the amount.
    Premium(usize),
    /// Exercise fee of `terms.options[i]`, millions.
    ExerciseFee(usize),
    /// Amount of `terms.milestones[i]`, millions.
    Milestone(usize),
    /// Factor on every milestone's amount; 1 leaves them.
    AllMilestones,
    /// A royalty tier's rate, fraction.
    TierRate {
        /// Row of `terms.royalties`.
        schedule: usize,
        /// Row of its tiers.
        tier: usize,
    },
    /// Added to every tier's rate, fraction; 0 leaves them.
    RatePoints,
    /// Factor on every tier's rate; 1 leaves them.
    RateFactor,
    /// Yearly minimum of `terms.royalties[i]`, millions.
    Minimum(usize),
    /// The licensor's part of `terms.profit_share[i]`, fraction.
    ProfitShare(usize),
    /// The licensee's part of `terms.cost_share[i]`, fraction.
    CostShare(usize),
    /// A day count of the payment clause, whole calendar days.
    Days(PaymentDays),
}

/// What a lever's number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeverUnit {
    /// Millions of the deal currency.
    Millions,
    /// A part of 1: a rate or a share.
    Fraction,
    /// Added to fractions.
    Points,
    /// A factor.
    Factor,
    /// Whole calendar days.
    Days,
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
    let rows = |count: usize| 0..count;
    let mut all = vec![Lever::Equity, Lever::Financing];
    for row in rows(terms.upfront.len()) {
        all.extend([Lever::Tranche(row), Lever::Premium(row)]);
    }
    all.extend(rows(terms.options.len()).map(Lever::ExerciseFee));
    all.extend(rows(terms.milestones.len()).map(Lever::Milestone));
    all.push(Lever::AllMilestones);
    for (schedule, royalty) in terms.royalties.iter().enumerate() {
        all.extend(rows(royalty.tiers.len()).map(|tier| Lever::TierRate { schedule, tier }));
        all.push(Lever::Minimum(schedule));
    }
    all.extend([Lever::RatePoints, Lever::RateFactor]);
    all.extend(rows(terms.profit_share.len()).map(Lever::ProfitShare));
    all.extend(rows(terms.cost_share.len()).map(Lever::CostShare));
    all.extend(PaymentDays::ALL.map(Lever::Days));
    all.retain(|lever| lever.current(deal).is_some());
    all
}

impl Lever {
    /// Where it stands in a deal; `None` where the deal has no such term.
    pub fn current(self, deal: &Deal) -> Option<f64> {
        let terms = &deal.terms;
        let rated = || tiers(terms).next().is_some();
        match self {
            Self::Equity => Some(equity(terms)?.licensor_equity.get()),
            Self::Financing => equity(terms)?.committed_financing.to_f64(),
            Self::Tranche(row) => terms.upfront.get(row)?.amount.to_f64(),
            Self::Premium(row) => {
                let tranche = terms.upfront.get(row)?;
                (tranche.form == UpfrontForm::LicensorShares).then(|| tranche.premium.get())
            }
            Self::ExerciseFee(row) => terms.options.get(row)?.exercise_fee.to_f64(),
            Self::Milestone(row) => terms.milestones.get(row)?.amount.to_f64(),
            Self::AllMilestones => (!terms.milestones.is_empty()).then_some(1.0),
            Self::TierRate { schedule, tier } => {
                Some(terms.royalties.get(schedule)?.tiers.get(tier)?.rate.get())
            }
            Self::RatePoints => rated().then_some(0.0),
            Self::RateFactor => rated().then_some(1.0),
            Self::Minimum(row) => terms.royalties.get(row)?.minimum_annual.to_f64(),
            Self::ProfitShare(row) => Some(terms.profit_share.get(row)?.licensor_share.get()),
            Self::CostShare(row) => Some(terms.cost_share.get(row)?.licensee_share.get()),
            Self::Days(days) => Some(days.of(&terms.payment).into()),
        }
    }

    /// The deal with the lever at `x`, which must lie in its range. Unchanged where it has no such term.
    pub fn set(self, deal: &Deal, x: f64) -> Deal {
        let mut moved = deal.clone();
        let terms = &mut moved.terms;
        match self {
            Self::Equity => stake(terms, |shares| shares.licensor_equity = Share::nearest(x)),
            Self::Financing => stake(terms, |shares| shares.committed_financing = exact(x)),
            Self::Tranche(row) => row_of(&mut terms.upfront, row, |line| line.amount = exact(x)),
            Self::Premium(row) => {
                row_of(&mut terms.upfront, row, |line| line.premium = Share::nearest(x));
            }
            Self::ExerciseFee(row) => {
                row_of(&mut terms.options, row, |option| option.exercise_fee = exact(x));
            }
            Self::Milestone(row) => {
                row_of(&mut terms.milestones, row, |line| line.amount = exact(x));
            }
            Self::AllMilestones => {
                terms.milestones.iter_mut().for_each(|line| line.amount = times(line.amount, x));
            }
            Self::TierRate { schedule, tier } => {
                row_of(&mut terms.royalties, schedule, |royalty| {
                    row_of(&mut royalty.tiers, tier, |tier| tier.rate = RoyaltyRate::nearest(x));
                })
            }
            Self::RatePoints => each_rate(terms, |rate| rate + x),
            Self::RateFactor => each_rate(terms, |rate| rate * x),
            Self::Minimum(row) => {
                row_of(&mut terms.royalties, row, |royalty| royalty.minimum_annual = exact(x));
            }
            Self::ProfitShare(row) => {
                row_of(&mut terms.profit_share, row, |share| {
                    share.licensor_share = Share::nearest(x)
                });
            }
            Self::CostShare(row) => {
                row_of(&mut terms.cost_share, row, |share| {
                    share.licensee_share = Share::nearest(x)
                });
            }
            Self::Days(days) => {
                let count = days.of_mut(&mut terms.payment);
                *count = whole(x).to_u32().unwrap_or(*count);
            }
        }
        moved
    }

    /// What its number counts.
    pub fn unit(self) -> LeverUnit {
        match self {
            Self::Financing
            | Self::Tranche(_)
            | Self::ExerciseFee(_)
            | Self::Milestone(_)
            | Self::Minimum(_) => LeverUnit::Millions,
            Self::Equity
            | Self::Premium(_)
            | Self::TierRate { .. }
            | Self::ProfitShare(_)
            | Self::CostShare(_) => LeverUnit::Fraction,
            Self::RatePoints => LeverUnit::Points,
            Self::AllMilestones | Self::RateFactor => LeverUnit::Factor,
            Self::Days(_) => LeverUnit::Days,
        }
    }

    /// Whether both sides' values are straight in it, but for the bend where investors gain nothing. Where an option
    /// is taken only if it is worth it, no lever's are: they jump where it lapses.
    pub(in crate::domain::negotiation) fn is_linear(self, deal: &Deal) -> bool {
        let decided = |option: &ProductOption| {
            deal.assumptions.exercise.iter().any(|given| given.option == option.id)
        };
        match self {
            Self::Equity => true,
            Self::Financing
            | Self::Tranche(_)
            | Self::Premium(_)
            | Self::ExerciseFee(_)
            | Self::Milestone(_)
            | Self::AllMilestones
            | Self::CostShare(_) => deal.terms.options.iter().all(decided),
            Self::TierRate { .. }
            | Self::RatePoints
            | Self::RateFactor
            | Self::Minimum(_)
            | Self::ProfitShare(_)
            | Self::Days(_) => false,
        }
    }

    /// Whether it moves in whole steps only.
    pub(super) fn is_whole(self) -> bool {
        matches!(self, Self::Days(_))
    }
}

/// Every tier of every schedule.
pub(super) fn tiers(terms: &Terms) -> impl Iterator<Item = &RoyaltyTier> {
    terms.royalties.iter().flat_map(|royalty| &royalty.tiers)
}

fn each_rate(terms: &mut Terms, moved: impl Fn(f64) -> f64) {
    for tier in terms.royalties.iter_mut().flat_map(|royalty| &mut royalty.tiers) {
        tier.rate = RoyaltyRate::nearest(moved(tier.rate.get()));
    }
}

fn row_of<T>(rows: &mut [T], row: usize, change: impl FnOnce(&mut T)) {
    if let Some(row) = rows.get_mut(row) {
        change(row);
    }
}

fn stake(terms: &mut Terms, change: impl FnOnce(&mut Equity)) {
    if let Structure::NewCo(shares) = &mut terms.structure {
        change(shares);
    }
}

/// The new company's shares, where there is one.
fn equity(terms: &Terms) -> Option<Equity> {
    if let Structure::NewCo(shares) = terms.structure { Some(shares) } else { None }
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
