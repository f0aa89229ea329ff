//! What a royalty told in words is read as.

use crate::domain::refdata::rows;
use rust_decimal::Decimal;

const BANDS: &str = include_str!("../../../refdata/public_deals/bands.csv");

/// A band of rates: `low double-digit` is read as 10 to 13 %.
#[derive(Debug, Clone, PartialEq)]
pub struct RoyaltyBand {
    /// Its word in the readings: `low_double`.
    pub word: String,
    /// Lowest rate, percent.
    pub low: Decimal,
    /// Highest rate, percent.
    pub high: Decimal,
}

impl RoyaltyBand {
    /// The rate a deal opens with, percent.
    pub fn midpoint(&self) -> Decimal {
        self.part(Decimal::new(5, 1))
    }

    /// The rate so far into the band, percent.
    pub(super) fn part(&self, part: Decimal) -> Decimal {
        self.low + (self.high - self.low) * part
    }
}

/// Every band.
pub fn bands() -> Vec<RoyaltyBand> {
    let band = |[word, low, high]: [String; 3]| {
        Some(RoyaltyBand { word, low: low.parse().ok()?, high: high.parse().ok()? })
    };
    rows(BANDS).filter_map(band).collect()
}

/// The band of a word.
pub(super) fn band(word: &str) -> Option<RoyaltyBand> {
    bands().into_iter().find(|band| band.word == word)
}
