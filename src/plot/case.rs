//! Which of a valuation's two cases a figure shows.

use super::words::PlotText;
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
    /// Its name.
    pub const fn text(self) -> PlotText {
        match self {
            Self::Expected => PlotText::RiskAdjusted,
            Self::Success => PlotText::IfAllSucceeds,
        }
    }

    /// The case's results.
    pub fn of(self, valuation: &Valuation) -> &CaseResult {
        match self {
            Self::Expected => &valuation.expected,
            Self::Success => &valuation.success,
        }
    }
}
