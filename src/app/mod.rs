//! The page. The only layer that names the web.
//!
//! State is one [`desk::Desk`] in the context; everything shown is a memo of it ([`graph`]); events go
//! through [`desk::Desk::edit`]. The only effects are the `sync_…` functions called from [`App`].

mod acts;
pub mod browser;
mod cipher;
mod components;
mod desk;
mod explain_words;
mod fmt;
mod graph;
mod i18n;
mod keys;
mod labels;
mod lazy;
mod office;
mod pieces;
mod plot_words;
mod preferences;
mod shelf;
mod storage;
mod tabs;
mod watch;

use crate::domain::draft::{History, View, field_at};
use components::{Header, Notices, Scoreboard, TabBar};
use desk::{Desk, Notice, Panel};
use lazy::{Lazy, Piece};
use leptos::prelude::*;
use leptos::task::spawn_local;
use preferences::{Preferences, Tab};
use std::time::Duration;
use storage::Key;

/// Mounts the page.
pub fn start() {
    browser::report_panics();
    leptos::mount::mount_to_body(App);
}

/// The whole page.
#[component]
fn App() -> impl IntoView {
    let stored = storage::load(&Key::Preferences);
    let stored = stored.map(|text| Preferences::from_text(&text));
    let preferences = stored.unwrap_or_else(|| Preferences {
        chinese: browser::prefers_chinese(),
        unit: fmt::Unit::Yi,
        ..Preferences::default()
    });
    let desk = Desk::open(preferences, Lazy::new(pieces::terms, pieces::load));
    provide_context(desk);
    let tab = sync_piece(desk, |desk| Some(Piece::Tab(desk.tab.get())));
    let explanation = sync_piece(desk, |desk| desk.explained.get().map(|_| Piece::Explanation));
    let panel = sync_piece(desk, |desk| desk.panel.get().map(|_| Piece::Panel));
    let shown =
        move |piece: Memo<Option<Piece>>| piece.get().and_then(|piece| desk.lazy.view(piece));
    let read_only = Memo::new(move |_| read_only(desk));
    sync_rest(desk);
    sync_focus(desk);
    sync_address(desk);
    sync_field(desk);
    sync_page(desk);
    sync_history(desk);
    sync_keys(desk);
    sync_storage(desk);
    sync_tabs(desk);
    sync_preferences(desk);
    sync_document(desk);
    view! {
        <a class="skip" href="#main">{crate::text!(desk, app.skip)}</a>
        <Header />
        <Scoreboard />
        <TabBar />
        <Notices />
        {components::block(move || shown(panel))}
        {components::block(move || shown(explanation))}
        <main id="main" tabindex="-1">
            {components::block(move || {
                let view = shown(tab);
                match read_only.get() {
                    // Only where it must be: a fieldset is not cut into pages in print.
                    true => view! { <fieldset class="bare" disabled>{view}</fieldset> }.into_any(),
                    false => view.into_any(),
                }
            })}
        </main>
        <footer>{crate::text!(desk, app.privacy)}</footer>
    }
}

/// Whether the fields of the tab are there to be read: what came with a link is not changed. The other tabs'
/// buttons only show.
fn read_only(desk: Desk) -> bool {
    desk.shelf.lent.get() && !matches!(desk.tab.get(), Tab::Document | Tab::Rounds | Tab::Deals)
}

/// The piece to be shown: the one wanted once its code is here, until then the one before. One that does not arrive
/// is asked for again when it is wanted again.
fn sync_piece(desk: Desk, wanted: fn(Desk) -> Option<Piece>) -> Memo<Option<Piece>> {
    Effect::new(move || {
        let Some(piece) = wanted(desk) else { return };
        if untrack(|| desk.lazy.is_here(piece)) {
            return desk.arrived();
        }
        spawn_local(async move {
            let fetched = desk.lazy.fetch().await;
            if untrack(|| wanted(desk)) == Some(piece) {
                match fetched {
                    Ok(_) => desk.arrived(),
                    Err(lazy::NotLoaded) => desk.notice.set(Some(Notice::NotLoaded)),
                }
            }
        });
    });
    Memo::new(move |last: Option<&Option<Piece>>| {
        let here = wanted(desk).filter(|piece| desk.lazy.is_here(*piece));
        here.or_else(|| last.copied().flatten())
    })
}

