//! The paper leaves this browser for the other side: as a signed offer.

use super::made_link::shown;
use super::signals::{BlockView, block, click, live, typed};
use crate::app::browser;
use crate::app::field_names::party;
use crate::app::notice::Panel;
use crate::app::signing;
use crate::app::state::{AppState, state};
use crate::domain::deal::Party;
use crate::domain::draft::{Draft, child};
use crate::domain::negotiation::offer::{
    Agreed, LONGEST_MESSAGE, Offer, OfferNote, agreed, canonical, fingerprint, last_signed, next,
};
use crate::domain::negotiation::our_side;
use crate::export::link::{encode_offer, offer_file};
use crate::{text, tr};
use leptos::prelude::*;

/// Our last offer, as long as the sheet still says the same.
fn sent(draft: &Draft) -> Option<Offer> {
    let own = draft.own();
    let last = last_signed(&own).filter(|last| last.side == our_side(&own))?;
    (canonical(&own) == last.paper).then_some(last)
}

/// Signs the paper as an offer and hands it out as link, code or file.
#[component]
pub fn Send() -> impl IntoView {
    let state = state();
    let last = Memo::new(move |_| state.draft.with(sent));
    block(move || match last.get() {
        Some(offer) => handed_out(state, &offer),
        None => view! { <Sign /> }.into_any(),
    })
}

/// The name of the other side.
pub fn other_name(state: AppState, draft: &Draft) -> String {
    let side = our_side(&draft.own()).other();
    name_of(state, draft, side)
}

/// The name of a side on the paper; what the side is, where it has none.
pub fn name_of(state: AppState, draft: &Draft, side: Party) -> String {
    let path = child(&child("terms.parties", side.word()), "name");
    let name = draft.text(&path);
    if name.is_empty() { party(state, side).to_lowercase() } else { name.to_owned() }
}

/// What is said with the next offer, and the button that signs it.
#[component]
fn Sign() -> impl IntoView {
    let state = state();
    let note = RwSignal::new(OfferNote::default());
    let refused = RwSignal::new(None::<String>);
    let sign = move || {
        if let Err(refusal) = signing::offer(state, &note.get_untracked()) {
            refused.set(Some(untrack(|| refusal.message(state.lang()))));
        }
    };
    let number = move || state.draft.with(|draft| next(&draft.own()).0);
    browser::focus_soon("[id=\"offer-message\"]".to_owned());
    view! {
        <p>{text!(state, send.note)}</p>
        <div class="switches">
            <label class="inline">
                {text!(state, send.message)} " "
                <textarea
                    id="offer-message"
                    rows="2"
                    maxlength=LONGEST_MESSAGE.to_string()
                    on:input=typed(move |text| note.update(|note| note.message = text))
                ></textarea>
            </label>
            <label class="inline">
                {text!(state, send.until)} " "
                <input
                    id="offer-until"
                    type="date"
                    on:input=typed(move |text| note.update(|note| note.until = text))
                />
            </label>
            <button type="button" class="add" id="offer-sign" on:click=click(sign)>
                {live(move || tr!(state, send.sign, number = number()))}
            </button>
        </div>
        {block(move || refused.get().map(alert))}
        <p>{read_only(state)}</p>
    }
}

/// Why something is not done.
pub fn alert(why: String) -> AnyView {
    view! {
        <p class="message" data-severity="red" role="alert">
            {why}
        </p>
    }
    .into_any()
}

/// The way to a link that is no offer.
fn read_only(state: AppState) -> AnyView {
    view! {
        <button
            type="button"
            class="link"
            id="make-link"
            on:click=click(move || state.panel.set(Some(Panel::Link)))
        >
            {text!(state, send.read_only)}
        </button>
    }
    .into_any()
}

/// An offer made: its link, its code, its file.
fn handed_out(state: AppState, offer: &Offer) -> AnyView {
    let link = encode_offer(offer).map_err(|issue| issue.message(state.lang()));
    let name = state.draft.with_untracked(|draft| other_name(state, draft));
    let made = link.map(|fragment| browser::address_with(&fragment));
    let heading = tr!(state, send.made, number = offer.number, name = name.clone());
    let file = {
        let (file, number) = (offer_file(offer), offer.number);
        move || {
            let name = state.public_name(number as usize, &name);
            let name = format!("{name}.parley.json");
            browser::download(&name, "application/json", file.as_bytes());
        }
    };
    let words = fingerprint(&offer.key);
    view! {
        <p>
            <b>{heading}</b>
        </p>
        {agreed_words(state)}
        <p>{tr!(state, send.our_key, words = words)}</p>
        <div class="switches">
            <button type="button" class="add" id="send-file" on:click=click(file.clone())>
                {text!(state, send.file)}
            </button>
            {read_only(state)}
        </div>
        {shown(state, made, file)}
    }
    .into_any()
}

/// The agreed text in its eight words, where there is one.
pub fn agreed_words(state: AppState) -> BlockView {
    let agreed = Memo::new(move |_| {
        ["terms", "clauses", "rounds"].iter().for_each(|path| state.draft.track_path(path));
        state.draft.with(|draft| agreed(&draft.own()))
    });
    block(move || {
        agreed.get().map(|Agreed { number, at, words, stands }| {
            let when = browser::shown_instant(&at);
            let said = if stands {
                tr!(state, send.agreed, number = number, when = when, words = words)
            } else {
                tr!(state, send.agreed_not_now, number = number, when = when, words = words)
            };
            view! {
                <p class="message agreed" data-severity="note">
                    {said}
                </p>
            }
        })
    })
}
