//! The terms that are one thing or another, each with fields of its own, as the deal file writes them: a word and
//! what it asks for, side by side. `serde` would read them so itself, but keeps every value back until it has found
//! the word, and reads all of them twice: 6 KB of the wasm.

use crate::domain::date::{self, Date};
use crate::domain::rate::Share;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Plain licence or a new company with equity.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", try_from = "StructureFields")]
pub enum Structure {
    /// A licence.
    License,
    /// A new company in which the licensor takes shares.
    NewCo(Equity),
}

/// The licensor's shares in a new company. Fractions of 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Equity {
    /// Licensor's part at closing.
    pub licensor_equity: Share,
    /// Dilution by later rounds at fair value: ownership shown, no effect on value.
    pub future_dilution: Share,
    /// Discount for financing below fair value and for preferences.
    pub haircut: Share,
}

/// A [`Structure`] as it is written.
#[derive(Deserialize)]
struct StructureFields {
    kind: String,
    licensor_equity: Option<Share>,
    future_dilution: Option<Share>,
    haircut: Option<Share>,
}

impl TryFrom<StructureFields> for Structure {
    /// The field that is not there, or says something else.
    type Error = &'static str;

    fn try_from(fields: StructureFields) -> Result<Self, &'static str> {
        match fields.kind.as_str() {
            "license" => Ok(Self::License),
            "newco" => Ok(Self::NewCo(Equity {
                licensor_equity: fields.licensor_equity.ok_or("licensor_equity")?,
                future_dilution: fields.future_dilution.ok_or("future_dilution")?,
                haircut: fields.haircut.ok_or("haircut")?,
            })),
            _ => Err("kind"),
        }
    }
}

/// The event that makes a milestone payable.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "on", rename_all = "snake_case", try_from = "TriggerFields")]
pub enum Trigger {
    /// A clinical stage starts.
    Start {
        /// The stage, one of the programme's.
        stage: String,
    },
    /// The last clinical stage ends in a filing.
    Filing,
    /// A region approves.
    Approval {
        /// The region, a licensed one.
        region: String,
    },
    /// A date, whatever happens.
    Date {
        /// The date.
        date: Date,
    },
    /// A calendar year's net sales reach the threshold, once.
    AnnualSales {
        /// Millions.
        threshold: Decimal,
    },
    /// Net sales since launch reach the threshold, once.
    CumulativeSales {
        /// Millions.
        threshold: Decimal,
    },
}

/// A [`Trigger`] as it is written.
#[derive(Deserialize)]
struct TriggerFields {
    on: String,
    stage: Option<String>,
    region: Option<String>,
    #[serde(default, deserialize_with = "date::read_optional")]
    date: Option<Date>,
    threshold: Option<Decimal>,
}

impl TryFrom<TriggerFields> for Trigger {
    /// The field that is not there, or says something else.
    type Error = &'static str;

    fn try_from(fields: TriggerFields) -> Result<Self, &'static str> {
        let TriggerFields { on, stage, region, date, threshold } = fields;
        let threshold = threshold.ok_or("threshold");
        match on.as_str() {
            "start" => Ok(Self::Start { stage: stage.ok_or("stage")? }),
            "filing" => Ok(Self::Filing),
            "approval" => Ok(Self::Approval { region: region.ok_or("region")? }),
            "date" => Ok(Self::Date { date: date.ok_or("date")? }),
            "annual_sales" => Ok(Self::AnnualSales { threshold: threshold? }),
            "cumulative_sales" => Ok(Self::CumulativeSales { threshold: threshold? }),
            _ => Err("on"),
        }
    }
}
