//! A lever's answer as texts for the draft.

use super::Lever;
use super::lever::PaymentDays;
use crate::domain::deal::{Deal, Structure};
use crate::domain::draft::CENT_PLACES;
use crate::domain::number::{amount_text, percent_text};
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

impl Lever {
    /// What to write where in the draft so that the lever stands at `x`: paths of the deal file and texts as
    /// typed. Amounts are exact to the cent, rates in percent to fifteen digits, days whole. Empty where the
    /// deal has no such term.
    pub fn writes(self, deal: &Deal, x: f64) -> Vec<(String, String)> {
        let moved = self.set(deal, x);
        let terms = &moved.terms;
        let upfront = |index: usize| Some(cents(terms.upfront.get(index)?.amount));
        let milestone = |index: usize| Some(cents(terms.milestones.get(index)?.amount));
        let rate = |index: usize| Some(percent(terms.royalty.tiers.get(index)?.rate.get()));
        match self {
            Self::Tranche(index) => written("terms.upfront", [index], "amount", upfront),
            Self::Milestone(index) => written("terms.milestones", [index], "amount", milestone),
            Self::AllMilestones => {
                written("terms.milestones", 0..terms.milestones.len(), "amount", milestone)
            }
            Self::TierRate(index) => written("terms.royalty.tiers", [index], "rate", rate),
            Self::RatePoints | Self::RateFactor => {
                written("terms.royalty.tiers", 0..terms.royalty.tiers.len(), "rate", rate)
            }
            Self::Equity => equity(&terms.structure).into_iter().collect(),
            Self::Days(days) => {
                let now = self.current(&moved).map(|count| count.to_string());
                now.map(|text| (days.path().to_owned(), text)).into_iter().collect()
            }
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

/// A field of some rows of a list.
fn written(
    list: &str,
    rows: impl IntoIterator<Item = usize>,
    field: &str,
    text: impl Fn(usize) -> Option<String>,
) -> Vec<(String, String)> {
    let rows = rows.into_iter();
    rows.filter_map(|row| Some((format!("{list}.{row}.{field}"), text(row)?))).collect()
}

fn equity(structure: &Structure) -> Option<(String, String)> {
    let Structure::NewCo(shares) = structure else {
        return None;
    };
    Some(("terms.structure.licensor_equity".to_owned(), percent(shares.licensor_equity.get())))
}

fn cents(amount: Decimal) -> String {
    amount_text(amount.round_dp(CENT_PLACES))
}

fn percent(rate: f64) -> String {
    percent_text(Decimal::from_f64(rate).unwrap_or_default())
}
