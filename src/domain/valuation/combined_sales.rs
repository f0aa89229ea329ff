//! What the programmes approved in a region sell together, and how likely each set of them is.

use super::sales::QuarterSales;

/// Sales of sets of programmes, by the sets ascending.
#[derive(Default)]
pub(super) struct CombinedSales(Vec<SetSales>);

/// What a set of programmes sells together in a region.
pub(super) struct SetSales {
    /// The programmes, as bits.
    lines: u64,
    pub sales: Vec<QuarterSales>,
    /// Of the outcomes met in which these are approved there; counted where profit is shared.
    pub probability: f64,
}

impl CombinedSales {
    fn place(&self, lines: u64) -> Result<usize, usize> {
        self.0.binary_search_by_key(&lines, |known| known.lines)
    }

    pub fn get(&self, lines: u64) -> Option<&Vec<QuarterSales>> {
        self.0.get(self.place(lines).ok()?).map(|known| &known.sales)
    }

    /// Every set met.
    pub fn sets(&self) -> &[SetSales] {
        &self.0
    }

    /// Meets a set with the probability of an outcome.
    pub fn meet(
        &mut self,
        lines: u64,
        probability: f64,
        sales: impl FnOnce() -> Vec<QuarterSales>,
    ) {
        let place = self.place(lines).unwrap_or_else(|place| {
            self.0.insert(place, SetSales { lines, sales: sales(), probability: 0.0 });
            place
        });
        if let Some(known) = self.0.get_mut(place) {
            known.probability += probability;
        }
    }
}
