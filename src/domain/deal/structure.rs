//! Plain licence or a new company.

use crate::domain::lenient::tagged_number;
use crate::domain::rate::Share;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Plain licence or a new company with equity.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Structure {
    /// A licence.
    License,
    /// A new company in which the licensor takes shares.
    NewCo(Equity),
}

/// The licensor's shares in a new company and the money that comes in with them.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Equity {
    /// Licensor's part at closing, measured after the round; fraction.
    #[serde(deserialize_with = "tagged_number")]
    pub licensor_equity: Share,
    /// What the investors pay in at the effective date, millions.
    pub committed_financing: Decimal,
}
