//! What is wrong or at risk with the payments: the list of the whole deal, and a few words for a cell.

use super::view::PaymentsView;
use crate::app::browser;
use crate::app::components::{IssueList, ShowPayment, TitledSection, live};
use crate::app::state::{AppState, state};
use crate::domain::cash_path::{PaymentIssue, PaymentProblem};
use crate::domain::lang::Lang;
use crate::{text, tr};
use chrono::Datelike;
use leptos::prelude::*;

/// What is wrong or at risk, each leading to its payment and to the field that mends it.
#[component]
pub fn Issues() -> impl IntoView {
    let state = state();
    let shown: PaymentsView = expect_context();
    provide_context(ShowPayment(Callback::new(move |index| show(shown, index))));
    let count = live(move || {
        let count = state.graph.to_act().map_or("…".into(), |count| count.to_string());
        tr!(state, pay.issue_count, count = count)
    });
    view! {
        <TitledSection title=text!(state, pay.issues) note=count>
            <IssueList />
        </TitledSection>
    }
}

/// Looks at a payment and gives its row the focus.
fn show(shown: PaymentsView, index: usize) {
    shown.chosen.set(index);
    let due = shown.with(|paid| Some(paid.setup().scheduled.get(index)?.due_on.year())).flatten();
    if shown.year.get_untracked().is_some() {
        shown.year.set(due);
    }
    browser::focus_soon(format!("[data-payment=\"{index}\"] button"));
}

/// An issue in two or three words, for a cell.
pub fn short(state: AppState, issue: &PaymentIssue) -> String {
    match &issue.problem {
        PaymentProblem::ClosureOverlap { closure, .. }
        | PaymentProblem::ClosureNear { closure, .. } => closure.name.text(state.lang()).to_owned(),
        PaymentProblem::CalendarProjected { first, last, .. } => {
            let years = if first == last { first.to_string() } else { format!("{first}–{last}") };
            format!("{} {years}", tr!(state, pay.projected))
        }
        PaymentProblem::CalendarMissing { .. } => tr!(state, pay.no_calendar).to_owned(),
        PaymentProblem::RegistrationLate { .. } => tr!(state, pay.registration).to_owned(),
        PaymentProblem::TreatyFormMissing { .. } | PaymentProblem::DeCertificate { .. } => {
            tr!(state, pay.treaty).to_owned()
        }
        PaymentProblem::DocumentsOver50k { .. } => tr!(state, pay.documents).to_owned(),
        PaymentProblem::Late { .. } => tr!(state, pay.late).to_owned(),
        PaymentProblem::DueBeforeEffective { .. } => tr!(state, pay.early).to_owned(),
        _ => match state.lang() {
            Lang::En => issue.code().replace('_', " "),
            Lang::Zh => issue.message(Lang::Zh).chars().take(10).collect(),
        },
    }
}
