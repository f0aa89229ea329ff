//! The durations of one deal.

use super::steps::{COUNT, Span, Step, Unit, step_table};
use super::triple::Triple;
use crate::domain::calendar::JointCalendar;
use crate::domain::date::{Date, add_days};

/// The durations of one deal: the table's, with the deal's own where it has any.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Steps {
    spans: [(Span, Unit); COUNT],
    own: [bool; COUNT],
}

impl Default for Steps {
    fn default() -> Self {
        let mut spans = [(Span::same(0), Unit::Business); COUNT];
        for (span, info) in spans.iter_mut().zip(step_table()) {
            *span = (info.span, info.unit);
        }
        Self { spans, own: [false; COUNT] }
    }
}

impl Steps {
    /// A step's duration.
    pub fn span(&self, step: Step) -> Span {
        self.entry(step).0
    }

    /// Whether the duration is the deal's own.
    pub fn is_own(&self, step: Step) -> bool {
        self.own.get(step as usize).copied().unwrap_or(false)
    }

    /// Replaces a duration; refused (and left as it was) unless min ≤ likely ≤ max.
    #[must_use]
    pub fn set(&mut self, step: Step, span: Span) -> bool {
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
    pub fn after(&self, step: Step, from: Triple<Date>, calendar: JointCalendar) -> Triple<Date> {
        let (span, unit) = self.entry(step);
        from.zip(span, |date, days| match unit {
            Unit::Business => calendar.add(date, days),
            Unit::Calendar => add_days(date, days),
        })
    }

    fn entry(&self, step: Step) -> (Span, Unit) {
        self.spans.get(step as usize).copied().unwrap_or((Span::same(0), Unit::Business))
    }
}
