//! A payment of the schedule, as the contract dates it.

use crate::domain::date::Date;
use crate::domain::deal::{Party, PaymentKind};

/// A payment of the schedule.
#[derive(Debug, Clone, PartialEq)]
pub struct Scheduled {
    /// What for.
    pub kind: PaymentKind,
    /// The upfront's label, the milestone's id, `royalty`, `tech_transfer`.
    pub id: String,
    /// Path of the deal's row or field the payment comes from.
    pub path: String,
    /// The event.
    pub trigger_on: Date,
    /// The contract's date.
    pub due_on: Date,
    /// Millions, before gross-up and tax; probability-weighted in the expected case.
    pub amount: f64,
    /// Millions, as the contract states it when it is paid: what thresholds are compared with.
    pub contract_amount: f64,
    /// Shares instead of cash: there is no path.
    pub shares: bool,
    /// The day it was really paid.
    pub paid_on: Option<Date>,
    /// The payee caused the delay: no interest.
    pub payee_caused: bool,
}

impl Scheduled {
    /// Whether it is cash to the licensor.
    pub fn is_receipt(&self) -> bool {
        !self.shares && self.kind.payer() == Party::Licensee
    }
}
