//! An offer that arrived: what it is to the deals here, and whether it is taken. Nothing is changed before.

use super::send::{alert, name_of};
use super::signals::{block, click};
use crate::app::browser;
use crate::app::field_names::party;
use crate::app::notice::{Notice, Panel};
use crate::app::preferences::Tab;
use crate::app::state::{AppState, state};
use crate::domain::date::Date;
use crate::domain::deal::Party;
use crate::domain::draft::{Audience, Draft};
use crate::domain::hex::hex;
use crate::domain::negotiation::offer::{
    CONFIRMED, IDENTITY, Offer, OfferRefusal, Standing, begin, fingerprint, put, receive, trusting,
};
use crate::domain::negotiation::our_side;
use crate::domain::negotiation::rounds::{compare, paper, priced, sheet_of};
use crate::export::link::open_offer;
use crate::{text, tr};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The deal here that an offer belongs to: its id and the deal.
fn known(state: AppState, offer: &Offer) -> Option<(String, Draft)> {
    let identity = hex(&offer.deal);
    let own = state.deals.entries().into_iter().map(|entry| entry.id);
    let found = own.filter_map(|id| Some((id.clone(), kept(state, &id)?)));
    found.into_iter().find(|(_, draft)| draft.text(IDENTITY) == identity)
}

fn kept(state: AppState, id: &str) -> Option<Draft> {
    if !state.deals.from_link.get_untracked() && state.deals.current() == id {
        return Some(state.draft.with_untracked(|draft| draft.own().into_owned()));
    }
    state.deals.find(id)
}

/// What arrived, and what can be done with it.
#[component]
pub fn Arrived(
    /// The link or the file.
    text: String,
) -> impl IntoView {
    let state = state();
    browser::focus_built("#panel-close");
    let opened = open_offer(&text);
    // Said anew in another language.
    block(move || match opened.clone() {
        Ok(offer) => shown(state, offer),
        Err(refusal) => alert(refusal.message(state.lang())),
    })
}

fn shown(state: AppState, offer: Offer) -> AnyView {
    let lang = state.lang();
    match untrack(|| known(state, &offer)) {
        None => match begin(&offer, offer.side.other()) {
            Ok(_) => first(state, offer),
            Err(refusal) => alert(refusal.message(lang)),
        },
        Some((id, deal)) => match receive(&deal, &offer) {
            Ok(standing) => counter(state, id, &deal, offer, &standing),
            Err(OfferRefusal::KeyChanged { was, is }) => {
                let why = OfferRefusal::KeyChanged { was, is }.message(lang);
                new_key(state, id, deal, offer, why)
            }
            Err(refusal) => alert(refusal.message(lang)),
        },
    }
}

/// An offer under another key than before: shown once its words were compared, and only if it fits otherwise.
fn new_key(state: AppState, id: String, deal: Draft, offer: Offer, why: String) -> AnyView {
    let trusting = trusting(&deal, &offer.key);
    let lang = untrack(|| state.lang());
    let standing = match receive(&trusting, &offer) {
        Ok(standing) => standing,
        Err(refusal) => return alert(refusal.message(lang)),
    };
    let compared = RwSignal::new(false);
    block(move || {
        if compared.get() {
            return counter(state, id.clone(), &trusting, offer.clone(), &standing);
        }
        view! {
            {alert(why.clone())}
            <div class="switches">
                <button
                    type="button"
                    class="add"
                    id="offer-trust"
                    on:click=click(move || compared.set(true))
                >
                    {text!(state, offer.trust)}
                </button>
            </div>
        }
        .into_any()
    })
    .into_any()
}

/// The offer of a deal that is not here.
fn first(state: AppState, offer: Offer) -> AnyView {
    let paper = paper(&offer.paper).unwrap_or_default();
    let name = name_of(state, &paper, offer.side);
    let side = party(state, offer.side).to_lowercase();
    let heading = if offer.answers.is_none() {
        tr!(state, offer.first, name = name, side = side)
    } else {
        tr!(state, offer.later, number = offer.number, name = name, side = side)
    };
    let namesake = untrack(|| state.deals.entries()).iter().any(|entry| entry.title == offer.title);
    let words = fingerprint(&offer.key);
    let message = message(state, &offer);
    let choose = |side: Party| {
        let offer = offer.clone();
        let id = format!("we-are-{}", side.word());
        view! {
            <button
                type="button"
                class="add"
                id=id
                on:click=click(move || begin_deal(state, &offer, side))
            >
                {party(state, side)}
            </button>
        }
    };
    view! {
        <p>
            <b>{heading}</b>
        </p>
        {namesake
            .then(|| {
                view! {
                    <p class="message" data-severity="amber">
                        {text!(state, offer.namesake)}
                    </p>
                }
            })}
        {message}
        <p>{tr!(state, offer.their_key, words = words)}</p>
        <p class="note">{text!(state, offer.first_note)}</p>
        <div class="switches">
            <span>{text!(state, offer.which_side)}</span>
            {choose(offer.side.other())}
            {choose(offer.side)}
        </div>
    }
    .into_any()
}

