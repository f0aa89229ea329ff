//! The papers a treaty rate asks for: the payee's residence certificate and the payer-side form.

use super::formality::{Formality, Who, formality, requested};
use super::path::Paths;
use super::setup::PaymentSetup;
use crate::domain::calendar::JointCalendar;
use crate::domain::currency::Country;
use crate::domain::date::Date;
use crate::domain::deal::{FormalityKind, PathStep, Vehicle};
use crate::domain::refdata::treaty_papers;

/// Whether a treaty lowers the payer's country's own rate.
pub(super) fn treaty_helps(setup: &PaymentSetup) -> bool {
    let row = setup.refdata.withholding(setup.payer, setup.vehicle);
    row.is_some_and(|row| row.treaty.is_some_and(|treaty| treaty < row.domestic))
}

/// Whether the papers the treaty rate asks for are in hand (likely) on a pay date.
pub(super) fn treaty_ready(setup: &PaymentSetup, pay_on: Date) -> bool {
    let ready = |paper: &Formality, by: Date| match (paper.done, paper.expected) {
        // Done without a day: long in hand.
        (true, _) if setup.entered(paper.kind).is_some_and(|entered| entered.on.is_none()) => true,
        (_, expected) => expected.is_some_and(|expected| expected.likely <= by),
    };
    if setup.record {
        return true;
    }
    let certified = !asks_residence(setup) || ready(&residence(setup), pay_on);
    certified && ready(&treaty_form(setup), form_needed_by(setup, pay_on))
}

/// Whether the payer's country asks for the payee's certificate of residence.
fn asks_residence(setup: &PaymentSetup) -> bool {
    treaty_papers(setup.payer).is_none_or(|papers| papers.residence)
}

/// Japan wants the form a day before the payment.
fn form_needed_by(setup: &PaymentSetup, pay_on: Date) -> Date {
    if setup.payer == Country::JAPAN { pay_on.pred_opt().unwrap_or(pay_on) } else { pay_on }
}

fn residence(setup: &PaymentSetup) -> Formality {
    let from = requested(setup, FormalityKind::ResidenceCertificate, setup.signed_on);
    let (step, steps, sources): (_, &[PathStep], &[&str]) = match setup.vehicle {
        Vehicle::Mainland => (PathStep::CnResidence, &[PathStep::CnResidence], &["sta_2025_4"]),
        // No table row gives another payee a treaty rate, so that its certificate is never asked for.
        Vehicle::HongKong | Vehicle::Other => {
            (PathStep::HkResidence, &[PathStep::HkResidence], &["ird_cor"])
        }
    };
    let on = setup.steps.after(step, from, JointCalendar::offices(setup.payee()));
    let kind = FormalityKind::ResidenceCertificate;
    Formality { steps, sources, ..formality(setup, kind, Who::Licensor, Some(on)) }
}

fn treaty_form(setup: &PaymentSetup) -> Formality {
    let from = requested(setup, FormalityKind::TreatyForm, setup.signed_on);
    let papers = treaty_papers(setup.payer);
    let step = papers.map_or(PathStep::FormOther, |papers| papers.form);
    let (steps, sources): (&[PathStep], &[&str]) = match step {
        PathStep::FormUs => (&[PathStep::FormUs], &["us_w8"]),
        PathStep::FormDe => (&[PathStep::FormDe], &["de_50c", "residence_usual"]),
        PathStep::FormJp => (&[PathStep::FormJp], &["jp_form"]),
        PathStep::FormFr => (&[PathStep::FormFr], &["fr_5000", "residence_usual"]),
        PathStep::FormGb => (&[PathStep::FormGb], &["uk_911"]),
        _ if papers.is_some_and(|papers| papers.looked_up) => {
            (&[PathStep::FormOther], &["wht_table", "residence_usual"])
        }
        _ => (&[PathStep::FormOther], &["wht_table", "papers_unknown"]),
    };
    let on = setup.steps.after(step, from, setup.payer_banks());
    Formality { steps, sources, ..formality(setup, FormalityKind::TreatyForm, Who::Both, Some(on)) }
}

pub(super) fn treaty(setup: &PaymentSetup, paths: &Paths) -> Vec<Formality> {
    let first = paths.inward().map(|(_, path)| path.pay_on).min();
    let Some(first) = first.filter(|_| setup.wht.is_none() && treaty_helps(setup)) else {
        return Vec::new();
    };
    let by = form_needed_by(setup, first);
    let certificate =
        asks_residence(setup).then(|| Formality { needed_by: Some(first), ..residence(setup) });
    let form = Formality { needed_by: Some(by), ..treaty_form(setup) };
    certificate.into_iter().chain([form]).collect()
}
