//! Deals and words that several tests share.

use parley::domain::currency::{Country, Currency};
use std::fmt::Debug;

pub mod digits;
pub mod draws;
#[path = "../fuzz/laws.rs"]
pub mod fuzz_laws;
pub mod guarded;
pub mod payment_setup;
pub mod plain_deal;
pub mod plot_deals;
pub mod plot_words;
pub mod random_assumptions;
pub mod random_deal;
pub mod random_terms;
pub mod ranged_deal;
pub mod signed_offers;
pub mod two_models;

#[track_caller]
pub fn country(code: &str) -> Country {
    Country::from_code(code).unwrap()
}

#[track_caller]
pub fn currency(code: &str) -> Currency {
    Currency::from_code(code).unwrap()
}

/// A probability, a share, a rate: whatever is asked for.
#[track_caller]
pub fn fraction<T: TryFrom<f64>>(x: f64) -> T
where
    T::Error: Debug,
{
    T::try_from(x).unwrap()
}
