//! What a payment to the licensor costs its payer and leaves the licensor, after withholding, gross-up, its own
//! tax and its upstream licensors. METHOD 9: `gross = amount / (1 - w)` with gross-up; the licensor keeps
//! `T(gross) * (1 - upstream share)`.

use crate::domain::deal::{Deal, ForeignTax};
use crate::domain::rate::TaxRate;

/// The taxes on payments to the licensor; fractions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LicensorTax {
    /// Withheld of a payment: rate times the part sourced in the payer's country.
    pub withheld: f64,
    /// Whether the payer bears what is withheld of a payment in cash.
    pub gross_up: bool,
    /// The licensor's own rate.
    pub tax_rate: f64,
    /// What its own tax does with what was withheld.
    pub foreign_tax: ForeignTax,
    /// Part of what is left that goes to the licensor's own licensors.
    pub upstream_share: f64,
}

impl LicensorTax {
    /// Those of a deal.
    pub fn of(deal: &Deal) -> Self {
        Self::with_wht(deal, deal.wht())
    }

    /// Those of a deal with a rate of withholding looked up before.
    pub(super) fn with_wht(deal: &Deal, wht: TaxRate) -> Self {
        let licensor = &deal.assumptions.licensor;
        Self {
            withheld: wht.get() * deal.assumptions.wht_sourced.get(),
            gross_up: deal.terms.payment.gross_up,
            tax_rate: licensor.tax_rate.get(),
            foreign_tax: licensor.foreign_tax,
            upstream_share: licensor.upstream_share.get(),
        }
    }

    /// What the payer pays in cash, tax included, for a contract amount.
    pub fn gross(&self, amount: f64) -> f64 {
        if self.gross_up { amount / (1.0 - self.withheld) } else { amount }
    }

    /// What the licensor keeps of a gross payment, in cash or in the payer's shares.
    pub fn kept(&self, gross: f64) -> f64 {
        self.taxed(gross) * (1.0 - self.upstream_share)
    }

    /// What both taxes leave.
    fn taxed(&self, gross: f64) -> f64 {
        match self.foreign_tax {
            ForeignTax::Credit if self.withheld < self.tax_rate => gross * (1.0 - self.tax_rate),
            ForeignTax::Credit | ForeignTax::Exempt => gross * (1.0 - self.withheld),
            ForeignTax::Deduction => gross * (1.0 - self.withheld) * (1.0 - self.tax_rate),
        }
    }
}
