//! What both sides share beyond payments: profits and costs.

use crate::domain::lenient::none_if_empty;
use crate::domain::rate::Share;
use crate::domain::region::RegionName;
use serde::{Deserialize, Serialize};

/// The licensor's part of a product's profit in a region, instead of a royalty.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProfitShare {
    /// The product's id; `None`: the only one.
    #[serde(default, deserialize_with = "none_if_empty")]
    pub product: Option<String>,
    /// The region.
    pub region: RegionName,
    /// Of net sales less cost of goods, selling cost and third-party royalties, and of launch costs; fraction.
    pub licensor_share: Share,
}

/// The licensee's part of a stage's cost.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CostShare {
    /// The programme's id; `None`: the only one.
    #[serde(default, deserialize_with = "none_if_empty")]
    pub programme: Option<String>,
    /// The stage.
    pub stage: String,
    /// Fraction.
    pub licensee_share: Share,
}
