//! What is said to the user: a deletion that can be undone, a refusal with its reasons.

use super::signals::{BlockView, block, click};
use crate::app::browser;
use crate::app::field_names::{party, place, said_of};
use crate::app::graph::Valued;
use crate::app::notice::Notice;
use crate::app::state::{AppState, state};
use crate::app::storage::StorageFailure;
use crate::domain::draft::{CARRIED_OVER, PasteCount};
use crate::domain::issue::Issue;
use crate::domain::valuation::{MethodChange, method_change};
use crate::tr;
use leptos::prelude::*;

/// Longest list of reasons shown.
const SHOWN: usize = 8;

/// What was last said to the user.
#[component]
pub fn Notices() -> impl IntoView {
    let state = state();
    let dismiss = move || state.notice.set(None);
    view! {
        <div class="notices" role="status">
            {block(move || state.deals.from_link.get().then(|| lent(state)))}
            {block(move || state.deals.failure.get().map(|trouble| unsaved(state, trouble)))}
            {block(move || {
                state
                    .deals
                    .unreadable
                    .get()
                    .filter(|_| !state.is_shared())
                    .map(|text| broken(state, text))
            })}
            {carried_over(state)}
            {block(move || state.deals.conflict.get().map(|_| question(state)))}
            {block(move || state.deals.gone.get().then(|| gone(state)))}
            {block(move || {
                state
                    .notice
                    .get()
                    .map(|notice| {
                        view! {
                            <div class="notice">
                                {sentence(state, notice)}
                                <button type="button" on:click=click(dismiss)>
                                    {tr!(state, app.dismiss)}
                                </button>
                            </div>
                        }
                    })
            })}
        </div>
    }
}

/// The open deal came with a link.
fn lent(state: AppState) -> AnyView {
    line(
        false,
        tr!(state, app.read_only),
        vec![
            (tr!(state, app.keep_copy), click(move || state.keep_copy())),
            (tr!(state, app.give_back), click(move || state.leave_link())),
        ],
    )
}

/// The deal lives in memory only.
fn unsaved(state: AppState, trouble: StorageFailure) -> AnyView {
    let why = match trouble {
        StorageFailure::Blocked => tr!(state, app.not_saved_blocked),
        StorageFailure::Full => tr!(state, app.not_saved_full),
        StorageFailure::Foreign => tr!(state, app.not_saved_foreign),
    };
    line(true, why, vec![(tr!(state, app.download_deal), click(move || state.export()))])
}

/// Something lies in storage that cannot be read.
fn broken(state: AppState, text: String) -> AnyView {
    let hand_out = move || browser::download("parley-storage.txt", "text/plain", text.as_bytes());
    let dismiss = move || state.deals.unreadable.set(None);
    line(
        true,
        tr!(state, app.broken),
        vec![
            (tr!(state, app.download_text), click(hand_out)),
            (tr!(state, app.dismiss), click(dismiss)),
        ],
    )
}

/// The deal was made with method 1 and is worth something else now: which figures moved, and why.
fn carried_over(state: AppState) -> BlockView {
    let marked = state.follow(&[CARRIED_OVER], |draft| draft.node(CARRIED_OVER).is_some());
    let moved = Memo::new(move |_| {
        let change = |valued: &Valued| method_change(&valued.deal, &valued.valuation.expected);
        state.graph.valued.with(|valued| valued.as_ref().filter(|_| marked.get()).map(change))
    });
    block(move || {
        moved.get().filter(|_| !state.deals.from_link.get()).map(
            |MethodChange { licensor, licensee }| {
                let amount = |moved: f64| state.style().money(moved, &state.currency());
                let dismiss = move || state.edit(|draft| draft.remove(CARRIED_OVER));
                view! {
                    <div class="notice">
                        {tr!(
                            state, app.carried_over, licensor = amount(licensor),
                            licensee = amount(licensee)
                        )} <button type="button" on:click=click(dismiss)>
                            {tr!(state, app.dismiss)}
                        </button>
                    </div>
                }
            },
        )
    })
}

/// Two tabs changed the same field.
fn question(state: AppState) -> AnyView {
    line(
        true,
        tr!(state, app.two_tabs),
        vec![
            (tr!(state, app.take_theirs), click(move || state.answer(true))),
            (tr!(state, app.keep_ours), click(move || state.answer(false))),
            (tr!(state, app.download_deal), click(move || state.export())),
        ],
    )
}

/// Another tab deleted the open deal.
fn gone(state: AppState) -> AnyView {
    let answer = move |keep: bool| state.deals.answer_gone(state.draft, keep);
    line(
        true,
        tr!(state, app.gone),
        vec![
            (tr!(state, app.gone_keep), click(move || answer(true))),
            (tr!(state, app.gone_let), click(move || answer(false))),
        ],
    )
}

