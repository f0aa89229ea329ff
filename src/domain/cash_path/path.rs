//! The path of one receipt: pay, credited, cleared, usable, onshore; each shortest, likely and longest.

use super::outward::{OutwardPath, outward};
use super::scheduled::Scheduled;
use super::setup::PaymentSetup;
use super::three_point::ThreePoint;
use crate::domain::calendar::{HolidayCalendar, JointCalendar, Status};
use crate::domain::currency::Currency;
use crate::domain::date::Date;
use crate::domain::deal::{FormalityKind, Party, PathStep, Vehicle};

/// How the bank treats a receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Review {
    /// Not above USD 50,000: no review, no registration gate.
    NotOwed,
    /// The first reviewed receipt by pay date.
    First,
    /// A later one.
    Repeat,
    /// Hong Kong bank: its own checks, any amount.
    HongKong,
}

/// The path of a receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Path {
    /// The day the payer pays: the due date adjusted, or the day it was really paid.
    pub pay_on: Date,
    /// Whether [`Self::pay_on`] is the user's actual date.
    pub paid: bool,
    /// On the payee's account.
    pub credited: ThreePoint<Date>,
    /// Reviewed and free to use in the currency received.
    pub cleared: ThreePoint<Date>,
    /// In renminbi, or kept in the currency received where that is chosen.
    pub usable: ThreePoint<Date>,
    /// Hong Kong vehicle that passes the money on: on the mainland.
    pub onshore: Option<ThreePoint<Date>>,
    /// How the bank treats it.
    pub review: Review,
    /// The least sure calendar year the path rests on.
    pub status: Status,
}

/// What a scheduled payment's money does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// Cash to the licensor.
    Inward(Path),
    /// Cash out of China.
    Outward(OutwardPath),
    /// Shares: no cash.
    Shares,
}

impl Route {
    /// The path of cash to the licensor.
    pub fn inward(&self) -> Option<&Path> {
        if let Self::Inward(path) = self { Some(path) } else { None }
    }
}

/// All paths of a schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    /// Technology-export registration; `None` for a Hong Kong vehicle, whose receipts it does not gate.
    pub registration: Option<ThreePoint<Date>>,
    /// Index of the first reviewed receipt by pay date.
    pub first_reviewed: Option<usize>,
    /// One per scheduled payment, in schedule order.
    pub routes: Vec<Route>,
}

impl Paths {
    /// The receipts: index in the schedule and path.
    pub fn inward(&self) -> impl Iterator<Item = (usize, &Path)> {
        let routes = self.routes.iter().enumerate();
        routes.filter_map(|(index, route)| Some((index, route.inward()?)))
    }
}

/// The paths of all scheduled payments.
pub fn paths(setup: &PaymentSetup) -> Paths {
    let builder = PathBuilder::of(setup);
    let first = first_reviewed(setup);
    let route = |(index, payment): (usize, &Scheduled)| match payment.payer {
        _ if payment.is_in_shares() => Route::Shares,
        Party::Licensor => Route::Outward(outward(setup, index, payment)),
        Party::Licensee => {
            let review = builder.review(payment, first == Some(index));
            Route::Inward(builder.along(payment.due_on, payment.paid_on, review))
        }
    };
    let routes = setup.scheduled.iter().enumerate().map(route).collect();
    Paths { registration: builder.registration, first_reviewed: first, routes }
}

fn first_reviewed(setup: &PaymentSetup) -> Option<usize> {
    if setup.vehicle != Vehicle::Mainland {
        return None;
    }
    let payments = setup.scheduled.iter().enumerate();
    let reviewed = payments.filter(|(_, payment)| setup.is_reviewed(payment));
    reviewed.min_by_key(|(index, payment)| (setup.pay_on(payment), *index)).map(|(index, _)| index)
}

/// Technology-export registration: the date entered, else preparation and authority from the effective date.
pub(super) fn registration(setup: &PaymentSetup, effective_on: Date) -> ThreePoint<Date> {
    let offices = JointCalendar::offices(HolidayCalendar::Cn);
    let effective = ThreePoint::same(effective_on);
    if setup.record {
        return effective;
    }
    match setup.entered(FormalityKind::Registration) {
        Some(entered) if entered.on.is_some() || entered.done => {
            ThreePoint::same(entered.on.unwrap_or(effective_on))
        }
        entered => {
            let from = entered
                .and_then(|entered| entered.requested_on)
                .map_or(effective, ThreePoint::same);
            let filed = setup.steps.after(PathStep::Prepare, from, offices);
            setup.steps.after(PathStep::Authority, filed, offices)
        }
    }
}

