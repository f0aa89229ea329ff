//! Reads every leaf of a draft and reports everything that is wrong at once.

use super::value::{CENT_PLACES, FieldValues, read_value};
use super::{Audience, Draft, FIELDS, Field, FieldKind, LISTS, file::from_file, rules, typed};
use crate::domain::deal::Deal;
use crate::domain::issue::{Issue, Problem, Severity};
use crate::domain::number;
use crate::domain::scenario::Scenario;
use std::collections::BTreeMap;

/// A draft, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// The deal; `None` when anything was refused.
    pub deal: Option<Deal>,
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

/// Reads every leaf and applies every rule. Seen by both parties a draft is no deal, and only what is wrong
/// with the paper is told.
pub fn validate(draft: &Draft) -> Checked {
    if draft.view() != Audience::Shared {
        return validate_seen(draft);
    }
    let mut issues = validate_seen(&draft.own()).issues;
    let of_paper = |issue: &Issue| issue.path == "title" || issue.path.starts_with("terms.");
    // What the assumptions lack is the owner's business.
    let private = |issue: &Issue| {
        matches!(issue.problem, Problem::NoAssumptions { .. } | Problem::UnknownStage { .. })
    };
    issues.retain(|issue| of_paper(issue) && !private(issue));
    Checked { deal: None, scenarios: Vec::new(), issues }
}

fn validate_seen(draft: &Draft) -> Checked {
    let mut issues = list_lengths(draft);
    let mut leaves = FieldValues { draft, read: BTreeMap::new() };
    for field in FIELDS {
        for path in draft.expand(field.path) {
            read_field(&mut leaves, field, path, &mut issues);
        }
    }
    issues.extend(rules::check(&leaves));
    let scenarios = scenarios(&leaves);
    let deal = deal_of(&leaves, &mut issues);
    Checked { deal, scenarios, issues }
}

fn read_field(leaves: &mut FieldValues, field: &Field, path: String, issues: &mut Vec<Issue>) {
    if !asked_for(leaves.draft, field, &path) {
        return;
    }
    let text = leaves.draft.text(&path);
    match read_value(field.kind, text) {
        Ok(leaf) => {
            if rounded(field.kind, text) {
                issues.push(Issue::new(Severity::Note, &path, Problem::RoundedToCents));
            }
            leaves.read.insert(path, leaf);
        }
        Err(problem) => issues.push(Issue::refused(&path, problem)),
    }
}

fn rounded(kind: FieldKind, text: &str) -> bool {
    matches!(kind, FieldKind::Amount | FieldKind::Threshold)
        && number::amount(text).is_ok_and(|exact| exact.normalize().scale() > CENT_PLACES)
}

/// Whether the sibling a field depends on holds one of the words that ask for it.
fn asked_for(draft: &Draft, field: &Field, path: &str) -> bool {
    let Some((sibling, words)) = field.when else { return true };
    let owner = path.rsplit_once('.').map_or("", |(owner, _)| owner);
    words.contains(&draft.text(&super::child(owner, sibling)))
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
fn scenarios(leaves: &FieldValues) -> Vec<Scenario> {
    let rows = 0..leaves.draft.rows("scenarios");
    rows.filter_map(|row| typed::read(leaves, &format!("scenarios.{row}")).ok()).collect()
}

/// Groups of the file that are no part of the deal.
const ASIDE: [&str; 6] = ["scenarios", "payments", "clauses", "diligence", "rounds", "stance"];

/// The deal, when nothing was refused. A tree that passes every check but is no deal would be our mistake;
/// it is reported like any other problem instead of being trusted.
fn deal_of(leaves: &FieldValues, issues: &mut Vec<Issue>) -> Option<Deal> {
    let refused = |issue: &Issue| issue.severity == Severity::Refused;
    // What-ifs and notes on payments that cannot be read are left out; the deal itself stands.
    let aside = |issue: &Issue| ASIDE.iter().any(|group| issue.path.starts_with(group));
    if issues.iter().any(|issue| refused(issue) && !aside(issue)) {
        return None;
    }
    let inconsistent = |what: serde::de::value::Error| {
        Issue::refused("", Problem::Inconsistent { what: what.to_string() })
    };
    typed::read(leaves, "").map_err(|what| issues.push(inconsistent(what))).ok()
}

/// Reads a deal file's text straight into a deal.
///
/// # Errors
/// Everything that is refused, with its path.
pub fn read_deal(text: &str) -> Result<Deal, Vec<Issue>> {
    let checked = validate(&from_file(text)?);
    checked.deal.ok_or(checked.issues)
}
