//! A problem at its place: how bad, which payment, which days, which field, in words and with its fix.

use super::super::scheduled::Scheduled;
use super::problem::PaymentProblem;
use super::words;
use crate::domain::date::Date;
use crate::domain::deal::PaymentKind;
use crate::domain::issue::Severity;
use crate::domain::lang::Lang;

/// A problem of a payment, or of the deal's payments as a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct PaymentIssue {
    /// How bad.
    pub severity: Severity,
    /// Index in the schedule; `None`: the deal.
    pub payment: Option<usize>,
    /// The payment's id in schedules; empty for the deal.
    pub id: String,
    /// The payment's kind.
    pub kind: Option<PaymentKind>,
    /// The day the payment is known by: its due date, of a quarterly one that of its quarter.
    pub from: Option<Date>,
    /// First and last day it is about.
    pub dates: Option<(Date, Date)>,
    /// Path of the field that fixes it.
    pub path: String,
    /// What is wrong.
    pub problem: PaymentProblem,
}

impl PaymentIssue {
    /// An issue of the deal as a whole.
    pub(super) fn of_deal(severity: Severity, path: &str, problem: PaymentProblem) -> Self {
        let path = path.to_owned();
        let id = String::new();
        Self { severity, payment: None, id, kind: None, from: None, dates: None, path, problem }
    }

    /// An issue of one payment.
    pub(super) fn of_payment(
        severity: Severity,
        payment: (usize, &Scheduled),
        path: &str,
        problem: PaymentProblem,
    ) -> Self {
        let (index, scheduled) = payment;
        let issue = Self::of_deal(severity, path, problem);
        let quarterly = scheduled.kind.is_quarterly();
        Self {
            payment: Some(index),
            id: scheduled.id.clone(),
            kind: Some(scheduled.kind),
            from: Some(if quarterly { scheduled.trigger_on } else { scheduled.due_on }),
            dates: Some((scheduled.due_on, scheduled.due_on)),
            ..issue
        }
    }

    pub(super) fn dated(self, first: Date, last: Date) -> Self {
        Self { dates: Some((first, last)), ..self }
    }

    /// A stable word, the same in every language and version.
    pub fn code(&self) -> &'static str {
        self.problem.code()
    }

    /// What is wrong, one sentence.
    pub fn message(&self, lang: Lang) -> String {
        words::message(&self.problem, lang)
    }

    /// What to do, one sentence.
    pub fn fix(&self, lang: Lang) -> String {
        words::fix(&self.problem, lang)
    }

    /// Keys of [`crate::domain::refdata::instruments`] the sentence leans on.
    pub fn sources(&self) -> &'static [&'static str] {
        self.problem.sources()
    }
}
