//! Where the drug is made, which decides the duty on what is brought in.

use crate::domain::lenient::none_or;
use crate::domain::word_enum::word_enum;
use serde::{Deserialize, Serialize};

word_enum! {
    /// A country or customs area of origin, as far as duties on medicines tell them apart.
    #[allow(missing_docs, reason = "the names say it")]
    pub enum Origin {
        China = "china",
        UnitedStates = "united_states",
        EuropeanUnion = "european_union",
        UnitedKingdom = "united_kingdom",
        Switzerland = "switzerland",
        Japan = "japan",
        Korea = "korea",
        Singapore = "singapore",
        India = "india",
        Elsewhere = "elsewhere",
    }
}

/// Where drug substance is made and shipped from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Supply {
    /// Where it is made; `None`: not said.
    #[serde(deserialize_with = "none_or")]
    pub made_in: Option<Origin>,
    /// Where it is shipped from; `None`: not said.
    #[serde(deserialize_with = "none_or")]
    pub shipped_from: Option<Origin>,
}
