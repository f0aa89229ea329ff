//! Which of a valuation's two cases a figure shows.

use crate::domain::valuation::{CaseResult, Valuation};

/// A case of a valuation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CashCase {
    /// Probability-weighted.
    Expected,
    /// Every stage succeeds, every region approves.
    Success,
}

impl CashCase {
    /// The case's results.
    pub fn of(self, valuation: &Valuation) -> &CaseResult {
        match self {
            Self::Expected => &valuation.expected,
            Self::Success => &valuation.success,
        }
    }
}
