//! What somebody has to act on, worst first: what was typed wrongly and what threatens the payments, a line each.

use super::batches::in_batches;
use super::signals::{block, click};
use super::sources::sources;
use crate::app::field_names::{label, place};
use crate::app::graph::Paid;
use crate::app::state::{AppState, state};
use crate::domain::cash_path::{IssueGroup, PaymentIssue, besides};
use crate::domain::draft::lines;
use crate::domain::issue::{Issue, Severity};
use crate::domain::lang::Lang;
use crate::domain::schema::pattern;
use crate::tr;
use leptos::prelude::*;

/// Most places named in a line; of the others only the number is told.
const NAMED: usize = 3;

/// Looks at the payment of an index: given by the page that shows them.
#[derive(Clone, Copy)]
pub struct ShowPayment(pub Callback<usize>);

/// Everything to act on, a line each; the notes folded below.
#[component]
pub fn IssueList() -> impl IntoView {
    let state = state();
    let list = |what: fn(Severity) -> bool| {
        let lines = Memo::new(move |_| all_lines(state, what));
        in_batches(lines, move |line| match line {
            IssueLine::Typed(issues) => typed_line(state, issues),
            IssueLine::Payment { issues, names } => payment_line(state, issues, names),
        })
    };
    let open = list(|severity| severity < Severity::Note);
    let notes = list(|severity| severity == Severity::Note);
    view! {
        {block(move || {
            (state.graph.to_act() == Some(0))
                .then(|| view! { <p class="note">{tr!(state, pay.nothing_to_act)}</p> })
        })}
        <ul class="issues">{open}</ul>
        <details class="folded">
            <summary>{crate::text!(state, pay.for_the_record)}</summary>
            <ul class="issues">{notes}</ul>
        </details>
    }
}

/// What is said in one line.
#[derive(Debug, Clone, PartialEq)]
enum IssueLine {
    /// Of fields.
    Typed(Vec<Issue>),
    /// Of payments, the first of which are named.
    Payment { issues: Vec<PaymentIssue>, names: Vec<(usize, String)> },
}

fn all_lines(state: AppState, what: fn(Severity) -> bool) -> Vec<IssueLine> {
    let checked = state.graph.checked.get();
    let typed = checked.issues.iter().filter(|issue| what(issue.severity)).collect();
    let typed = lines(typed).into_iter();
    let mut shown: Vec<IssueLine> =
        typed.map(|group| IssueLine::Typed(group.into_iter().cloned().collect())).collect();
    let valued = state.graph.valued.with(Option::is_some);
    if let Some(paid) = state.graph.paid.get().filter(|_| valued) {
        let groups = besides(&paid.report().issues, &checked.issues);
        let groups = groups.iter().filter(|group| what(group.severity()));
        shown.extend(groups.map(|group| payments_of(state, &paid, group)));
    }
    shown
}

fn payments_of(state: AppState, paid: &Paid, group: &IssueGroup) -> IssueLine {
    let name = |issue: &PaymentIssue| {
        let index = issue.payment?;
        Some((index, paid.setup().scheduled.get(index)?.label(state.lang())))
    };
    IssueLine::Payment {
        issues: group.all().cloned().collect(),
        names: group.all().take(NAMED).filter_map(name).collect(),
    }
}

fn mark(severity: Severity) -> &'static str {
    match severity {
        Severity::Refused | Severity::Red => "red",
        Severity::Amber => "amber",
        Severity::Note => "note",
    }
}

fn typed_line(state: AppState, group: &[Issue]) -> AnyView {
    let Some(first) = group.first() else { return ().into_any() };
    let section = pattern(&first.path).split_once("[]").map(|(list, _)| list.to_owned());
    let section = section.map(|list| label(state, &list)).filter(|name| !name.is_empty());
    let name = match (section, label(state, &first.path)) {
        (Some(section), "") => section.to_owned(),
        (Some(section), own) => format!("{section} · {own}"),
        (None, own) => own.to_owned(),
    };
    let message = first.message(state.lang());
    let said = match name.as_str() {
        "" => message,
        name => tr!(state, pay.said_of, name = name, message = message),
    };
    let leads = group.iter().take(NAMED).map(|issue| {
        let path = issue.path.clone();
        let place = place(state, &path);
        (!place.is_empty()).then(|| to_field(state, path, place))
    });
    let leads = leads.collect_view();
    view! {
        <li data-code=first.code()>
            <span class="message" data-severity=mark(first.severity)>
                {said}
            </span>
            <div class="leads">{leads} {more(state, group.len())}</div>
        </li>
    }
    .into_any()
}

fn to_field(state: AppState, path: String, name: String) -> AnyView {
    let go = move || {
        state.panel.set(None);
        state.go(&path);
    };
    view! {
        <button type="button" class="link" on:click=click(go)>
            {name}
        </button>
    }
    .into_any()
}

fn more(state: AppState, count: usize) -> Option<String> {
    let more = count.saturating_sub(NAMED);
    (more > 0).then(|| tr!(state, app.more_issues, count = more))
}

fn payment_line(state: AppState, issues: &[PaymentIssue], names: &[(usize, String)]) -> AnyView {
    let Some((first, rest)) = issues.split_first() else { return ().into_any() };
    let group = IssueGroup { first, rest: rest.iter().collect() };
    let lang = state.lang();
    let field = group.path().map(|path| {
        let name = tr!(state, pay.to_field).to_owned();
        to_field(state, path.to_owned(), name)
    });
    let leads = names.iter().map(|(index, name)| lead(*index, name.clone()));
    let fix = group.fix(lang).map(|fix| view! { <span class="soft">{fix}</span> });
    view! {
        <li data-code=group.first.code()>
            <span class="message" data-severity=mark(group.severity())>
                {group.message(lang)}
            </span>
            {(lang == Lang::En).then_some(" ")}
            {fix}
            <div class="leads">
                {leads.collect_view()} {more(state, group.all().count())} {field}
                {sources(state, group.first.sources().iter().copied())}
            </div>
        </li>
    }
    .into_any()
}

/// The payment an issue is about: leads to it where payments are shown.
fn lead(index: usize, name: String) -> AnyView {
    let Some(ShowPayment(show)) = use_context::<ShowPayment>() else {
        return view! { <span class="soft">{name}</span> }.into_any();
    };
    view! {
        <button type="button" class="link" on:click=click(move || show.run(index))>
            {name}
        </button>
    }
    .into_any()
}