/// What was said with an offer, as text whatever it holds, and until when it stands.
pub fn message(state: AppState, offer: &Offer) -> AnyView {
    let said = offer.message.clone();
    let until = offer.until.parse::<Date>().ok();
    view! {
        {(!said.is_empty()).then(|| view! { <blockquote dir="auto">{said}</blockquote> })}
        {until
            .map(|day| {
                view! {
                    <p class="until">{text!(state, send.until)} " " {state.style().date(day)}</p>
                }
            })}
    }
    .into_any()
}

/// Makes a deal of an offer and gives it a template's assumptions, saying so.
fn begin_deal(state: AppState, offer: &Offer, side: Party) {
    let Ok(paper) = begin(offer, side) else { return };
    spawn_local(async move {
        let Ok(rest) = state.lazy.fetch().await else {
            return state.notice.set(Some(Notice::NotLoaded));
        };
        let deal = (rest.with_assumptions)(&paper, browser::today());
        state.leave_link();
        state.deals.insert(state.draft, deal);
        state.look(state.before_link.get_untracked());
        state.tab.set(Tab::Terms);
        state.notice.set(Some(Notice::TemplateValues));
    });
}

/// The offer of a deal that is here.
fn counter(
    state: AppState,
    id: String,
    deal: &Draft,
    offer: Offer,
    standing: &Standing,
) -> AnyView {
    let refused = RwSignal::new(None::<String>);
    let take = {
        let offer = offer.clone();
        move || {
            if let Err(refusal) = add_offer(state, &id, &offer) {
                refused.set(Some(untrack(|| refusal.message(state.lang()))));
            }
        }
    };
    let apart = {
        let offer = offer.clone();
        move || {
            if let Ok(mut deal) = begin(&offer, offer.side.other()) {
                deal.remove(IDENTITY);
                deal.put("rounds", Vec::<String>::new().into());
                state.leave_link();
                state.lend(deal.through(Audience::Shared));
                state.keep_copy();
            }
        }
    };
    let late = (!offer.until.is_empty() && offer.until < browser::today().to_string()).then(|| {
        view! {
            <p class="message" data-severity="amber">
                {tr!(state, offer.expired, day = offer.until.clone())}
            </p>
        }
    });
    view! {
        <p>
            <b id="arrived">{heading(state, deal, &offer, standing)}</b>
        </p>
        {late}
        {block(move || refused.get().map(alert))}
        {message(state, &offer)}
        {key_words(state, deal, &offer)}
        <p class="note">{text!(state, offer.add_note)}</p>
        <div class="switches">
            <button type="button" class="add primary" id="offer-add" on:click=click(take)>
                {tr!(state, offer.add, number = offer.number)}
            </button>
            <button type="button" class="link" id="offer-apart" on:click=click(apart)>
                {text!(state, offer.apart)}
            </button>
        </div>
    }
    .into_any()
}

/// The words of the sender's key, and whether they were compared.
fn key_words(state: AppState, deal: &Draft, offer: &Offer) -> AnyView {
    let words = fingerprint(&offer.key);
    let compared = deal.text(CONFIRMED) == hex(&offer.key);
    let said = if compared {
        tr!(state, offer.key_compared, words = words)
    } else {
        tr!(state, offer.their_key, words = words)
    };
    view! { <p>{said}</p> }.into_any()
}

/// Whose offer it is, what it answers, how many terms it changes and, for our eyes alone, what that is worth to us.
pub fn heading(state: AppState, deal: &Draft, offer: &Offer, standing: &Standing) -> String {
    let name = name_of(state, deal, offer.side);
    let sheet = sheet_of(deal, &paper(&offer.paper).unwrap_or_default());
    let changed = compare(deal, &sheet).len();
    let number = offer.number;
    let what = match standing {
        Standing::Acceptance => return tr!(state, offer.acceptance, name = name, number = number),
        Standing::Answer => {
            tr!(state, offer.counter, name = name, number = number, changed = changed)
        }
        Standing::Crossing => {
            tr!(state, offer.crossing, name = name, number = number, changed = changed)
        }
    };
    let worth = (!state.is_shared()).then(|| priced(deal, deal, &sheet).whole()).flatten();
    match worth {
        Some(gain) => {
            let gain = match our_side(deal) {
                Party::Licensor => gain.own.licensor,
                Party::Licensee => gain.own.licensee,
            };
            what + &tr!(state, offer.worth, amount = state.style().gained(gain))
        }
        None => what,
    }
}

/// Adds an offer to its deal, which is opened for it; the sheet stays.
fn add_offer(state: AppState, id: &str, offer: &Offer) -> Result<(), OfferRefusal> {
    // Another tab may have taken it meanwhile.
    let deal = untrack(|| kept(state, id)).ok_or(OfferRefusal::OtherDeal)?;
    let new_key = match receive(&deal, offer) {
        Ok(_) => false,
        // Its words were compared before this could be pressed.
        Err(OfferRefusal::KeyChanged { .. }) => true,
        Err(refusal) => return Err(refusal),
    };
    let view = state.before_link.get_untracked();
    state.leave_link();
    if untrack(|| state.deals.current()) != id && !state.deals.open_deal(state.draft, id) {
        return Err(OfferRefusal::OtherDeal);
    }
    state.edit(|draft| {
        if new_key {
            draft.set(CONFIRMED, &hex(&offer.key));
        }
        put(draft, offer);
    });
    state.look(view);
    state.panel.set(Some(Panel::Answer));
    Ok(())
}
