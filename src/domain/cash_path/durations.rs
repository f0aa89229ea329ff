//! The durations of one deal.

use super::steps::{DayRange, DurationUnit, step_table};
use super::three_point::ThreePoint;
use crate::domain::calendar::{HolidayCalendar, JointCalendar};
use crate::domain::date::{Date, add_days};
use crate::domain::deal::{BusinessDayConvention, PathStep};

const COUNT: usize = PathStep::ALL.len();

/// The end of the US antitrust waiting period begun on a day: a last day that is a Saturday, a Sunday or a legal public
/// holiday is moved to the next regular business day. Source: 16 CFR 803.10 and 801.1(k).
pub fn hsr_ends(from: Date, days: u32) -> Date {
    let offices = JointCalendar::offices(HolidayCalendar::UsFed);
    offices.adjust(add_days(from, days), BusinessDayConvention::Following)
}

/// The durations of one deal: the table's, with the deal's own where it has any.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepDurations {
    spans: [(DayRange, DurationUnit); COUNT],
    own: [bool; COUNT],
}

impl Default for StepDurations {
    fn default() -> Self {
        let mut spans = [(DayRange::same(0), DurationUnit::Business); COUNT];
        for (span, info) in spans.iter_mut().zip(step_table()) {
            *span = (info.span, info.unit);
        }
        Self { spans, own: [false; COUNT] }
    }
}

impl StepDurations {
    /// A step's duration.
    pub fn span(&self, step: PathStep) -> DayRange {
        self.entry(step).0
    }

    /// Whether the duration is the deal's own.
    pub fn is_own(&self, step: PathStep) -> bool {
        self.own.get(step as usize).copied().unwrap_or(false)
    }

    /// Replaces a duration; refused (and left as it was) unless min ≤ likely ≤ max.
    #[must_use]
    pub fn set(&mut self, step: PathStep, span: DayRange) -> bool {
        let places = self.spans.get_mut(step as usize).zip(self.own.get_mut(step as usize));
        match places {
            Some((entry, own)) if span.is_ordered() => {
                entry.0 = span;
                *own = true;
                true
            }
            _ => false,
        }
    }

    /// The dates after a step, on each path.
    pub fn after(
        &self,
        step: PathStep,
        from: ThreePoint<Date>,
        calendar: JointCalendar,
    ) -> ThreePoint<Date> {
        let (span, unit) = self.entry(step);
        from.zip(span, |date, days| match unit {
            DurationUnit::Business => calendar.add(date, days),
            DurationUnit::Calendar if step == PathStep::Hsr => hsr_ends(date, days),
            DurationUnit::Calendar => add_days(date, days),
        })
    }

    fn entry(&self, step: PathStep) -> (DayRange, DurationUnit) {
        self.spans
            .get(step as usize)
            .copied()
            .unwrap_or((DayRange::same(0), DurationUnit::Business))
    }
}
