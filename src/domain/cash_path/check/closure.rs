//! Payments that run into a long closure at the payee's end, or come close to one.

use super::super::path::{Path, PathBuilder};
use super::super::scheduled::Scheduled;
use super::{CheckInputs, PaymentIssue, PaymentProblem};
use crate::domain::calendar::{Closure, JointCalendar, closures_between};
use crate::domain::date::{Date, add_days};
use crate::domain::issue::Severity;
use chrono::Days;

/// Days around a span within which a closure can matter: the longest closure and a weekend more.
const MARGIN: u32 = 20;
/// How far before a closure an earlier due date is looked for, days.
const SEARCH: u32 = 90;

pub(super) fn check(scene: &CheckInputs) -> Vec<PaymentIssue> {
    let spans = scene.paths.inward().map(|(_, path)| (path.pay_on, path.usable.max));
    let dues = scene.setup.scheduled.iter().map(|payment| (payment.due_on, payment.due_on));
    let all = spans.chain(dues).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
    let Some((first, last)) = all else { return Vec::new() };
    let first = first.checked_sub_days(Days::new(MARGIN.into())).unwrap_or(first);
    let closures = closures_between(scene.setup.payee(), first, add_days(last, MARGIN));
    let builder = PathBuilder::of(scene.setup);
    let rows = scene.setup.scheduled.iter().enumerate();
    let rows = rows.filter_map(|(index, payment)| {
        let path = scene.paths.routes.get(index)?.inward()?;
        issue(&builder, (index, payment), path, &closures)
    });
    rows.collect()
}

/// The worst a payment has to do with any closure.
fn issue(
    builder: &PathBuilder,
    (index, payment): (usize, &Scheduled),
    path: &Path,
    closures: &[Closure],
) -> Option<PaymentIssue> {
    let spans = |closure: &&Closure, usable: Date| {
        closure.overlaps(payment.due_on, usable.max(payment.due_on))
    };
    let of = |severity, closure: &Closure, problem| {
        let issue =
            PaymentIssue::of_payment(severity, (index, payment), payment.kind.days_path(), problem);
        issue.dated(closure.from, closure.to)
    };
    let usable = path.usable.likely;
    if let Some(closure) = closures.iter().find(|closure| spans(closure, usable)) {
        let due_by = latest_clear(builder, path, closure);
        let problem = PaymentProblem::ClosureOverlap {
            due_on: payment.due_on,
            usable,
            closure: *closure,
            due_by,
        };
        return Some(of(Severity::Red, closure, problem));
    }
    let longest = closures.iter().find(|closure| spans(closure, path.usable.max));
    let near = || closures.iter().find(|closure| is_near(payment.due_on, closure));
    let closure = longest.or_else(near)?;
    let longest_only = longest.is_some() && !is_near(payment.due_on, closure);
    let problem =
        PaymentProblem::ClosureNear { due_on: payment.due_on, closure: *closure, longest_only };
    Some(of(Severity::Amber, closure, problem))
}

/// Two business days before a closure, or one after it.
fn is_near(due_on: Date, closure: &Closure) -> bool {
    if due_on > add_days(closure.to, MARGIN) || add_days(due_on, MARGIN) < closure.from {
        return false;
    }
    let banks = JointCalendar::banks([closure.calendar]);
    let before = banks.subtract(closure.from, 2)..closure.from;
    let after = banks.add(closure.to, 1);
    before.contains(&due_on) || (due_on > closure.to && due_on <= after)
}

/// The last day before the closure from which the likely path, at the speed it has, ends in time; `None`
/// when that is before the contract takes effect.
fn latest_clear(builder: &PathBuilder, path: &Path, closure: &Closure) -> Option<Date> {
    let mut due_on = closure.from.pred_opt()?;
    while due_on >= builder.effective_on() {
        if builder.along(due_on, None, path.review).usable.likely < closure.from {
            return Some(due_on);
        }
        due_on = due_on.pred_opt()?;
        if add_days(due_on, SEARCH) < closure.from {
            return None;
        }
    }
    None
}
