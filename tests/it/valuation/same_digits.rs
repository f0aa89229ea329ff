//! The engine's digits, natively; `web.rs` holds the browser to the same ones.

use crate::support::digits;

#[test]
fn the_digits_are_the_recorded_ones() {
    let found = digits::digits();
    if std::env::var_os("UPDATE_DIGITS").is_some() {
        std::fs::write("tests/fixtures/digits.txt", &found).unwrap();
    } else {
        assert_eq!(found, digits::RECORDED);
    }
}
