//! Takes the ranges that are usual for the assumptions, at a click.

use crate::app::browser;
use crate::app::components::{block, click};
use crate::app::state::{AppState, state};
use crate::domain::draft::{Checked, Draft};
use crate::domain::uncertainty::{UsualForm, UsualRange, usual_ranges};
use crate::{text, tr};
use leptos::prelude::*;
use std::sync::Arc;

/// How many peak sales and how many probabilities were made ranges.
type TakenCounts = (usize, usize);

/// Offers usual ranges where a source knows one, and says what taking them changed. One step of undo takes all back.
#[component]
pub fn UsualRanges() -> impl IntoView {
    let state = state();
    let taken = RwSignal::new(None::<TakenCounts>);
    let open = Memo::new(move |_| !found(state).is_empty());
    view! {
        <p class="note" id="usual">
            {block(move || {
                open.get()
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="link"
                                on:click=click(move || taken.set(Some(take(state))))
                            >
                                {text!(state, usual.take)}
                            </button>
                            " "
                            {text!(state, usual.note)}
                        }
                    })
            })}
            <span role="status">
                {block(move || {
                    let (sales, chances) = taken.get().filter(|_| !open.get())?;
                    Some(tr!(state, usual.done, sales = sales, chances = chances))
                })}
            </span>
        </p>
    }
}

fn found(state: AppState) -> Vec<UsualRange> {
    let unit = untrack(|| state.style()).unit;
    let of = |draft: &Draft| {
        let values =
            |checked: &Arc<Checked>| usual_ranges(draft, &checked.values, browser::today(), unit);
        state.graph.checked.with(values)
    };
    state.draft.with_untracked(of)
}

fn take(state: AppState) -> TakenCounts {
    let ranges = untrack(|| found(state));
    state.edit(|draft| {
        for UsualRange { path, text, mark, .. } in &ranges {
            draft.set_with_basis(path, text, mark);
        }
    });
    let sales = ranges.iter().filter(|range| range.form == UsualForm::ForecastError).count();
    (sales, ranges.len() - sales)
}
