//! Contingent payments.

use crate::domain::date::{self, Date};
use crate::domain::lenient::none_if_empty;
use crate::domain::region::RegionName;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// The word that stands for every programme or product instead of one's id.
pub const EACH: &str = "each";

/// A contingent payment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Milestone {
    /// Unique within the deal.
    pub id: String,
    /// Name.
    pub label: String,
    /// Face amount, millions.
    pub amount: Decimal,
    /// The event that makes it payable.
    pub trigger: Trigger,
}

/// The event that makes a milestone payable. `programme` and `product` are an id or [`EACH`]; `None`: the only one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "on", rename_all = "snake_case")]
pub enum Trigger {
    /// A clinical stage starts.
    Start {
        /// The stage, one of the programme's.
        stage: String,
        /// Whose.
        #[serde(default, deserialize_with = "none_if_empty")]
        programme: Option<String>,
    },
    /// The last clinical stage ends in a filing.
    Filing {
        /// Whose.
        #[serde(default, deserialize_with = "none_if_empty")]
        programme: Option<String>,
        /// Words only: it moves no date.
        #[serde(default, deserialize_with = "none_if_empty")]
        region: Option<String>,
    },
    /// A region approves.
    Approval {
        /// The region, a licensed one.
        region: RegionName,
        /// Whose.
        #[serde(default, deserialize_with = "none_if_empty")]
        programme: Option<String>,
    },
    /// A date, whatever happens.
    Date {
        /// The date.
        #[serde(deserialize_with = "date::read")]
        date: Date,
    },
    /// Something else happens (`technology transfer complete`); when and how likely is assumed.
    Event {
        /// Its name, one of `assumptions.events`.
        event: String,
    },
    /// A calendar year's net sales reach the threshold, once.
    AnnualSales(SalesThreshold),
    /// Net sales since launch reach the threshold, once.
    CumulativeSales(SalesThreshold),
}

/// Net sales to be reached.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SalesThreshold {
    /// Millions.
    pub threshold: Decimal,
    /// Whose sales.
    #[serde(default, deserialize_with = "none_if_empty")]
    pub product: Option<String>,
    /// The regions whose sales count; empty: all licensed ones.
    #[serde(default)]
    pub regions: Vec<RegionName>,
}
