//! The native tests, one program so that they are linked once: a room a module, as in `src`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod calendar;
mod draft;
mod export;
mod house;
mod negotiation;
mod paper;
mod payments;
mod plot;
mod support;
mod uncertainty;
mod valuation;
