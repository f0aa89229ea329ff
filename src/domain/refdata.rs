//! Outside facts, kept as dated tables with their sources: withholding tax by payer and payee, the
//! instruments of law and tax that sentences name, exchange-rate history.

mod instruments;
mod rates;
mod table;

pub use instruments::{Instrument, instrument, instruments};
pub use rates::{HolidayMove, MonthEnd, holiday_moves, month_ends, realised_volatility};
pub(super) use table::rows;

use super::currency::Country;
use super::deal::Vehicle;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::sync::OnceLock;

const WHT: &str = include_str!("../refdata/wht.csv");

/// Withholding tax on a licence payment. Rates are fractions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Withholding<'a> {
    /// What applies with all formalities in hand: the lower of the two rates below.
    pub rate: f64,
    /// The payer's country's own rate.
    pub domestic: f64,
    /// The treaty's rate for the payee; `None` without a treaty.
    pub treaty: Option<f64>,
    /// The table says that the two have no income-tax treaty (not merely that none is needed).
    pub no_treaty: bool,
    /// What the rate depends on.
    pub notes: &'a str,
    /// Where it was read.
    pub source: &'a str,
}

/// The outside facts that numbers of a deal rest on, read once and handed to what works with them. Another set (a
/// test's, a later year's) is made by [`RefData::of_tables`].
#[derive(Debug, PartialEq)]
pub struct RefData {
    withholding: Vec<WhtRow>,
}

impl RefData {
    /// The tables that come with the page.
    pub fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<RefData> = OnceLock::new();
        SHIPPED.get_or_init(|| Self::of_tables(WHT))
    }

    /// Tables given as their text: withholding rates in percent, a row for each payer's country.
    pub fn of_tables(withholding: &str) -> Self {
        Self { withholding: rows(withholding).map(WhtRow::from_cells).collect() }
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
    pub fn withholding(&self, country: Country, vehicle: Vehicle) -> Option<Withholding<'_>> {
        let row = self.withholding.iter().find(|row| row.iso2 == country.code())?;
        let domestic = fraction(&row.domestic_rate)?;
        let cell = match vehicle {
            Vehicle::Mainland => &row.cn_treaty_rate,
            Vehicle::HongKong => &row.hk_treaty_rate,
        };
        let treaty = fraction(cell);
        Some(Withholding {
            rate: treaty.map_or(domestic, |treaty| treaty.min(domestic)),
            domestic,
            treaty,
            no_treaty: cell.starts_with("none"),
            notes: &row.notes,
            source: &row.source,
        })
    }
}

/// A row as the table spells it, rates in percent. A cell `none…` or `n/a…` says there is no treaty.
#[derive(Debug, PartialEq)]
struct WhtRow {
    iso2: String,
    domestic_rate: String,
    cn_treaty_rate: String,
    hk_treaty_rate: String,
    notes: String,
    source: String,
}

impl WhtRow {
    fn from_cells(cells: [String; 7]) -> Self {
        let [_country, iso2, domestic_rate, cn_treaty_rate, hk_treaty_rate, notes, source] = cells;
        Self { iso2, domestic_rate, cn_treaty_rate, hk_treaty_rate, notes, source }
    }
}

fn fraction(percent: &str) -> Option<f64> {
    let percent: Decimal = percent.trim().parse().ok()?;
    percent.to_f64().map(|percent| percent / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read() {
        let lines = csv::Reader::from_reader(WHT.as_bytes()).into_records().count();
        let table = &RefData::shipped().withholding;
        assert_eq!(table.len(), lines);
        assert!(table.iter().all(|row| fraction(&row.domestic_rate).is_some()));
    }

    /// The lower of treaty and domestic rate: Switzerland withholds nothing though its treaty allows 9 %.
    #[test]
    fn the_lower_rate_applies() {
        let cases = [
            ("US", Vehicle::Mainland, 0.10),
            ("US", Vehicle::HongKong, 0.30),
            ("DE", Vehicle::HongKong, 0.15825),
            ("CH", Vehicle::Mainland, 0.0),
            ("SE", Vehicle::HongKong, 0.0),
            ("JP", Vehicle::HongKong, 0.05),
            ("IT", Vehicle::HongKong, 0.15),
            ("HK", Vehicle::Mainland, 0.0495),
            ("KY", Vehicle::Mainland, 0.0),
        ];
        for (country, vehicle, rate) in cases {
            assert_eq!(
                RefData::shipped()
                    .withholding(Country::from_code(country).unwrap(), vehicle)
                    .unwrap()
                    .rate,
                rate,
                "{country} {vehicle:?}"
            );
        }
        assert_eq!(
            RefData::shipped().withholding(Country::US, Vehicle::HongKong).unwrap().treaty,
            None
        );
    }
}
