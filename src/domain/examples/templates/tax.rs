//! How a payer deducts what it pays and how a payee is taxed on it, by default.

use super::document::DealFileBuilder;
use super::figures::TemplateFigures;
use crate::domain::currency::Country;
use crate::domain::deal::{DiseaseArea, ForeignTax, Modality, Stage, Vehicle};
use crate::domain::refdata::RefData;

/// Defaults of the two fields, each with its mark.
#[derive(Debug, Clone, PartialEq)]
pub struct TaxDefaults {
    /// Years over which the payer deducts upfront, option fees and milestones; 0: at once.
    pub relief_years: u32,
    /// Where the years came from.
    pub relief_mark: String,
    /// What becomes of tax withheld abroad in the payee's own tax.
    pub foreign_tax: ForeignTax,
    /// Where that came from.
    pub foreign_mark: String,
}

/// The defaults for a payer's country and a payee's vehicle: a US payer spreads over 15 years (Internal Revenue Code
/// section 197), any other is taken to deduct at once; Hong Kong credits foreign tax only under a treaty, else it is
/// a deduction at most.
pub fn tax_defaults(country: &str, vehicle: Vehicle) -> TaxDefaults {
    let figures = TemplateFigures::of(Stage::Phase2, Modality::Adc, DiseaseArea::Oncology);
    let years = figures.at("relief_years").filter(|_| country == "US");
    let assumed = || "assumption".to_owned();
    let country = Country::from_code(country);
    let row = country.and_then(|country| RefData::shipped().withholding(country, vehicle));
    let none = vehicle == Vehicle::HongKong && row.is_some_and(|row| row.no_treaty);
    let (foreign_tax, foreign_mark) = if none {
        let why = "source withholding table: no income-tax treaty with Hong Kong, so no credit";
        (ForeignTax::Deduction, why.to_owned())
    } else {
        (ForeignTax::Credit, assumed())
    };
    TaxDefaults {
        relief_years: years.and_then(|years| years.text.parse().ok()).unwrap_or_default(),
        relief_mark: years.and_then(|years| years.mark.clone()).unwrap_or_else(assumed),
        foreign_tax,
        foreign_mark,
    }
}

/// Writes them.
pub fn put_defaults(document: &mut DealFileBuilder, country: &str, vehicle: Vehicle) {
    let tax = tax_defaults(country, vehicle);
    let (relief, foreign) =
        ("assumptions.licensee.relief_years", "assumptions.licensor.foreign_tax");
    document.put_marked(relief, tax.relief_years, &tax.relief_mark);
    document.put_marked(foreign, tax.foreign_tax.word(), &tax.foreign_mark);
}
