//! What one side believes.

use crate::domain::currency::CurrencyPair;
use crate::domain::date::{self, Date};
use crate::domain::rate::{AnnualRate, Multiple, Probability, RoyaltyRate, Share, TaxRate};
use crate::domain::region::RegionName;
use crate::domain::word_enum::word_enum;
use serde::{Deserialize, Deserializer, Serialize};

/// What one side believes. Private.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Assumptions {
    /// The date present values refer to.
    #[serde(deserialize_with = "date::read")]
    pub valuation_on: Date,
    /// What is developed: an indication of a product each.
    #[serde(default)]
    pub programmes: Vec<Programme>,
    /// Options the licensee exercises with a given probability; any other exactly when it is worth it.
    #[serde(default)]
    pub exercise: Vec<ExerciseProbability>,
    /// When the contract's other events happen, and how likely.
    #[serde(default)]
    pub events: Vec<AssumedEvent>,
    /// No sales month that starts on or after this date counts.
    #[serde(deserialize_with = "date::read")]
    pub horizon_on: Date,
    /// How far the regions' peak sales, where they are ranges, move together: the correlation of what lies behind them.
    #[serde(default)]
    pub sales_correlation: Share,
    /// Royalties the licensee owes others, fraction of net sales.
    pub third_party_royalty: RoyaltyRate,
    /// What a stake in a new company loses.
    #[serde(default)]
    pub newco: NewCoDiscounts,
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

/// An indication of a product: its clinical stages still ahead, in order, and its regions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Programme {
    /// Unique within the deal.
    pub id: String,
    /// The product's id.
    pub product: String,
    /// Start of the first stage.
    #[serde(deserialize_with = "date::read")]
    pub start_on: Date,
    /// The stages.
    pub stages: Vec<ProgrammeStage>,
    /// How far the regions' reviews hang together: 0 each for itself, 1 one draw decides all; fraction.
    pub approval_dependence: Share,
    /// Review, launch and sales per region.
    pub regions: Vec<Region>,
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
    /// Part of sales lost to a price cut, fraction.
    pub price_cut: Share,
    /// Years from launch to the price cut, whole months.
    pub price_cut_after_years: f64,
}

/// An option that is exercised with a given probability.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExerciseProbability {
    /// The option's id.
    pub option: String,
    /// Given that the stage before it succeeds, fraction.
    pub probability: Probability,
}

/// An event that a milestone names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AssumedEvent {
    /// Its name.
    pub event: String,
    /// When it happens, if it does.
    #[serde(deserialize_with = "date::read")]
    pub on: Date,
    /// Fraction.
    pub probability: Probability,
}

/// What a stake in a new company loses. Fractions.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct NewCoDiscounts {
    /// Discount for financing below fair value and for preferences.
    pub haircut: Share,
    /// Dilution by later rounds at fair value: ownership shown, no effect on value.
    pub future_dilution: Share,
}

/// The licensee's economics. Fractions.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct LicenseeEconomics {
    /// Discount rate a year.
    pub discount_rate: AnnualRate,
    /// Cost of goods, of net sales.
    pub cogs: Multiple,
    /// Import duty in the US, of the cost of goods sold there.
    #[serde(default)]
    pub us_duty: Multiple,
    /// Selling and overhead, of net sales.
    pub opex: Multiple,
    /// Profit tax.
    pub tax_rate: TaxRate,
    /// Years over which an upfront, an exercise fee or a milestone is relieved from tax, in equal parts; 0: at once.
    pub relief_years: u32,
}

/// The licensor's economics. Fractions.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct LicensorEconomics {
    /// Discount rate a year.
    pub discount_rate: AnnualRate,
    /// Tax on receipts.
    pub tax_rate: TaxRate,
    /// Part of what it keeps that goes to its own licensors.
    pub upstream_share: Share,
    /// What its tax does with tax withheld abroad.
    pub foreign_tax: ForeignTax,
}

word_enum! {
    /// What the licensor's tax does with tax withheld abroad.
    #[derive(Default)]
    pub enum ForeignTax {
        /// Credited against its own: the higher of the two is borne.
        #[default]
        Credit = "credit",
        /// Deducted from the receipt before its own tax.
        Deduction = "deduction",
        /// Receipts from abroad are not taxed at home.
        Exempt = "exempt",
    }
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
