//! How many outcomes a product has: past a number they cannot be enumerated while people talk.

use super::{Deal, Programme};
use crate::domain::sort::distinct;

/// Most outcomes of one product.
pub const MOST_OUTCOMES: usize = 4_096;

/// A product with more outcomes than [`MOST_OUTCOMES`].
#[derive(Debug, Clone, PartialEq)]
pub struct TooManyOutcomes {
    /// Row of `terms.products`.
    pub row: usize,
    /// The product's id.
    pub product: String,
    /// Row of `assumptions.programmes`: the one of most outcomes among its own.
    pub programme: usize,
    /// How many it has: a whole number, past what an integer holds.
    pub outcomes: f64,
}

impl Deal {
    /// The products whose outcomes are too many to be enumerated. Of a deal with one nothing may be valued; neither
    /// [`crate::domain::draft::validate`] nor [`crate::domain::scenario::Scenario::apply`] hands one out.
    pub fn too_many_outcomes(&self) -> impl Iterator<Item = TooManyOutcomes> {
        let products = self.terms.products.iter().enumerate();
        products.filter_map(|(row, product)| {
            let of = |at: usize| {
                let programme = self.assumptions.programmes.get(at)?;
                Some((at, self.outcomes(row, programme)))
            };
            let each: Vec<(usize, f64)> = self.programmes_of(row).filter_map(of).collect();
            let outcomes: f64 = each.iter().map(|(_, outcomes)| outcomes).product();
            // The first of the largest.
            let (programme, _) = each.into_iter().rev().max_by(|a, b| a.1.total_cmp(&b.1))?;
            (outcomes > MOST_OUTCOMES as f64).then(|| TooManyOutcomes {
                row,
                product: product.id.clone(),
                programme,
                outcomes,
            })
        })
    }

    /// Outcomes with a probability above 0: every set of the uncertain regions, or, where one draw decides all, a
    /// set for each different probability; and that nothing is filed.
    fn outcomes(&self, product: usize, programme: &Programme) -> f64 {
        let filing: f64 = programme.stages.iter().map(|stage| stage.pos.get()).product();
        let licensed = programme
            .regions
            .iter()
            .filter(|region| self.terms.is_licensed(product, &region.region));
        let possible: Vec<f64> =
            licensed.map(|region| region.pos.get()).filter(|pos| *pos > 0.0).collect();
        if filing <= 0.0 || possible.is_empty() {
            return 1.0;
        }
        let mut uncertain: Vec<f64> = possible.iter().copied().filter(|pos| *pos < 1.0).collect();
        let certain = uncertain.len() < possible.len();
        let sets = if programme.approval_dependence.get() >= 1.0 {
            distinct(&mut uncertain);
            uncertain.len() as f64 + 1.0
        } else {
            uncertain.iter().fold(1.0, |sets, _| sets * 2.0)
        };
        // With a region that is certain to approve, no set of a filed programme is empty.
        if filing < 1.0 && certain { sets + 1.0 } else { sets }
    }
}