/// What all paths of a setup share.
pub(super) struct PathBuilder<'a> {
    setup: &'a PaymentSetup,
    effective_on: Date,
    payer: JointCalendar,
    wires: JointCalendar,
    registration: Option<ThreePoint<Date>>,
}

impl<'a> PathBuilder<'a> {
    pub(super) fn of(setup: &'a PaymentSetup) -> Self {
        Self::effective(setup, setup.effective_on)
    }

    /// With the contract taking effect on another day.
    pub(super) fn effective(setup: &'a PaymentSetup, effective_on: Date) -> Self {
        let payer = setup.payer_banks();
        let wires = payer.and(setup.payee());
        let mainland = setup.vehicle == Vehicle::Mainland;
        Self {
            effective_on,
            setup,
            payer,
            wires,
            registration: mainland.then(|| registration(setup, effective_on)),
        }
    }

    /// The day the contract takes effect.
    pub(super) fn effective_on(&self) -> Date {
        self.effective_on
    }

    fn review(&self, payment: &Scheduled, first: bool) -> Review {
        match self.setup.vehicle {
            Vehicle::HongKong => Review::HongKong,
            // Credited is usable: no table knows what a bank elsewhere asks.
            Vehicle::Other => Review::NotOwed,
            Vehicle::Mainland if !self.setup.is_over_threshold(payment) => Review::NotOwed,
            Vehicle::Mainland if first => Review::First,
            Vehicle::Mainland => Review::Repeat,
        }
    }

    /// The path of a receipt due on a day, paid as the convention says or on the day it was.
    pub(super) fn along(&self, due_on: Date, paid_on: Option<Date>, review: Review) -> Path {
        let pay_on = paid_on.unwrap_or_else(|| self.setup.adjusted(due_on));
        let credited = self.setup.steps.after(PathStep::Wire, ThreePoint::same(pay_on), self.wires);
        let cleared = self.cleared(credited, review);
        let usable = self.usable(cleared);
        let onshore = self.onshore(usable);
        let end = onshore.unwrap_or(usable).max;
        let status = self.status(pay_on.min(due_on), end);
        Path { pay_on, paid: paid_on.is_some(), credited, cleared, usable, onshore, review, status }
    }

    fn cleared(&self, credited: ThreePoint<Date>, review: Review) -> ThreePoint<Date> {
        let steps = &self.setup.steps;
        let step = match review {
            Review::NotOwed => return credited,
            Review::HongKong => {
                let banks = JointCalendar::banks([HolidayCalendar::Hk]);
                return steps.after(PathStep::HkReceipt, credited, banks);
            }
            Review::First => PathStep::First,
            Review::Repeat => PathStep::Repeat,
        };
        let gate = self.registration.map_or(credited, |registration| credited.later(registration));
        steps.after(step, gate, JointCalendar::offices(HolidayCalendar::Cn))
    }

    /// Nothing to convert in Hong Kong, in a CNY deal, or where the payee keeps the currency.
    fn usable(&self, cleared: ThreePoint<Date>) -> ThreePoint<Date> {
        let setup = self.setup;
        let kept = setup.retains_fx
            || setup.currency == Currency::CNY
            || setup.vehicle != Vehicle::Mainland;
        if kept {
            return cleared;
        }
        setup.steps.after(
            PathStep::Conversion,
            cleared,
            JointCalendar::banks([HolidayCalendar::Cn]),
        )
    }

    fn onshore(&self, usable: ThreePoint<Date>) -> Option<ThreePoint<Date>> {
        let onward = self.setup.onward.filter(|_| self.setup.vehicle == Vehicle::HongKong)?;
        let banks = JointCalendar::banks([HolidayCalendar::Hk, HolidayCalendar::Cn]);
        Some(self.setup.steps.after(onward.step(), usable, banks))
    }

    /// How sure the calendars are; a payer and a currency without any calendar are never sure.
    fn status(&self, first: Date, last: Date) -> Status {
        let onshore = self.setup.onward.is_some() && self.setup.vehicle == Vehicle::HongKong;
        let all = if onshore { self.wires.and(HolidayCalendar::Cn) } else { self.wires };
        self.payer.status(first, last).max(all.status(first, last))
    }
}
