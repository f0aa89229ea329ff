//! Any bytes as a link, and as what a link holds.
#![no_main]

#[allow(dead_code, reason = "the other target has its own law")]
#[path = "../laws.rs"]
mod laws;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| laws::link(bytes));
