//! Contingent payments.

use crate::domain::date::{self, Date};
use crate::domain::lenient::none_if_empty;
use crate::domain::region::RegionName;
use crate::domain::word_enum::word_enum;
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
#[serde(try_from = "TriggerFields", into = "TriggerFields")]
pub enum Trigger {
    /// A clinical stage starts.
    Start {
        /// The stage, one of the programme's.
        stage: String,
        /// Whose.
        programme: Option<String>,
    },
    /// The last clinical stage ends in a filing.
    Filing {
        /// Whose.
        programme: Option<String>,
        /// Words only: it moves no date.
        region: Option<String>,
    },
    /// A region approves.
    Approval {
        /// The region, a licensed one.
        region: RegionName,
        /// Whose.
        programme: Option<String>,
    },
    /// A date, whatever happens.
    Date {
        /// The date.
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
#[derive(Debug, Clone, PartialEq)]
pub struct SalesThreshold {
    /// Millions.
    pub threshold: Decimal,
    /// Whose sales.
    pub product: Option<String>,
    /// The regions whose sales count; empty: all licensed ones.
    pub regions: Vec<RegionName>,
}

word_enum! {
    /// The kinds of trigger, as a file says them.
    pub enum TriggerKind {
        /// [`Trigger::Start`].
        Start = "start",
        /// [`Trigger::Filing`].
        Filing = "filing",
        /// [`Trigger::Approval`].
        Approval = "approval",
        /// [`Trigger::Date`].
        Date = "date",
        /// [`Trigger::Event`].
        Event = "event",
        /// [`Trigger::AnnualSales`].
        AnnualSales = "annual_sales",
        /// [`Trigger::CumulativeSales`].
        CumulativeSales = "cumulative_sales",
    }
}

/// A trigger as a file holds it: what its kind asks for, side by side. Read so, it costs the page a tenth of what a
/// tagged enum of `serde` does.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct TriggerFields {
    on: Option<TriggerKind>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "none_if_empty")]
    stage: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "none_if_empty")]
    programme: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "none_if_empty")]
    region: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "none_if_empty")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "none_if_empty")]
    event: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    threshold: Option<Decimal>,
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "none_if_empty")]
    product: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    regions: Vec<RegionName>,
}

impl TryFrom<TriggerFields> for Trigger {
    type Error = &'static str;

    fn try_from(fields: TriggerFields) -> Result<Self, Self::Error> {
        const MISSING: &str = "a trigger without what it needs";
        let TriggerFields { programme, region, product, regions, .. } = fields;
        let threshold = fields.threshold;
        let sales = || Some(SalesThreshold { threshold: threshold?, product, regions });
        let trigger = match fields.on.ok_or(MISSING)? {
            TriggerKind::Start => fields.stage.map(|stage| Self::Start { stage, programme }),
            TriggerKind::Filing => Some(Self::Filing { programme, region }),
            TriggerKind::Approval => region.map(|region| {
                let region = RegionName::of(&region);
                Self::Approval { region, programme }
            }),
            TriggerKind::Date => {
                let date = fields.date.and_then(|date| date::parse(&date));
                date.map(|date| Self::Date { date })
            }
            TriggerKind::Event => fields.event.map(|event| Self::Event { event }),
            TriggerKind::AnnualSales => sales().map(Self::AnnualSales),
            TriggerKind::CumulativeSales => sales().map(Self::CumulativeSales),
        };
        trigger.ok_or(MISSING)
    }
}

impl From<Trigger> for TriggerFields {
    fn from(trigger: Trigger) -> Self {
        let of = |on: TriggerKind| Self { on: Some(on), ..Self::default() };
        let on_sales = |on: TriggerKind, sales: SalesThreshold| Self {
            threshold: Some(sales.threshold),
            product: sales.product,
            regions: sales.regions,
            ..of(on)
        };
        match trigger {
            Trigger::Start { stage, programme } => {
                Self { stage: Some(stage), programme, ..of(TriggerKind::Start) }
            }
            Trigger::Filing { programme, region } => {
                Self { programme, region, ..of(TriggerKind::Filing) }
            }
            Trigger::Approval { region, programme } => Self {
                region: Some(region.as_str().to_owned()),
                programme,
                ..of(TriggerKind::Approval)
            },
            Trigger::Date { date } => {
                Self { date: Some(date.to_string()), ..of(TriggerKind::Date) }
            }
            Trigger::Event { event } => Self { event: Some(event), ..of(TriggerKind::Event) },
            Trigger::AnnualSales(sales) => on_sales(TriggerKind::AnnualSales, sales),
            Trigger::CumulativeSales(sales) => on_sales(TriggerKind::CumulativeSales, sales),
        }
    }
}
