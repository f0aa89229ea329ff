//! What is wrong or at risk, worst first, each leading to its payment and to the field that mends it.

use super::view::{PaymentsView, name_of};
use crate::app::browser;
use crate::app::components::{TitledSection, block, click, live, sources};
use crate::app::graph::Paid;
use crate::app::state::{AppState, state};
use crate::domain::cash_path::{PaymentIssue, PaymentProblem, distinct};
use crate::domain::issue::Severity;
use crate::domain::lang::Lang;
use crate::{text, tr};
use chrono::Datelike;
use leptos::prelude::*;

/// Notes of one kind beyond these are counted only.
const ALIKE: usize = 3;

/// What is wrong or at risk.
#[component]
pub fn Issues() -> impl IntoView {
    let state = state();
    let shown: PaymentsView = expect_context();
    let count = live(move || {
        let count = shown.with(|paid| distinct(&paid.report().issues).len()).unwrap_or_default();
        tr!(state, pay.issue_count, count = count)
    });
    let list = block(move || {
        shown.with(|paid| {
            let groups = distinct(&paid.report().issues).into_iter();
            groups.map(|group| item(state, shown, paid, &group)).collect_view()
        })
    });
    view! {
        <TitledSection title=text!(state, pay.issues) note=count>
            <ul class="issues">{list}</ul>
        </TitledSection>
    }
}

fn item(
    state: AppState,
    shown: PaymentsView,
    paid: &Paid,
    group: &[&PaymentIssue],
) -> Option<AnyView> {
    let issue = *group.first()?;
    let lang = state.lang();
    let severity = match issue.severity {
        Severity::Refused | Severity::Red => "red",
        Severity::Amber => "amber",
        Severity::Note => "note",
    };
    let more = group.len().saturating_sub(ALIKE);
    let payments = group.iter().take(ALIKE).filter_map(|issue| lead(state, shown, paid, issue));
    let path = issue.path.clone();
    let field = (!path.is_empty()).then(|| {
        view! {
            <button type="button" class="link" on:click=click(move || state.go(&path))>
                {tr!(state, pay.to_field)}
            </button>
        }
    });
    Some(
        view! {
            <li data-code=issue.code()>
                <span class="message" data-severity=severity>
                    {issue.message(lang)}
                </span>
                " "
                <span class="soft">{issue.fix(lang)}</span>
                <div class="leads">
                    {payments.collect_view()}
                    {(more > 0).then(|| tr!(state, app.more_issues, count = more))} {field}
                    {sources(state, issue.sources().iter().copied())}
                </div>
            </li>
        }
        .into_any(),
    )
}

/// Leads to the payment an issue is about.
fn lead(
    state: AppState,
    shown: PaymentsView,
    paid: &Paid,
    issue: &PaymentIssue,
) -> Option<AnyView> {
    let index = issue.payment?;
    let payment = paid.setup().scheduled.get(index)?;
    let year = payment.due_on.year();
    let show = move || {
        shown.chosen.set(index);
        if shown.year.get_untracked().is_some() {
            shown.year.set(Some(year));
        }
        browser::focus_soon(format!("[data-payment=\"{index}\"] button"));
    };
    let name = name_of(state, payment);
    Some(
        view! {
            <button type="button" class="link" on:click=click(show)>
                {name}
            </button>
        }
        .into_any(),
    )
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
        PaymentProblem::DocumentsOver50k => tr!(state, pay.documents).to_owned(),
        PaymentProblem::Late { .. } => tr!(state, pay.late).to_owned(),
        PaymentProblem::DueBeforeEffective { .. } => tr!(state, pay.early).to_owned(),
        _ => match state.lang() {
            Lang::En => issue.code().replace('_', " "),
            Lang::Zh => issue.message(Lang::Zh).chars().take(10).collect(),
        },
    }
}
