//! Planning backwards: the latest trigger that still makes a target date.
//!
//! Usable dates do not simply grow with the trigger: a payment that slips behind another one is no longer
//! the first reviewed receipt and clears sooner. So the answer is the last day before the first failure.
//! As *first* and as *later* receipt alone the date does grow with the trigger; the failure lies between
//! the two searches' results, and only those few days are tried one by one.

use super::path::{Path, PathBuilder, Review};
use super::scheduled::Scheduled;
use super::setup::PaymentSetup;
use crate::domain::date::{Date, add_days};
use crate::domain::deal::{PaymentKind, Vehicle};
use chrono::Days;

/// The latest triggers for a target; `None`: no trigger from the signing on meets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaymentPlan {
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
pub fn plan(setup: &PaymentSetup, index: usize, target: Date) -> Result<PaymentPlan, NoPlan> {
    let payment = setup.scheduled.get(index).filter(|payment| payment.is_receipt());
    let payment = payment.ok_or(NoPlan::NotAReceipt)?;
    if payment.paid_on.is_some() {
        return Err(NoPlan::AlreadyPaid);
    }
    if target < setup.today {
        return Err(NoPlan::TargetPast);
    }
    let search = Search { setup, index, payment, target };
    Ok(PaymentPlan {
        likely: search.latest(|path| path.usable.likely),
        max: search.latest(|path| path.usable.max),
    })
}

/// The setup with the payment's trigger (an upfront's effective date) on another day.
pub fn moved(setup: &PaymentSetup, index: usize, trigger: Date) -> PaymentSetup {
    let Some(shift) = Shift::of(setup, index, trigger) else { return setup.clone() };
    let mut moved = setup.clone();
    moved.effective_on = shift.effective_on(setup);
    for (other, row) in moved.scheduled.iter_mut().enumerate() {
        row.trigger_on = shift.moved(other, row.kind, row.trigger_on);
        row.due_on = shift.moved(other, row.kind, row.due_on);
    }
    moved
}

/// What moves with a payment's trigger, and how far.
#[derive(Clone, Copy)]
struct Shift {
    index: usize,
    /// An upfront moves the effective date and all upfronts.
    upfront: bool,
    days: i64,
}

impl Shift {
    fn of(setup: &PaymentSetup, index: usize, trigger: Date) -> Option<Self> {
        let payment = setup.scheduled.get(index)?;
        let upfront = payment.kind == PaymentKind::Upfront;
        let from = if upfront { setup.effective_on } else { payment.trigger_on };
        Some(Self { index, upfront, days: (trigger - from).num_days() })
    }

    fn moved(self, index: usize, kind: PaymentKind, date: Date) -> Date {
        let moves = index == self.index || (self.upfront && kind == PaymentKind::Upfront);
        if moves { self.shifted(date) } else { date }
    }

    fn effective_on(self, setup: &PaymentSetup) -> Date {
        if self.upfront { self.shifted(setup.effective_on) } else { setup.effective_on }
    }

    fn shifted(self, date: Date) -> Date {
        match u32::try_from(self.days) {
            Ok(days) => add_days(date, days),
            Err(_) => {
                let back = Days::new(self.days.unsigned_abs());
                date.checked_sub_days(back).unwrap_or(Date::MIN)
            }
        }
    }
}

struct Search<'a> {
    setup: &'a PaymentSetup,
    index: usize,
    payment: &'a Scheduled,
    target: Date,
}

impl Search<'_> {
    fn latest(&self, read: fn(&Path) -> Date) -> Option<Date> {
        let reviews = match self.setup.vehicle {
            Vehicle::HongKong => [Review::HongKong; 2],
            Vehicle::Other => [Review::NotOwed; 2],
            Vehicle::Mainland if !self.setup.is_over_threshold(self.payment) => {
                [Review::NotOwed; 2]
            }
            Vehicle::Mainland => [Review::First, Review::Repeat],
        };
        let [a, b] = reviews
            .map(|review| self.first_failure(|trigger| self.fails_as(trigger, review, read)));
        let (sure, late) = (a.min(b), a.max(b));
        let doubtful = sure.iter_days().take_while(|day| *day < late);
        let failure = doubtful.into_iter().find(|trigger| self.fails(*trigger, read));
        failure.unwrap_or(late).pred_opt().filter(|latest| *latest >= self.setup.signed_on)
    }

    /// The first trigger from the signing on that fails, given that all later ones fail too.
    fn first_failure(&self, fails: impl Fn(Date) -> bool) -> Date {
        let mut low = self.setup.signed_on;
        let mut high = add_days(self.target, SLACK_DAYS + self.lead_days()).max(low);
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

    /// Days a payment falls due before its trigger (an upfront: before the effective date), if it does.
    fn lead_days(&self) -> u32 {
        let upfront = self.payment.kind == PaymentKind::Upfront;
        let from = if upfront { self.setup.effective_on } else { self.payment.trigger_on };
        u32::try_from((from - self.payment.due_on).num_days()).unwrap_or(0)
    }

    fn fails_as(&self, trigger: Date, review: Review, read: fn(&Path) -> Date) -> bool {
        let Some(shift) = Shift::of(self.setup, self.index, trigger) else { return true };
        let effective_on = shift.effective_on(self.setup);
        let due_on = shift.moved(self.index, self.payment.kind, self.payment.due_on);
        let builder = PathBuilder::effective(self.setup, effective_on);
        read(&builder.along(due_on, None, review)) > self.target
    }

    /// Whether a trigger misses the target, being first or later as the schedule has it.
    fn fails(&self, trigger: Date, read: fn(&Path) -> Date) -> bool {
        let review = if self.is_first(trigger) { Review::First } else { Review::Repeat };
        self.fails_as(trigger, review, read)
    }

    fn is_first(&self, trigger: Date) -> bool {
        let Some(shift) = Shift::of(self.setup, self.index, trigger) else { return false };
        let pay_on = |index: usize, payment: &Scheduled| {
            let due_on = shift.moved(index, payment.kind, payment.due_on);
            (payment.paid_on.unwrap_or_else(|| self.setup.adjusted(due_on)), index)
        };
        let moved = pay_on(self.index, self.payment);
        let payments = self.setup.scheduled.iter().enumerate();
        let mut reviewed = payments.filter(|(_, payment)| self.setup.is_reviewed(payment));
        reviewed.all(|(index, payment)| pay_on(index, payment) >= moved)
    }
}
