//! The programme's dates. Every one is the start plus a number of whole months, so that a date once
//! clamped to a short month never shifts the ones after it.

use super::{RegionDates, StageDates, Timeline};
use crate::domain::date::{Date, add_months};
use crate::domain::deal::{Deal, Programme, Region, Royalty};

/// Dates of stages, filing, approvals, launches and royalty terms.
pub fn resolve(deal: &Deal) -> Timeline {
    let months = ProgrammeMonths::of(&deal.assumptions.programme);
    Timeline {
        stages: stage_dates(&deal.assumptions.programme, &months),
        filing_on: months.date(months.filing),
        regions: licensed_regions(deal)
            .map(|(index, region)| region_dates(index, region, &months, &deal.terms.royalty))
            .collect(),
    }
}

/// The regions that are valued, with their index in `assumptions.regions`.
pub(super) fn licensed_regions(deal: &Deal) -> impl Iterator<Item = (usize, &Region)> {
    let licensed = &deal.terms.territory.licensed;
    let regions = deal.assumptions.regions.iter().enumerate();
    regions.filter(move |(_, region)| licensed.contains(&region.region))
}

/// Whole months from the programme's start to its events.
pub(super) struct ProgrammeMonths {
    start_on: Date,
    /// One per stage.
    pub stage_starts: Vec<u32>,
    /// End of the last stage.
    pub filing: u32,
}

impl ProgrammeMonths {
    pub fn of(programme: &Programme) -> Self {
        let mut filing = 0_u32;
        let mut stage_starts = Vec::with_capacity(programme.stages.len());
        for stage in &programme.stages {
            stage_starts.push(filing);
            filing = filing.saturating_add(stage.months);
        }
        Self { start_on: programme.start_on, stage_starts, filing }
    }

    pub fn approval(&self, region: &Region) -> u32 {
        self.filing.saturating_add(region.review_months)
    }

    pub fn launch(&self, region: &Region) -> u32 {
        self.approval(region).saturating_add(region.launch_lag_months)
    }

    pub fn date(&self, months: u32) -> Date {
        add_months(self.start_on, months)
    }
}

fn stage_dates(programme: &Programme, months: &ProgrammeMonths) -> Vec<StageDates> {
    let starts = months.stage_starts.iter().zip(&programme.stages);
    let dates = starts.map(|(start, stage)| StageDates {
        start_on: months.date(*start),
        end_on: months.date(start.saturating_add(stage.months)),
    });
    dates.collect()
}

fn region_dates(
    index: usize,
    region: &Region,
    months: &ProgrammeMonths,
    royalty: &Royalty,
) -> RegionDates {
    let launch = months.launch(region);
    // A term in years is read to the nearest month; a float cast saturates.
    let term = (12.0 * royalty.years_from_first_sale).round() as u32;
    let term_ends_on = months.date(launch.saturating_add(term));
    RegionDates {
        index,
        approval_on: months.date(months.approval(region)),
        launch_on: months.date(launch),
        exclusivity_until: region.exclusivity_until,
        royalty_ends_on: term_ends_on.max(region.exclusivity_until),
    }
}
