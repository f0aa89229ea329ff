//! What is wrong or at risk with a deal's payments, as data: each issue with its payment, its dates, one
//! sentence, one fix, the field that fixes it and the instruments it leans on.
//!
//! | code | severity | when |
//! |---|---|---|
//! | `closure_overlap` | red | due in, or due to usable (likely) spans, a closure of three or more weekdays |
//! | `closure_near` | amber | due within two business days before or one after one, or only the longest path spans it |
//! | `registration_late` | red | registration (likely) after the first reviewed receipt is credited |
//! | `registration_deadline` | amber, red | within 15 days of the 60-day limit; past it |
//! | `treaty_form_missing` | red | a treaty rate lost because a paper is not in hand on the pay date |
//! | `de_certificate` | red | German payer without the exemption certificate |
//! | `restricted_technology` | red | marked as restricted, no letter of intent recorded |
//! | `hk_no_treaty`, `hk_affiliate_relief` | amber | Hong Kong vehicle |
//! | `calendar_missing`, `calendar_projected` | red, note | the calendar year a date rests on |
//! | `documents_over_50k` | note | the bank reviews the receipt |
//! | `odi_pending` | amber | a new company's shares without all filings done |
//! | `late` | red | today or the paid date is after due |
//! | `papers_late` | amber | a payment out of China whose papers pass its due date |
//! | `wht_unknown`, `wht_refused`, `spot_refused`, `step_order` | red | an input that cannot be used |
//! | `wht_differs` | amber | the entered rate is not the table's |
//! | `due_before_effective`, `effective_before_signed` | amber | dates out of order |

mod by_deal;
mod by_payment;
mod closure;
mod inputs;
mod issue;
mod problem;
mod words;

pub use issue::PaymentIssue;
pub use problem::PaymentProblem;

use super::formality::Formality;
use super::path::Paths;
use super::setup::PaymentSetup;
use super::withholding::Tax;
use crate::domain::issue::Severity;
use crate::domain::sort;

/// What the rules look at.
struct CheckInputs<'a> {
    setup: &'a PaymentSetup,
    paths: &'a Paths,
    taxes: &'a [Option<Tax>],
    formalities: &'a [Formality],
}

/// Every issue, worst first, then in schedule order, the deal's own before those of payments.
pub(super) fn check(
    setup: &PaymentSetup,
    paths: &Paths,
    taxes: &[Option<Tax>],
    formalities: &[Formality],
) -> Vec<PaymentIssue> {
    let scene = CheckInputs { setup, paths, taxes, formalities };
    let mut issues = inputs::check(&scene);
    issues.extend(by_deal::check(&scene));
    issues.extend(closure::check(&scene));
    issues.extend(by_payment::check(&scene));
    sort::sort_by_key(&mut issues, |issue| (issue.severity, issue.payment));
    issues
}

/// The issues, those that say the same of several payments together (a red one only where it is the same to the letter),
/// in the order of the first of each.
pub fn distinct(issues: &[PaymentIssue]) -> Vec<Vec<&PaymentIssue>> {
    let mut groups: Vec<Vec<&PaymentIssue>> = Vec::new();
    for issue in issues {
        let alike = groups.iter_mut().find(|group| {
            group.first().is_some_and(|first| {
                first.severity == issue.severity
                    && first.code() == issue.code()
                    && (issue.severity > Severity::Red || first.problem == issue.problem)
            })
        });
        match alike {
            Some(group) => group.push(issue),
            None => groups.push(vec![issue]),
        }
    }
    groups
}

/// Issues counted by severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(missing_docs, reason = "the severities")]
pub struct Counts {
    pub red: usize,
    pub amber: usize,
    pub note: usize,
}

impl Counts {
    /// Counts the [`distinct`] ones; what is refused counts as red.
    pub fn of(issues: &[PaymentIssue]) -> Self {
        let firsts = distinct(issues).into_iter().filter_map(|alike| alike.first().copied());
        firsts.fold(Self::default(), |mut counts, issue| {
            match issue.severity {
                Severity::Refused | Severity::Red => counts.red += 1,
                Severity::Amber => counts.amber += 1,
                Severity::Note => counts.note += 1,
            }
            counts
        })
    }
}
