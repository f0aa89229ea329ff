//! Reads every leaf of a draft and reports everything that is wrong at once.

use super::mismatch::Mismatch;
use super::read::read_leaves;
use super::{Audience, Draft, FieldValues, file::from_file, rules};
use crate::domain::deal::{Deal, MOST_OUTCOMES, TooManyOutcomes};
use crate::domain::issue::{Issue, Problem, Severity};
use crate::domain::rate::TaxRate;
use crate::domain::refdata::RefData;
use crate::domain::scenario::Scenario;
use crate::domain::schema::LISTS;

/// A draft, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// The deal; `None` when anything was refused.
    pub deal: Option<Deal>,
    /// What its leaves say, as seen.
    pub values: FieldValues,
    /// What-ifs, as far as they could be read.
    pub scenarios: Vec<Scenario>,
    /// Everything to be said about the draft, in the order of its fields.
    pub issues: Vec<Issue>,
}

impl Checked {
    /// The problems at a path.
    pub fn issues_at(&self, path: &str) -> impl Iterator<Item = &Issue> {
        self.issues.iter().filter(move |issue| issue.path == path)
    }
}

/// Reads every leaf and applies every rule. Seen by both parties a draft is no deal, and only what is wrong with the
/// paper is told.
///
/// ```
/// use parley::domain::draft::{from_file, validate};
/// use parley::domain::examples::first_deal;
///
/// let mut draft = from_file(first_deal::example()).unwrap();
/// draft.set("terms.upfront.0.amount", "2.5亿");
/// let checked = validate(&draft);
/// assert_eq!(checked.values.number("terms.upfront.0.amount"), Some(250.0));
/// draft.set("terms.upfront.0.amount", "12,5o");
/// let checked = validate(&draft);
/// assert!(checked.deal.is_none() && checked.issues_at("terms.upfront.0.amount").count() == 1);
/// ```
pub fn validate(draft: &Draft) -> Checked {
    validate_with(draft, RefData::shipped())
}

/// As [`validate`], with other outside facts than those that come with the page.
pub fn validate_with(draft: &Draft, refdata: &RefData) -> Checked {
    if draft.view() != Audience::Shared {
        return validate_seen(draft, refdata);
    }
    let mut issues = validate_seen(&draft.own(), refdata).issues;
    let of_paper = |issue: &Issue| issue.path == "title" || issue.path.starts_with("terms.");
    // What the assumptions lack is the owner's business.
    // So is which programmes there are.
    let private = |issue: &Issue| issue.problem.is_private() || issue.path.ends_with(".programme");
    issues.retain(|issue| of_paper(issue) && !private(issue));
    Checked { deal: None, values: FieldValues::of(draft), scenarios: Vec::new(), issues }
}

fn validate_seen(draft: &Draft, refdata: &RefData) -> Checked {
    let mut issues = list_lengths(draft);
    let values = read_leaves(draft, &mut issues);
    issues.extend(rules::check(&values, refdata));
    let scenarios = scenarios(&values);
    let deal = deal_of(&values, refdata, &mut issues);
    Checked { deal, values, scenarios, issues }
}

fn list_lengths(draft: &Draft) -> Vec<Issue> {
    let lengths = LISTS.iter().flat_map(|list| {
        draft.expand(list.path).into_iter().filter_map(|path| {
            let rows = draft.rows(&path);
            if rows < list.at_least {
                Some(Issue::refused(&path, Problem::EmptyList))
            } else if rows > list.at_most {
                Some(Issue::refused(&path, Problem::TooManyRows { rows, most: list.at_most }))
            } else {
                None
            }
        })
    });
    lengths.collect()
}

/// The what-ifs that could be read.
fn scenarios(values: &FieldValues) -> Vec<Scenario> {
    let rows = values.expand("scenarios[]");
    rows.iter().filter_map(|row| values.read(row)).collect()
}

/// Groups of the file that are no part of the deal.
const ASIDE: [&str; 6] = ["scenarios", "payments", "clauses", "diligence", "rounds", "stance"];

/// The deal, when nothing was refused. A tree that passes every check but is no deal would be our mistake;
/// it is reported like any other problem instead of being trusted.
fn deal_of(values: &FieldValues, refdata: &RefData, issues: &mut Vec<Issue>) -> Option<Deal> {
    let refused = |issue: &Issue| issue.severity == Severity::Refused;
    // What-ifs and notes on payments that cannot be read are left out; the deal itself stands.
    let aside = |issue: &Issue| ASIDE.iter().any(|group| issue.path.starts_with(group));
    if issues.iter().any(|issue| refused(issue) && !aside(issue)) {
        return None;
    }
    let read: Result<Deal, Mismatch> = values.try_read("");
    match read {
        Ok(deal) => {
            let known = issues.len();
            issues.extend(deal.too_many_outcomes().map(uncountable));
            let countable = issues.len() == known;
            countable.then(|| Deal { table_wht: table_wht(&deal, refdata), ..deal })
        }
        Err(what) => {
            let problem = Problem::Inconsistent { what: what.to_string() };
            issues.push(Issue::refused("", problem));
            None
        }
    }
}

/// Why a product of so many outcomes is not valued, at the list of regions that makes most of them.
pub fn uncountable(many: TooManyOutcomes) -> Issue {
    let TooManyOutcomes { product, programme, outcomes, .. } = many;
    let outcomes = outcomes.to_string();
    let problem = Problem::TooManyOutcomes { product, outcomes, most: MOST_OUTCOMES };
    Issue::refused(&format!("assumptions.programmes.{programme}.regions"), problem)
}

/// What the table says. Without a row the deal says its rate itself, or was refused.
fn table_wht(deal: &Deal, refdata: &RefData) -> TaxRate {
    let parties = &deal.terms.parties;
    let row = refdata.withholding(parties.licensee.country, parties.licensor.vehicle);
    row.and_then(|row| TaxRate::new(row.rate)).unwrap_or_default()
}

/// Reads a deal file's text straight into a deal.
///
/// # Errors
/// Everything that is refused, with its path.
pub fn read_deal(text: &str) -> Result<Deal, Vec<Issue>> {
    let checked = validate(&from_file(text)?);
    checked.deal.ok_or(checked.issues)
}
