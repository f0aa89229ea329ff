//! What must hold between fields. Each rule reads only values that could be read, so one mistake is
//! reported once.

mod names;
mod references;
mod sharing;

use super::field_value::FieldValue;
use super::{FieldValues, child};
use crate::domain::currency::Country;
use crate::domain::date::add_months;
use crate::domain::deal::Vehicle;
use crate::domain::issue::{Issue, Problem, Severity};
use crate::domain::refdata::RefData;
use crate::domain::schema::MOST_MONTHS;

const ROYALTIES: &str = "terms.royalties";
const PROGRAMMES: &str = "assumptions.programmes";

/// Applies every rule.
pub(super) fn check(values: &FieldValues, refdata: &RefData) -> Vec<Issue> {
    let mut issues = Vec::new();
    for rule in [tiers, references::check, sharing::check, whole_months, programmes, dates] {
        rule(values, &mut issues);
    }
    wht(values, refdata, &mut issues);
    issues
}

fn tiers(values: &FieldValues, issues: &mut Vec<Issue>) {
    for schedule in 0..values.rows(ROYALTIES) {
        let mut below = None;
        let bounds = values.expand(&format!("{ROYALTIES}.{schedule}.tiers[].above"));
        for (row, path) in bounds.iter().enumerate() {
            let Some(above) = values.decimal(path) else { continue };
            if row == 0 && !above.is_zero() {
                issues.push(Issue::refused(path, Problem::TiersStartAboveZero));
            } else if below.is_some_and(|below| above <= below) {
                issues.push(Issue::refused(path, Problem::TiersNotAscending));
            }
            below = Some(above);
        }
    }
}

fn whole_months(values: &FieldValues, issues: &mut Vec<Issue>) {
    let years = [
        "terms.royalties[].years_from_first_sale",
        "assumptions.programmes[].regions[].price_cut_after_years",
    ];
    for path in years.iter().flat_map(|years| values.expand(years)) {
        // A month is a twelfth: no text of a few digits says it exactly.
        let off = |years: f64| (years * 12.0 - (years * 12.0).round()).abs() > 0.005;
        if values.number(&path).is_some_and(off) {
            issues.push(Issue::refused(&path, Problem::NotWholeMonths));
        }
    }
}

fn programmes(values: &FieldValues, issues: &mut Vec<Issue>) {
    for row in 0..values.rows(PROGRAMMES) {
        programme(values, &child(PROGRAMMES, row), issues);
    }
}

fn programme(values: &FieldValues, programme: &str, issues: &mut Vec<Issue>) {
    let start_on = values.date(&child(programme, "start_on"));
    let valuation_on = values.date("assumptions.valuation_on");
    let (stages, regions) = (child(programme, "stages"), child(programme, "regions"));
    let mut elapsed = 0_u32;
    for row in 0..values.rows(&stages) {
        let stage = child(&stages, row);
        elapsed += values.whole(&child(&stage, "months")).unwrap_or_default();
        let ended = match (start_on, valuation_on) {
            (Some(start_on), Some(valuation_on)) => add_months(start_on, elapsed) <= valuation_on,
            _ => false,
        };
        let path = child(&stage, "pos");
        if ended && values.number(&path).is_some_and(|pos| pos < 1.0) {
            issues.push(Issue::new(Severity::Amber, &path, Problem::StaleProgramme));
        }
    }
    for row in 0..values.rows(&regions) {
        let region = child(&regions, row);
        let review = values.whole(&child(&region, "review_months")).unwrap_or_default();
        let lag = values.whole(&child(&region, "launch_lag_months")).unwrap_or_default();
        if elapsed + review + lag > MOST_MONTHS {
            let path = child(&region, "review_months");
            issues.push(Issue::refused(&path, Problem::ProgrammeTooLong { most: MOST_MONTHS }));
        }
    }
}

fn dates(values: &FieldValues, issues: &mut Vec<Issue>) {
    let signed_on = values.date("terms.signed_on");
    let effective_on = values.date("terms.effective_on");
    if signed_on.zip(effective_on).is_some_and(|(signed, effective)| effective < signed) {
        // The upfront would count as paid before there was a contract.
        issues.push(Issue::refused("terms.effective_on", Problem::EffectiveBeforeSigned));
    }
}

/// An empty withholding rate is looked up; a country without a row must be answered, never taken for 0.
fn wht(values: &FieldValues, refdata: &RefData, issues: &mut Vec<Issue>) {
    let path = "assumptions.wht";
    let vehicle = values.word("terms.parties.licensor.vehicle").and_then(Vehicle::from_word);
    let Some(vehicle) = vehicle else { return };
    let Some(country) = values.word("terms.parties.licensee.country").and_then(Country::from_code)
    else {
        return;
    };
    if values.value(path) == Some(&FieldValue::Nothing)
        && refdata.withholding(country, vehicle).is_none()
    {
        issues
            .push(Issue::refused(path, Problem::NoWithholdingRow { country: country.to_string() }));
    }
}
