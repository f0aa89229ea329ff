//! What is said to the user: a deletion that can be undone, a refusal with its reasons.

use super::live::{block, click};
use crate::app::desk::{Desk, Notice, desk};
use crate::app::labels::{label, word};
use crate::domain::issue::Issue;
use crate::tr;
use leptos::prelude::*;

/// Longest list of reasons shown.
const SHOWN: usize = 8;

/// What was last said to the user.
#[component]
pub fn Notices() -> impl IntoView {
    let desk = desk();
    let dismiss = move || desk.notice.set(None);
    view! {
        <div class="notices" role="status">
            {block(move || {
                desk.notice.get().map(|notice| {
                    view! {
                        <div class="notice">
                            {said(desk, notice)}
                            <button type="button" on:click=click(dismiss)>{tr!(desk, app.dismiss)}</button>
                        </div>
                    }
                })
            })}
        </div>
    }
}

fn said(desk: Desk, notice: Notice) -> AnyView {
    match notice {
        Notice::NotLoaded => view! { <span>{tr!(desk, app.not_loaded)}</span> }.into_any(),
        Notice::RoundSaved { side, number } => {
            let by = word(desk, side.word());
            view! { <span>{tr!(desk, app.round_saved, number = number, by = by)}</span> }.into_any()
        }
        Notice::Deleted { title } => view! {
            <span>{tr!(desk, app.deleted, title = title)}</span>
            <button
                type="button"
                on:click=click(move || {
                    desk.shelf.restore(desk.draft);
                    desk.notice.set(None);
                })
            >
                {tr!(desk, app.undo)}
            </button>
        }
        .into_any(),
        Notice::Refused { what, issues } => view! {
            <div>
                <p>{heading(desk, what)}</p>
                <ul>{issues.iter().take(SHOWN).map(|issue| reason(desk, issue)).collect_view()}</ul>
                {(issues.len() > SHOWN)
                    .then(|| tr!(desk, app.more_issues, count = issues.len() - SHOWN))}
            </div>
        }
        .into_any(),
    }
}

fn heading(desk: Desk, what: String) -> String {
    if what.is_empty() {
        tr!(desk, app.refused_paste).to_owned()
    } else {
        tr!(desk, app.refused_file, name = what)
    }
}

fn reason(desk: Desk, issue: &Issue) -> impl IntoView + use<> {
    let place = place(desk, &issue.path);
    let place = (!place.is_empty()).then(|| format!("{place}: "));
    view! { <li>{place}{issue.message(desk.lang())}</li> }
}

/// A path in words: the field's name, with its row where it has one; an unknown path as it is.
fn place(desk: Desk, path: &str) -> String {
    let row = path.split('.').find_map(|step| step.parse::<usize>().ok());
    match (label(desk, path), row) {
        ("", _) => path.to_owned(),
        (name, None) => name.to_owned(),
        (name, Some(row)) => tr!(desk, field.in_row, label = name, row = row + 1),
    }
}
