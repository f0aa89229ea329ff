//! Where another sheet of the deal stands on a lever of this one.

use super::lever::{Lever, tiers};
use crate::domain::deal::{CostShare, Deal, ProfitShare, Terms};
use rust_decimal::prelude::ToPrimitive;

impl Lever {
    /// Where `other` stands on the lever, seen from `now`; rows by their names. A lever over many terms has no number
    /// of its own there: their sums are compared, where there are as many. `None` where `other` has no such term.
    pub fn seen_from(self, now: &Deal, other: &Deal) -> Option<f64> {
        let (here, there) = (&now.terms, &other.terms);
        let count = tiers(here).count();
        let as_many = count == tiers(there).count();
        let place = match self {
            Self::AllMilestones => milestones(there) / milestones(here),
            Self::RateFactor | Self::RatePoints if !as_many => return None,
            Self::RateFactor => rates(there) / rates(here),
            Self::RatePoints => (rates(there) - rates(here)) / count as f64,
            Self::Tranche(row) => {
                let label = &here.upfront.get(row)?.label;
                there.upfront.iter().find(|tranche| tranche.label == *label)?.amount.to_f64()?
            }
            Self::Milestone(row) => {
                let id = &here.milestones.get(row)?.id;
                there.milestones.iter().find(|milestone| milestone.id == *id)?.amount.to_f64()?
            }
            Self::Premium(row) => {
                let label = &here.upfront.get(row)?.label;
                there.upfront.iter().find(|tranche| tranche.label == *label)?.premium.get()
            }
            Self::ExerciseFee(row) => {
                let id = &here.options.get(row)?.id;
                there.options.iter().find(|option| option.id == *id)?.exercise_fee.to_f64()?
            }
            Self::TierRate { schedule, tier } => {
                let id = &here.royalties.get(schedule)?.id;
                let royalty = there.royalties.iter().find(|royalty| royalty.id == *id)?;
                royalty.tiers.get(tier)?.rate.get()
            }
            Self::Minimum(row) => {
                let id = &here.royalties.get(row)?.id;
                let royalty = there.royalties.iter().find(|royalty| royalty.id == *id)?;
                royalty.minimum_annual.to_f64()?
            }
            Self::ProfitShare(row) => {
                let share = here.profit_share.get(row)?;
                let same = |other: &&ProfitShare| {
                    other.product == share.product && other.region == share.region
                };
                there.profit_share.iter().find(same)?.licensor_share.get()
            }
            Self::CostShare(row) => {
                let share = here.cost_share.get(row)?;
                let same = |other: &&CostShare| {
                    other.programme == share.programme && other.stage == share.stage
                };
                there.cost_share.iter().find(same)?.licensee_share.get()
            }
            Self::Equity | Self::Financing | Self::Days(_) => self.current(other)?,
        };
        place.is_finite().then_some(place)
    }
}

fn milestones(terms: &Terms) -> f64 {
    terms.milestones.iter().filter_map(|milestone| milestone.amount.to_f64()).sum()
}

fn rates(terms: &Terms) -> f64 {
    tiers(terms).map(|tier| tier.rate.get()).sum()
}
