//! The page. The only layer that names the web.
//!
//! State is one [`desk::Desk`] in the context; everything shown is a memo of it ([`graph`]); events go
//! through [`desk::Desk::edit`]. The only effects are the `sync_…` functions called from [`App`].

mod actions;
pub mod browser;
mod cipher;
mod commands;
mod components;
mod deal_store;
mod draft_signal;
mod explain_words;
mod field_state;
mod format;
mod graph;
mod i18n;
mod ids;
mod labels;
mod later;
mod navigation;
mod offers;
mod pages;
mod plot_words;
mod preferences;
mod rescue;
mod state;
mod storage;

use crate::domain::draft::{Audience, Checked, History, field_at};
use components::{Header, Notices, Scoreboard, TabBar};
use field_state::changed_issues;
use leptos::prelude::*;
use preferences::{Preferences, Tab};
use state::{AppState, Panel};
use std::sync::Arc;
use std::time::Duration;
use storage::StorageKey;

/// Mounts the page.
pub fn start() {
    // The shipped build's panics carry no message; the page's own notice stands in for it (start.js).
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(App);
}

/// The whole page.
#[component]
fn App() -> impl IntoView {
    let stored = storage::load(&StorageKey::Preferences);
    let stored = stored.map(|text| Preferences::from_text(&text));
    let preferences = stored.unwrap_or_else(|| Preferences {
        chinese: browser::prefers_chinese(),
        unit: format::AmountUnit::Yi,
        ..Preferences::default()
    });
    let state = AppState::open(preferences);
    provide_context(state);
    let shown = RwSignal::new(None::<later::Open>);
    let explanation = RwSignal::new(None::<later::Open>);
    let panel = RwSignal::new(None::<later::Open>);
    let read_only = Memo::new(move |_| read_only(state));
    sync_tab(state, shown);
    sync_explanation(state, explanation);
    sync_panel(state, panel);
    sync_address(state);
    sync_payments(state);
    sync_field(state);
    sync_issues(state);
    sync_history(state);
    sync_keys(state);
    sync_storage(state);
    sync_tabs(state);
    sync_preferences(state);
    sync_document(state);
    view! {
        <a class="skip" href="#main">{crate::text!(state, app.skip)}</a>
        <Header />
        <Scoreboard />
        <TabBar />
        <Notices />
        {components::block(move || panel.get().map(|view| view()))}
        {components::block(move || explanation.get().map(|view| view()))}
        <main id="main" tabindex="-1">
            {components::block(move || {
                let view = shown.get().map(|view| view());
                match read_only.get() {
                    // Only where it must be: a fieldset is not cut into pages in print.
                    true => view! { <fieldset class="bare" disabled>{view}</fieldset> }.into_any(),
                    false => view.into_any(),
                }
            })}
        </main>
        <footer>{crate::text!(state, app.privacy)}</footer>
    }
}

/// Whether the fields of the tab are there to be read: what came with a link is not changed. The other tabs'
/// buttons only show.
fn read_only(state: AppState) -> bool {
    state.shelf.lent.get() && !matches!(state.tab.get(), Tab::Document | Tab::Rounds | Tab::Deals)
}

/// Shows the tab chosen, and fetches the others once somebody works with the page.
fn sync_tab(state: AppState, shown: RwSignal<Option<later::Open>>) {
    let here = later::Here::default();
    Effect::new(move || later::open(state, here, shown));
    let touched = StoredValue::new(false);
    let touch = move || {
        if touched.try_update_value(|touched| std::mem::replace(touched, true)) == Some(false) {
            later::fetch_all();
        }
    };
    let pointer = window_event_listener(leptos::ev::pointerdown, move |_| touch());
    let keys = window_event_listener(leptos::ev::keydown, move |_| touch());
    on_cleanup(move || {
        pointer.remove();
        keys.remove();
    });
}

/// Has the explanations at hand from the first number asked about.
fn sync_explanation(state: AppState, shown: RwSignal<Option<later::Open>>) {
    Effect::new(move || {
        if state.explained.get().is_some() && shown.with_untracked(Option::is_none) {
            later::explain(state, shown);
        }
    });
}

/// Closes what is open above the tab. A link not read is put away with it.
fn close_panel(state: AppState) {
    match state.panel.get_untracked() {
        Some(Panel::Opened) => state.leave_link(),
        _ => state.panel.set(None),
    }
}

