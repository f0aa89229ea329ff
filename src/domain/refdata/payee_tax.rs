//! How the licensor's receiving company is taxed at home, by where it sits: `refdata/payee_tax.csv`.

use super::rows;
use crate::domain::deal::{ForeignTax, Vehicle};
use std::sync::OnceLock;

/// The tax of a receiving company at home.
#[derive(Debug, Clone, PartialEq)]
pub struct PayeeTax {
    /// Its rate, fraction.
    pub tax_rate: f64,
    /// Keys of [`super::instruments`].
    pub sources: Vec<String>,
    payee: String,
    /// `None`: credit under a treaty with the payer's country, else a deduction.
    foreign_tax: Option<ForeignTax>,
}

impl PayeeTax {
    /// What it does with tax withheld abroad. Source for Hong Kong: Inland Revenue Ordinance s. 50 (credit under a
    /// treaty) and s. 16(1)(ca) (deduction without one).
    pub fn foreign_tax(&self, treaty: bool) -> ForeignTax {
        match self.foreign_tax {
            Some(foreign_tax) => foreign_tax,
            None if treaty => ForeignTax::Credit,
            None => ForeignTax::Deduction,
        }
    }
}

/// The tax of a vehicle at home; `None` for one the table does not hold.
///
/// ```
/// use parley::domain::deal::{ForeignTax, Vehicle};
/// use parley::domain::refdata::payee_tax;
///
/// let hong_kong = payee_tax(Vehicle::HongKong).unwrap();
/// assert_eq!(hong_kong.tax_rate, 0.165);
/// assert_eq!(hong_kong.foreign_tax(false), ForeignTax::Deduction);
/// ```
pub fn payee_tax(vehicle: Vehicle) -> Option<&'static PayeeTax> {
    static TABLE: OnceLock<Vec<PayeeTax>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        rows(include_str!("../../refdata/payee_tax.csv")).filter_map(from_cells).collect()
    });
    table.iter().find(|row| row.payee == vehicle.word())
}

fn from_cells(cells: [String; 6]) -> Option<PayeeTax> {
    let [payee, tax_rate, foreign_tax, sources, _checked_on, _review_by] = cells;
    Some(PayeeTax {
        payee,
        tax_rate: tax_rate.parse::<f64>().ok()? / 100.0,
        foreign_tax: ForeignTax::from_word(&foreign_tax),
        sources: sources.split_whitespace().map(str::to_owned).collect(),
    })
}
