//! Planning backwards: the latest trigger that still makes a target date.
//!
//! Usable dates do not simply grow with the trigger: a payment that slips behind another one is no longer
//! the first reviewed receipt and clears sooner. So the answer is the last day before the first failure.
//! As *first* and as *later* receipt alone the date does grow with the trigger; the failure lies between
//! the two searches' results, and only those few days are tried one by one.

use super::path::{Path, PathDesk, Review, is_over_threshold, pay_on};
use super::setup::{CashKind, PaymentSetup};
use crate::domain::date::{Date, add_days};
use crate::domain::deal::Vehicle;
use chrono::Days;

/// The latest triggers for a target; `None`: no trigger from the signing on meets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// Every trigger up to this day meets the target on the likely path.
    pub likely: Option<Date>,
    /// Every trigger up to this day meets it on the longest path.
    pub max: Option<Date>,
}

/// Why there is no plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPlan {
    /// The target lies before the reader's date.
    TargetPast,
    /// The payment was already made.
    AlreadyPaid,
    /// It is no cash to the licensor.
    NotAReceipt,
}

/// No convention moves a payment further back than this from its due date.
const SLACK_DAYS: u32 = 60;

/// The latest trigger of payment `index` (of an upfront: the latest effective date, all upfronts moving
/// with it) such that it and every earlier one from the signing on is usable by `target`.
///
/// # Errors
/// Says why no plan can be made.
pub fn plan(setup: &PaymentSetup, index: usize, target: Date) -> Result<Plan, NoPlan> {
    let it = setup.scheduled.get(index).filter(|it| it.is_receipt()).ok_or(NoPlan::NotAReceipt)?;
    if it.paid_on.is_some() {
        return Err(NoPlan::AlreadyPaid);
    }
    if target < setup.today {
        return Err(NoPlan::TargetPast);
    }
    let search = Search { setup, index, target };
    Ok(Plan {
        likely: search.latest(|path| path.usable.likely),
        max: search.latest(|path| path.usable.max),
    })
}

/// The setup with the payment's trigger (an upfront's effective date) on another day.
pub fn moved(setup: &PaymentSetup, index: usize, trigger: Date) -> PaymentSetup {
    let mut moved = setup.clone();
    let Some(it) = setup.scheduled.get(index) else { return moved };
    let upfront = it.kind == CashKind::Upfront;
    let from = if upfront { setup.effective_on } else { it.trigger_on };
    let days = (trigger - from).num_days();
    let shifted = |date: Date| match u32::try_from(days) {
        Ok(days) => add_days(date, days),
        Err(_) => date.checked_sub_days(Days::new(days.unsigned_abs())).unwrap_or(Date::MIN),
    };
    if upfront {
        moved.effective_on = trigger;
    }
    for (other, row) in moved.scheduled.iter_mut().enumerate() {
        if other == index || (upfront && row.kind == CashKind::Upfront) {
            row.trigger_on = shifted(row.trigger_on);
            row.due_on = shifted(row.due_on);
        }
    }
    moved
}

struct Search<'a> {
    setup: &'a PaymentSetup,
    index: usize,
    target: Date,
}

impl Search<'_> {
    fn latest(&self, read: fn(&Path) -> Date) -> Option<Date> {
        let reviewed = self.reviewed();
        let (worst, best) = match self.setup.vehicle {
            Vehicle::HongKong => (Review::HongKong, Review::HongKong),
            Vehicle::Mainland if !reviewed => (Review::NotOwed, Review::NotOwed),
            Vehicle::Mainland => (Review::First, Review::Repeat),
        };
        let fails_as = |trigger: Date, review: Review| {
            self.usable(&moved(self.setup, self.index, trigger), review, read) > self.target
        };
        // The durations are the user's: "later" may be set longer than "first".
        let first_failure = |review| self.first_failure(|trigger| fails_as(trigger, review));
        let (a, b) = (first_failure(worst), first_failure(best));
        let doubtful = a.min(b).iter_days().take_while(|day| *day < a.max(b));
        let failure = doubtful.clone().find(|trigger| self.fails(*trigger, read)).unwrap_or(a.max(b));
        failure.pred_opt().filter(|latest| *latest >= self.setup.signed_on)
    }

    fn reviewed(&self) -> bool {
        self.setup.scheduled.get(self.index).is_some_and(|it| is_over_threshold(self.setup, it))
    }

    /// The first trigger from the signing on that fails, given that all later ones fail too.
    fn first_failure(&self, fails: impl Fn(Date) -> bool) -> Date {
        let (mut low, mut high) = (self.setup.signed_on, add_days(self.target, SLACK_DAYS));
        high = high.max(low);
        while low < high {
            let middle = add_days(low, ((high - low).num_days() / 2) as u32);
            if fails(middle) {
                high = middle;
            } else {
                low = add_days(middle, 1);
            }
        }
        low
    }

    fn usable(&self, moved: &PaymentSetup, review: Review, read: fn(&Path) -> Date) -> Date {
        let it = moved.scheduled.get(self.index);
        it.map_or(Date::MAX, |it| read(&PathDesk::of(moved).path(it, review)))
    }

    /// Whether a trigger misses the target, being first or later as the schedule has it.
    fn fails(&self, trigger: Date, read: fn(&Path) -> Date) -> bool {
        let moved = moved(self.setup, self.index, trigger);
        let review = if self.is_first(&moved) { Review::First } else { Review::Repeat };
        self.usable(&moved, review, read) > self.target
    }

    fn is_first(&self, moved: &PaymentSetup) -> bool {
        let reviewed = |it: &&super::Scheduled| it.is_receipt() && is_over_threshold(moved, it);
        let Some(own) = moved.scheduled.get(self.index) else { return false };
        let own = (pay_on(moved, own), self.index);
        let rows = moved.scheduled.iter().enumerate().filter(|(_, it)| reviewed(it));
        rows.map(|(index, it)| (pay_on(moved, it), index)).all(|key| key >= own)
    }
}
