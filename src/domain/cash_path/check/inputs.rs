//! Inputs that cannot be used, or that contradict each other; everything else is still worked out.

use super::super::setup::PaymentSetup;
use super::{CheckInputs, PaymentIssue, PaymentProblem};
use crate::domain::issue::Severity;

pub(super) fn check(scene: &CheckInputs) -> Vec<PaymentIssue> {
    let setup = scene.setup;
    let mut issues: Vec<PaymentIssue> = setup
        .refused_steps
        .iter()
        .map(|(row, step)| {
            let path = format!("payments.steps.{row}.min");
            PaymentIssue::of_deal(Severity::Red, &path, PaymentProblem::StepOrder { step: *step })
        })
        .collect();
    issues.extend(wht(scene));
    issues.extend(spot(setup));
    issues.extend(order(setup));
    issues
}

fn wht(scene: &CheckInputs) -> Option<PaymentIssue> {
    let setup = scene.setup;
    let table = setup.refdata.withholding(setup.payer, setup.vehicle).map(|row| row.rate);
    let (severity, problem) = match (setup.wht, table) {
        (Some(rate), _) if !(0.0..1.0).contains(&rate) => {
            (Severity::Red, PaymentProblem::WhtRefused)
        }
        (Some(entered), Some(table)) if entered != table => {
            (Severity::Amber, differs(scene, entered, table))
        }
        (None, None) => (Severity::Red, PaymentProblem::WhtUnknown { country: setup.payer }),
        _ => return None,
    };
    Some(PaymentIssue::of_deal(severity, "assumptions.wht", problem))
}

/// The tax at the table's rate less that at the entered one, on what the payer owes before gross-up.
fn differs(scene: &CheckInputs, entered: f64, table: f64) -> PaymentProblem {
    let setup = scene.setup;
    let receipts = setup.scheduled.iter().filter(|payment| payment.is_receipt());
    let owed: f64 = receipts.map(|payment| payment.amount).sum();
    let difference = owed * (table - entered) * setup.wht_sourced;
    PaymentProblem::WhtDiffers { entered, table, difference, currency: setup.currency }
}

fn spot(setup: &PaymentSetup) -> Option<PaymentIssue> {
    let usable = setup.fx.spot > 0.0;
    (!usable).then(|| {
        PaymentIssue::of_deal(Severity::Red, "assumptions.fx.spot", PaymentProblem::SpotRefused)
    })
}

fn order(setup: &PaymentSetup) -> Vec<PaymentIssue> {
    let (effective_on, signed_on) = (setup.effective_on, setup.signed_on);
    let early = (effective_on < signed_on).then(|| {
        let problem = PaymentProblem::EffectiveBeforeSigned { effective_on, signed_on };
        let issue = PaymentIssue::of_deal(Severity::Amber, "terms.effective_on", problem);
        issue.dated(effective_on, signed_on)
    });
    let rows =
        setup.scheduled.iter().enumerate().filter(|(_, payment)| payment.due_on < effective_on);
    let due = rows.map(|(index, payment)| {
        let problem = PaymentProblem::DueBeforeEffective { due_on: payment.due_on, effective_on };
        PaymentIssue::of_payment(Severity::Amber, (index, payment), &payment.path, problem)
    });
    early.into_iter().chain(due).collect()
}
