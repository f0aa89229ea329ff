//! Tax withheld from each payment: which rate applies on the pay date, and what a missing form costs.

use super::path::{Paths, Route};
use super::scheduled::Scheduled;
use super::setup::PaymentSetup;
use super::treaty::treaty_ready;
use crate::domain::date::Date;
use crate::domain::deal::UpfrontForm;
use crate::domain::refdata::Withholding;

/// Where a payment's rate comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhtBasis {
    /// The user's own rate.
    Entered,
    /// The treaty's, its formalities in hand.
    Treaty,
    /// The payer's country's own rate: there is no treaty, or it is not lower.
    Domestic,
    /// The payer's country's own rate, because a formality is not in hand on the pay date.
    FormMissing,
    /// Chinese tax on a payment out of China.
    Chinese,
    /// Shares: nothing arrives in cash.
    Shares,
}

/// The tax on one payment, millions of the deal currency. A rate that is not known is no tax at all: the
/// payment then has no [`Tax`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tax {
    /// The rate on what is sourced in the payer's country, fraction.
    pub rate: f64,
    /// Where it comes from.
    pub basis: WhtBasis,
    /// What the payer pays, tax included.
    pub gross: f64,
    /// What goes to the tax office.
    pub withheld: f64,
    /// What arrives.
    pub received: f64,
    /// What the licensor keeps after its own tax (foreign tax credited) and its own licensors.
    pub kept: f64,
    /// Withheld only because a formality is missing; may be reclaimed later.
    pub at_stake: f64,
}

/// The tax on every scheduled payment; `None` where the table has no row for the payer's country, or the
/// entered rate is none.
pub fn taxes(setup: &PaymentSetup, paths: &Paths) -> Vec<Option<Tax>> {
    let row = setup.refdata.withholding(setup.payer, setup.vehicle);
    let rows = setup.scheduled.iter().zip(&paths.routes);
    rows.map(|(payment, route)| match route {
        Route::Shares => shares(setup, payment, row.as_ref()),
        Route::Outward(_) => {
            valid(setup.outward_wht).map(|rate| plain(payment.amount, rate, WhtBasis::Chinese))
        }
        Route::Inward(path) => receipt(setup, payment, path.pay_on, row.as_ref()),
    })
    .collect()
}

/// A rate withholding can have: at 100 % nothing could be grossed up.
fn valid(rate: f64) -> Option<f64> {
    Some(rate).filter(|rate| (0.0..1.0).contains(rate))
}

fn receipt(
    setup: &PaymentSetup,
    payment: &Scheduled,
    pay_on: Date,
    row: Option<&Withholding>,
) -> Option<Tax> {
    let tax = |rate: f64, basis: WhtBasis| split(setup, payment, rate, basis);
    if let Some(entered) = setup.wht {
        return Some(tax(valid(entered)?, WhtBasis::Entered));
    }
    let row = row?;
    let Some(treaty) = row.treaty.filter(|treaty| *treaty < row.domestic) else {
        return Some(tax(row.domestic, WhtBasis::Domestic));
    };
    let relieved = tax(treaty, WhtBasis::Treaty);
    if treaty_ready(setup, pay_on) {
        return Some(relieved);
    }
    let full = tax(row.domestic, WhtBasis::FormMissing);
    Some(Tax { at_stake: full.withheld - relieved.withheld, ..full })
}

fn split(setup: &PaymentSetup, payment: &Scheduled, rate: f64, basis: WhtBasis) -> Tax {
    let tax = setup.licensor_tax(rate, payment);
    let gross = tax.gross(payment.amount);
    let withheld = gross * tax.withheld;
    let kept = tax.kept(gross);
    Tax { rate, basis, gross, withheld, received: gross - withheld, kept, at_stake: 0.0 }
}

/// A payment out of China: the licensor's cost, tax withheld from the payee.
fn plain(amount: f64, rate: f64, basis: WhtBasis) -> Tax {
    let withheld = amount * rate;
    Tax {
        rate,
        basis,
        gross: amount,
        withheld,
        received: amount - withheld,
        kept: 0.0,
        at_stake: 0.0,
    }
}

/// The payer's shares are taxed and withheld from like cash; of money for the licensor's own shares only what is paid
/// above the market is a gain, and untaxed. Nothing arrives in cash.
fn shares(setup: &PaymentSetup, payment: &Scheduled, row: Option<&Withholding>) -> Option<Tax> {
    let basis = WhtBasis::Shares;
    if payment.form == UpfrontForm::PayerShares {
        let taxed = receipt(setup, payment, payment.due_on, row)?;
        return Some(Tax { basis, received: 0.0, at_stake: 0.0, ..taxed });
    }
    let gross = payment.amount;
    let kept = gross * payment.premium * (1.0 - setup.upstream_share);
    Some(Tax { rate: 0.0, basis, gross, withheld: 0.0, received: 0.0, kept, at_stake: 0.0 })
}

/// Sums of the licensor's receipts in cash, millions.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[allow(missing_docs, reason = "as in Tax")]
pub struct Totals {
    pub gross: f64,
    pub withheld: f64,
    pub received: f64,
    pub kept: f64,
    pub at_stake: f64,
}

/// Adds up the cash receipts; those without a known rate are left out.
pub fn totals(setup: &PaymentSetup, taxes: &[Option<Tax>]) -> Totals {
    let rows = setup.scheduled.iter().zip(taxes);
    let receipts = rows.filter(|(payment, _)| payment.is_receipt());
    receipts.filter_map(|(_, tax)| tax.as_ref()).fold(Totals::default(), |sum, tax| Totals {
        gross: sum.gross + tax.gross,
        withheld: sum.withheld + tax.withheld,
        received: sum.received + tax.received,
        kept: sum.kept + tax.kept,
        at_stake: sum.at_stake + tax.at_stake,
    })
}
