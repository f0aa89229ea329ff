//! How bad an issue is, by what it costs and how near it is: what is far off, or can no longer be helped, is for the
//! record.

use super::super::setup::PaymentSetup;
use super::{PaymentIssue, PaymentProblem};
use crate::domain::date::add_months;
use crate::domain::issue::Severity;

/// What is further off than this many months is nobody's task today.
const NEAR_MONTHS: u32 = 18;

/// The issue with the severity it has on the reader's day.
pub(super) fn weighed(setup: &PaymentSetup, issue: PaymentIssue) -> PaymentIssue {
    let far = issue.dates.is_some_and(|(first, last)| {
        first > add_months(setup.today, NEAR_MONTHS)
            || (!is_owed(&issue.problem) && add_months(last, NEAR_MONTHS) < setup.today)
    });
    let over = issue.dates.is_some_and(|(_, last)| last < setup.today);
    let idle = over && is_a_wait(&issue.problem);
    // Of a public deal nothing is left to do; an input that cannot be used is still one.
    let recorded = setup.record && !is_an_input(&issue.problem);
    if far || idle || recorded {
        return PaymentIssue { severity: issue.severity.max(Severity::Note), ..issue };
    }
    issue
}

/// Money that should have come and has not: it does not grow old.
fn is_owed(problem: &PaymentProblem) -> bool {
    matches!(problem, PaymentProblem::Late { paid: false, .. })
}

/// A wait: once it is over there is nothing to do about it.
fn is_a_wait(problem: &PaymentProblem) -> bool {
    use PaymentProblem as P;
    match problem {
        P::ClosureOverlap { .. }
        | P::ClosureNear { .. }
        | P::RegistrationLate { .. }
        | P::RegistrationDeadline { .. }
        | P::CalendarMissing { .. }
        | P::CalendarProjected { .. }
        | P::PapersLate { .. } => true,
        P::TreatyFormMissing { .. }
        | P::DeCertificate { .. }
        | P::RestrictedTechnology
        | P::ProhibitedTechnology
        | P::TechnologyNotAssessed
        | P::HkNoTreaty { .. }
        | P::HkAffiliateRelief
        | P::HkNoCredit { .. }
        | P::DocumentsOver50k { .. }
        | P::OdiPending { .. }
        | P::Late { .. }
        | P::WhtUnknown { .. }
        | P::WhtOld { .. }
        | P::WhtDiffers { .. }
        | P::WhtRefused
        | P::SpotRefused
        | P::StepOrder { .. }
        | P::DueBeforeEffective { .. }
        | P::EffectiveBeforeSigned { .. } => false,
    }
}

/// A field that cannot be used.
fn is_an_input(problem: &PaymentProblem) -> bool {
    use PaymentProblem as P;
    matches!(problem, P::WhtUnknown { .. } | P::WhtRefused | P::SpotRefused | P::StepOrder { .. })
}
