//! What is said to the user: a deletion that can be undone, a refusal with its reasons.

use super::live::{block, click};
use crate::app::browser;
use crate::app::desk::{Desk, Notice, desk};
use crate::app::labels::{label, word};
use crate::app::storage::Trouble;
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
            {block(move || desk.shelf.lent.get().then(|| lent(desk)))}
            {block(move || desk.shelf.trouble.get().map(|trouble| unsaved(desk, trouble)))}
            {block(move || desk.shelf.broken.get().filter(|_| !desk.is_shared()).map(|text| broken(desk, text)))}
            {block(move || desk.shelf.question.get().map(|_| question(desk)))}
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

/// What lies on the desk came with a link.
fn lent(desk: Desk) -> AnyView {
    line(
        false,
        tr!(desk, app.read_only),
        vec![
            (tr!(desk, app.keep_copy), click(move || desk.keep_copy())),
            (tr!(desk, app.give_back), click(move || desk.leave_link())),
        ],
    )
}

/// The deal lives in memory only.
fn unsaved(desk: Desk, trouble: Trouble) -> AnyView {
    let why = match trouble {
        Trouble::Blocked => tr!(desk, app.not_saved_blocked),
        Trouble::Full => tr!(desk, app.not_saved_full),
    };
    line(true, why, vec![(tr!(desk, app.download_deal), click(move || desk.export()))])
}

/// Something lies in storage that cannot be read.
fn broken(desk: Desk, text: String) -> AnyView {
    let hand_out = move || browser::download("parley-storage.txt", "text/plain", text.as_bytes());
    let dismiss = move || desk.shelf.broken.set(None);
    line(
        true,
        tr!(desk, app.broken),
        vec![
            (tr!(desk, app.download_text), click(hand_out)),
            (tr!(desk, app.dismiss), click(dismiss)),
        ],
    )
}

/// Two tabs changed the same field.
fn question(desk: Desk) -> AnyView {
    line(
        true,
        tr!(desk, app.two_tabs),
        vec![
            (tr!(desk, app.take_theirs), click(move || desk.answer(true))),
            (tr!(desk, app.keep_ours), click(move || desk.answer(false))),
            (tr!(desk, app.download_deal), click(move || desk.export())),
        ],
    )
}

type Act = Box<dyn FnMut(leptos::ev::MouseEvent)>;

/// A sentence with what can be done about it.
fn line(wrong: bool, sentence: &'static str, acts: Vec<(&'static str, Act)>) -> AnyView {
    let button = |(name, act)| view! { <button type="button" on:click=act>{name}</button> };
    let buttons = acts.into_iter().map(button).collect_view();
    view! { <div class="notice" class:wrong=wrong><span>{sentence}</span>{buttons}</div> }
        .into_any()
}

fn said(desk: Desk, notice: Notice) -> AnyView {
    match notice {
        Notice::NotLoaded => view! { <span>{tr!(desk, app.not_loaded)}</span> }.into_any(),
        Notice::ReadOnly => view! { <span>{tr!(desk, app.read_only)}</span> }.into_any(),
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