/// Fetches the rest of the page once the browser has nothing else to do, and everything at the first click or key:
/// from then on the page no longer needs the network. What fails here is asked for again when it is wanted.
fn sync_rest(desk: Desk) {
    request_idle_callback(move || {
        spawn_local(async move {
            let _ = desk.lazy.fetch().await;
        })
    });
    let touched = StoredValue::new(false);
    let touch = move || {
        if touched.try_update_value(|touched| std::mem::replace(touched, true)) == Some(false) {
            spawn_local(async move {
                let _ = desk.lazy.fetch().await;
                let _ = office::fetch().await;
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

/// Closes what is open above the tab. A link not read is put away with it.
fn close_panel(desk: Desk) {
    match desk.panel.get_untracked() {
        Some(Panel::Opened) => desk.leave_link(),
        _ => desk.panel.set(None),
    }
}

/// Gives the focus back to where it was before a panel was opened.
fn sync_focus(desk: Desk) {
    Effect::new(move |focus: Option<Option<browser::Focus>>| {
        let open = desk.panel.get().is_some();
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
fn sync_address(desk: Desk) {
    let handle = window_event_listener(leptos::ev::hashchange, move |_| {
        if desk::link_in_address() {
            desk.await_link();
        }
    });
    on_cleanup(move || handle.remove());
}

/// Follows which field of the contract has the focus: the way from it to its sentence.
fn sync_field(desk: Desk) {
    let handle = window_event_listener(leptos::ev::focusin, move |event| {
        let of_contract = |path: &String| path.starts_with("terms.") && field_at(path).is_some();
        if let Some(path) = components::path_of(&event).filter(of_contract) {
            desk.field.set(Some(path));
        }
    });
    on_cleanup(move || handle.remove());
}

/// Tells the parts of the page what changed in the draft.
fn sync_page(desk: Desk) {
    Effect::new(move || {
        desk.graph.checked.with(|checked| desk.draft.with(|draft| desk.watch.look(draft, checked)));
    });
}

/// Lays the edits of the deal on the desk beside it.
fn sync_history(desk: Desk) {
    let current = Memo::new(move |_| desk.shelf.current());
    Effect::new(move |last: Option<String>| {
        let id = current.get();
        if let Some(last) = last.filter(|last| untrack(|| desk.shelf.find(last)).is_some()) {
            keep_history(desk, last);
        }
        let kept = storage::load(&Key::History(id.clone()));
        let kept = kept.and_then(|text| History::from_text(&text));
        let fits =
            |history: &History| desk.draft.with_untracked(|draft| history.fits(&draft.own()));
        desk.history.set(kept.filter(fits).unwrap_or_default());
        id
    });
}

/// Hears the keys.
fn sync_keys(desk: Desk) {
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        if event.key() == "Escape" && desk.panel.get_untracked().is_some() {
            return close_panel(desk);
        }
        let Some(command) = keys::command(&event) else { return };
        event.prevent_default();
        keys::run(desk, command);
    });
    on_cleanup(move || handle.remove());
}

/// Keeps the edits on the desk as those of a deal. Without room for them they cannot be taken back after a
/// reload; the deal itself comes first.
fn keep_history(desk: Desk, id: String) {
    // What came with a link is kept nowhere.
    if id.is_empty() {
        return;
    }
    let _kept = storage::save(&Key::History(id), &desk.history.with_untracked(History::to_text));
}

/// Keeps the deal: shortly after the last edit, and at once when the page is left.
fn sync_storage(desk: Desk) {
    // Too short to lose anything, long enough to stay out of the way of painting.
    const PAUSE: Duration = Duration::from_millis(250);
    let save = move || {
        desk.save();
        keep_history(desk, untrack(|| desk.shelf.current()));
    };
    let soon = browser::after_pause(PAUSE, save);
    Effect::new(move |started: Option<()>| {
        desk.draft.track();
        if started.is_some() {
            soon();
        }
    });
    let handle = window_event_listener(leptos::ev::pagehide, move |_| save());
    on_cleanup(move || handle.remove());
}

/// Hears what other tabs keep.
fn sync_tabs(desk: Desk) {
    let handle =
        window_event_listener(leptos::ev::storage, move |event| match storage::changed(&event) {
            Some(Key::Index) => desk.shelf.reread(),
            Some(Key::Deal(id)) if untrack(|| desk.shelf.current()) == id => desk.hear(),
            _ => {}
        });
    on_cleanup(move || handle.remove());
}

/// Keeps how the page is shown. What cannot be kept is only convenience; the deal's trouble is shown.
fn sync_preferences(desk: Desk) {
    Effect::new(move || {
        let _kept = storage::save(&Key::Preferences, &desk.preferences().to_text());
    });
}

/// Title, language and theme of the document.
fn sync_document(desk: Desk) {
    let title = desk.text("title");
    Effect::new(move || {
        let seen = match desk.graph.view.get() {
            View::Own => crate::tr!(desk, app.private),
            View::Other => crate::tr!(desk, app.through_other),
            View::Shared => crate::tr!(desk, app.shared),
        };
        document().set_title(&format!("{} · {seen} · Parley", title.get()));
    });
    // Apart from the title: the browser works out every style anew when these are set.
    Effect::new(move || {
        browser::set_root("lang", if desk.chinese.get() { "zh-CN" } else { "en" });
        browser::set_root("data-theme", desk.theme.get().name());
    });
}
