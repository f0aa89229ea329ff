//! Each payment from its trigger to cash its payee can use, with what stands in its way.
//!
//! [`PaymentSetup`] gathers what that depends on; [`report`] works everything out: [`paths`] (dates,
//! shortest, likely and longest), taxes, formalities, home currency, issues. [`compare`] puts three
//! structures side by side, [`plan`] goes backwards from a target date.
//!
//! Durations and rules of law and tax are data with their sources; the whole is decision support, not
//! legal or tax advice. `today` is passed in: there is no clock here.

mod check;
mod compare;
mod durations;
mod fields;
mod formalities;
mod formality_kind;
mod fx;
mod path;
mod plan;
mod read;
mod report;
mod reverse;
mod setup;
mod steps;
mod triple;
mod withholding;

pub use check::{Counts, PaymentIssue, PaymentProblem};
pub use compare::{Column, PayeeStructure, compare, difference, through};
pub use durations::Steps;
pub use fields::{Actual, PaymentFields, StepOverride};
pub use formalities::{Formality, REGISTRATION_DAYS, Who, formalities};
pub use formality_kind::{Entered, FormalityKind};
pub use fx::{Forward, Home, HomeYear, forward, home_years, homes};
pub use path::{Path, Paths, REVIEWED_ABOVE, Review, Route, is_over_threshold, paths, pay_on};
pub use plan::{NoPlan, Plan, moved, plan};
pub use report::{Report, report};
pub use reverse::OutwardPath;
pub use setup::{CashKind, Fixing, Onward, PaymentSetup, Scheduled};
pub use steps::{Basis, STEPS, Span, Step, StepInfo, Unit, step_table};
pub use triple::Triple;
pub use withholding::{RateBasis, Tax, Totals, taxes, totals};
