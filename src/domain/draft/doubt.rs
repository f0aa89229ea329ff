//! Amounts that were read but hardly meant so: a million times too large, or in another currency than the deal's.

use crate::domain::currency::Currency;
use crate::domain::issue::{Issue, Problem, Severity};
use crate::domain::number::{AmountSize, WrittenAmount, written_amount};
use crate::domain::refdata;
use rust_decimal::Decimal;

/// More millions than any licence has paid.
pub(super) const PLAUSIBLE: i64 = 100_000;
/// From this number on, one in units of the currency makes sense.
const IN_FULL: i64 = 10_000;
/// Decimal places of a million that a conversion is written to: a hundred of the currency.
const CONVERTED_PLACES: u32 = 4;

/// What there is to ask about an amount's text in a deal of a currency.
pub(super) fn doubt(path: &str, text: &str, currency: Option<Currency>) -> Option<Issue> {
    let (amount, currency) = (written_amount(text).ok()?, currency?);
    let foreign =
        amount.currencies.first().filter(|_| !amount.currencies.contains(&currency.code()));
    if let Some(named) = foreign.and_then(|code| Currency::from_code(code)) {
        return Some(Issue::refused(path, foreign_currency(amount.millions, named, currency)));
    }
    let code = || currency.code().to_owned();
    if amount.size == AmountSize::InFull {
        let problem = Problem::ReadInFull { read: amount.millions, currency: code() };
        return Some(Issue::new(Severity::Note, path, problem));
    }
    let implausible = amount.millions.abs() > Decimal::from(PLAUSIBLE);
    (implausible && amount.size != AmountSize::SpelledMillion).then(|| {
        let problem =
            Problem::Implausible { read: amount.millions, meant: meant(&amount), currency: code() };
        Issue::new(Severity::Amber, path, problem)
    })
}

/// The amount in full where its digits make sense so.
fn meant(amount: &WrittenAmount) -> Option<Decimal> {
    let in_full = amount.digits.abs() >= Decimal::from(IN_FULL);
    in_full.then(|| (amount.digits / Decimal::from(1_000_000)).normalize())
}

fn foreign_currency(read: Decimal, named: Currency, currency: Currency) -> Problem {
    let converted = refdata::last_rate(named, currency).and_then(|(rate, on)| {
        let converted = read.checked_mul(rate.counter)?.checked_div(rate.base)?;
        Some(Box::new((converted.round_dp(CONVERTED_PLACES).normalize(), rate.quoted, on)))
    });
    let (named, currency) = (named.code().to_owned(), currency.code().to_owned());
    Problem::ForeignCurrency { read, named, currency, converted }
}
