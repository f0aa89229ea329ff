//! Milestones: whom each concerns, and in which quarter of an outcome a sales threshold is first reached.

use super::HALF_CENT;
use super::sales::QuarterSales;
use super::scope::ProductScope;
use super::territory_sales::TerritorySales;
use crate::domain::deal::{Deal, EACH, Milestone, SalesThreshold, Terms, Trigger};
use crate::domain::number::modelled;

/// A milestone as it can be paid: once, or once for each programme or product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct MilestoneInstance {
    /// Row of `terms.milestones`.
    pub row: usize,
    /// What happens to whom.
    pub subject: Subject,
    /// Whether it is one of several.
    pub each: bool,
}

/// Whom a milestone concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// Row of `assumptions.programmes`.
    Programme(usize),
    /// Row of `terms.products`.
    Product(usize),
    /// The deal: a date or an event.
    Deal,
}

impl MilestoneInstance {
    /// The row whose id follows the milestone's own in schedules.
    pub fn each_row(&self) -> Option<usize> {
        match self.subject {
            Subject::Programme(row) | Subject::Product(row) => Some(row).filter(|_| self.each),
            Subject::Deal => None,
        }
    }
}

/// Every milestone as often as it can be paid, in the contract's order.
pub(super) fn instances(deal: &Deal) -> Vec<MilestoneInstance> {
    let rows = deal.terms.milestones.iter().enumerate();
    rows.flat_map(|(row, milestone)| of_milestone(deal, row, milestone)).collect()
}

/// A milestone as often as it can be paid.
pub(super) fn of_milestone(
    deal: &Deal,
    row: usize,
    milestone: &Milestone,
) -> Vec<MilestoneInstance> {
    let subjects: Vec<Subject> = match &milestone.trigger {
        Trigger::Start { programme, .. }
        | Trigger::Filing { programme, .. }
        | Trigger::Approval { programme, .. } => match programme.as_deref() {
            Some(EACH) => {
                let all = 0..deal.assumptions.programmes.len();
                let concerned = all.filter(|row| concerns(deal, &milestone.trigger, *row));
                concerned.map(Subject::Programme).collect()
            }
            id => deal.programme(id).map(Subject::Programme).into_iter().collect(),
        },
        Trigger::AnnualSales(sales) | Trigger::CumulativeSales(sales) => {
            match sales.product.as_deref() {
                Some(EACH) => (0..deal.terms.products.len()).map(Subject::Product).collect(),
                id => deal.terms.product(id).map(Subject::Product).into_iter().collect(),
            }
        }
        Trigger::Date { .. } | Trigger::Event { .. } => vec![Subject::Deal],
    };
    let each = is_each(milestone);
    subjects.into_iter().map(|subject| MilestoneInstance { row, subject, each }).collect()
}

/// Whether a milestone is paid for each of several.
pub fn is_each(milestone: &Milestone) -> bool {
    match &milestone.trigger {
        Trigger::Start { programme: named, .. }
        | Trigger::Filing { programme: named, .. }
        | Trigger::Approval { programme: named, .. }
        | Trigger::AnnualSales(SalesThreshold { product: named, .. })
        | Trigger::CumulativeSales(SalesThreshold { product: named, .. }) => {
            named.as_deref() == Some(EACH)
        }
        Trigger::Date { .. } | Trigger::Event { .. } => false,
    }
}

/// Whether a programme has what a trigger names.
fn concerns(deal: &Deal, trigger: &Trigger, programme: usize) -> bool {
    let Some(assumed) = deal.assumptions.programmes.get(programme) else { return false };
    match trigger {
        Trigger::Start { stage, .. } => assumed.stages.iter().any(|listed| listed.stage == *stage),
        Trigger::Approval { region, .. } => {
            let product = deal.product_of(programme);
            product.is_some_and(|product| deal.terms.is_licensed(product, region))
                && assumed.regions.iter().any(|listed| listed.region == *region)
        }
        Trigger::Filing { .. } => true,
        Trigger::Date { .. }
        | Trigger::Event { .. }
        | Trigger::AnnualSales(_)
        | Trigger::CumulativeSales(_) => false,
    }
}

/// The milestones that a product's net sales trigger, by what of the sales they count.
#[derive(Default)]
pub(super) struct SalesTargets(Vec<SalesCount>);

/// Sales counted in one way, and the milestones that wait for them.
struct SalesCount {
    /// Of a calendar year, not since launch.
    annual: bool,
    /// The places of the scope's regions whose sales count.
    regions: Vec<usize>,
    /// Where their sales together are found.
    territory: usize,
    targets: Vec<SalesTarget>,
    /// In the outcome met last: what has counted up to each quarter, and the row of `terms.milestones` and the quarter,
    /// from the grid's first, of what is reached.
    running: Vec<f64>,
    reached: Vec<(usize, usize)>,
}

