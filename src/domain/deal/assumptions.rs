//! What one side believes.

use crate::domain::currency::CurrencyPair;
use crate::domain::date::{self, Date};
use crate::domain::rate::{AnnualRate, Multiple, Probability, RoyaltyRate, Share, TaxRate};
use crate::domain::region::RegionName;
use serde::{Deserialize, Deserializer, Serialize};

/// What one side believes. Private.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Assumptions {
    /// The date present values refer to.
    #[serde(deserialize_with = "date::read")]
    pub valuation_on: Date,
    /// Clinical stages still ahead.
    pub programme: Programme,
    /// Review, launch and sales per region.
    pub regions: Vec<Region>,
    /// No sales month that starts on or after this date counts.
    #[serde(deserialize_with = "date::read")]
    pub horizon_on: Date,
    /// Royalties the licensee owes others, fraction of net sales.
    pub third_party_royalty: RoyaltyRate,
    /// The licensee's economics.
    pub licensee: LicenseeEconomics,
    /// The licensor's economics.
    pub licensor: LicensorEconomics,
    /// Withholding tax rate; `None`: look it up by payer and vehicle.
    pub wht: Option<TaxRate>,
    /// Part of the payments sourced in the payer's country, fraction.
    pub wht_sourced: Share,
    /// Exchange rate to the licensor's home currency.
    pub fx: Fx,
}

/// Clinical stages still ahead, in order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Programme {
    /// Start of the first stage.
    #[serde(deserialize_with = "date::read")]
    pub start_on: Date,
    /// The stages.
    pub stages: Vec<ProgrammeStage>,
}

/// A clinical stage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProgrammeStage {
    /// Its name (`phase1`, `phase2`, `phase3`, …).
    pub stage: String,
    /// Length.
    pub months: u32,
    /// Cost, millions.
    pub cost: f64,
    /// Probability of success, fraction.
    pub pos: Probability,
    /// Part of the cost the licensee bears, fraction.
    pub licensee_share: Share,
}

/// Review, launch and sales in one region.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Region {
    /// Region code.
    pub region: RegionName,
    /// From filing to approval.
    pub review_months: u32,
    /// Probability of approval given filing, fraction.
    pub pos: Probability,
    /// From approval to launch.
    pub launch_lag_months: u32,
    /// Cost at launch, millions.
    pub launch_cost: f64,
    /// Net sales of a year at full uptake, millions.
    pub peak_net_sales: f64,
    /// Fraction of peak by year from launch; the last one stays.
    pub uptake: Vec<Multiple>,
    /// Loss of exclusivity.
    #[serde(deserialize_with = "date::read")]
    pub exclusivity_until: Date,
    /// Fraction of sales kept by year after loss of exclusivity; the last one stays.
    pub retention: Vec<Multiple>,
}

/// The licensee's economics. Fractions.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct LicenseeEconomics {
    /// Discount rate a year.
    pub discount_rate: AnnualRate,
    /// Cost of goods, of net sales.
    pub cogs: Multiple,
    /// Selling and overhead, of net sales.
    pub opex: Multiple,
    /// Profit tax.
    pub tax_rate: TaxRate,
}

/// The licensor's economics. Fractions.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct LicensorEconomics {
    /// Discount rate a year.
    pub discount_rate: AnnualRate,
    /// Tax on receipts; foreign withholding is credited.
    pub tax_rate: TaxRate,
    /// Part of what it keeps that goes to its own licensors.
    pub upstream_share: Share,
}

/// Exchange rate inputs; quoted home currency per deal currency.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fx {
    /// `USD/CNY`: deal currency / home currency; `None`: the text is no pair.
    #[serde(deserialize_with = "pair_or_none")]
    pub pair: Option<CurrencyPair>,
    /// Spot rate.
    pub spot: f64,
    /// Date of the spot rate.
    #[serde(deserialize_with = "date::read")]
    pub spot_on: Date,
    /// Interest rate of the deal currency, fraction a year.
    pub deal_rate: AnnualRate,
    /// Interest rate of the home currency, fraction a year.
    pub home_rate: AnnualRate,
    /// Annual volatility, fraction.
    pub volatility: Multiple,
}

fn pair_or_none<'de, D: Deserializer<'de>>(text: D) -> Result<Option<CurrencyPair>, D::Error> {
    let text = Option::<String>::deserialize(text)?;
    Ok(text.and_then(|text| CurrencyPair::from_text(&text)))
}
