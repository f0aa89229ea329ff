//! Rules about the deal as a whole: registration, technology, structure.

use super::super::setup::PaymentSetup;
use super::{CheckInputs, PaymentIssue, PaymentProblem};
use crate::domain::currency::Country;
use crate::domain::date::add_days;
use crate::domain::deal::{ForeignTax, FormalityKind, TechnologyStatus, Vehicle};
use crate::domain::issue::Severity;
use chrono::Days;

/// The registration's limit is near from this many days before it.
const NEAR_DAYS: u64 = 15;
const FORMALITIES: &str = "payments.formalities";
const TECHNOLOGY: &str = "payments.technology";
const VEHICLE: &str = "terms.parties.licensor.vehicle";
const FOREIGN_TAX: &str = "assumptions.licensor.foreign_tax";
const WHT: &str = "assumptions.wht";

pub(super) fn check(scene: &CheckInputs) -> Vec<PaymentIssue> {
    let setup = scene.setup;
    let mut issues = Vec::new();
    issues.extend(registration_late(scene));
    issues.extend(registration_deadline(scene));
    issues.extend(technology(setup));
    issues.extend(german_certificate(scene));
    issues.extend(hong_kong(setup));
    issues.extend(withholding_old(setup));
    issues.extend(outbound_investment(scene));
    issues
}

fn registration_late(scene: &CheckInputs) -> Option<PaymentIssue> {
    let index = scene.paths.first_reviewed?;
    let registration = scene.paths.registration?.likely;
    let path = scene.paths.routes.get(index)?.inward()?;
    let credited = path.credited.likely;
    (registration > credited).then(|| {
        let problem = PaymentProblem::RegistrationLate { registration, credited };
        let payment = scene.setup.scheduled.get(index).map(|payment| (index, payment));
        let issue = match payment {
            Some(payment) => PaymentIssue::of_payment(Severity::Red, payment, FORMALITIES, problem),
            None => PaymentIssue::of_deal(Severity::Red, FORMALITIES, problem),
        };
        issue.dated(credited, registration)
    })
}

/// Done: red only when it was too late. Not done: the later of today and the expected day counts.
fn registration_deadline(scene: &CheckInputs) -> Option<PaymentIssue> {
    let setup = scene.setup;
    let registration = scene.paths.registration.filter(|_| !setup.record)?.likely;
    let limit = add_days(setup.effective_on, super::super::formality::REGISTRATION_DAYS);
    let entered = setup.entered(FormalityKind::Registration);
    let real = entered
        .is_some_and(|entered| entered.done || entered.on.is_some_and(|on| on <= setup.today));
    let on = if real { registration } else { registration.max(setup.today) };
    let near = limit.checked_sub_days(Days::new(NEAR_DAYS)).unwrap_or(limit);
    let severity = match on {
        on if on > limit => Severity::Red,
        on if !real && on >= near => Severity::Amber,
        _ => return None,
    };
    let problem = PaymentProblem::RegistrationDeadline { limit, on };
    Some(PaymentIssue::of_deal(severity, FORMALITIES, problem).dated(limit, on.max(limit)))
}

/// Without a letter of intent the deal is barred, not delayed; what is prohibited has none.
fn technology(setup: &PaymentSetup) -> Option<PaymentIssue> {
    use TechnologyStatus as T;
    let red = |path, problem| Some(PaymentIssue::of_deal(Severity::Red, path, problem));
    match setup.technology {
        T::Restricted if !setup.is_done(FormalityKind::LetterOfIntent) => {
            red(FORMALITIES, PaymentProblem::RestrictedTechnology)
        }
        T::Prohibited => red(TECHNOLOGY, PaymentProblem::ProhibitedTechnology),
        T::NotAssessed if setup.technology_asked && !setup.record => {
            red(TECHNOLOGY, PaymentProblem::TechnologyNotAssessed)
        }
        T::NotAssessed | T::Free | T::Restricted => None,
    }
}

fn german_certificate(scene: &CheckInputs) -> Option<PaymentIssue> {
    let setup = scene.setup;
    let wanted = setup.payer == Country::GERMANY
        && setup.wht.is_none()
        && super::super::treaty::treaty_helps(setup)
        && scene.paths.inward().next().is_some();
    (wanted && !setup.is_done(FormalityKind::TreatyForm)).then(|| {
        let at_stake = scene.taxes.iter().flatten().map(|tax| tax.at_stake).sum();
        let currency = setup.currency;
        let problem = PaymentProblem::DeCertificate { at_stake, currency };
        PaymentIssue::of_deal(Severity::Red, FORMALITIES, problem)
    })
}

fn hong_kong(setup: &PaymentSetup) -> Vec<PaymentIssue> {
    if setup.vehicle != Vehicle::HongKong {
        return Vec::new();
    }
    let amber = |problem| PaymentIssue::of_deal(Severity::Amber, VEHICLE, problem);
    let row = setup.refdata.withholding(setup.payer, setup.vehicle).filter(|row| row.no_treaty);
    let no_treaty = row
        .as_ref()
        .map(|row| amber(PaymentProblem::HkNoTreaty { country: setup.payer, rate: row.domestic }));
    let relief = amber(PaymentProblem::HkAffiliateRelief);
    let credited = row.is_some() && setup.foreign_tax == ForeignTax::Credit;
    let no_credit = credited.then(|| {
        let problem = PaymentProblem::HkNoCredit { country: setup.payer };
        PaymentIssue::of_deal(Severity::Amber, FOREIGN_TAX, problem)
    });
    no_treaty.into_iter().chain(no_credit).chain([relief]).collect()
}

/// A rate of the table that nobody has looked up again in time.
fn withholding_old(setup: &PaymentSetup) -> Option<PaymentIssue> {
    let row = setup.refdata.withholding(setup.payer, setup.vehicle);
    let review = row.filter(|_| setup.wht.is_none())?.review?;
    let since = review.unknown_since(setup.today)?;
    let (country, checked_on) = (setup.payer, review.checked_on);
    let problem = PaymentProblem::WhtOld { country, checked_on, since };
    Some(PaymentIssue::of_deal(Severity::Amber, WHT, problem))
}

fn outbound_investment(scene: &CheckInputs) -> Option<PaymentIssue> {
    let odi = [FormalityKind::OdiNdrc, FormalityKind::OdiMofcom, FormalityKind::OdiBank];
    let filings = scene.formalities.iter().filter(|filing| odi.contains(&filing.kind));
    let open: Vec<_> = filings.filter(|filing| !filing.done).collect();
    let last = open.last()?;
    let expected = last.expected.map(|on| on.likely);
    let problem = PaymentProblem::OdiPending { expected };
    Some(PaymentIssue::of_deal(Severity::Amber, FORMALITIES, problem))
}
