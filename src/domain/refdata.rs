//! Outside facts, kept as dated tables with their sources: withholding tax by payer and payee, the
//! instruments of law and tax that sentences name, exchange-rate history.

mod exchange_rates;
mod instruments;
mod payee_tax;
mod provenance;
mod review;
mod table;
mod treaty_papers;
mod withholding_notes;
mod withholding_rates;

pub use exchange_rates::{
    HolidayMove, MonthEnd, QuotedRate, holiday_moves, last_rate, month_ends, realised_volatility,
};
pub use instruments::{Instrument, instrument, instruments};
pub use payee_tax::{PayeeTax, TaxCase, payee_tax, payee_taxes};
pub use provenance::{SourceKind, source_kind};
pub use review::FactReview;
pub(super) use table::{rows, said};
pub use treaty_papers::{TreatyPapers, treaty_papers};
pub use withholding_notes::{WithholdingNotes, withholding_notes};
pub use withholding_rates::Withholding;

use super::currency::Country;
use super::deal::Vehicle;
use std::sync::OnceLock;
use withholding_rates::WithholdingRow;

const WITHHOLDING: &str = include_str!("../refdata/withholding.csv");

/// The outside facts that numbers of a deal rest on, read once and handed to what works with them. Another set (a
/// test's, a later year's) is made by [`RefData::of_tables`].
#[derive(Debug, PartialEq)]
pub struct RefData {
    withholding: Vec<WithholdingRow>,
}

impl RefData {
    /// The tables that come with the page.
    pub fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<RefData> = OnceLock::new();
        SHIPPED.get_or_init(|| Self::of_tables(WITHHOLDING))
    }

    /// Tables given as their text: withholding rates in percent, a row for each payer's country.
    pub fn of_tables(withholding: &str) -> Self {
        Self { withholding: rows(withholding).map(WithholdingRow::from_cells).collect() }
    }

    /// The tax withheld when a payer in a country pays the licensor's vehicle. `None` for a country the table does
    /// not hold: unknown, not free of tax.
    ///
    /// ```
    /// use parley::domain::{currency::Country, deal::Vehicle, refdata::RefData};
    ///
    /// let rate = |country, vehicle| Some(RefData::shipped().withholding(country, vehicle)?.rate);
    /// assert_eq!(rate(Country::US, Vehicle::Mainland), Some(0.10));
    /// assert_eq!(rate(Country::US, Vehicle::HongKong), Some(0.30));
    /// assert_eq!(rate(Country::from_code("BR").unwrap(), Vehicle::Mainland), None);
    /// ```
    pub fn withholding(&self, country: Country, vehicle: Vehicle) -> Option<Withholding> {
        withholding_rates::withholding(&self.withholding, country, vehicle)
    }
}
