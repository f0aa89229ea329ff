//! What a payment to the licensor costs its payer and leaves the licensor, after withholding, gross-up, its own
//! tax and its upstream licensors. METHOD: `gross = amount / (1 - w)` with gross-up; the licensor keeps
//! `gross * (1 - max(w, own tax)) * (1 - upstream share)`.

/// The taxes on payments to the licensor; fractions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LicensorTax {
    /// Withheld of a payment in cash: rate times the part sourced in the payer's country.
    pub withheld: f64,
    /// Whether the payer bears what is withheld.
    pub gross_up: bool,
    /// The licensor's own rate; tax withheld is credited against it.
    pub tax_rate: f64,
    /// Part of what is left that goes to the licensor's own licensors.
    pub upstream_share: f64,
}

impl LicensorTax {
    /// What the payer pays in cash, tax included, for a contract amount.
    pub fn gross(&self, amount: f64) -> f64 {
        if self.gross_up { amount / (1.0 - self.withheld) } else { amount }
    }

    /// What the licensor keeps of a gross payment in cash: the higher of the two taxes is borne.
    pub fn kept_of_cash(&self, gross: f64) -> f64 {
        let borne = if self.withheld < self.tax_rate { self.tax_rate } else { self.withheld };
        gross * (1.0 - borne) * (1.0 - self.upstream_share)
    }

    /// What it keeps of a payment in shares, from which nothing is withheld.
    pub fn kept_of_shares(&self, amount: f64) -> f64 {
        amount * (1.0 - self.tax_rate) * (1.0 - self.upstream_share)
    }
}
