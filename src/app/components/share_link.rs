//! A link to the paper: made, locked, shown as a code; and one that was opened, to be read.

use super::arrived::Arrived;
use super::made_link::{MadeLink, shown};
use super::signals::{block, click, pressed, typed};
use crate::app::browser;
use crate::app::cipher;
use crate::app::field_names::said_of;
use crate::app::notice::Notice;
use crate::app::state::{AppState, state};
use crate::domain::draft::{Audience, Draft};
use crate::domain::negotiation::offer::check_paper;
use crate::export::link::{self, Link, LinkScope, Opened, Sealed};
use crate::{text, tr};
use leptos::prelude::*;

/// Makes a link to the open deal.
#[component]
pub fn MakeLink(
    /// What of it.
    what: LinkScope,
) -> impl IntoView {
    let state = state();
    let passphrase = RwSignal::new(String::new());
    // With what it was locked: another deal, or another passphrase, is not what it says.
    let locked = RwSignal::new(None::<((MadeLink, String), MadeLink)>);
    let plain = Memo::new(move |_| {
        let link = state.draft.with(|draft| link::encode(draft, what));
        link.map_err(|issue| issue.message(state.lang()))
    });
    let made = move || {
        let now = (plain.get(), passphrase.get());
        let made = match now.1.as_str() {
            "" => Some(now.0),
            _ => locked.get().filter(|(of, _)| *of == now).map(|(_, made)| made),
        };
        made.map(|made| made.map(|fragment| browser::address_with(&fragment)))
    };
    let lock = move || {
        let packed = state.draft.with_untracked(|draft| link::pack(draft, what));
        let lang = untrack(|| state.lang());
        let of = (plain.get_untracked(), passphrase.get_untracked());
        leptos::task::spawn_local(async move {
            let made = match packed {
                Ok(bytes) => match cipher::lock(&bytes, &of.1).await {
                    Ok(sealed) => link::seal(&sealed).map_err(|issue| issue.message(lang)),
                    Err(_) => Err(untrack(|| tr!(state, link.no_cipher).to_owned())),
                },
                Err(issue) => Err(issue.message(lang)),
            };
            locked.set(Some((of, made)));
        });
    };
    browser::focus_soon("#link-address".to_owned());
    let to_lock = block(move || {
        (!passphrase.with(String::is_empty)).then(|| {
            view! {
                <button type="button" class="add" id="link-lock" on:click=click(lock)>
                    {text!(state, link.lock)}
                </button>
            }
        })
    });
    view! {
        <div class="switches">
            <label class="inline">
                {text!(state, link.passphrase)} " "
                <input
                    id="link-passphrase"
                    type="text"
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=passphrase
                    on:input=typed(move |text| passphrase.set(text))
                />
            </label>
            {to_lock}
        </div>
        {block(move || {
            made()
                .map(|made| match what {
                    LinkScope::Paper => shown(state, made, move || state.send_file()),
                    LinkScope::Whole => shown(state, made, move || state.back_up()),
                })
        })}
        <p class="note">{text!(state, link.note)}</p>
    }
}

/// Reads the link in the address and opens its deal; asks for the passphrase where there is one.
#[component]
pub fn OpenLink() -> impl IntoView {
    let state = state();
    let text = state.arrived.get_untracked().unwrap_or_else(browser::fragment);
    if link::is_offer(&text) {
        return view! { <Arrived text=text /> }.into_any();
    }
    let sealed = match link::open(&text) {
        Ok(Opened::Sealed(sealed)) => sealed,
        Ok(Opened::Plain(link)) => {
            request_animation_frame(move || lay(state, link));
            return ().into_any();
        }
        Err(issues) => {
            request_animation_frame(move || {
                state.leave_link();
                state.refuse(untrack(|| tr!(state, app.link)), issues);
            });
            return ().into_any();
        }
    };
    view! { <Unlock sealed=sealed /> }.into_any()
}

/// A box for the passphrase.
#[component]
fn Unlock(
    /// What it locks.
    sealed: Sealed,
) -> impl IntoView {
    let state = state();
    let passphrase = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let unlock = move || {
        let sealed = sealed.clone();
        let version = sealed.version;
        leptos::task::spawn_local(async move {
            let bytes = cipher::unlock(&sealed, passphrase.get_untracked().as_str()).await.ok();
            match bytes.and_then(|bytes| link::unpack(version, &bytes).ok()) {
                Some(link) => lay(state, link),
                None => wrong.set(true),
            }
        });
    };
    let on_key = {
        let unlock = unlock.clone();
        pressed(move |event| {
            wrong.set(false);
            if event.key() == "Enter" {
                unlock();
            }
        })
    };
    browser::focus_built("#unlock-passphrase");
    view! {
        <p>{text!(state, link.locked)}</p>
        <div class="switches">
            <label class="inline">
                {text!(state, link.passphrase)} " "
                <input
                    id="unlock-passphrase"
                    type="password"
                    autocomplete="off"
                    prop:value=passphrase
                    on:input=typed(move |text| passphrase.set(text))
                    on:keydown=on_key
                />
            </label>
            <button type="button" class="add" id="unlock" on:click=click(unlock)>
                {text!(state, link.unlock)}
            </button>
        </div>
        {block(move || {
            wrong
                .get()
                .then(|| {
                    view! {
                        <p class="message" data-severity="red" role="alert">
                            {text!(state, link.wrong)}
                        </p>
                    }
                })
        })}
    }
}

/// The deal of a link, to be read: the paper as both parties see it, or all that was sent.
fn lay(state: AppState, link: Link) {
    // A forged one may hold more than a paper does.
    let draft = if link.whole { link.draft } else { link.draft.paper().through(Audience::Shared) };
    state.lend(draft);
    say_if_agreed(state);
}

/// Says what the open paper is to a text agreed in a deal of this browser, where there is one.
pub fn say_if_agreed(state: AppState) {
    let view = state.draft.with_untracked(Draft::view);
    let paper = state.draft.with_untracked(|draft| draft.own().into_owned());
    let ids = untrack(|| state.deals.entries()).into_iter().map(|entry| entry.id);
    let deals = ids.filter_map(|id| state.deals.find(&id));
    let Some(check) = check_paper(&paper, deals) else { return };
    // In front of both the names of one's own deals stay unsaid.
    let title = if view == Audience::Shared { paper.text("title") } else { &check.title };
    let sentence = check.agreed.sentence(untrack(|| state.lang()));
    let said = untrack(|| said_of(state, title, &sentence));
    state.notice.set(Some(Notice::Said(said)));
}
