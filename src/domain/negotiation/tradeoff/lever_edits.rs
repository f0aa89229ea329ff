//! Where a lever's terms stand, as texts for the draft.

use super::lever::PaymentDays;
use super::{Lever, LeverUnit};
use crate::domain::deal::Deal;
use crate::domain::number::{amount_text, percent_text};
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

/// A rate is written to two decimals of a percentage point at most: that of the fraction.
const RATE_PLACES: u32 = 4;
/// An amount is written to three decimals of a million at most.
const AMOUNT_PLACES: u32 = 3;

impl Lever {
    /// What to write where in the draft so that it says what `moved` says of the terms the lever moves: paths of the
    /// deal file and texts as typed. No rate has more than two decimals of a percentage point and no amount more than
    /// three of a million: more would tell what it was worked out from. Empty where the deal has no such term.
    pub fn writes(self, moved: &Deal) -> Vec<(String, String)> {
        let parts = self.parts(moved).into_iter();
        parts.filter_map(|part| Some((part.path()?, part.text(part.current(moved)?)))).collect()
    }

    /// Its path in the deal file; `None` for a lever over many terms.
    pub fn path(self) -> Option<String> {
        Some(match self {
            Self::Equity => "terms.structure.licensor_equity".to_owned(),
            Self::Financing => "terms.structure.committed_financing".to_owned(),
            Self::Tranche(row) => format!("terms.upfront.{row}.amount"),
            Self::Premium(row) => format!("terms.upfront.{row}.premium"),
            Self::ExerciseFee(row) => format!("terms.options.{row}.exercise_fee"),
            Self::Milestone(row) => format!("terms.milestones.{row}.amount"),
            Self::TierRate { schedule, tier } => {
                format!("terms.royalties.{schedule}.tiers.{tier}.rate")
            }
            Self::Minimum(row) => format!("terms.royalties.{row}.minimum_annual"),
            Self::ProfitShare(row) => format!("terms.profit_share.{row}.licensor_share"),
            Self::CostShare(row) => format!("terms.cost_share.{row}.licensee_share"),
            Self::Days(days) => days.path().to_owned(),
            Self::AllMilestones | Self::RatePoints | Self::RateFactor => return None,
        })
    }

    /// A number of a lever of one term, as typed.
    fn text(self, x: f64) -> String {
        let exact = Decimal::from_f64(x).unwrap_or_default();
        match self.unit() {
            LeverUnit::Fraction | LeverUnit::Points => percent_text(exact.round_dp(RATE_PLACES)),
            LeverUnit::Millions | LeverUnit::Factor => amount_text(exact.round_dp(AMOUNT_PLACES)),
            LeverUnit::Days => amount_text(exact.round_dp(0)),
        }
    }
}

impl PaymentDays {
    /// Its path in the deal file.
    pub fn path(self) -> &'static str {
        match self {
            Self::Upfront => "terms.payment.upfront_days",
            Self::MilestoneNotice => "terms.payment.milestone_notice_days",
            Self::Milestone => "terms.payment.milestone_days",
            Self::Royalty => "terms.payment.royalty_days",
        }
    }
}
