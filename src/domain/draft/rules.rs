//! What must hold between fields. Each rule reads only values that could be read, so one mistake is
//! reported once.

use super::field_value::FieldValue;
use super::{FieldValues, child};
use crate::domain::currency::Country;
use crate::domain::date::add_months;
use crate::domain::deal::Vehicle;
use crate::domain::issue::{Issue, Problem, Severity};
use crate::domain::refdata::RefData;
use crate::domain::schema::MOST_MONTHS;

const TIERS: &str = "terms.royalty.tiers";
const MILESTONES: &str = "terms.milestones";
const LICENSED: &str = "terms.territory.licensed[]";
const RETAINED: &str = "terms.territory.retained[]";
const STAGES: &str = "assumptions.programme.stages";
const REGIONS: &str = "assumptions.regions";

/// Outcomes double with every region whose approval is uncertain; past this they cannot be enumerated live.
const MOST_UNCERTAIN: usize = 12;

/// Applies every rule.
pub(super) fn check(values: &FieldValues, refdata: &RefData) -> Vec<Issue> {
    let mut issues = Vec::new();
    for rule in [tiers, duplicates, territory, triggers, royalty_term, outcomes, programme, dates] {
        rule(values, &mut issues);
    }
    wht(values, refdata, &mut issues);
    issues
}

fn rows(values: &FieldValues, list: &str, field: &str) -> Vec<String> {
    (0..values.rows(list)).map(|row| format!("{list}.{row}.{field}")).collect()
}

fn tiers(values: &FieldValues, issues: &mut Vec<Issue>) {
    let mut below = None;
    for (row, path) in rows(values, TIERS, "above").iter().enumerate() {
        let Some(above) = values.decimal(path) else { continue };
        if row == 0 && !above.is_zero() {
            issues.push(Issue::refused(path, Problem::TiersStartAboveZero));
        } else if below.is_some_and(|below| above <= below) {
            issues.push(Issue::refused(path, Problem::TiersNotAscending));
        }
        below = Some(above);
    }
}

fn duplicates(values: &FieldValues, issues: &mut Vec<Issue>) {
    let lists = [
        rows(values, MILESTONES, "id"),
        rows(values, STAGES, "stage"),
        rows(values, REGIONS, "region"),
        values.expand(LICENSED),
        values.expand(RETAINED),
    ];
    for paths in lists {
        let mut seen = Vec::new();
        for path in paths {
            let Some(word) = values.word(&path) else { continue };
            if seen.contains(&word) {
                issues.push(Issue::refused(&path, Problem::Duplicate { name: word.to_owned() }));
            }
            seen.push(word);
        }
    }
}

fn territory(values: &FieldValues, issues: &mut Vec<Issue>) {
    let believed = values.words("assumptions.regions[].region");
    let retained = values.words(RETAINED);
    for path in values.expand(LICENSED) {
        let Some(region) = values.word(&path) else { continue };
        if !believed.contains(&region) {
            issues
                .push(Issue::refused(&path, Problem::NoAssumptions { region: region.to_owned() }));
        }
        if retained.contains(&region) {
            let problem = Problem::LicensedAndRetained { region: region.to_owned() };
            issues.push(Issue::new(Severity::Amber, &path, problem));
        }
    }
}

fn triggers(values: &FieldValues, issues: &mut Vec<Issue>) {
    let stages = values.words("assumptions.programme.stages[].stage");
    let licensed = values.words(LICENSED);
    for path in rows(values, MILESTONES, "trigger.stage") {
        if let Some(stage) = values.word(&path).filter(|stage| !stages.contains(stage)) {
            issues.push(Issue::refused(&path, Problem::UnknownStage { stage: stage.to_owned() }));
        }
    }
    for path in rows(values, MILESTONES, "trigger.region") {
        if let Some(region) = values.word(&path).filter(|region| !licensed.contains(region)) {
            issues.push(Issue::refused(&path, Problem::NotLicensed { region: region.to_owned() }));
        }
    }
}

fn royalty_term(values: &FieldValues, issues: &mut Vec<Issue>) {
    let path = "terms.royalty.years_from_first_sale";
    let years = values.number(path);
    if years.is_some_and(|years| (years * 12.0).fract() != 0.0) {
        issues.push(Issue::refused(path, Problem::NotWholeMonths));
    }
}

fn outcomes(values: &FieldValues, issues: &mut Vec<Issue>) {
    let licensed = values.words(LICENSED);
    let uncertain = (0..values.rows(REGIONS)).filter(|row| {
        let region = values.word(&format!("{REGIONS}.{row}.region"));
        let pos = values.number(&format!("{REGIONS}.{row}.pos"));
        region.is_some_and(|region| licensed.contains(&region))
            && pos.is_some_and(|pos| pos > 0.0 && pos < 1.0)
    });
    if uncertain.count() > MOST_UNCERTAIN {
        issues.push(Issue::refused(REGIONS, Problem::TooManyOutcomes { most: MOST_UNCERTAIN }));
    }
}

fn programme(values: &FieldValues, issues: &mut Vec<Issue>) {
    let start_on = values.date("assumptions.programme.start_on");
    let valuation_on = values.date("assumptions.valuation_on");
    let mut elapsed = 0_u32;
    for row in 0..values.rows(STAGES) {
        let stage = child(STAGES, row);
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
    for row in 0..values.rows(REGIONS) {
        let region = child(REGIONS, row);
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
        issues.push(Issue::new(
            Severity::Amber,
            "terms.effective_on",
            Problem::EffectiveBeforeSigned,
        ));
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
