//! What must hold between fields. Each rule reads only leaves that could be read, so one mistake is
//! reported once.

use super::value::{FieldValue, FieldValues};
use super::{Draft, child};
use crate::domain::date::add_months;
use crate::domain::deal::Vehicle;
use crate::domain::issue::{Issue, Problem, Severity};
use crate::domain::refdata;

const TIERS: &str = "terms.royalty.tiers";
const MILESTONES: &str = "terms.milestones";
const LICENSED: &str = "terms.territory.licensed";
const RETAINED: &str = "terms.territory.retained";
const STAGES: &str = "assumptions.programme.stages";
const REGIONS: &str = "assumptions.regions";

/// Outcomes double with every region whose approval is uncertain; past this they cannot be enumerated live.
const MOST_UNCERTAIN: usize = 12;
/// From the programme's start to a launch: nothing that long is a plan.
const MOST_MONTHS: u32 = 1_200;

/// Applies every rule.
pub(super) fn check(leaves: &FieldValues) -> Vec<Issue> {
    let mut issues = Vec::new();
    for rule in
        [tiers, duplicates, territory, triggers, royalty_term, outcomes, programme, dates, wht]
    {
        rule(leaves, &mut issues);
    }
    issues
}

fn rows(draft: &Draft, list: &str, field: &str) -> Vec<String> {
    (0..draft.rows(list)).map(|row| format!("{list}.{row}.{field}")).collect()
}

fn tiers(leaves: &FieldValues, issues: &mut Vec<Issue>) {
    let mut below = None;
    for (row, path) in rows(leaves.draft, TIERS, "above").iter().enumerate() {
        let Some(above) = leaves.leaf(path).and_then(FieldValue::exact) else { continue };
        if row == 0 && !above.is_zero() {
            issues.push(Issue::refused(path, Problem::TiersStartAboveZero));
        } else if below.is_some_and(|below| above <= below) {
            issues.push(Issue::refused(path, Problem::TiersNotAscending));
        }
        below = Some(above);
    }
}

fn duplicates(leaves: &FieldValues, issues: &mut Vec<Issue>) {
    let draft = leaves.draft;
    let lists = [
        rows(draft, MILESTONES, "id"),
        rows(draft, STAGES, "stage"),
        rows(draft, REGIONS, "region"),
        draft.expand("terms.territory.licensed[]"),
        draft.expand("terms.territory.retained[]"),
    ];
    for paths in lists {
        let mut seen = Vec::new();
        for path in paths {
            let Some(word) = leaves.word(&path) else { continue };
            if seen.contains(&word) {
                issues.push(Issue::refused(&path, Problem::Duplicate { name: word.to_owned() }));
            }
            seen.push(word);
        }
    }
}

fn territory(leaves: &FieldValues, issues: &mut Vec<Issue>) {
    let draft = leaves.draft;
    let believed = draft_words(leaves, REGIONS, "region");
    for (row, region) in draft.texts(LICENSED).into_iter().map(str::trim).enumerate() {
        let path = child(LICENSED, row);
        if !region.is_empty() && !believed.contains(&region) {
            issues
                .push(Issue::refused(&path, Problem::NoAssumptions { region: region.to_owned() }));
        }
        if draft.texts(RETAINED).contains(&region) {
            let problem = Problem::LicensedAndRetained { region: region.to_owned() };
            issues.push(Issue::new(Severity::Amber, &path, problem));
        }
    }
}

fn draft_words<'a>(leaves: &'a FieldValues, list: &str, field: &str) -> Vec<&'a str> {
    rows(leaves.draft, list, field).iter().filter_map(|path| leaves.word(path)).collect()
}

fn triggers(leaves: &FieldValues, issues: &mut Vec<Issue>) {
    let stages = draft_words(leaves, STAGES, "stage");
    let licensed = leaves.draft.texts(LICENSED);
    for path in rows(leaves.draft, MILESTONES, "trigger.stage") {
        if let Some(stage) = leaves.word(&path).filter(|stage| !stages.contains(stage)) {
            issues.push(Issue::refused(&path, Problem::UnknownStage { stage: stage.to_owned() }));
        }
    }
    for path in rows(leaves.draft, MILESTONES, "trigger.region") {
        if let Some(region) = leaves.word(&path).filter(|region| !licensed.contains(region)) {
            issues.push(Issue::refused(&path, Problem::NotLicensed { region: region.to_owned() }));
        }
    }
}

