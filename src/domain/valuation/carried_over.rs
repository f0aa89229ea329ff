//! What method 2 moved in a deal carried over from version 1: only payments in the payer's shares (METHOD 13), which
//! were neither withheld from nor relieved.

use super::licensor_tax::LicensorTax;
use super::payment_flows::PaymentFlows;
use super::present_value::Discounting;
use super::{CaseResult, Item};
use crate::domain::deal::{Deal, UpfrontForm};

/// What a deal is worth now beyond what it was by method 1, at the licensee's rate, before any equity; millions.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct MethodChange {
    /// To the licensor.
    pub licensor: f64,
    /// To the licensee.
    pub licensee: f64,
}

/// What moved; of a deal without payments in the payer's shares nothing.
pub fn method_change(deal: &Deal, expected: &CaseResult) -> MethodChange {
    let on = deal.assumptions.valuation_on;
    let discounting = Discounting::new(deal.assumptions.licensee.discount_rate, on);
    let flows = PaymentFlows { deal, tax: LicensorTax::of(deal) };
    let licensor = &deal.assumptions.licensor;
    let kept = (1.0 - licensor.tax_rate.get()) * (1.0 - licensor.upstream_share.get());
    let mut change = MethodChange::default();
    for payment in &expected.payments {
        let Item::Upfront(row) = payment.item else { continue };
        let tranche = deal.terms.upfront.get(row);
        if tranche.is_none_or(|tranche| tranche.form != UpfrontForm::PayerShares) {
            continue;
        }
        let mut paid = Vec::new();
        flows.paid(payment, |flow| paid.push(flow));
        let worth = if payment.due_on < on { 0.0 } else { discounting.factor(payment.due_on) };
        change.licensor += (flows.received(payment).after_tax() - payment.amount * kept) * worth;
        change.licensee += discounting.present_value(&paid) + payment.amount * worth;
    }
    change
}
