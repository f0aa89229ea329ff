//! Sales of some regions together, outcome after outcome. Outcomes follow one another so that most regions are as they
//! were: what the outcome before had in common with this one is not added up again.

use super::sales::QuarterSales;

/// Sales of some of a product's regions together, in the outcome met last.
pub(super) struct TerritorySales {
    /// The places of the regions in the scope.
    pub regions: Vec<usize>,
    /// The programmes approved in each of them, as bits.
    lines: Vec<u64>,
    /// By number of regions, from none to all: the first so many together, by quarter of the grid.
    sums: Vec<Vec<QuarterSales>>,
    /// Whether the outcome met last is another here than the one before.
    pub changed: bool,
}

impl TerritorySales {
    /// Of these regions, before any outcome.
    pub fn of(regions: Vec<usize>, quarters: usize) -> Self {
        let sums = vec![vec![QuarterSales::default(); quarters]; regions.len() + 1];
        Self { regions, lines: Vec::new(), sums, changed: true }
    }

    /// Turns to an outcome: `lines[region]` are the programmes approved in a region of the scope, `sales` what these
    /// then sell there. Always added in the regions' order, so that every outcome has the same digits wherever it
    /// stands among the others.
    pub fn turn_to<'a>(
        &mut self,
        lines: &[u64],
        sales: impl Fn(usize, u64) -> Option<&'a Vec<QuarterSales>>,
    ) {
        let now = self.regions.iter().map(|region| lines.get(*region).copied().unwrap_or(0));
        let same = self.lines.iter().zip(now.clone()).take_while(|(before, now)| *before == now);
        let same = same.count();
        self.changed = self.lines.is_empty() || same < self.regions.len();
        if !self.changed {
            return;
        }
        self.lines.truncate(same);
        self.lines.extend(now.skip(same));
        for (place, (region, lines)) in self.regions.iter().zip(&self.lines).enumerate().skip(same)
        {
            let (before, after) = self.sums.split_at_mut(place + 1);
            let (Some(before), Some(sum)) = (before.last(), after.first_mut()) else { continue };
            match sales(*region, *lines) {
                Some(sales) => add_to(before, sales, sum),
                None => sum.clone_from(before),
            }
        }
    }

    /// By quarter of the grid.
    pub fn total(&self) -> &[QuarterSales] {
        self.sums.last().map_or(&[], Vec::as_slice)
    }
}

/// Puts both together into `sum`, without making room anew.
fn add_to(before: &[QuarterSales], sales: &[QuarterSales], sum: &mut Vec<QuarterSales>) {
    sum.clear();
    sum.extend(before.iter().zip(sales).map(|(before, sales)| *before + *sales));
}
