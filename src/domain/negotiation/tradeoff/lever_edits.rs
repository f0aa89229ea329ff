//! A lever's answer as texts for the draft.

use super::Lever;
use super::lever::PaymentDays;
use crate::domain::deal::{Deal, Structure, Terms};
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
        let now = self.current(&moved);
        let one = |path: String, text: Option<String>| text.map(|text| (path, text)).into_iter();
        let part = || now.map(percent);
        match self {
            Self::Equity => one("terms.structure.licensor_equity".to_owned(), part()).collect(),
            Self::Financing => {
                let path = "terms.structure.committed_financing".to_owned();
                one(path, financing(&terms.structure).map(cents)).collect()
            }
            Self::Tranche(row) => {
                let amount = terms.upfront.get(row).map(|line| cents(line.amount));
                one(format!("terms.upfront.{row}.amount"), amount).collect()
            }
            Self::Premium(row) => one(format!("terms.upfront.{row}.premium"), part()).collect(),
            Self::ExerciseFee(row) => {
                let fee = terms.options.get(row).map(|option| cents(option.exercise_fee));
                one(format!("terms.options.{row}.exercise_fee"), fee).collect()
            }
            Self::Milestone(row) => milestone(terms, row).into_iter().collect(),
            Self::AllMilestones => {
                (0..terms.milestones.len()).filter_map(|row| milestone(terms, row)).collect()
            }
            Self::TierRate { schedule, tier } => {
                one(format!("terms.royalties.{schedule}.tiers.{tier}.rate"), part()).collect()
            }
            Self::RatePoints | Self::RateFactor => rates(terms),
            Self::Minimum(row) => {
                let minimum = terms.royalties.get(row).map(|royalty| cents(royalty.minimum_annual));
                one(format!("terms.royalties.{row}.minimum_annual"), minimum).collect()
            }
            Self::ProfitShare(row) => {
                one(format!("terms.profit_share.{row}.licensor_share"), part()).collect()
            }
            Self::CostShare(row) => {
                one(format!("terms.cost_share.{row}.licensee_share"), part()).collect()
            }
            Self::Days(days) => {
                one(days.path().to_owned(), now.map(|count| count.to_string())).collect()
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

fn milestone(terms: &Terms, row: usize) -> Option<(String, String)> {
    let amount = cents(terms.milestones.get(row)?.amount);
    Some((format!("terms.milestones.{row}.amount"), amount))
}

/// Every tier's rate.
fn rates(terms: &Terms) -> Vec<(String, String)> {
    let schedules = terms.royalties.iter().enumerate();
    let rates = schedules.flat_map(|(schedule, royalty)| {
        royalty.tiers.iter().enumerate().map(move |(tier, rate)| {
            let path = format!("terms.royalties.{schedule}.tiers.{tier}.rate");
            (path, percent(rate.rate.get()))
        })
    });
    rates.collect()
}

fn financing(structure: &Structure) -> Option<Decimal> {
    match structure {
        Structure::NewCo(shares) => Some(shares.committed_financing),
        Structure::License => None,
    }
}

fn cents(amount: Decimal) -> String {
    amount_text(amount.round_dp(CENT_PLACES))
}

fn percent(rate: f64) -> String {
    percent_text(Decimal::from_f64(rate).unwrap_or_default())
}
