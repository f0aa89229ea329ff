//! Which row of the timeline holds what.

use crate::domain::deal::{Deal, Milestone, Trigger};
use crate::domain::valuation::{RegionDates, Valuation};
use crate::plot::spec::PlotRow;
use crate::plot::words::{PlotText, PlotWords};

/// Rows: the contract, then stages, then regions, then milestones that belong to neither.
pub struct TimelineRows<'a> {
    pub valuation: &'a Valuation,
    pub deal: &'a Deal,
}

impl TimelineRows<'_> {
    pub const CONTRACT: usize = 0;

    pub fn stage(index: usize) -> usize {
        1 + index
    }

    pub fn region(&self, index: usize) -> usize {
        1 + self.valuation.timeline.stages.len() + index
    }

    /// Milestones that belong to no stage or region have rows of their own: index and milestone.
    pub fn lone(&self) -> impl Iterator<Item = (usize, &Milestone)> {
        let lone = |m: &Milestone| {
            !matches!(m.trigger, Trigger::Start { .. } | Trigger::Filing | Trigger::Approval { .. })
        };
        self.deal.terms.milestones.iter().enumerate().filter(move |(_, m)| lone(m))
    }

    pub fn names(&self, words: &PlotWords) -> Vec<PlotRow> {
        let assumptions = &self.deal.assumptions;
        let stages = assumptions.programme.stages.iter().take(self.valuation.timeline.stages.len());
        let regions = self.valuation.timeline.regions.iter();
        let regions = regions.map(|dates| {
            assumptions.regions.get(dates.index).map_or("", |region| region.region.as_str())
        });
        let mut names = vec![words.get(PlotText::Contract)];
        names.extend(stages.map(|stage| words.stage_name(&stage.stage)));
        names.extend(regions);
        names.extend(self.lone().map(|(_, milestone)| milestone.label.as_str()));
        names.into_iter().map(|name| PlotRow { label: name.to_owned(), nested: false }).collect()
    }

    pub fn lone_row(&self, index: usize) -> Option<usize> {
        let position = self.lone().position(|(lone, _)| lone == index)?;
        Some(self.region(self.valuation.timeline.regions.len()) + position)
    }

    /// The row of the stage or region a milestone belongs to.
    pub fn row_of(&self, milestone: &Milestone) -> Option<usize> {
        let assumptions = &self.deal.assumptions;
        match &milestone.trigger {
            Trigger::Start { stage } => {
                assumptions.programme.stages.iter().position(|s| s.stage == *stage).map(Self::stage)
            }
            Trigger::Filing => self.valuation.timeline.stages.len().checked_sub(1).map(Self::stage),
            Trigger::Approval { region } => {
                let named = |dates: &RegionDates| {
                    assumptions.regions.get(dates.index).is_some_and(|r| r.region == *region)
                };
                self.valuation.timeline.regions.iter().position(named).map(|i| self.region(i))
            }
            Trigger::Date { .. }
            | Trigger::AnnualSales { .. }
            | Trigger::CumulativeSales { .. } => None,
        }
    }
}
