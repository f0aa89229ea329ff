//! Which levers are not traded against each other, and which proposals say the same.

use super::super::tradeoff::{Lever, PaymentDays};
use std::collections::BTreeMap;

/// Whether one of two levers moves the payments the other moves: all rates and one of them, all milestones and one,
/// the days to report a milestone and the days to pay it.
pub fn same_terms(a: Lever, b: Lever) -> bool {
    let over_all = |lever: Lever| matches!(lever, Lever::RatePoints | Lever::RateFactor);
    let rates = |lever: Lever| over_all(lever) || matches!(lever, Lever::TierRate { .. });
    let milestones = |lever: Lever| matches!(lever, Lever::Milestone(_) | Lever::AllMilestones);
    let all = |lever: Lever| lever == Lever::AllMilestones;
    let milestone_days = |lever: Lever| {
        matches!(lever, Lever::Days(PaymentDays::MilestoneNotice | PaymentDays::Milestone))
    };
    (milestone_days(a) && milestone_days(b))
        || (rates(a) && rates(b) && (over_all(a) || over_all(b)))
        || (milestones(a) && milestones(b) && (all(a) || all(b)))
}

/// Kinds of term, so that not every proposal says the same of another row.
fn kind(lever: Lever) -> u8 {
    match lever {
        Lever::Equity | Lever::Financing => 0,
        Lever::Tranche(_) | Lever::Premium(_) => 1,
        Lever::ExerciseFee(_) => 2,
        Lever::Milestone(_) | Lever::AllMilestones => 3,
        Lever::TierRate { .. } | Lever::RatePoints | Lever::RateFactor => 4,
        Lever::Minimum(_) => 5,
        Lever::ProfitShare(_) | Lever::CostShare(_) => 6,
        Lever::Days(_) => 7,
    }
}

/// Of what is sorted by what it gains, the first few of each two kinds of term.
pub fn keep_of_kinds<T>(all: &mut Vec<T>, most: usize, levers: impl Fn(&T) -> [Lever; 2]) {
    let mut seen: BTreeMap<[u8; 2], usize> = BTreeMap::new();
    all.retain(|one| {
        let mut kinds = levers(one).map(kind);
        kinds.sort_unstable();
        let count = seen.entry(kinds).or_default();
        *count += 1;
        *count <= most
    });
}
