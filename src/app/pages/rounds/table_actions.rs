//! What is done with the draft below the table.

use super::columns::OfferColumns;
use super::levers::write_half_way;
use super::solve::SolveRequest;
use crate::app::browser;
use crate::app::components::{block, click, live};
use crate::app::notice::Panel;
use crate::app::preferences::Tab;
use crate::app::state::state;
use crate::domain::deal::Party;
use crate::domain::negotiation::offer::answer;
use crate::domain::negotiation::rounds::last_number;
use crate::{text, tr};
use leptos::prelude::*;

/// What is done with the draft: our value held, the way met half, the draft sent.
#[component]
pub fn TableActions(
    /// All offers.
    columns: Memo<OfferColumns>,
    /// Where a term is solved for.
    ask: SolveRequest,
) -> impl IntoView {
    let state = state();
    let last = state.follow(&["rounds"], last_number);
    let send = live(move || tr!(state, table.send, number = last.get() + 1));
    let waits = state.follow(&["rounds", "stance.side"], |draft| {
        answer(draft).is_some_and(|answer| !answer.accepts)
    });
    let answer = block(move || {
        waits.get().then(|| {
            view! {
                <button
                    type="button"
                    class="add"
                    id="table-answer"
                    on:click=click(move || state.panel.set(Some(Panel::Answer)))
                >
                    {text!(state, offer.answer)}
                </button>
            }
        })
    });
    let open = move || {
        state.tab.set(Tab::Deals);
        browser::focus_soon("[id=\"import\"]".to_owned());
    };
    let both = move || {
        let last_of = |side| columns.with(|columns| columns.last_of(side));
        last_of(Party::Licensor).is_some() && last_of(Party::Licensee).is_some()
    };
    let halfway = block(move || {
        both().then(|| {
            view! {
                <button
                    type="button"
                    id="table-halfway"
                    on:click=click(move || write_half_way(state, &columns.get_untracked()))
                >
                    {text!(state, table.halfway)}
                </button>
            }
        })
    });
    view! {
        <div class="switches acts">
            <button type="button" id="table-hold" on:click=click(move || ask.hold(state))>
                {text!(state, table.hold)}
            </button>
            {halfway}
            <button
                type="button"
                class="add primary"
                id="table-send"
                on:click=click(move || state.panel.set(Some(Panel::Send)))
            >
                {send}
            </button>
            {answer}
            <button type="button" class="link" id="table-open" on:click=click(open)>
                {text!(state, intro.open)}
            </button>
        </div>
    }
}
