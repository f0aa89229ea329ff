//! Outside facts, kept as dated tables with their sources: withholding tax by payer and payee, the
//! instruments of law and tax that sentences name, exchange-rate history.

mod instruments;
mod rates;
mod table;

pub use instruments::{Instrument, instrument, instruments};
pub use rates::{HolidayMove, MonthEnd, holiday_moves, month_ends, realised_volatility};
pub(super) use table::rows;

use super::currency::Country;
use super::deal::{Deal, Vehicle};
use super::rate::TaxRate;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::sync::OnceLock;

const WHT: &str = include_str!("../refdata/wht.csv");

/// Withholding tax on a licence payment. Rates are fractions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Withholding {
    /// What applies with all formalities in hand: the lower of the two rates below.
    pub rate: f64,
    /// The payer's country's own rate.
    pub domestic: f64,
    /// The treaty's rate for the payee; `None` without a treaty.
    pub treaty: Option<f64>,
    /// The table says that the two have no income-tax treaty (not merely that none is needed).
    pub no_treaty: bool,
    /// What the rate depends on.
    pub notes: &'static str,
    /// Where it was read.
    pub source: &'static str,
}

/// The tax withheld when a payer in `country` (ISO 3166, two letters) pays the licensor's `vehicle`.
/// `None` for a country the table does not hold: unknown, not free of tax.
///
/// ```
/// use parley::domain::{currency::Country, deal::Vehicle, refdata::withholding};
///
/// assert_eq!(withholding(Country::US, Vehicle::Mainland).map(|tax| tax.rate), Some(0.10));
/// assert_eq!(withholding(Country::US, Vehicle::HongKong).map(|tax| tax.rate), Some(0.30));
/// assert!(withholding(Country::from_code("BR").unwrap(), Vehicle::Mainland).is_none());
/// ```
pub fn withholding(country: Country, vehicle: Vehicle) -> Option<Withholding> {
    let row = withholding_table().iter().find(|row| row.iso2 == country.code())?;
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

/// The deal's withholding rate: what its assumptions say, else the table's.
pub fn deal_withholding_rate(deal: &Deal) -> Option<f64> {
    let parties = &deal.terms.parties;
    let looked_up = || withholding(parties.licensee.country, parties.licensor.vehicle);
    deal.assumptions.wht.map(TaxRate::get).or_else(|| looked_up().map(|tax| tax.rate))
}

/// A row as the table spells it, rates in percent. A cell `none…` or `n/a…` says there is no treaty.
struct WhtRow {
    iso2: String,
    domestic_rate: String,
    cn_treaty_rate: String,
    hk_treaty_rate: String,
    notes: String,
    source: String,
}

fn withholding_table() -> &'static [WhtRow] {
    static TABLE: OnceLock<Vec<WhtRow>> = OnceLock::new();
    TABLE.get_or_init(|| rows(WHT).map(WhtRow::from_cells).collect())
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
        assert_eq!(withholding_table().len(), lines);
        assert!(withholding_table().iter().all(|row| fraction(&row.domestic_rate).is_some()));
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
                withholding(Country::from_code(country).unwrap(), vehicle).unwrap().rate,
                rate,
                "{country} {vehicle:?}"
            );
        }
        assert_eq!(withholding(Country::US, Vehicle::HongKong).unwrap().treaty, None);
    }
}
