//! What a programme sells in a region at one unit of peak sales, by the month of its launch: worked out once for each.

use crate::domain::date::Date;
use crate::domain::deal::{Deal, Region};
use crate::domain::rate::{Multiple, Share};
use crate::domain::valuation::sales::{
    QuarterSales, RegionForecast, SalesGrid, generic_share, line_forecast,
};
use crate::domain::valuation::scope::{ProgrammeRegion, SalesShare};

/// So many are kept; a launch so many months later takes another's place.
const KEPT: usize = 256;

/// A programme's sales in a region.
pub struct LineSales {
    line: ProgrammeRegion,
    generic_share: Option<f64>,
    /// What the sales kept were worked out with.
    curve: Curve,
    kept: Vec<Option<UnitSales>>,
}

/// The shape of a region's sales.
#[derive(Default, PartialEq)]
struct Curve {
    uptake: Vec<Multiple>,
    retention: Vec<Multiple>,
    price_cut: Share,
}

/// Net sales by quarter at one unit of peak sales.
pub struct UnitSales {
    launch: u32,
    /// The day from which no royalty is due, told where others than the launch decide it.
    ends: Option<Option<Date>>,
    /// Quarter of the grid with which the list begins.
    pub first: usize,
    /// From the first quarter with sales to the last.
    pub quarters: Vec<QuarterSales>,
}

/// When sales begin and how long they bear royalty.
pub struct SalesTerm<F: Fn() -> Option<Date>> {
    /// Months from the programme's start.
    pub launch: u32,
    /// Finds the day from which no royalty is due.
    pub ends: F,
    /// Whether the launch alone decides it.
    pub alone: bool,
}

impl LineSales {
    /// Of a region of a programme, whose sales are paid for so.
    pub fn of(deal: &Deal, line: ProgrammeRegion, share: SalesShare) -> Self {
        let kept = (0..KEPT).map(|_| None).collect();
        let generic_share = generic_share(deal, share);
        Self { line, generic_share, curve: Curve::default(), kept }
    }

    /// Which region of which programme it is.
    pub fn line(&self) -> ProgrammeRegion {
        self.line
    }

    /// Its sales from a launch on.
    pub fn at<F: Fn() -> Option<Date>>(
        &mut self,
        deal: &Deal,
        grid: SalesGrid,
        term: &SalesTerm<F>,
    ) -> Option<&UnitSales> {
        let ends = (!term.alone).then(|| (term.ends)());
        let region = region(deal, self.line)?;
        if !self.curve.is_of(region) {
            self.curve = Curve::of(region);
            self.kept.iter_mut().for_each(|kept| *kept = None);
        }
        let place = self.kept.get_mut(term.launch as usize % KEPT)?;
        let same = |kept: &UnitSales| kept.launch == term.launch && kept.ends == ends;
        if !place.as_ref().is_some_and(same) {
            let quarters = unit_quarters(deal, self.line, self.generic_share, (term.ends)(), grid)?;
            *place = Some(UnitSales::of(term.launch, ends, &quarters));
        }
        place.as_ref()
    }
}

impl Curve {
    fn of(region: &Region) -> Self {
        let Region { uptake, retention, price_cut, .. } = region;
        Self { uptake: uptake.clone(), retention: retention.clone(), price_cut: *price_cut }
    }

    fn is_of(&self, region: &Region) -> bool {
        self.price_cut == region.price_cut
            && self.uptake == region.uptake
            && self.retention == region.retention
    }
}

impl UnitSales {
    fn of(launch: u32, ends: Option<Option<Date>>, quarters: &[QuarterSales]) -> Self {
        let sells = |quarter: &QuarterSales| quarter.net != 0.0;
        let first = quarters.iter().position(sells).unwrap_or(0);
        let end = quarters.iter().rposition(sells).map_or(first, |last| last + 1);
        let quarters = quarters.get(first..end).unwrap_or_default().to_vec();
        Self { launch, ends, first, quarters }
    }
}

pub fn region(deal: &Deal, line: ProgrammeRegion) -> Option<&Region> {
    deal.assumptions.programmes.get(line.programme)?.regions.get(line.region)
}

/// The engine's own months, at one unit of peak sales.
fn unit_quarters(
    deal: &Deal,
    line: ProgrammeRegion,
    generic_share: Option<f64>,
    royalty_ends_on: Option<Date>,
    grid: SalesGrid,
) -> Option<Vec<QuarterSales>> {
    let programme = deal.assumptions.programmes.get(line.programme)?;
    let region = Region { peak_net_sales: 1.0, ..region(deal, line)?.clone() };
    let horizon_on = deal.assumptions.horizon_on;
    let months = line_forecast(programme, &region, horizon_on, generic_share, grid.first_year);
    Some(RegionForecast { lines: vec![months] }.combined(1, royalty_ends_on, grid))
}
