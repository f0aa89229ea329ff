//! Regions as the parties name them.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A region of the world: `US`, `EU`, `CN`, or any other word the parties agree on. Two are the same when their words
/// are.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RegionName(String);

impl RegionName {
    /// By its word.
    pub fn of(word: &str) -> Self {
        Self(word.to_owned())
    }

    /// The United States.
    pub fn us() -> Self {
        Self::of("US")
    }

    /// Whether it is the United States: what is licensed there has rules of its own.
    pub fn is_us(&self) -> bool {
        self.0 == "US"
    }

    /// Its word.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RegionName {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.pad(&self.0)
    }
}
