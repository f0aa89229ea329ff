//! Laws every valuation obeys, on random deals of every feature.

mod options;
mod parts;
mod products;
mod royalties;
mod sides;
mod taxes;
mod time;

use crate::support::fraction;
use parley::domain::deal::{Deal, ExerciseProbability, Party, PaymentKind, Region};
use parley::domain::valuation::{Discounting, Flow, Valuation};
use proptest::test_runner::Config;

/// Rounding of a few thousand flows of some thousand millions.
const ROUNDING: f64 = 1e-7;

fn config() -> Config {
    Config { cases: 64, failure_persistence: None, ..Config::default() }
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= ROUNDING * (1.0 + a.abs().max(b.abs()))
}

macro_rules! prop_close {
    ($a:expr, $b:expr, $what:expr) => {
        let (a, b) = ($a, $b);
        proptest::prop_assert!(super::close(a, b), "{}: {} and {}", $what, a, b);
    };
}
pub(crate) use prop_close;

macro_rules! prop_all_close {
    ($a:expr, $b:expr, $what:expr) => {
        for ((name, a), (_, b)) in $a.into_iter().zip($b) {
            super::prop_close!(a, b, format!("{}, {name}", $what));
        }
    };
}
pub(crate) use prop_all_close;

/// Both sides discount alike.
fn with_equal_rates(mut deal: Deal) -> Deal {
    deal.assumptions.licensor.discount_rate = deal.assumptions.licensee.discount_rate;
    deal
}

fn without_taxes(mut deal: Deal) -> Deal {
    deal.assumptions.wht = Some(fraction(0.0));
    deal.assumptions.licensee.tax_rate = fraction(0.0);
    deal.assumptions.licensor.tax_rate = fraction(0.0);
    deal.assumptions.licensor.upstream_share = fraction(0.0);
    deal
}

/// Every option is exercised with a probability of its own, none by value.
fn with_given_exercise(mut deal: Deal, probability: f64) -> Deal {
    let options = deal.terms.options.iter();
    deal.assumptions.exercise = options
        .map(|option| ExerciseProbability {
            option: option.id.clone(),
            probability: fraction(probability),
        })
        .collect();
    deal
}

fn regions(deal: &mut Deal) -> impl Iterator<Item = &mut Region> {
    deal.assumptions.programmes.iter_mut().flat_map(|programme| &mut programme.regions)
}

fn worth(deal: &Deal, flows: &[Flow], amount: impl Fn(&Flow) -> f64) -> f64 {
    let valuation_on = deal.assumptions.valuation_on;
    let discounting = Discounting::new(deal.assumptions.licensee.discount_rate, valuation_on);
    let ahead = flows.iter().filter(|flow| flow.on >= valuation_on);
    ahead.map(|flow| amount(flow) * discounting.factor(flow.on)).sum()
}

fn is_payment(flow: &Flow) -> bool {
    flow.item.payment_kind().is_some_and(|kind| kind.payer() == Party::Licensee)
}

/// The numbers that are expectations, by name.
fn values(valuation: &Valuation) -> Vec<(&'static str, f64)> {
    let mut values = vec![
        ("project", valuation.project),
        ("own licensor", valuation.own.licensor),
        ("own licensee", valuation.own.licensee),
        ("common licensor", valuation.common.licensor),
        ("common licensee", valuation.common.licensee),
        ("equity", valuation.equity.unwrap_or(0.0)),
    ];
    let kinds = PaymentKind::ALL.into_iter();
    values.extend(kinds.map(|kind| (kind.word(), valuation.expected_payments.of(kind))));
    values
}
