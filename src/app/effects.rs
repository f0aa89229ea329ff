//! Every effect of the page, in one list: what follows the state into the world outside it.

use super::browser;
use super::commands;
use super::components::{self, is_composing};
use super::field_names::called;
use super::field_state::changed_issues;
use super::lazy::{NotLoaded, Piece, Turn};
use super::notice::{Notice, Panel};
use super::offers::{Offers, last_move};
use super::preferences::Tab;
use super::state::{AppState, link_in_address};
use super::storage::{self, StorageKey};
use crate::domain::draft::{Audience, Checked};
use crate::domain::history::History;
use crate::domain::negotiation::rounds::sheet_of;
use crate::domain::schema::field_at;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use std::time::Duration;

/// All of them but [`sync_piece`], of which the page has three, and [`sync_slices`], which pages start themselves.
pub fn sync_all(state: AppState) {
    sync_rest(state);
    sync_focus(state);
    sync_address(state);
    sync_back_button(state);
    sync_field(state);
    sync_issues(state);
    sync_changed(state);
    sync_papers(state);
    sync_history(state);
    sync_keys(state);
    sync_notice(state);
    sync_storage(state);
    sync_tabs(state);
    sync_preferences(state);
    sync_document(state);
    sync_study(state);
}

/// The piece to be shown: the one wanted once its code is here, until then the one before. One that does not arrive
/// is asked for again when it is wanted again.
pub fn sync_piece(state: AppState, wanted: fn(AppState) -> Option<Piece>) -> Memo<Option<Piece>> {
    Effect::new(move || {
        let Some(piece) = wanted(state) else { return };
        if untrack(|| state.lazy.is_here(piece)) {
            return state.arrived();
        }
        spawn_local(async move {
            let fetched = state.lazy.fetch().await;
            if untrack(|| wanted(state)) == Some(piece) {
                match fetched {
                    Ok(_) => state.arrived(),
                    Err(NotLoaded) => state.notice.set(Some(Notice::NotLoaded)),
                }
            }
        });
    });
    Memo::new(move |last: Option<&Option<Piece>>| {
        let here = wanted(state).filter(|piece| state.lazy.is_here(*piece));
        here.or_else(|| last.copied().flatten())
    })
}

/// Starts work that is done in pieces, now and whenever what it is about changes.
pub fn sync_slices(start: impl Fn() + 'static) {
    Effect::new(start);
}

/// Has the deal's ranges studied beside the page, anew whenever the deal changes.
fn sync_study(state: AppState) {
    Effect::new(move || {
        if let Some(rest) = state.lazy.rest_from(Turn::Changed) {
            (rest.study)();
        }
    });
}

/// A browser that is never idle is waited for no longer.
const BUSY: Duration = Duration::from_millis(1_500);

/// Fetches the rest of the page once the browser has nothing else to do, and everything at the first click or key:
/// from then on the page no longer needs the network. What fails here is asked for again when it is wanted.
fn sync_rest(state: AppState) {
    let fetch = move || {
        spawn_local(async move {
            let _ = state.lazy.fetch().await;
        })
    };
    request_idle_callback(fetch);
    set_timeout(fetch, BUSY);
    let touched = StoredValue::new(false);
    let touch = move || {
        if touched.try_update_value(|touched| std::mem::replace(touched, true)) == Some(false) {
            spawn_local(async move {
                let _ = state.lazy.fetch().await;
                let _ = super::office::fetch().await;
            });
        }
    };
    let pointer = window_event_listener(leptos::ev::pointerdown, move |_| touch());
    let keys = window_event_listener(leptos::ev::keydown, move |_| touch());
    on_cleanup(move || {
        pointer.remove();
        keys.remove();
    });
}

/// Takes a notice away that goes by itself: after a while, and with the tab on which it was given.
fn sync_notice(state: AppState) {
    const READ: Duration = Duration::from_secs(8);
    let passes =
        move || state.notice.with_untracked(|said| said.as_ref().is_some_and(Notice::passes));
    let gone = browser::after_pause(READ, READ * 2, move || {
        if passes() {
            state.notice.set(None);
        }
    });
    Effect::new(move || {
        state.notice.track();
        if passes() {
            gone();
        }
    });
    Effect::new(move |last: Option<Tab>| {
        let tab = state.tab.get();
        if last.is_some_and(|last| last != tab) && passes() {
            state.notice.set(None);
        }
        tab
    });
}