struct SalesTarget {
    /// Row of `terms.milestones`.
    milestone: usize,
    /// Millions.
    threshold: f64,
}

impl SalesTargets {
    pub fn of(terms: &Terms, scope: &ProductScope, instances: &[MilestoneInstance]) -> Self {
        let own =
            instances.iter().filter(|instance| instance.subject == Subject::Product(scope.product));
        let mut counts: Vec<SalesCount> = Vec::new();
        for instance in own {
            let trigger = terms.milestones.get(instance.row).map(|milestone| &milestone.trigger);
            let (annual, sales) = match trigger {
                Some(Trigger::AnnualSales(sales)) => (true, sales),
                Some(Trigger::CumulativeSales(sales)) => (false, sales),
                Some(
                    Trigger::Start { .. }
                    | Trigger::Filing { .. }
                    | Trigger::Approval { .. }
                    | Trigger::Date { .. }
                    | Trigger::Event { .. },
                )
                | None => continue,
            };
            let target =
                SalesTarget { milestone: instance.row, threshold: modelled(sales.threshold) };
            let regions = counted(scope, sales);
            let same = |count: &&mut SalesCount| count.annual == annual && count.regions == regions;
            match counts.iter_mut().find(same) {
                Some(count) => count.targets.push(target),
                None => counts.push(SalesCount::of(annual, regions, target)),
            }
        }
        Self(counts)
    }

    /// Says where the sales of each count's regions together are found.
    pub fn place(&mut self, mut territory: impl FnMut(&[usize]) -> usize) {
        self.0.iter_mut().for_each(|count| count.territory = territory(&count.regions));
    }

    /// The milestones reached by some sales and the quarter of each, counted from the first; `sales` finds those of a
    /// place named in [`Self::place`].
    pub fn look<'a>(
        &mut self,
        sales: impl Fn(usize) -> Option<&'a [QuarterSales]>,
        mut reached: impl FnMut(usize, usize),
    ) {
        for count in &mut self.0 {
            let Some(sales) = sales(count.territory) else { continue };
            count.look(sales);
            count.reached.iter().for_each(|(milestone, quarter)| reached(*milestone, *quarter));
        }
    }

    /// Calls `reached` with each milestone that is reached and the quarter, counted from the grid's first. Every one
    /// is reached once, in its first quarter.
    pub fn for_each_reached(
        &mut self,
        territories: &[TerritorySales],
        mut reached: impl FnMut(usize, usize),
    ) {
        for count in &mut self.0 {
            let Some(territory) = territories.get(count.territory) else { continue };
            if territory.changed {
                count.look(territory.total());
            }
            count.reached.iter().for_each(|(milestone, quarter)| reached(*milestone, *quarter));
        }
    }
}

/// The places of the regions whose sales count.
fn counted(scope: &ProductScope, sales: &SalesThreshold) -> Vec<usize> {
    let regions = scope.regions.iter().enumerate();
    let counted = regions
        .filter(|(_, region)| sales.regions.is_empty() || sales.regions.contains(&region.name));
    counted.map(|(place, _)| place).collect()
}

impl SalesCount {
    fn of(annual: bool, regions: Vec<usize>, first: SalesTarget) -> Self {
        let (running, reached) = (Vec::new(), Vec::new());
        Self { annual, regions, territory: 0, targets: vec![first], running, reached }
    }

    /// Looks which milestones some sales reach.
    fn look(&mut self, sales: &[QuarterSales]) {
        let Self { annual, targets, running, reached, .. } = self;
        running.clear();
        if *annual {
            best_year_to_date(sales, running);
        } else {
            since_launch(sales, running);
        }
        let places = targets.iter().map(|target| {
            let least = target.threshold - HALF_CENT;
            (target.milestone, running.partition_point(|sales| *sales < least))
        });
        reached.clear();
        reached.extend(places.filter(|(_, quarter)| *quarter < running.len()));
    }
}

/// The highest year-to-date sales seen up to each quarter: rising, so that a threshold is found by halving.
fn best_year_to_date(sales: &[QuarterSales], running: &mut Vec<f64>) {
    let mut best = 0.0;
    for year in sales.chunks(4) {
        let mut to_date = 0.0;
        for quarter in year {
            to_date += quarter.net;
            // Not `max`, which minds numbers that are none.
            best = if to_date > best { to_date } else { best };
            running.push(best);
        }
    }
}

fn since_launch(sales: &[QuarterSales], running: &mut Vec<f64>) {
    running.extend(sales.iter().scan(0.0, |sum, quarter| {
        *sum += quarter.net;
        Some(*sum)
    }));
}
