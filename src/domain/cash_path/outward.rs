//! The reverse path: payments out of China, such as the reimbursement of tech-transfer costs.
//!
//! The papers are begun on the trigger date: tax record filing (above USD 50,000, once per contract,
//! Announcements 40 of 2013 and 19 of 2021), tax computed and paid, bank review. The money leaves when
//! they are through, not before the due date. From Hong Kong there is nothing to file.

use super::scheduled::Scheduled;
use super::setup::PaymentSetup;
use super::three_point::ThreePoint;
use crate::domain::calendar::{HolidayCalendar, JointCalendar, Status};
use crate::domain::date::Date;
use crate::domain::deal::{PathStep, PaymentKind, Vehicle};

/// The path of a payment out of China.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutwardPath {
    /// Tax record filed; the trigger date where none is owed.
    pub filed: ThreePoint<Date>,
    /// Chinese tax computed and paid.
    pub taxed: ThreePoint<Date>,
    /// Through the bank's review.
    pub reviewed: ThreePoint<Date>,
    /// The money leaves.
    pub pay_on: ThreePoint<Date>,
    /// On the payee's account abroad.
    pub credited: ThreePoint<Date>,
    /// Whether a tax record filing is owed for this payment.
    pub filing_owed: bool,
    /// The least sure calendar year the path rests on.
    pub status: Status,
}

/// The path of the payment at `index` of the schedule.
pub(super) fn outward(setup: &PaymentSetup, index: usize, payment: &Scheduled) -> OutwardPath {
    let mainland = setup.vehicle == Vehicle::Mainland;
    let over = mainland && setup.is_over_threshold(payment);
    let filing_owed = over && is_first_over(setup, index);
    let offices = JointCalendar::offices(HolidayCalendar::Cn);
    let step = |owed: bool, step: PathStep, from: ThreePoint<Date>| {
        if owed { setup.steps.after(step, from, offices) } else { from }
    };
    let filed = step(filing_owed, PathStep::TaxFiling, ThreePoint::same(payment.trigger_on));
    let taxed = step(mainland, PathStep::TaxPayment, filed);
    let reviewed = step(over, PathStep::OutwardReview, taxed);
    let centre = HolidayCalendar::of_currency(&setup.currency);
    let payer = JointCalendar::banks([setup.payee()].into_iter().chain(centre));
    let due = payer.adjust(payment.due_on, setup.convention);
    let ready = reviewed.map(|date| payer.add(date, 0).max(due));
    let pay_on = payment.paid_on.map_or(ready, ThreePoint::same);
    let payee = HolidayCalendar::of_country(&setup.payer);
    let wires = payee.map_or(payer, |payee| payer.and(payee));
    let credited = setup.steps.after(PathStep::Wire, pay_on, wires);
    let status = wires.status(payment.trigger_on.min(pay_on.min), credited.max);
    OutwardPath { filed, taxed, reviewed, pay_on, credited, filing_owed, status }
}

/// Whether it is the first payment out of China above the threshold, in schedule order.
fn is_first_over(setup: &PaymentSetup, index: usize) -> bool {
    let mut earlier = setup.scheduled.iter().take(index);
    !earlier.any(|payment| {
        payment.kind == PaymentKind::TechTransfer && setup.is_over_threshold(payment)
    })
}
