//! Why the values of a draft make no deal though each of them is right.

use serde::de::{Error, Expected, Unexpected};
use std::fmt;

/// Why values make no `T`: a field by its name in the type, or a word for what is wrong. It can only be a mistake of
/// ours, so nobody waits for sentences; with those for every field of every type, the first load is 10 KB larger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mismatch(pub &'static str);

impl fmt::Display for Mismatch {
    fn fmt(&self, text: &mut fmt::Formatter) -> fmt::Result {
        text.write_str(self.0)
    }
}

impl std::error::Error for Mismatch {}

impl Error for Mismatch {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self("a value")
    }

    fn invalid_type(_: Unexpected, _: &dyn Expected) -> Self {
        Self("a kind of value")
    }

    fn invalid_value(_: Unexpected, _: &dyn Expected) -> Self {
        Self("a value")
    }

    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Self("a length")
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self("a word")
    }

    fn missing_field(field: &'static str) -> Self {
        Self(field)
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self(field)
    }
}
