//! Payments fixed at signature.

use crate::domain::rate::Share;
use crate::domain::word_enum::word_enum;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// One upfront tranche.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Upfront {
    /// Name of the tranche; its id in schedules.
    pub label: String,
    /// Face amount, millions.
    pub amount: Decimal,
    /// Trigger: this many calendar days after `effective_on`.
    pub days_after_effective: u32,
    /// What it is paid in.
    pub form: UpfrontForm,
    /// Of [`UpfrontForm::LicensorShares`]: the part of the amount above the shares' market value, fraction (20 % over
    /// the market is 0.1667).
    #[serde(default)]
    pub premium: Share,
}

word_enum! {
    /// What an upfront tranche is paid in.
    pub enum UpfrontForm {
        /// Money.
        Cash = "cash",
        /// The payer's shares at face: a payment in property, taxed, withheld and relieved like cash.
        PayerShares = "payer_shares",
        /// Money for shares of the licensor: what is paid above the market is the payment, the rest buys shares.
        LicensorShares = "licensor_shares",
    }
}
