//! Deals and words that several tests share.

pub mod digits;
#[path = "../fuzz/laws.rs"]
pub mod fuzz_laws;
pub mod guarded;
pub mod payment_setup;
pub mod plain_deal;
pub mod plot_deals;
pub mod plot_words;
pub mod random_deal;
