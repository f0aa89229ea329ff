//! A deal some of whose assumptions are ranges, valued at a point of them.

use super::input::{UncertainInput, inputs};
use super::sobol::MOST_DIMENSIONS;
use crate::domain::deal::Deal;
use crate::domain::draft::Checked;
use crate::domain::spread::{normal_below, normal_quantile};
use crate::domain::valuation::{PartyValues, party_values};
use serde::{Deserialize, Serialize};

/// The most assumptions that may be ranges at a time: telling apart what each does takes two numbers of a point.
pub const MOST_RANGES: usize = (MOST_DIMENSIONS - 1) / 2;

/// A deal some of whose assumptions are ranges.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UncertainDeal {
    /// As last valued.
    deal: Deal,
    inputs: Vec<UncertainInput>,
    /// What the peak sales have in common: by how much each follows one draw for all, as a correlation.
    sales_correlation: f64,
}

/// Why what might be cannot be worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoRanges {
    /// The deal itself cannot be valued.
    NoDeal,
    /// No assumption is a range.
    NoRange,
    /// So many assumptions are ranges, more than [`MOST_RANGES`].
    TooMany(usize),
}

impl UncertainDeal {
    /// Of a draft as read.
    ///
    /// # Errors
    /// Says why there is nothing to work out.
    pub fn of(checked: &Checked) -> Result<Self, NoRanges> {
        let mut deal = checked.deal.clone().ok_or(NoRanges::NoDeal)?;
        // Whoever works with it has no table to look it up in.
        deal.assumptions.wht = Some(deal.wht());
        let inputs = inputs(&checked.values);
        match inputs.len() {
            0 => Err(NoRanges::NoRange),
            1..=MOST_RANGES => {
                let sales_correlation = deal.assumptions.sales_correlation.get();
                Ok(Self { deal, inputs, sales_correlation })
            }
            many => Err(NoRanges::TooMany(many)),
        }
    }

    /// The terms of another deal under these assumptions; the tax withheld is that of the other deal.
    #[must_use]
    pub fn with_terms_of(&self, other: &Deal) -> Self {
        let mut deal = Deal { terms: other.terms.clone(), ..self.deal.clone() };
        deal.assumptions.wht = Some(other.wht());
        Self { deal, ..self.clone() }
    }

    /// The assumptions that are ranges.
    pub fn inputs(&self) -> &[UncertainInput] {
        &self.inputs
    }

    /// How many independent draws a point has: one an input, and one for what peak sales have in common.
    pub fn dimensions(&self) -> usize {
        self.inputs.len() + usize::from(self.common_place().is_some())
    }

    /// The place of the draw that peak sales have in common; `None` where they have none.
    pub fn common_place(&self) -> Option<usize> {
        let peaks = self.inputs.iter().filter(|input| input.is_peak_sales()).count();
        (self.sales_correlation > 0.0 && peaks > 1).then_some(self.inputs.len())
    }

    /// By how much each peak sales follows what all have in common, as a correlation.
    pub fn sales_correlation(&self) -> f64 {
        self.sales_correlation
    }

    /// The deal as last put together; at first as its means have it.
    pub fn deal(&self) -> &Deal {
        &self.deal
    }

    /// Both sides' values at a point: a draw between 0 and 1 for each dimension.
    pub fn value(&mut self, draws: &[f64]) -> PartyValues {
        party_values(self.put(draws))
    }

    /// The deal at a point.
    pub fn put(&mut self, draws: &[f64]) -> &Deal {
        let common = self.common_place().and_then(|place| draws.get(place).copied());
        for (input, draw) in self.inputs.iter().zip(draws) {
            let chance = match common.filter(|_| input.is_peak_sales()) {
                Some(common) => together(*draw, common, self.sales_correlation),
                None => *draw,
            };
            input.set(&mut self.deal, input.at(chance));
        }
        &self.deal
    }
}

/// An own draw and the common one as one chance, so that two such numbers are correlated by so much before they become
/// sales: one factor, as a normal copula.
fn together(own: f64, common: f64, correlation: f64) -> f64 {
    let own = (1.0 - correlation).sqrt() * normal_quantile(own);
    let chance = normal_below(own + correlation.sqrt() * normal_quantile(common));
    chance.clamp(f64::EPSILON, 1.0 - f64::EPSILON)
}