/// Closes what is open above the tab. A link not read is put away with it.
fn close_panel(state: AppState) {
    match state.panel.get_untracked() {
        Some(Panel::Opened) => state.leave_link(),
        _ => state.panel.set(None),
    }
}

/// Gives the focus back to where it was before a panel was opened.
fn sync_focus(state: AppState) {
    Effect::new(move |focus: Option<Option<browser::Focus>>| {
        let open = state.panel.get().is_some();
        match focus.flatten() {
            Some(focus) if open => Some(focus),
            Some(focus) => {
                focus.give_back();
                None
            }
            None => open.then(browser::Focus::now),
        }
    });
}

/// Opens a link put into the address of the open page.
fn sync_address(state: AppState) {
    let handle = window_event_listener(leptos::ev::hashchange, move |_| {
        if link_in_address() {
            state.await_link();
        }
    });
    on_cleanup(move || handle.remove());
}

/// Each tab opened is a step of the browser's history, so that its back button turns back to the one before. In front
/// of both parties it turns to what they may see and nothing else.
fn sync_back_button(state: AppState) {
    Effect::new(move |last: Option<Tab>| {
        let tab = state.tab.get();
        match last {
            None => browser::name_step(tab.word()),
            Some(last) if last == tab || browser::step_name().as_deref() == Some(tab.word()) => {}
            Some(_) => browser::add_step(tab.word()),
        }
        tab
    });
    let back = window_event_listener(leptos::ev::popstate, move |_| {
        let shared = state.graph.view.get_untracked() == Audience::Shared;
        let tab = browser::step_name().as_deref().and_then(Tab::from_word);
        if let Some(tab) = tab.filter(|tab| !shared || tab.is_shared()) {
            state.tab.set(tab);
        }
        // The address of the step says how the page was seen then, not how it is seen now.
        if !link_in_address() {
            state.name_view();
        }
    });
    on_cleanup(move || back.remove());
}

/// Follows which field of the contract has the focus: the way from it to its sentence.
fn sync_field(state: AppState) {
    let handle = window_event_listener(leptos::ev::focusin, move |event| {
        let of_contract = |path: &String| path.starts_with("terms.") && field_at(path).is_some();
        if let Some(path) = components::path_of(&event).filter(of_contract) {
            state.field.set(Some(path));
        }
    });
    on_cleanup(move || handle.remove());
}

/// Tells the fields of which something else is said than before, wherever the edit was.
fn sync_issues(state: AppState) {
    Effect::new(move |last: Option<Arc<Checked>>| {
        let checked = state.graph.checked.get();
        if let Some(last) = last {
            state.draft.notify_issues(&changed_issues(&last.issues, &checked.issues));
        }
        checked
    });
}

/// Keeps what the terms' fields say of the last offer: worked out once typing pauses, for each field costs a valuation.
fn sync_changed(state: AppState) {
    const PAUSE: Duration = Duration::from_millis(200);
    const MOST: Duration = Duration::from_secs(1);
    let look = move || {
        let rest = state.lazy.rest_untracked();
        let paper = state.offers.papers.with_untracked(|all| last_move(all)?.paper().cloned());
        let changed = rest.zip(paper).map(|(rest, paper)| {
            state.draft.with_untracked(|now| (rest.changed_fields)(&sheet_of(now, &paper), now))
        });
        let changed = changed.unwrap_or_default();
        if state.changed.with_untracked(|known| *known != changed) {
            state.changed.set(changed);
        }
    };
    let soon = browser::after_pause(PAUSE, MOST, look);
    Effect::new(move || {
        state.draft.track();
        state.offers.papers.track();
        if state.lazy.rest_from(Turn::Changed).is_some() && state.tab.get() == Tab::Terms {
            soon();
        }
    });
}

/// Reads the papers of the offers, each in a task of its own, before a tab asks for all of them at once.
fn sync_papers(state: AppState) {
    fn read(offers: Offers) {
        browser::soon(move || {
            if offers.read_next() {
                read(offers);
            }
        });
    }
    Effect::new(move || {
        state.offers.papers.track();
        browser::after_paint(move || read(state.offers));
    });
}

