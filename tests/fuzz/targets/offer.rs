//! Any bytes as an offer, link or file, and as what an offer's link holds.
#![no_main]

#[allow(dead_code, reason = "the other targets have their own laws")]
#[path = "../laws.rs"]
mod laws;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| laws::offer(bytes));
