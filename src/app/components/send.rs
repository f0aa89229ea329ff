//! The paper leaves this browser for the other side: as a signed offer.

use super::made_link::shown;
use super::signals::{BlockView, block, click, live, typed};
use crate::app::browser;
use crate::app::field_names::{party, term_name};
use crate::app::notice::Panel;
use crate::app::signing;
use crate::app::state::{AppState, state};
use crate::domain::deal::Party;
use crate::domain::draft::{Draft, child};
use crate::domain::negotiation::offer::{
    LONGEST_MESSAGE, LONGEST_REASON, Offer, OfferNote, Reason, agreed, canonical, fingerprint,
    last_signed, next, offers,
};
use crate::domain::negotiation::our_side;
use crate::domain::negotiation::rounds::{TermChange, compare, paper};
use crate::domain::number;
use crate::export::link::{encode_offer, offer_file};
use crate::{text, tr};
use leptos::prelude::*;
use std::sync::Arc;

/// Our last offer, as long as the sheet still says the same.
fn sent(draft: &Draft) -> Option<Offer> {
    let own = draft.own();
    let last = last_signed(&own).filter(|last| last.side == our_side(&own))?;
    (canonical(&own) == last.paper).then_some(last)
}

/// Our offer of a number.
fn made(draft: &Draft, number: u32) -> Option<Offer> {
    let own = draft.own();
    let ours = our_side(&own);
    let mut found = offers(&own).into_iter().map(|(_, offer)| offer);
    found.find(|offer| offer.side == ours && offer.number == number)
}

/// Signs the paper as an offer and hands it out as link, code or file.
#[component]
pub fn Send() -> impl IntoView {
    let state = state();
    let again = RwSignal::new(None::<u32>);
    let last = Memo::new(move |_| {
        state.draft.with(|draft| match again.get() {
            Some(number) => made(draft, number),
            None => sent(draft),
        })
    });
    block(move || match last.get() {
        Some(offer) => handed_out(state, &offer),
        None => view! { <Sign again=again /> }.into_any(),
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
fn Sign(
    /// Shows an offer made before.
    again: RwSignal<Option<u32>>,
) -> impl IntoView {
    let state = state();
    let note = RwSignal::new(OfferNote::default());
    let refused = RwSignal::new(None::<String>);
    let sign = move || {
        let mut note = note.get_untracked();
        match number::date(&note.until) {
            Ok(day) => note.until = day.to_string(),
            Err(_) if note.until.trim().is_empty() => {}
            Err(_) => return refused.set(Some(untrack(|| tr!(state, pay.no_date).to_owned()))),
        }
        if let Err(refusal) = signing::offer(state, &note) {
            refused.set(Some(untrack(|| refusal.message(state.lang()))));
        }
    };
    let number = move || state.draft.with(|draft| next(&draft.own()).0);
    browser::focus_built("#offer-message");
    view! {
        <p>{text!(state, send.note)}</p>
        <div class="offer-note">
            <label for="offer-message">{text!(state, send.message)}</label>
            <textarea
                id="offer-message"
                rows="3"
                maxlength=LONGEST_MESSAGE.to_string()
                on:input=typed(move |text| note.update(|note| note.message = text))
            ></textarea>
            <label for="offer-until">{text!(state, send.until)}</label>
            <input
                id="offer-until"
                type="text"
                autocomplete="off"
                placeholder=text!(state, pay.day)
                on:input=typed(move |text| note.update(|note| note.until = text))
            />
        </div>
        {reasons(state, note)}
        {block(move || refused.get().map(alert))}
        <div class="switches">
            <button type="button" class="add primary" id="offer-sign" on:click=click(sign)>
                {live(move || tr!(state, table.send, number = number()))}
            </button>
            {made_before(state, again)}
            {read_only(state)}
        </div>
    }
}

/// Our offers made before, to be handed out again: the other side may miss one.
fn made_before(state: AppState, again: RwSignal<Option<u32>>) -> BlockView {
    let numbers = state.follow(&["rounds", "stance.side"], |draft| {
        let ours = our_side(draft);
        let own = offers(draft).into_iter().filter(|(_, offer)| offer.side == ours);
        own.map(|(_, offer)| offer.number).collect::<Vec<_>>()
    });
    block(move || {
        let button = |number: u32| {
            view! {
                <button
                    type="button"
                    class="link"
                    id=format!("again-{number}")
                    on:click=click(move || again.set(Some(number)))
                >
                    {tr!(state, send.again, number = number)}
                </button>
            }
        };
        numbers.get().into_iter().map(button).collect_view()
    })
}

/// A line for each term changed since the last offer, to say why; folded, for nobody must.
fn reasons(state: AppState, note: RwSignal<OfferNote>) -> AnyView {
    let changed = state.draft.with_untracked(|draft| {
        let own = draft.own();
        let last = offers(&own).pop().and_then(|(_, last)| paper(&last.paper))?;
        let papers = Arc::new((own.paper(), last.clone()));
        let name = |term: TermChange| {
            let path = term.touched().into_iter().next()?;
            let papers = papers.clone();
            // In the language of the page as it then is.
            let name = move || term_name(state, &papers.0, &papers.1, &term);
            Some((path, live(name).into_any()))
        };
        Some(compare(&last, &papers.0).into_iter().filter_map(name).collect::<Vec<_>>())
    });
    let changed = changed.unwrap_or_default();
    if changed.is_empty() {
        return ().into_any();
    }
    let line = |(at, (path, name)): (usize, (String, AnyView))| {
        let say = move |text: String| {
            note.update(|note| {
                note.reasons.retain(|reason| reason.path != path);
                note.reasons.push(Reason { path: path.clone(), text });
            });
        };
        view! {
            <label for=format!("reason-{at}")>{name}</label>
            <input
                type="text"
                id=format!("reason-{at}")
                maxlength=LONGEST_REASON.to_string()
                on:input=typed(say)
            />
        }
    };
    view! {
        <details class="fold">
            <summary>{text!(state, send.reasons)}</summary>
            <div class="offer-note">{changed.into_iter().enumerate().map(line).collect_view()}</div>
        </details>
    }
    .into_any()
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
        {shown(state, made, file.clone())}
        <div class="switches">
            <button type="button" class="add" id="send-file" on:click=click(file)>
                {text!(state, send.file)}
            </button>
            {read_only(state)}
        </div>
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
        agreed.get().map(|agreed| {
            view! {
                <p class="message agreed" data-severity="note">
                    {agreed.sentence(state.lang())}
                </p>
            }
        })
    })
}
