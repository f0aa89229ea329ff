//! The contract as it states itself.

use super::{
    CostShare, Milestone, Party, PaymentClause, Product, ProductOption, ProfitShare,
    RoyaltySchedule, Structure, Supply, Upfront,
};
use crate::domain::currency::{Country, Currency};
use crate::domain::date::{self, Date};
use crate::domain::region::RegionName;
use crate::domain::word_enum::word_enum;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What both sides see.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Terms {
    /// Payee and payer.
    pub parties: Parties,
    /// The drugs.
    pub products: Vec<Product>,
    /// Plain licence or a new company with equity.
    pub structure: Structure,
    /// Licensed and retained regions.
    pub territory: Territory,
    /// ISO 4217 code of all amounts.
    pub currency: Currency,
    /// Date of the term sheet.
    #[serde(deserialize_with = "date::read")]
    pub sheet_on: Date,
    /// Planned date of signature.
    #[serde(deserialize_with = "date::read")]
    pub signed_on: Date,
    /// Planned date the contract takes effect (conditions met).
    #[serde(deserialize_with = "date::read")]
    pub effective_on: Date,
    /// Upfront tranches.
    #[serde(default)]
    pub upfront: Vec<Upfront>,
    /// Rights of the licensee to take a product at the end of a stage.
    #[serde(default)]
    pub options: Vec<ProductOption>,
    /// Contingent payments.
    #[serde(default)]
    pub milestones: Vec<Milestone>,
    /// Royalty schedules, each for some products and regions.
    #[serde(default)]
    pub royalties: Vec<RoyaltySchedule>,
    /// Profit shares, each of a product in a region.
    #[serde(default)]
    pub profit_share: Vec<ProfitShare>,
    /// Stages whose cost both bear; the licensee bears all of the others.
    #[serde(default)]
    pub cost_share: Vec<CostShare>,
    /// Cost of moving manufacture.
    pub tech_transfer: TechTransfer,
    /// Where drug substance is made and shipped from.
    #[serde(default)]
    pub supply: Supply,
    /// Payment clause.
    pub payment: PaymentClause,
}

impl Terms {
    /// The row of a product, by its id; of the only one where the contract names none.
    pub fn product(&self, id: Option<&str>) -> Option<usize> {
        match id {
            Some(id) => self.products.iter().position(|product| product.id == id),
            None => (self.products.len() == 1).then_some(0),
        }
    }

    /// Whether the licensee has a product in a region: by the product's own territory where it has one.
    pub fn is_licensed(&self, product: usize, region: &RegionName) -> bool {
        let own = self.products.get(product).map_or(&[][..], |product| &product.territory);
        if own.is_empty() { &self.territory.licensed[..] } else { own }.contains(region)
    }
}

/// Payee and payer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Parties {
    /// The payee.
    pub licensor: Licensor,
    /// The payer.
    pub licensee: Licensee,
}

/// The payee.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Licensor {
    /// Name.
    pub name: String,
    /// Where the receiving company sits.
    pub vehicle: Vehicle,
}

/// The payer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Licensee {
    /// Name.
    pub name: String,
    /// ISO 3166 two-letter country; for a new company its own (KY, US).
    pub country: Country,
}

word_enum! {
    /// Where the licensor's receiving company sits.
    pub enum Vehicle {
        /// A mainland Chinese company.
        Mainland = "mainland",
        /// A Hong Kong company.
        HongKong = "hong_kong",
        /// A company elsewhere: no table knows its tax.
        Other = "other",
    }
}

/// Licensed and retained regions, by code (`US`, `EU`, `CN`, …).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Territory {
    /// Where the licensee has the rights.
    pub licensed: Vec<RegionName>,
    /// Where the licensor keeps them.
    pub retained: Vec<RegionName>,
}

/// Cost of moving manufacture.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct TechTransfer {
    /// Millions.
    pub cost: Decimal,
    /// Who bears it.
    pub payer: Party,
    /// Calendar days after `effective_on`.
    pub days_after_effective: u32,
}
