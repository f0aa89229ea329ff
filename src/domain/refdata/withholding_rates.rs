//! Withholding tax by payer's country and payee: the lower of treaty and domestic rate.

use super::FactReview;
use crate::domain::currency::Country;
use crate::domain::deal::Vehicle;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

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
    /// Until when the row counts; `None` in a table without those days.
    pub review: Option<FactReview>,
}

/// What the table says of a payer's country and a payee; `None` without a row.
pub(super) fn withholding(
    table: &[WithholdingRow],
    country: Country,
    vehicle: Vehicle,
) -> Option<Withholding> {
    let row = table.iter().find(|row| row.iso2 == country.code())?;
    let domestic = fraction(&row.domestic_rate)?;
    let cell = match vehicle {
        Vehicle::Mainland => &row.cn_treaty_rate,
        Vehicle::HongKong => &row.hk_treaty_rate,
        Vehicle::Other => return None,
    };
    let treaty = fraction(cell);
    Some(Withholding {
        rate: treaty.map_or(domestic, |treaty| treaty.min(domestic)),
        domestic,
        treaty,
        no_treaty: cell.starts_with("none"),
        review: row.review,
    })
}

/// A row as the table spells it, rates in percent. A cell `none…` or `n/a…` says there is no treaty.
#[derive(Debug, PartialEq)]
pub(super) struct WithholdingRow {
    iso2: String,
    domestic_rate: String,
    cn_treaty_rate: String,
    hk_treaty_rate: String,
    review: Option<FactReview>,
}

impl WithholdingRow {
    pub fn from_cells(cells: [String; 7]) -> Self {
        let [_country, iso2, domestic_rate, cn_treaty_rate, hk_treaty_rate, checked_on, review_by] =
            cells;
        let review = FactReview::of_cells(&checked_on, &review_by);
        Self { iso2, domestic_rate, cn_treaty_rate, hk_treaty_rate, review }
    }
}

fn fraction(percent: &str) -> Option<f64> {
    let percent: Decimal = percent.trim().parse().ok()?;
    percent.to_f64().map(|percent| percent / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::refdata::{RefData, WITHHOLDING};

    #[test]
    fn every_row_of_the_table_is_read() {
        let lines = csv::Reader::from_reader(WITHHOLDING.as_bytes()).into_records().count();
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
