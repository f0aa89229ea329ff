//! Formalities of the deal: export of the technology, antitrust, outbound investment.

use super::super::formality::{
    Formality, REGISTRATION_DAYS, Who, cn_offices, formality, requested,
};
use super::super::path::{Paths, registration};
use super::super::setup::PaymentSetup;
use crate::domain::date::add_days;
use crate::domain::deal::{FormalityKind, PathStep, TechnologyStatus, UpfrontForm, Vehicle};

pub(super) fn restricted(setup: &PaymentSetup) -> Vec<Formality> {
    match setup.technology {
        TechnologyStatus::Restricted => {}
        // Of what is prohibited no letter and no licence is to be had.
        TechnologyStatus::NotAssessed | TechnologyStatus::Free | TechnologyStatus::Prohibited => {
            return Vec::new();
        }
    }
    let asked = requested(setup, FormalityKind::LetterOfIntent, setup.today);
    let letter = setup.steps.after(PathStep::LetterOfIntent, asked, cn_offices());
    let filed = requested(setup, FormalityKind::ExportLicence, setup.signed_on);
    let licence = setup.steps.after(PathStep::ExportLicence, filed, cn_offices());
    let sources: &[&str] = &["tier", "catalogue"];
    vec![
        Formality {
            needed_by: Some(setup.signed_on),
            steps: &[PathStep::LetterOfIntent],
            sources,
            ..formality(setup, FormalityKind::LetterOfIntent, Who::Licensor, Some(letter))
        },
        Formality {
            needed_by: Some(setup.effective_on),
            steps: &[PathStep::ExportLicence],
            sources,
            ..formality(setup, FormalityKind::ExportLicence, Who::Licensor, Some(licence))
        },
    ]
}

pub(super) fn hsr(setup: &PaymentSetup) -> Option<Formality> {
    let filed = requested(setup, FormalityKind::Hsr, setup.signed_on);
    let over = setup.steps.after(PathStep::Hsr, filed, cn_offices());
    setup.hsr.then(|| Formality {
        needed_by: Some(setup.effective_on),
        steps: &[PathStep::Hsr],
        sources: &["hsr"],
        ..formality(setup, FormalityKind::Hsr, Who::Both, Some(over))
    })
}

/// Free technology: the contract's registration, or that of the transfer to the Hong Kong vehicle.
pub(super) fn export_registration(setup: &PaymentSetup, paths: &Paths) -> Option<Formality> {
    match setup.vehicle {
        Vehicle::HongKong => {
            let from = requested(setup, FormalityKind::HkTransfer, setup.effective_on);
            let on = setup.steps.after(PathStep::HkTransfer, from, cn_offices());
            let first = paths.inward().map(|(_, path)| path.credited.likely).min();
            Some(Formality {
                needed_by: first,
                steps: &[PathStep::HkTransfer],
                sources: &["tier", "mofcom_3_2009"],
                ..formality(setup, FormalityKind::HkTransfer, Who::Licensor, Some(on))
            })
        }
        Vehicle::Other => None,
        Vehicle::Mainland => {
            let first = paths.first_reviewed.and_then(|first| paths.routes.get(first)?.inward());
            Some(Formality {
                needed_by: first.map(|path| path.credited.likely),
                legal_limit: Some(add_days(setup.effective_on, REGISTRATION_DAYS)),
                steps: &[PathStep::Prepare, PathStep::Authority],
                sources: &["tier", "mofcom_3_2009", "huifa_2013_30", "huifa_2020_14"],
                ..formality(
                    setup,
                    FormalityKind::Registration,
                    Who::Licensor,
                    Some(registration(setup, setup.effective_on)),
                )
            })
        }
    }
}

/// What a mainland company is paid for technology transferred abroad bears no Chinese VAT once it is on record for the
/// zero rate or an exemption; the tax is owed with the first receipt. Source: Announcement 11 of 2026.
pub(super) fn vat_record(setup: &PaymentSetup, paths: &Paths) -> Option<Formality> {
    let first = paths.inward().map(|(_, path)| path.pay_on).min();
    let first = first.filter(|_| setup.vehicle == Vehicle::Mainland)?;
    let from = requested(setup, FormalityKind::VatRecord, setup.effective_on);
    let on = setup.steps.after(PathStep::VatRecord, from, cn_offices());
    Some(Formality {
        needed_by: Some(first),
        steps: &[PathStep::VatRecord],
        sources: &["vat_11_2026", "vat_refund_measures"],
        ..formality(setup, FormalityKind::VatRecord, Who::Licensor, Some(on))
    })
}

/// The filings for a new company's shares, one after another.
pub(super) fn outbound_investment(setup: &PaymentSetup) -> Vec<Formality> {
    if !setup.newco && !setup.scheduled.iter().any(|it| it.form == UpfrontForm::PayerShares) {
        return Vec::new();
    }
    let row = |kind, steps: &'static [PathStep], sources: &'static [&'static str], on| Formality {
        needed_by: Some(setup.effective_on),
        steps,
        sources,
        ..formality(setup, kind, Who::Licensor, Some(on))
    };
    let after = |step, from| setup.steps.after(step, from, cn_offices());
    let ndrc = after(PathStep::OdiNdrc, requested(setup, FormalityKind::OdiNdrc, setup.signed_on));
    let mofcom = after(PathStep::OdiMofcom, ndrc);
    let bank = after(PathStep::OdiBank, mofcom);
    vec![
        row(FormalityKind::OdiNdrc, &[PathStep::OdiNdrc], &["ndrc_odi"], ndrc),
        row(FormalityKind::OdiMofcom, &[PathStep::OdiMofcom], &["mofcom_odi"], mofcom),
        row(FormalityKind::OdiBank, &[PathStep::OdiBank], &["safe_odi"], bank),
    ]
}
