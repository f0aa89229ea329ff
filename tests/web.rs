//! The engine in the browser: the same digits as natively, and its time.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod digits;

use parley::domain::draft::{from_file, read_deal, validate};
use parley::domain::engine::value;
use std::hint::black_box;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_browser_computes_the_same_digits() {
    assert_eq!(digits::digits(), digits::RECORDED);
}

/// Prints and asserts nothing about time: `make bench` shows it.
#[wasm_bindgen_test]
fn timing() {
    let file = digits::file("akeso_summit");
    let deal = read_deal(&file).unwrap();
    let draft = from_file(&file).unwrap();
    time("value akeso_summit", || drop(black_box(value(black_box(&deal)))));
    time("validate akeso_summit", || drop(black_box(validate(black_box(&draft)))));
}

fn time(name: &str, run: impl Fn()) {
    const RUNS: u32 = if cfg!(debug_assertions) { 20 } else { 2000 };
    // The browser compiles code again, better, once it has run a while.
    (0..RUNS).for_each(|_| run());
    let start = js_sys::Date::now();
    (0..RUNS).for_each(|_| run());
    let each = (js_sys::Date::now() - start) / f64::from(RUNS);
    console_log!("{name}: {:.0} us in wasm", each * 1000.0);
    assert!(each.is_finite());
}
