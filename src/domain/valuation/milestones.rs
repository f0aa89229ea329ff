//! Milestones: whom each concerns, and in which quarter of an outcome a sales threshold is first reached.

use super::HALF_CENT;
use super::scope::ProductScope;
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

/// The milestones that a product's net sales trigger.
pub(super) struct SalesTargets(Vec<SalesTarget>);

struct SalesTarget {
    /// Row of `terms.milestones`.
    milestone: usize,
    /// Millions.
    threshold: f64,
    /// Of a calendar year, not since launch.
    annual: bool,
    /// The places of the scope's regions whose sales count.
    regions: Vec<usize>,
}

impl SalesTargets {
    pub fn of(terms: &Terms, scope: &ProductScope, instances: &[MilestoneInstance]) -> Self {
        let own =
            instances.iter().filter(|instance| instance.subject == Subject::Product(scope.product));
        let targets = own.filter_map(|instance| {
            let milestone = terms.milestones.get(instance.row)?;
            let (annual, sales) = match &milestone.trigger {
                Trigger::AnnualSales(sales) => (true, sales),
                Trigger::CumulativeSales(sales) => (false, sales),
                Trigger::Start { .. }
                | Trigger::Filing { .. }
                | Trigger::Approval { .. }
                | Trigger::Date { .. }
                | Trigger::Event { .. } => return None,
            };
            let regions = scope.regions.iter().enumerate();
            let counted = regions.filter(|(_, region)| {
                sales.regions.is_empty() || sales.regions.contains(&region.name)
            });
            Some(SalesTarget {
                milestone: instance.row,
                threshold: modelled(sales.threshold),
                annual,
                regions: counted.map(|(place, _)| place).collect(),
            })
        });
        Self(targets.collect())
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Calls `reached` with each milestone that is reached and the quarter, counted from the grid's first. Every one
    /// is reached once, in its first quarter. `net_of` gives the sales of some regions together, by quarter.
    pub fn for_each_reached(
        &self,
        mut net_of: impl FnMut(&[usize]) -> Vec<f64>,
        mut reached: impl FnMut(usize, usize),
    ) {
        let mut known: Vec<(bool, &[usize], Vec<f64>)> = Vec::new();
        for target in &self.0 {
            let same = |(annual, regions, _): &(bool, &[usize], Vec<f64>)| {
                *annual == target.annual && *regions == target.regions
            };
            if !known.iter().any(same) {
                let net = net_of(&target.regions);
                let running =
                    if target.annual { best_year_to_date(&net) } else { since_launch(&net) };
                known.push((target.annual, &target.regions, running));
            }
            let running =
                known.iter().find(|known| same(known)).map_or(&[][..], |(.., running)| running);
            let least = target.threshold - HALF_CENT;
            let first = running.partition_point(|sales| *sales < least);
            if first < running.len() {
                reached(target.milestone, first);
            }
        }
    }
}

/// The highest year-to-date sales seen up to each quarter: rising, so that a threshold is found by halving.
fn best_year_to_date(net: &[f64]) -> Vec<f64> {
    let mut best: f64 = 0.0;
    let mut running = Vec::with_capacity(net.len());
    for year in net.chunks(4) {
        let mut to_date = 0.0;
        for quarter in year {
            to_date += quarter;
            best = best.max(to_date);
            running.push(best);
        }
    }
    running
}

fn since_launch(net: &[f64]) -> Vec<f64> {
    let sums = net.iter().scan(0.0, |sum, quarter| {
        *sum += quarter;
        Some(*sum)
    });
    sums.collect()
}