/// Has the panels at hand from the first one opened, and gives the focus back to where it was before.
fn sync_panel(state: AppState, shown: RwSignal<Option<later::Open>>) {
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
    Effect::new(move || {
        if state.panel.get().is_some() && shown.with_untracked(Option::is_none) {
            later::open_panel(state, shown);
        }
    });
}

/// Opens a link put into the address of the open page.
fn sync_address(state: AppState) {
    let handle = window_event_listener(leptos::ev::hashchange, move |_| {
        if state::link_in_address() {
            state.await_link();
        }
    });
    on_cleanup(move || handle.remove());
}

/// Works out the payments and what stands beside the terms, once the page is shown.
fn sync_payments(state: AppState) {
    request_idle_callback(move || {
        later::count_payments(state);
        later::stand_beside(state);
    });
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

/// Lays the edits of the deal on the desk beside it.
fn sync_history(state: AppState) {
    let current = Memo::new(move |_| state.shelf.current());
    Effect::new(move |last: Option<String>| {
        let id = current.get();
        if let Some(last) = last.filter(|last| untrack(|| state.shelf.find(last)).is_some()) {
            keep_history(state, last);
        }
        let kept = storage::load(&StorageKey::History(id.clone()));
        let kept = kept.and_then(|text| History::from_text(&text));
        let fits =
            |history: &History| state.draft.with_untracked(|draft| history.fits(&draft.own()));
        state.history.set(kept.filter(fits).unwrap_or_default());
        id
    });
}

/// Hears the keys.
fn sync_keys(state: AppState) {
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        if event.key() == "Escape" && state.panel.get_untracked().is_some() {
            return close_panel(state);
        }
        let Some(command) = commands::command(&event) else { return };
        event.prevent_default();
        commands::run(state, command);
    });
    on_cleanup(move || handle.remove());
}

/// Keeps the edits on the desk as those of a deal. Without room for them they cannot be taken back after a
/// reload; the deal itself comes first.
fn keep_history(state: AppState, id: String) {
    // What came with a link is kept nowhere.
    if id.is_empty() {
        return;
    }
    let _kept =
        storage::save(&StorageKey::History(id), &state.history.with_untracked(History::to_text));
}

/// Keeps the deal: shortly after the last edit, and at once when the page is left.
fn sync_storage(state: AppState) {
    // Too short to lose anything, long enough to stay out of the way of painting.
    const PAUSE: Duration = Duration::from_millis(250);
    let save = move || {
        state.save();
        keep_history(state, untrack(|| state.shelf.current()));
    };
    let soon = browser::after_pause(PAUSE, save);
    Effect::new(move |started: Option<()>| {
        state.draft.track();
        if started.is_some() {
            soon();
        }
    });
    let left = window_event_listener(leptos::ev::pagehide, move |_| save());
    let hidden = window_event_listener(leptos::ev::visibilitychange, move |_| {
        if document().hidden() {
            save();
        }
    });
    on_cleanup(move || {
        left.remove();
        hidden.remove();
    });
}

/// Hears what other tabs keep.
fn sync_tabs(state: AppState) {
    let handle =
        window_event_listener(leptos::ev::storage, move |event| match storage::changed(&event) {
            Some(StorageKey::Index) => state.shelf.reread(),
            Some(StorageKey::Deal(id)) if untrack(|| state.shelf.current()) == id => state.hear(),
            _ => {}
        });
    on_cleanup(move || handle.remove());
}

/// Keeps how the page is shown. What cannot be kept is only convenience; the deal's trouble is shown.
fn sync_preferences(state: AppState) {
    Effect::new(move || {
        let _kept = storage::save(&StorageKey::Preferences, &state.preferences().to_text());
    });
}

/// Title, language and theme of the document.
fn sync_document(state: AppState) {
    let title = state.text("title");
    Effect::new(move || {
        let seen = match state.graph.view.get() {
            Audience::Own => crate::tr!(state, app.private),
            Audience::Other => crate::tr!(state, app.through_other),
            Audience::Shared => crate::tr!(state, app.shared),
        };
        document().set_title(&format!("{} · {seen} · Parley", title.get()));
    });
    // Apart from the title: the browser works out every style anew when these are set.
    Effect::new(move || {
        browser::set_root("lang", if state.chinese.get() { "zh-CN" } else { "en" });
        browser::set_root("data-theme", state.theme.get().name());
    });
}
