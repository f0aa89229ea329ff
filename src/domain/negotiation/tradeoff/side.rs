//! A party's own view of the contract: its assumptions and the value below which it walks away.

use crate::domain::deal::Deal;

/// One side's view of the deal. The other's holds the same contract.
#[derive(Debug, Clone, Copy)]
pub struct PartySide<'a> {
    /// The contract with this side's assumptions.
    pub deal: &'a Deal,
    /// Its value, at its own discount rate, below which it walks away, millions.
    pub walk_away: f64,
}
