//! Sales milestones of one outcome: the quarter in which each threshold is first reached.

use super::HALF_CENT;
use super::sales::QuarterSales;
use crate::domain::deal::{Milestone, Trigger};
use crate::domain::number::modelled;

/// The milestones that net sales trigger.
pub(super) struct SalesTargets {
    annual: Vec<SalesTarget>,
    cumulative: Vec<SalesTarget>,
}

/// Index in `terms.milestones` and threshold, millions.
struct SalesTarget {
    milestone: usize,
    threshold: f64,
}

impl SalesTargets {
    pub fn of(milestones: &[Milestone]) -> Self {
        let mut targets = Self { annual: Vec::new(), cumulative: Vec::new() };
        for (milestone, terms) in milestones.iter().enumerate() {
            let (list, threshold) = match &terms.trigger {
                Trigger::AnnualSales { threshold } => (&mut targets.annual, threshold),
                Trigger::CumulativeSales { threshold } => (&mut targets.cumulative, threshold),
                _ => continue,
            };
            let threshold = modelled(*threshold);
            list.push(SalesTarget { milestone, threshold });
        }
        targets
    }

    /// Calls `reached` with each milestone the `territory` reaches and the quarter, counted from the
    /// first. Every one is reached once, in its first quarter.
    pub fn for_each_reached(
        &self,
        territory: &[QuarterSales],
        mut reached: impl FnMut(usize, usize),
    ) {
        visit(&self.annual, || best_year_to_date(territory), &mut reached);
        visit(&self.cumulative, || since_launch(territory), &mut reached);
    }
}

fn visit(
    targets: &[SalesTarget],
    running: impl FnOnce() -> Vec<f64>,
    reached: &mut impl FnMut(usize, usize),
) {
    if targets.is_empty() {
        return;
    }
    let running = running();
    for target in targets {
        let first = running.partition_point(|sales| *sales < target.threshold - HALF_CENT);
        if first < running.len() {
            reached(target.milestone, first);
        }
    }
}

/// The highest year-to-date sales seen up to each quarter: rising, so that a threshold is found by halving.
fn best_year_to_date(territory: &[QuarterSales]) -> Vec<f64> {
    let mut best: f64 = 0.0;
    let mut running = Vec::with_capacity(territory.len());
    for year in territory.chunks(4) {
        let mut to_date = 0.0;
        for quarter in year {
            to_date += quarter.net;
            best = best.max(to_date);
            running.push(best);
        }
    }
    running
}

fn since_launch(territory: &[QuarterSales]) -> Vec<f64> {
    let sums = territory.iter().scan(0.0, |sum, quarter| {
        *sum += quarter.net;
        Some(*sum)
    });
    sums.collect()
}
