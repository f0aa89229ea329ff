//! Deals like the one on the table, and what is usual among them.

use super::{PublicDeal, Total};
use crate::domain::deal::{Modality, Stage};
use crate::domain::number::sum;
use crate::domain::sort::sort_by;
use rust_decimal::Decimal;

/// Which deals to compare with; what is `None` does not matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Filter {
    /// Only of this modality.
    pub family: Option<Modality>,
    /// Only of this stage.
    pub stage: Option<Stage>,
    /// Only new companies, or only plain licences.
    pub newco: Option<bool>,
    /// Only announced in this year or later.
    pub from_year: Option<i32>,
}

/// The deals with a reported upfront and total that a filter lets through. A deal that does not report what is asked
/// for is left out.
pub fn comparables(deals: &[PublicDeal], filter: Filter) -> Vec<&PublicDeal> {
    deals.iter().filter(|deal| deal.figures().is_some() && filter.fits(deal)).collect()
}

impl Filter {
    /// Whether it lets a deal through.
    pub fn fits(&self, deal: &PublicDeal) -> bool {
        self.family.is_none_or(|family| deal.family == Some(family))
            && self.stage.is_none_or(|stage| deal.stage == Some(stage))
            && self.newco.is_none_or(|newco| deal.newco == newco)
            && self.from_year.is_none_or(|from| deal.year().is_some_and(|year| year >= from))
    }
}

/// Medians of some deals.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Medians {
    /// How many deals.
    pub count: usize,
    /// Of the upfronts, USD millions.
    pub upfront: Decimal,
    /// Of the totals, USD millions; a total reported as more than an amount counts as the amount.
    pub total: Decimal,
    /// Of upfront over total.
    pub upfront_share: Decimal,
}

/// Medians of some deals; `None` of none.
pub fn medians(deals: &[&PublicDeal]) -> Option<Medians> {
    let figures: Vec<(Decimal, Total)> = deals.iter().filter_map(|deal| deal.figures()).collect();
    let shares = figures.iter().filter_map(|(upfront, total)| upfront.checked_div(total.amount));
    Some(Medians {
        count: figures.len(),
        upfront: median(figures.iter().map(|(upfront, _)| *upfront))?,
        total: median(figures.iter().map(|(_, total)| total.amount))?,
        upfront_share: median(shares)?,
    })
}

/// The middle of some values, of an even number the mean of the two in the middle; `None` of none.
pub fn median(values: impl Iterator<Item = Decimal>) -> Option<Decimal> {
    let mut values: Vec<Decimal> = values.collect();
    sort_by(&mut values, Decimal::cmp);
    let upper = *values.get(values.len() / 2)?;
    let lower = *values.get((values.len() - 1) / 2)?;
    sum([lower, upper]).checked_div(Decimal::TWO)
}
