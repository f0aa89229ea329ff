//! Any text as a deal file.
#![no_main]

#[allow(dead_code, reason = "the other target has its own law")]
#[path = "../laws.rs"]
mod laws;

libfuzzer_sys::fuzz_target!(|text: &str| laws::file(text));
