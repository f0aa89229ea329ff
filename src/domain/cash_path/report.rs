//! Everything about a deal's payments at once.

use super::check::{PaymentIssue, check};
use super::formalities::formalities;
use super::formality::Formality;
use super::fx::{HomeAmount, HomeYear, home_years, homes};
use super::path::{Paths, paths};
use super::setup::PaymentSetup;
use super::withholding::{Tax, Totals, taxes, totals};

/// All that follows from a [`PaymentSetup`]; lists by payment are in schedule order.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Dates.
    pub paths: Paths,
    /// Tax by payment; `None`: the rate is not known.
    pub taxes: Vec<Option<Tax>>,
    /// Sums of the licensor's cash.
    pub totals: Totals,
    /// Home currency by payment.
    pub homes: Vec<Option<HomeAmount>>,
    /// Home currency by calendar year.
    pub years: Vec<HomeYear>,
    /// What else must be done.
    pub formalities: Vec<Formality>,
    /// What is wrong or at risk, worst first.
    pub issues: Vec<PaymentIssue>,
}

/// Works everything out.
pub fn report(setup: &PaymentSetup) -> Report {
    let paths = paths(setup);
    let taxes = taxes(setup, &paths);
    let homes = homes(setup, &paths, &taxes);
    let years = home_years(setup, &paths, &homes);
    let formalities = formalities(setup, &paths, &taxes);
    let issues = check(setup, &paths, &taxes, &formalities);
    Report { totals: totals(setup, &taxes), paths, taxes, homes, years, formalities, issues }
}