fn royalty_term(leaves: &FieldValues, issues: &mut Vec<Issue>) {
    let path = "terms.royalty.years_from_first_sale";
    let years = leaves.leaf(path).and_then(FieldValue::number);
    if years.is_some_and(|years| (years * 12.0).fract() != 0.0) {
        issues.push(Issue::refused(path, Problem::NotWholeMonths));
    }
}

fn outcomes(leaves: &FieldValues, issues: &mut Vec<Issue>) {
    let licensed = leaves.draft.texts(LICENSED);
    let uncertain = (0..leaves.draft.rows(REGIONS)).filter(|row| {
        let region = leaves.word(&format!("{REGIONS}.{row}.region"));
        let pos = leaves.leaf(&format!("{REGIONS}.{row}.pos")).and_then(FieldValue::number);
        region.is_some_and(|region| licensed.contains(&region))
            && pos.is_some_and(|pos| pos > 0.0 && pos < 1.0)
    });
    if uncertain.count() > MOST_UNCERTAIN {
        issues.push(Issue::refused(REGIONS, Problem::TooManyOutcomes { most: MOST_UNCERTAIN }));
    }
}

fn months(leaves: &FieldValues, path: &str) -> Option<u32> {
    leaves.leaf(path).and_then(FieldValue::whole)
}

fn programme(leaves: &FieldValues, issues: &mut Vec<Issue>) {
    let start_on = leaves.leaf("assumptions.programme.start_on").and_then(FieldValue::date);
    let valuation_on = leaves.leaf("assumptions.valuation_on").and_then(FieldValue::date);
    let mut elapsed = 0_u32;
    for row in 0..leaves.draft.rows(STAGES) {
        let stage = child(STAGES, row);
        elapsed += months(leaves, &child(&stage, "months")).unwrap_or_default();
        let ended = match (start_on, valuation_on) {
            (Some(start_on), Some(valuation_on)) => add_months(start_on, elapsed) <= valuation_on,
            _ => false,
        };
        let path = child(&stage, "pos");
        if ended && leaves.leaf(&path).and_then(FieldValue::number).is_some_and(|pos| pos < 1.0) {
            issues.push(Issue::new(Severity::Amber, &path, Problem::StaleProgramme));
        }
    }
    for row in 0..leaves.draft.rows(REGIONS) {
        let region = child(REGIONS, row);
        let review = months(leaves, &child(&region, "review_months")).unwrap_or_default();
        let lag = months(leaves, &child(&region, "launch_lag_months")).unwrap_or_default();
        if elapsed + review + lag > MOST_MONTHS {
            let path = child(&region, "review_months");
            issues.push(Issue::refused(&path, Problem::ProgrammeTooLong { most: MOST_MONTHS }));
        }
    }
}

fn dates(leaves: &FieldValues, issues: &mut Vec<Issue>) {
    let signed_on = leaves.leaf("terms.signed_on").and_then(FieldValue::date);
    let effective_on = leaves.leaf("terms.effective_on").and_then(FieldValue::date);
    if signed_on.zip(effective_on).is_some_and(|(signed, effective)| effective < signed) {
        issues.push(Issue::new(
            Severity::Amber,
            "terms.effective_on",
            Problem::EffectiveBeforeSigned,
        ));
    }
}

/// An empty withholding rate is looked up; a country without a row must be answered, never taken for 0.
fn wht(leaves: &FieldValues, issues: &mut Vec<Issue>) {
    let path = "assumptions.wht";
    let vehicle = leaves.word("terms.parties.licensor.vehicle").and_then(Vehicle::from_word);
    let Some(vehicle) = vehicle else { return };
    let Some(country) = leaves.word("terms.parties.licensee.country") else { return };
    if leaves.draft.text(path).trim().is_empty() && refdata::withholding(country, vehicle).is_none()
    {
        issues
            .push(Issue::refused(path, Problem::NoWithholdingRow { country: country.to_owned() }));
    }
}
