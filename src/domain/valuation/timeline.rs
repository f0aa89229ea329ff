//! The programmes' dates. Every one is the programme's start plus a number of whole months, so that a date once
//! clamped to a short month never shifts the ones after it.

use super::programme_months::ProgrammeMonths;
use super::scope::{ProductScope, ProgrammeRegion, scopes};
use super::{ProgrammeDates, RegionDates, StageDates, Timeline};
use crate::domain::date::Date;
use crate::domain::deal::{Deal, Programme};
use crate::domain::sort::sort_by_key;

/// Dates of stages, filings, approvals, launches and royalty terms.
pub fn resolve(deal: &Deal) -> Timeline {
    timeline(deal, &scopes(deal))
}

/// The same, of a deal whose products were looked through.
pub(super) fn timeline(deal: &Deal, scopes: &[ProductScope]) -> Timeline {
    let programmes = deal.assumptions.programmes.iter();
    let mut timeline = Timeline { programmes: programmes.map(programme_dates).collect() };
    for scope in scopes {
        for (place, region) in scope.regions.iter().enumerate() {
            let royalty_ends_on = scope.royalty_end(deal, place, &region.lines);
            for line in &region.lines {
                let dates = region_dates(deal, *line, royalty_ends_on);
                let programme = timeline.programmes.get_mut(line.programme);
                if let Some((programme, dates)) = programme.zip(dates) {
                    programme.regions.push(dates);
                }
            }
        }
    }
    for programme in &mut timeline.programmes {
        sort_by_key(&mut programme.regions, |region| region.index);
    }
    timeline
}

fn region_dates(
    deal: &Deal,
    line: ProgrammeRegion,
    royalty_ends_on: Option<Date>,
) -> Option<RegionDates> {
    let programme = deal.assumptions.programmes.get(line.programme)?;
    let region = programme.regions.get(line.region)?;
    let months = ProgrammeMonths::of(programme);
    Some(RegionDates {
        index: line.region,
        approval_on: months.date(months.approval(region)),
        launch_on: months.date(months.launch(region)),
        exclusivity_until: region.exclusivity_until,
        royalty_ends_on,
    })
}

fn programme_dates(programme: &Programme) -> ProgrammeDates {
    let months = ProgrammeMonths::of(programme);
    let starts = months.stage_starts.iter().zip(&programme.stages);
    let stages = starts.map(|(start, stage)| StageDates {
        start_on: months.date(*start),
        end_on: months.date(start.saturating_add(stage.months)),
    });
    ProgrammeDates {
        stages: stages.collect(),
        filing_on: months.date(months.filing),
        regions: Vec::new(),
    }
}
