//! The other side's last offer, answered: accepted as a whole, or term by term ([`super::open_terms`]).

use super::arrived::{heading, message};
use super::open_terms::{OpenTerms, table};
use super::send::{agreed_words, alert};
use super::signals::{block, click};
use crate::app::notice::Panel;
use crate::app::preferences::Tab;
use crate::app::signing;
use crate::app::state::{AppState, state};
use crate::domain::hex::hex;
use crate::domain::negotiation::offer::{
    CONFIRMED, OfferNote, Standing, TheirOffer, answer, fingerprint, next, together,
};
use crate::domain::negotiation::rounds::sheet_of;
use crate::{text, tr};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The other side's last offer, as long as we have not answered it.
#[component]
pub fn AnswerOffer() -> impl IntoView {
    let state = state();
    let asked = Memo::new(move |_| state.draft.with(answer));
    // What was decided to stay ours, by what it would change.
    let kept = RwSignal::new(BTreeSet::<String>::new());
    let refused = RwSignal::new(None::<String>);
    block(move || match asked.get() {
        None => view! { <p class="note">{text!(state, offer.none)}</p> }.into_any(),
        Some(answer) => answered(state, answer, kept, refused),
    })
}

fn answered(
    state: AppState,
    answer: TheirOffer,
    kept: RwSignal<BTreeSet<String>>,
    refused: RwSignal<Option<String>>,
) -> AnyView {
    let answer = StoredValue::new(answer);
    let head = block(move || {
        let own = state.draft.with(|draft| draft.own().into_owned());
        answer.with_value(|answer| {
            let accepts = Standing::Acceptance;
            let standing = if answer.accepts { &accepts } else { &Standing::Answer };
            heading(state, &own, &answer.offer, standing)
        })
    });
    let said = answer.with_value(|answer| message(state, &answer.offer));
    if answer.with_value(|answer| answer.accepts) {
        return view! {
            <p>
                <b>{head}</b>
            </p>
            {said}
            {agreed_words(state)}
            {confirm(state, answer)}
            {read_it(state)}
        }
        .into_any();
    }
    let open = Memo::new(move |_| {
        let shared = state.is_shared();
        state.draft.with(|draft| answer.with_value(|answer| OpenTerms::of(draft, answer, shared)))
    });
    let number = move || state.draft.with(|draft| next(&draft.own()).0);
    let accept = move || {
        state.edit(|draft| answer.with_value(|answer| *draft = sheet_of(draft, &answer.paper)));
        match signing::offer(state, &OfferNote::default()) {
            Ok(_) => state.panel.set(Some(Panel::Send)),
            Err(refusal) => refused.set(Some(untrack(|| refusal.message(state.lang())))),
        }
    };
    let all = move || {
        state.edit(|draft| answer.with_value(|answer| *draft = sheet_of(draft, &answer.paper)));
    };
    let merge = move || state.edit(|draft| answer.with_value(|answer| together(draft, answer)));
    view! {
        <p>
            <b>{head}</b>
        </p>
        {said}
        {confirm(state, answer)}
        <p class="note">{text!(state, offer.how)}</p>
        {agreed_words(state)}
        {block(move || Some(table(state, &open.get(), answer, kept)))}
        {block(move || refused.get().map(alert))}
        <div class="switches">
            <button type="button" class="add primary" id="offer-accept" on:click=click(accept)>
                {text!(state, offer.accept)}
            </button>
            <button type="button" class="add" id="offer-all" on:click=click(all)>
                {text!(state, offer.take_all)}
            </button>
            <button type="button" class="add" id="offer-together" on:click=click(merge)>
                {text!(state, offer.together)}
            </button>
            <button
                type="button"
                class="add"
                id="offer-send"
                on:click=click(move || state.panel.set(Some(Panel::Send)))
            >
                {block(move || tr!(state, table.send, number = number()))}
            </button>
        </div>
    }
    .into_any()
}

/// The way to the document, which carries the words of the agreed text.
fn read_it(state: AppState) -> AnyView {
    let read = move || {
        state.panel.set(None);
        state.tab.set(Tab::Document);
    };
    view! {
        <div class="switches">
            <button type="button" class="add primary" id="offer-read" on:click=click(read)>
                {text!(state, offer.read)}
            </button>
        </div>
    }
    .into_any()
}

/// The other side's key in its words, until they were compared.
fn confirm(state: AppState, answer: StoredValue<TheirOffer>) -> AnyView {
    let key = answer.with_value(|answer| answer.offer.key);
    let words = fingerprint(&key);
    let confirmed = state.text(CONFIRMED);
    block(move || {
        let done = confirmed.get() == hex(&key);
        let act = move || state.edit(|draft| draft.set(CONFIRMED, &hex(&key)));
        if done {
            return view! { <p>{tr!(state, offer.key_compared, words = words.clone())}</p> }
                .into_any();
        }
        let button = (!state.is_shared()).then(|| {
            view! {
                <button type="button" class="link" id="offer-confirm" on:click=click(act)>
                    {text!(state, offer.confirm)}
                </button>
            }
        });
        view! { <p>{tr!(state, offer.their_key, words = words.clone())} " " {button}</p> }
            .into_any()
    })
    .into_any()
}
