//! What must be done besides paying: by when, and when it can be expected.

mod by_deal;
mod by_payment;

use super::formality::Formality;
use super::path::Paths;
use super::setup::PaymentSetup;
use super::treaty;
use super::withholding::Tax;

/// Everything that applies to the deal and to each payment, in the order the law comes to it; nothing of a record.
pub fn formalities(setup: &PaymentSetup, paths: &Paths, taxes: &[Option<Tax>]) -> Vec<Formality> {
    let mut list = Vec::new();
    if setup.record {
        return list;
    }
    list.extend(by_deal::restricted(setup));
    list.extend(by_deal::hsr(setup));
    list.extend(by_deal::export_registration(setup, paths));
    list.extend(treaty::treaty(setup, paths));
    list.extend(by_deal::vat_record(setup, paths));
    list.extend(by_deal::outbound_investment(setup));
    list.extend(by_payment::by_payment(setup, paths, taxes));
    list
}
