//! How the licensor's receiving company may be taxed at home, by where it sits: `refdata/payee_tax.csv`.

use super::{FactReview, instrument, rows};
use crate::domain::deal::{ForeignTax, Vehicle};
use crate::domain::lang::Lang;
use crate::domain::word_enum::word_enum;
use std::sync::OnceLock;

word_enum! {
    /// What a receiving company pays on a licence's income.
    pub enum TaxCase {
        /// The rate of the law.
        Full = "full",
        /// That of a recognised high-tech enterprise.
        HighTech = "high_tech",
        /// Nothing for years: losses and extra deductions shelter it, so that tax withheld abroad is a cost.
        Losses = "losses",
        /// That of the Hong Kong patent box.
        PatentBox = "patent_box",
        /// Nothing: income from outside Hong Kong that its rules on foreign income do not catch.
        Offshore = "offshore",
    }
}

/// The tax of a receiving company at home.
#[derive(Debug, Clone, PartialEq)]
pub struct PayeeTax {
    /// In which case.
    pub case: TaxCase,
    /// Its rate, fraction.
    pub tax_rate: f64,
    /// Its rate as a field of percents has it.
    pub percent: String,
    /// Keys of [`super::instruments`].
    pub sources: Vec<String>,
    /// Until when the row counts.
    pub review: FactReview,
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

    /// How a value taken from the row is marked: its instrument and the day it was looked up.
    pub fn mark(&self) -> String {
        let source = self.sources.first().and_then(|key| instrument(key));
        let number = source.map_or("", |source| source.number(Lang::En));
        format!("source {number}, as of {}", self.review.checked_on)
    }
}

/// Every case of a vehicle, the law's own rate first; none for one the table does not hold.
pub fn payee_taxes(vehicle: Vehicle) -> impl Iterator<Item = &'static PayeeTax> {
    static TABLE: OnceLock<Vec<PayeeTax>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        rows(include_str!("../../refdata/payee_tax.csv")).filter_map(from_cells).collect()
    });
    table.iter().filter(move |row| row.payee == vehicle.word())
}

/// The tax of a vehicle at home at the law's own rate; `None` for one the table does not hold.
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
    payee_taxes(vehicle).next()
}

fn from_cells(cells: [String; 7]) -> Option<PayeeTax> {
    let [payee, case, percent, foreign_tax, sources, checked_on, review_by] = cells;
    Some(PayeeTax {
        payee,
        case: TaxCase::from_word(&case)?,
        tax_rate: percent.parse::<f64>().ok()? / 100.0,
        percent,
        foreign_tax: ForeignTax::from_word(&foreign_tax),
        sources: sources.split_whitespace().map(str::to_owned).collect(),
        review: FactReview::of_cells(&checked_on, &review_by)?,
    })
}
