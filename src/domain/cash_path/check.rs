//! What is wrong or at risk with a deal's payments, as data: each issue with its payment, its dates, one
//! sentence, one fix, the field that fixes it and the instruments it leans on.
//!
//! The severity below is that of an issue within eighteen months of the reader's day. Further off, and once there is
//! nothing to be done any more, it is a note; so is all but an input that cannot be used where the deal is a record.
//!
//! | code | severity | when |
//! |---|---|---|
//! | `closure_overlap` | red | due in, or due to usable (likely) spans, a closure of three or more weekdays |
//! | `closure_near` | amber | due within two business days before or one after one, or only the longest path spans it |
//! | `registration_late` | red | registration (likely) after the first reviewed receipt is credited |
//! | `registration_deadline` | amber, red | within 15 days of the 60-day limit; past it |
//! | `treaty_form_missing` | red | a treaty rate lost because a paper is not in hand on the pay date |
//! | `de_certificate` | red | German payer without the exemption certificate |
//! | `restricted_technology` | red | restricted, no letter of intent recorded |
//! | `prohibited_technology` | red | prohibited: the deal is barred |
//! | `technology_not_assessed` | red | a product of a kind the catalogue lists, and nobody has said |
//! | `hk_no_treaty`, `hk_no_credit`, `hk_affiliate_relief` | amber | Hong Kong vehicle |
//! | `calendar_missing`, `calendar_projected` | red, note | the calendar year a date rests on |
//! | `documents_over_50k` | note | the bank reviews the receipt |
//! | `odi_pending` | amber | a new company's shares without all filings done |
//! | `late` | red, amber, note | today is after due; it was paid late, with interest; without |
//! | `papers_late` | amber | a payment out of China whose papers pass its due date |
//! | `wht_unknown`, `wht_refused`, `spot_refused`, `step_order` | red | an input that cannot be used |
//! | `wht_old` | amber | the table's rate is past its review |
//! | `wht_differs` | amber | the entered rate is not the table's |
//! | `due_before_effective`, `effective_before_signed` | amber | dates out of order |

mod by_deal;
mod by_payment;
mod closure;
mod group;
mod inputs;
mod issue;
mod problem;
mod weigh;
mod words;

pub use group::{Counts, IssueGroup, besides, distinct};
pub use issue::PaymentIssue;
pub use problem::PaymentProblem;

use super::formality::Formality;
use super::path::Paths;
use super::setup::PaymentSetup;
use super::withholding::Tax;
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
    let mut issues: Vec<PaymentIssue> =
        issues.into_iter().map(|issue| weigh::weighed(setup, issue)).collect();
    sort::sort_by_key(&mut issues, |issue| (issue.severity, issue.payment));
    issues
}
