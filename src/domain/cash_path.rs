//! Each payment from its trigger to cash its payee can use, with what stands in its way.
//!
//! [`PaymentSetup`] gathers what that depends on; [`report`] works everything out: [`paths`] (dates,
//! shortest, likely and longest), taxes, formalities, home currency, issues. [`compare`] puts three
//! structures side by side, [`plan`] goes backwards from a target date.
//!
//! Durations and rules of law and tax are data with their sources; the whole is decision support, not
//! legal or tax advice. `today` is passed in: there is no clock here.

mod answer;
mod check;
mod compare;
mod durations;
mod fields;
mod formalities;
mod formality;
mod fx;
mod outward;
mod path;
mod plan;
mod report;
mod scheduled;
mod setup;
mod steps;
mod three_point;
mod treaty;
mod withholding;

pub use check::{Counts, IssueGroup, PaymentIssue, PaymentProblem, besides, distinct};
pub use compare::{PayeeStructure, StructureColumn, compare, difference, through};
pub use durations::{StepDurations, hsr_ends};
pub use formalities::formalities;
pub use formality::{Formality, REGISTRATION_DAYS, Who};
pub use fx::{Forward, HomeAmount, HomeYear, forward, home_years, homes};
pub use outward::OutwardPath;
pub use path::{Path, Paths, Review, Route, paths};
pub use plan::{NoPlan, PaymentPlan, moved, plan};
pub use report::{Report, report};
pub use scheduled::{Scheduled, kind_name};
pub use setup::{PaymentSetup, REVIEWED_ABOVE};
pub use steps::{DayRange, DurationBasis, DurationUnit, StepInfo, step_table};
pub use three_point::ThreePoint;
pub use withholding::{Tax, Totals, WhtBasis, taxes, totals};
