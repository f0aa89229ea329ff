//! Where another sheet of the deal stands on a lever of this one.

use super::lever::Lever;
use crate::domain::deal::{Deal, Terms};
use rust_decimal::prelude::ToPrimitive;

impl Lever {
    /// Where `other` stands on the lever, seen from `now`; rows by their names. A lever over many terms has no number
    /// of its own there: their sums are compared, where there are as many. `None` where `other` has no such term.
    pub fn seen_from(self, now: &Deal, other: &Deal) -> Option<f64> {
        let (here, there) = (&now.terms, &other.terms);
        let tiers = here.royalty.tiers.len();
        let as_many = tiers == there.royalty.tiers.len();
        let place = match self {
            Self::AllMilestones => milestones(there) / milestones(here),
            Self::RateFactor | Self::RatePoints if !as_many => return None,
            Self::RateFactor => rates(there) / rates(here),
            Self::RatePoints => (rates(there) - rates(here)) / tiers as f64,
            Self::Tranche(row) => {
                let label = &here.upfront.get(row)?.label;
                there.upfront.iter().find(|tranche| tranche.label == *label)?.amount.to_f64()?
            }
            Self::Milestone(row) => {
                let id = &here.milestones.get(row)?.id;
                there.milestones.iter().find(|milestone| milestone.id == *id)?.amount.to_f64()?
            }
            Self::TierRate(_) | Self::Equity | Self::Days(_) => self.current(other)?,
        };
        place.is_finite().then_some(place)
    }
}

fn milestones(terms: &Terms) -> f64 {
    terms.milestones.iter().filter_map(|milestone| milestone.amount.to_f64()).sum()
}

fn rates(terms: &Terms) -> f64 {
    terms.royalty.tiers.iter().map(|tier| tier.rate.get()).sum()
}