type ClickHandler = Box<dyn FnMut(leptos::ev::MouseEvent)>;

/// A sentence with what can be done about it.
fn line(wrong: bool, sentence: &'static str, acts: Vec<(&'static str, ClickHandler)>) -> AnyView {
    let button = |(name, act)| {
        view! {
            <button type="button" on:click=act>
                {name}
            </button>
        }
    };
    let buttons = acts.into_iter().map(button).collect_view();
    view! {
        <div class="notice" class:wrong=wrong>
            <span>{sentence}</span>
            {buttons}
        </div>
    }
    .into_any()
}

fn sentence(state: AppState, notice: Notice) -> AnyView {
    match notice {
        Notice::Said(sentence) => view! { <span>{sentence}</span> }.into_any(),
        Notice::NotLoaded => view! { <span>{tr!(state, app.not_loaded)}</span> }.into_any(),
        Notice::Stepped { path, back } => {
            let place = place(state, &path.replace(".basis.", "."));
            let sentence = match back {
                true => tr!(state, app.undone, place = place),
                false => tr!(state, app.redone, place = place),
            };
            view! { <span>{sentence}</span> }.into_any()
        }
        Notice::PrivateStep => view! { <span>{tr!(state, app.private_step)}</span> }.into_any(),
        Notice::SignedStep => view! { <span>{tr!(state, app.signed_step)}</span> }.into_any(),
        Notice::TemplateValues => {
            view! { <span>{tr!(state, app.template_values)}</span> }.into_any()
        }
        Notice::ReadOnly => view! { <span>{tr!(state, app.read_only)}</span> }.into_any(),
        Notice::RoundSaved { side, number, kept } => {
            let by = party(state, side);
            let saved = tr!(state, app.round_saved, number = number, by = by);
            let said = match kept {
                true => tr!(state, app.round_kept, saved = saved),
                false => saved,
            };
            view! { <span>{said}</span> }.into_any()
        }
        Notice::Deleted { title } => view! {
            <span>{tr!(state, app.deleted, title = title)}</span>
            <button
                type="button"
                on:click=click(move || {
                    state.deals.restore(state.draft);
                    state.notice.set(None);
                })
            >
                {tr!(state, app.undo)}
            </button>
        }
        .into_any(),
        Notice::Paste { block, count } => view! {
            <span>{paste_count(state, count)}</span>
            <button
                type="button"
                id="paste-apply"
                class="add"
                on:click=click(move || state.apply_paste(block.clone()))
            >
                {tr!(state, trade.apply)}
            </button>
        }
        .into_any(),
        Notice::KeptBack { region, milestones } => {
            undoable(state, tr!(state, app.kept_back, region = region, count = milestones))
        }
        Notice::RoundLaid(number) => {
            view! { <span>{tr!(state, app.round_laid, number = number)}</span> }.into_any()
        }
        Notice::RoundRemoved(number) => {
            undoable(state, tr!(state, app.round_removed, number = number))
        }
        Notice::Refused { what, issues } => view! {
            <div>
                <p>{heading(state, what)}</p>
                <ul>
                    {issues.iter().take(SHOWN).map(|issue| reason(state, issue)).collect_view()}
                </ul>
                {(issues.len() > SHOWN)
                    .then(|| tr!(state, app.more_issues, count = issues.len() - SHOWN))}
            </div>
        }
        .into_any(),
    }
}

/// What was done, and the button that takes it back.
fn undoable(state: AppState, sentence: String) -> AnyView {
    let undo = move || {
        state.notice.set(None);
        state.undo();
    };
    view! {
        <span>{sentence}</span>
        <button type="button" on:click=click(undo)>
            {tr!(state, app.undo)}
        </button>
    }
    .into_any()
}

/// What a paste does: `9 rows: 5 change, 4 new; 4 triggers to choose`.
fn paste_count(state: AppState, count: PasteCount) -> String {
    let PasteCount { changed, new, to_choose } = count;
    let rows = tr!(state, app.paste_rows, rows = changed + new, changed = changed, new = new);
    match to_choose {
        0 => rows,
        _ => format!("{rows}{}", tr!(state, app.paste_triggers, count = to_choose)),
    }
}

fn heading(state: AppState, what: String) -> String {
    if what.is_empty() {
        tr!(state, app.refused_paste).to_owned()
    } else {
        tr!(state, app.refused_file, name = what)
    }
}

/// What is wrong and, where a field is, in which, as a line of a list.
pub fn reason(state: AppState, issue: &Issue) -> impl IntoView + use<> {
    let place = place(state, &issue.path);
    let message = issue.message(state.lang());
    view! { <li>{if place.is_empty() { message } else { said_of(state, &place, &message) }}</li> }
}
