//! The drugs licensed and the right to take one later.

use crate::domain::region::RegionName;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A drug.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Product {
    /// Unique within the deal.
    pub id: String,
    /// Name.
    pub name: String,
    /// What it is made of (`adc`, `small_molecule`, …).
    pub modality: String,
    /// Disease area.
    pub area: String,
    /// Stage reached at signing.
    pub stage: String,
    /// Its own licensed regions; empty: the deal's.
    #[serde(default)]
    pub territory: Vec<RegionName>,
}

/// The licensee may take a product at the end of a stage, for a fee.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProductOption {
    /// Unique within the deal; its id in schedules.
    pub id: String,
    /// Name.
    pub label: String,
    /// The product's id.
    pub product: String,
    /// The stage, one of its programme's.
    pub stage: String,
    /// Face amount, millions.
    pub exercise_fee: Decimal,
}
