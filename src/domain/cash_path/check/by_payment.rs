//! Rules about single payments: tax, documents, calendars, lateness.

use super::super::path::{Review, Route};
use super::super::scheduled::Scheduled;
use super::super::setup::PaymentSetup;
use super::super::withholding::WhtBasis;
use super::{CheckInputs, PaymentIssue, PaymentProblem};
use crate::domain::calendar::{HolidayCalendar, Status};
use crate::domain::date::Date;
use crate::domain::issue::Severity;
use chrono::Datelike;

pub(super) fn check(scene: &CheckInputs) -> Vec<PaymentIssue> {
    let rows = scene.setup.scheduled.iter().zip(&scene.paths.routes).enumerate();
    rows.flat_map(|(index, (payment, route))| {
        let row = CheckedPayment { scene, index, payment, route };
        let found = [row.treaty_form(), row.calendar(), row.documents(), row.late(), row.papers()];
        found.into_iter().flatten()
    })
    .collect()
}

struct CheckedPayment<'a> {
    scene: &'a CheckInputs<'a>,
    index: usize,
    payment: &'a Scheduled,
    route: &'a Route,
}

impl CheckedPayment<'_> {
    fn setup(&self) -> &PaymentSetup {
        self.scene.setup
    }

    fn issue(&self, severity: Severity, path: &str, problem: PaymentProblem) -> PaymentIssue {
        PaymentIssue::of_payment(severity, (self.index, self.payment), path, problem)
    }

    fn treaty_form(&self) -> Option<PaymentIssue> {
        let tax = self.scene.taxes.get(self.index)?.as_ref()?;
        let pay_on = self.route.inward()?.pay_on;
        let row = self.setup().refdata.withholding(self.setup().payer, self.setup().vehicle)?;
        let problem = PaymentProblem::TreatyFormMissing {
            pay_on,
            at_stake: tax.at_stake,
            currency: self.setup().currency,
            rate: tax.rate,
            treaty: row.treaty?,
        };
        let missing = tax.basis == WhtBasis::FormMissing;
        missing.then(|| self.issue(Severity::Red, "payments.formalities", problem))
    }

    /// The calendars a path leans on, and how sure the least sure of them is.
    fn calendar(&self) -> Option<PaymentIssue> {
        let (first, last, status) = match self.route {
            Route::Inward(path) => {
                let last = path.onshore.unwrap_or(path.usable).max;
                (self.payment.due_on.min(path.pay_on), last, path.status)
            }
            Route::Outward(path) => (self.payment.trigger_on, path.credited.max, path.status),
            Route::Shares => return None,
        };
        let problem = match status {
            Status::Official | Status::Rule => return None,
            Status::Projected => PaymentProblem::CalendarProjected {
                calendars: self.calendars(first, last, Status::Projected),
                first: first.year(),
                last: last.year(),
            },
            Status::Missing => PaymentProblem::CalendarMissing {
                calendars: self.calendars(first, last, Status::Missing),
                country: self.setup().payer,
                currency: self.setup().currency,
            },
        };
        let severity = if status == Status::Missing { Severity::Red } else { Severity::Note };
        Some(self.issue(severity, &self.payment.path, problem).dated(first, last))
    }

    /// Those of the path's calendars that have the status in a year of the span.
    fn calendars(&self, first: Date, last: Date, status: Status) -> Vec<HolidayCalendar> {
        let setup = self.setup();
        let onward = setup.onward.map(|_| HolidayCalendar::Cn);
        let places = setup.payer_banks().and(setup.payee());
        let places = onward.map_or(places, |place| places.and(place)).places();
        places
            .filter(|place| (first.year()..=last.year()).any(|year| place.status(year) == status))
            .collect()
    }

    fn documents(&self) -> Option<PaymentIssue> {
        let reviewed = matches!(self.route.inward()?.review, Review::First | Review::Repeat);
        let (currency, rated) = (self.setup().currency, self.setup().usd().is_some());
        let problem = PaymentProblem::DocumentsOver50k { currency, rated };
        reviewed.then(|| self.issue(Severity::Note, &self.payment.path, problem))
    }

    /// A payment on the day the convention moves the due date to is in time. Later, interest runs from the
    /// day after the due date: simple, actual/365.
    fn late(&self) -> Option<PaymentIssue> {
        if self.payment.is_in_shares() {
            return None;
        }
        let setup = self.setup();
        let in_time = setup.adjusted(self.payment.due_on).max(self.payment.due_on);
        let until = self.payment.paid_on.unwrap_or(setup.today);
        if until <= in_time {
            return None;
        }
        let days = (until - self.payment.due_on).num_days();
        let rate = if self.payment.payee_caused { 0.0 } else { setup.late_interest };
        let interest = self.payment.contract_amount * rate * days as f64 / 365.0;
        let severity = match self.payment.paid_on {
            None => Severity::Red,
            Some(_) if interest > 0.0 => Severity::Amber,
            Some(_) => Severity::Note,
        };
        let problem = PaymentProblem::Late {
            due_on: self.payment.due_on,
            until,
            paid: self.payment.paid_on.is_some(),
            days,
            interest,
            currency: setup.currency,
        };
        Some(self.issue(severity, "payments.actual", problem).dated(self.payment.due_on, until))
    }

    fn papers(&self) -> Option<PaymentIssue> {
        let Route::Outward(path) = self.route else { return None };
        let (due_on, ready) = (self.payment.due_on, path.reviewed.likely);
        (ready > due_on).then(|| {
            let problem = PaymentProblem::PapersLate { due_on, ready };
            self.issue(Severity::Amber, &self.payment.path, problem).dated(due_on, ready)
        })
    }
}