/// Lays the edits of the open deal beside it.
fn sync_history(state: AppState) {
    let current = Memo::new(move |_| state.deals.current());
    Effect::new(move |last: Option<String>| {
        let id = current.get();
        if let Some(last) = last.filter(|last| untrack(|| state.deals.find(last)).is_some()) {
            keep_history(state, last);
        }
        let kept: Option<History> = storage::get(&StorageKey::History(id.clone()));
        let fits =
            |history: &History| state.draft.with_untracked(|draft| history.fits(&draft.own()));
        state.history.set(kept.filter(fits).unwrap_or_default());
        id
    });
}

/// Hears the keys.
fn sync_keys(state: AppState) {
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        if is_composing(&event) {
            return;
        }
        if event.key() == "Escape" && state.leaving.get_untracked() {
            return state.leaving.set(false);
        }
        if event.key() == "Escape" && state.panel.get_untracked().is_some() {
            return close_panel(state);
        }
        let Some(command) = commands::command(&event) else { return };
        event.prevent_default();
        commands::run(state, command);
    });
    on_cleanup(move || handle.remove());
}

/// Keeps the edits of the open deal as those of a deal. Without room for them they cannot be taken back after a
/// reload; the deal itself comes first.
fn keep_history(state: AppState, id: String) {
    // What came with a link is kept nowhere.
    if id.is_empty() {
        return;
    }
    let _kept =
        state.history.with_untracked(|history| storage::set(&StorageKey::History(id), history));
}

/// Keeps the deal: shortly after the last edit, soon after the first one, and at once when the page is left.
fn sync_storage(state: AppState) {
    // Too short to lose anything, long enough to stay out of the way of painting.
    const PAUSE: Duration = Duration::from_millis(250);
    const MOST: Duration = Duration::from_millis(450);
    let save = move || {
        state.save();
        keep_history(state, untrack(|| state.deals.current()));
    };
    let soon = browser::after_pause(PAUSE, MOST, save);
    Effect::new(move |started: Option<()>| {
        state.draft.track();
        if started.is_some() {
            soon();
        }
    });
    // The page may be gone before the store has answered.
    let leave = move || {
        save();
        storage::leave_kept(&StorageKey::History(untrack(|| state.deals.current())));
        state.deals.leave()
    };
    let left = window_event_listener(leptos::ev::pagehide, move |_| {
        leave();
    });
    let hidden = window_event_listener(leptos::ev::visibilitychange, move |_| {
        if document().hidden() {
            leave();
        }
    });
    let closing = window_event_listener(leptos::ev::beforeunload, move |event| {
        if !leave() || state.deals.is_in_trouble() {
            event.prevent_default();
            event.set_return_value("unsaved");
        }
    });
    on_cleanup(move || [left, hidden, closing].into_iter().for_each(WindowListenerHandle::remove));
}

/// Hears what other tabs keep.
fn sync_tabs(state: AppState) {
    let handle = storage::hear(move |key| match key {
        StorageKey::Deal(id) => {
            state.deals.notice_change(&id);
            state.deals.elsewhere.set(id);
            // One that is no longer kept leaves the list.
            state.deals.reread_index();
        }
        _ => state.deals.reread_index(),
    });
    Effect::new(move || {
        if state.deals.heard.get() > 0 {
            untrack(|| state.save());
        }
    });
    on_cleanup(move || handle.remove());
}

/// Keeps how the page is shown, once it has been shown so: a tab that cannot be drawn is not opened again. What
/// cannot be kept is only convenience; the deal's trouble is shown.
fn sync_preferences(state: AppState) {
    Effect::new(move || {
        let words = state.preferences().to_words();
        browser::after_paint(move || {
            let _kept = storage::save(&StorageKey::Preferences, &words);
        });
    });
}

/// Title, language and theme of the document.
fn sync_document(state: AppState) {
    let title = state.text("title");
    let title = move || called(state, &title.get());
    // A browser prints the title over each page: there it is the deal's alone.
    let named = move || document().set_title(&format!("{} · Parley", title()));
    Effect::new(named);
    let before = window_event_listener_untyped("beforeprint", move |_| {
        document().set_title(&untrack(title));
    });
    let after = window_event_listener_untyped("afterprint", move |_| untrack(named));
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
    // Apart from the title: the browser works out every style anew when these are set.
    Effect::new(move || {
        browser::set_root("lang", if state.chinese.get() { "zh-CN" } else { "en" });
        browser::set_root("data-theme", state.theme.get().word());
    });
}
