//! The royalty clause.

use crate::domain::rate::{RoyaltyRate, Share};
use crate::domain::region::RegionName;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A royalty on some products in some regions, each product by itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RoyaltySchedule {
    /// Unique within the deal.
    pub id: String,
    /// The products' ids; empty: every one.
    #[serde(default)]
    pub products: Vec<String>,
    /// The regions; empty: every one of the product that no other schedule of it names and no profit share takes.
    #[serde(default)]
    pub regions: Vec<RegionName>,
    /// Marginal tiers on calendar-year net sales, ascending, the first above 0.
    pub tiers: Vec<RoyaltyTier>,
    /// Royalty term per region: this long after its first sale, or until exclusivity ends if later.
    pub years_from_first_sale: f64,
    /// Cut of the rate once exclusivity is lost, fraction.
    pub after_exclusivity_reduction: Share,
    /// Sales count as after exclusivity only once at least this part of them is lost; `None`: from the day itself.
    pub generic_share: Option<Share>,
    /// Part of third-party royalties that may be deducted, fraction.
    pub stacking_credit: Share,
    /// Whether unused credit carries to later quarters.
    pub credit_carry_forward: bool,
    /// Reductions never cut a quarter's royalty below this fraction of the unreduced one.
    pub floor: Share,
    /// Minimum per calendar year after the first launch year, millions.
    pub minimum_annual: Decimal,
}

/// A marginal royalty tier.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct RoyaltyTier {
    /// Lower bound, millions of calendar-year net sales.
    pub above: Decimal,
    /// Rate on sales above it, fraction.
    pub rate: RoyaltyRate,
}
