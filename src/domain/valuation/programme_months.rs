//! A programme counted in whole months from its start.

use crate::domain::date::{Date, add_months};
use crate::domain::deal::{Programme, Region};
use crate::domain::month_start::{MonthStart, month_starts};

/// Whole months from a programme's start to its events.
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

    /// The days on which one month after the other begins, from so many months after the start on.
    pub fn starts_from(&self, months: u32) -> impl Iterator<Item = MonthStart> + use<> {
        month_starts(self.start_on, months)
    }

    pub fn date(&self, months: u32) -> Date {
        add_months(self.start_on, months)
    }
}
