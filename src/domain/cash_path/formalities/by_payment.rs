//! Formalities of single payments.

use super::super::formality::{Formality, REGISTRATION_DAYS, Who, blank, cn_offices};
use super::super::outward::OutwardPath;
use super::super::path::{Path, Paths, Route};
use super::super::scheduled::Scheduled;
use super::super::setup::PaymentSetup;
use super::super::three_point::ThreePoint;
use super::super::withholding::{Tax, WhtBasis};
use crate::domain::date::{Date, add_days};
use crate::domain::deal::{FormalityKind, PathStep, PaymentKind, Vehicle};

/// What every payment still needs, in schedule order.
pub(super) fn by_payment(
    setup: &PaymentSetup,
    paths: &Paths,
    taxes: &[Option<Tax>],
) -> Vec<Formality> {
    let rows = setup.scheduled.iter().zip(&paths.routes).zip(taxes).enumerate();
    let all = rows.flat_map(|(index, ((payment, route), tax))| {
        let list = match route {
            Route::Inward(path) if setup.vehicle == Vehicle::Mainland => {
                receipt(setup, payment, path, tax.as_ref())
            }
            Route::Outward(path) if path.filing_owed => vec![tax_filing(setup, payment, path)],
            _ => Vec::new(),
        };
        list.into_iter().map(move |row| Formality { payment: Some(index), ..row })
    });
    all.collect()
}

/// A formality of one payment: the user's entry for it, if any, replaces the computed dates.
fn of(
    setup: &PaymentSetup,
    payment: &Scheduled,
    kind: FormalityKind,
    computed: Option<ThreePoint<Date>>,
) -> Formality {
    let entered = setup.formalities.iter().find(|entered| {
        entered.formality == kind
            && entered.id == payment.id
            && entered.due_on.is_none_or(|due| due == payment.due_on)
    });
    blank(entered, kind, Who::Licensor, computed)
}

fn receipt(
    setup: &PaymentSetup,
    payment: &Scheduled,
    path: &Path,
    tax: Option<&Tax>,
) -> Vec<Formality> {
    let mut list = Vec::new();
    if payment.kind == PaymentKind::Royalty {
        list.push(amendment(setup, payment));
    }
    if arrives_short(setup, tax) && setup.is_over_threshold(payment) {
        list.push(Formality {
            who: Who::Payer,
            needed_by: Some(path.credited.likely),
            sources: &["safe_2013", "huifa_2020_14"],
            ..of(setup, payment, FormalityKind::WithholdingCertificate, None)
        });
    }
    let declared = setup.steps.after(PathStep::Bop, path.credited, cn_offices());
    let limit = cn_offices().add(path.credited.likely, BOP_DAYS);
    list.push(Formality {
        needed_by: Some(limit),
        legal_limit: Some(limit),
        steps: &[PathStep::Bop],
        sources: &["safe_bop"],
        ..of(setup, payment, FormalityKind::Bop, Some(declared))
    });
    list
}

/// Working days for the balance-of-payments declaration after credit (T+5). Source: SAFE's operating rules.
const BOP_DAYS: u32 = 5;

/// Less than the contract amount arrives: the bank asks for proof of the tax.
fn arrives_short(setup: &PaymentSetup, tax: Option<&Tax>) -> bool {
    !setup.gross_up && tax.is_some_and(|tax| tax.withheld > 0.0 && tax.basis != WhtBasis::Shares)
}

/// Due within 60 days after a royalty's base amount has formed, again and again.
fn amendment(setup: &PaymentSetup, payment: &Scheduled) -> Formality {
    let limit = add_days(payment.trigger_on, REGISTRATION_DAYS);
    let filed =
        setup.steps.after(PathStep::Prepare, ThreePoint::same(payment.trigger_on), cn_offices());
    let on = setup.steps.after(PathStep::Authority, filed, cn_offices());
    Formality {
        needed_by: Some(limit),
        legal_limit: Some(limit),
        steps: &[PathStep::Prepare, PathStep::Authority],
        sources: &["mofcom_3_2009"],
        ..of(setup, payment, FormalityKind::Amendment, Some(on))
    }
}

fn tax_filing(setup: &PaymentSetup, payment: &Scheduled, path: &OutwardPath) -> Formality {
    Formality {
        needed_by: Some(path.pay_on.likely),
        steps: &[PathStep::TaxFiling, PathStep::TaxPayment, PathStep::OutwardReview],
        sources: &["announcement_40_2013", "announcement_19_2021", "cn_cit"],
        ..of(setup, payment, FormalityKind::TaxFiling, Some(path.filed))
    }
}
