//! What somebody has to act on, worst first: what was typed wrongly and what threatens the payments, a line each.

use super::signals::{block, click};
use super::sources::sources;
use crate::app::field_names::{label, place};
use crate::app::state::{AppState, state};
use crate::domain::cash_path::{IssueGroup, besides};
use crate::domain::draft::lines;
use crate::domain::issue::{Issue, Severity};
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
        block(move || {
            let checked = state.graph.checked.get();
            let typed = checked.issues.iter().filter(|issue| what(issue.severity));
            let mut shown: Vec<AnyView> =
                lines(typed.collect()).iter().map(|group| typed_line(state, group)).collect();
            let valued = state.graph.valued.with(Option::is_some);
            let paid = state.graph.paid.get().filter(|_| valued);
            if let Some(paid) = &paid {
                let groups = besides(&paid.report().issues, &checked.issues);
                let groups = groups.iter().filter(|group| what(group.severity()));
                shown.extend(groups.map(|group| payment_line(state, group)));
            }
            shown
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

fn mark(severity: Severity) -> &'static str {
    match severity {
        Severity::Refused | Severity::Red => "red",
        Severity::Amber => "amber",
        Severity::Note => "note",
    }
}

fn typed_line(state: AppState, group: &[&Issue]) -> AnyView {
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

fn payment_line(state: AppState, group: &IssueGroup) -> AnyView {
    let lang = state.lang();
    let field = group.path().map(|path| {
        let name = tr!(state, pay.to_field).to_owned();
        to_field(state, path.to_owned(), name)
    });
    let leads = group.all().take(NAMED).filter_map(|issue| lead(state, issue.payment?));
    let fix = group.fix(lang).map(|fix| view! { <span class="soft">{fix}</span> });
    view! {
        <li data-code=group.first.code()>
            <span class="message" data-severity=mark(group.severity())>
                {group.message(lang)}
            </span>
            " "
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
fn lead(state: AppState, index: usize) -> Option<AnyView> {
    let name = state.graph.paid.with_untracked(|paid| {
        paid.as_ref()?.setup().scheduled.get(index).map(|payment| payment.label(state.lang()))
    })?;
    let Some(ShowPayment(show)) = use_context::<ShowPayment>() else {
        return Some(view! { <span class="soft">{name}</span> }.into_any());
    };
    Some(
        view! {
            <button type="button" class="link" on:click=click(move || show.run(index))>
                {name}
            </button>
        }
        .into_any(),
    )
}
