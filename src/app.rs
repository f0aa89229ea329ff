//! The page. The only layer that names the web.
//!
//! State is one [`state::AppState`] in the context; everything shown is a memo of it ([`graph`]); events go
//! through [`state::AppState::edit`]. The only effects are those of [`effects`].

mod actions;
mod baseline;
pub mod browser;
mod cipher;
mod commands;
mod components;
mod deal_bands;
mod deal_index;
mod deal_store;
mod draft_signal;
mod effects;
mod explain_words;
mod field_names;
mod field_state;
mod format;
mod graph;
mod i18n;
mod ids;
mod lazy;
mod navigation;
mod notice;
mod offers;
mod office;
mod pages;
mod picture;
mod pieces;
mod plot_words;
mod preferences;
mod rescue;
mod shared_value;
mod signing;
mod slices;
mod state;
mod storage;
mod study;
mod study_signals;

use crate::domain::number::AmountUnit;
use components::{Header, Introduction, Notices, Scoreboard, StateStrip, TabBar};
use effects::{sync_all, sync_piece};
use lazy::{Lazy, Piece};
use leptos::prelude::*;
use preferences::{Preferences, Tab};
use state::AppState;
use storage::StorageKey;

/// Mounts the page, in a task after the one in which the program itself begins.
pub fn start() {
    storage::open(&browser::take_host());
    browser::report_panics();
    browser::soon(|| leptos::mount::mount_to_body(App));
}

/// The whole page.
#[component]
fn App() -> impl IntoView {
    let stored = storage::load(&StorageKey::Preferences);
    let stored = stored.map(|text| Preferences::from_words(&text));
    let preferences = stored.unwrap_or_else(|| Preferences {
        language: browser::preferred_language(),
        unit: AmountUnit::Yi,
        ..Preferences::default()
    });
    let state = AppState::open(preferences, Lazy::new(pieces::terms, pieces::load));
    provide_context(state);
    let tab = sync_piece(state, |state| Some(Piece::Tab(state.tab.get())));
    let explanation = sync_piece(state, |state| state.explained.get().map(|_| Piece::Explanation));
    let panel = sync_piece(state, |state| state.panel.get().map(|_| Piece::Panel));
    let shown =
        move |piece: Memo<Option<Piece>>| piece.get().and_then(|piece| state.lazy.view(piece));
    sync_all(state);
    view! {
        <a class="skip" href="#main">
            {crate::text!(state, app.skip)}
        </a>
        {components::later(move || {
            view! {
                <Header />
                <div class="desk">
                    <StateStrip />
                    {components::later(|| {
                        view! {
                            <Scoreboard />
                            <TabBar />
                        }
                    })}
                </div>
                {components::later(move || {
                    view! {
                        <Introduction />
                        <Notices />
                        {components::block(move || shown(panel))}
                        {components::block(move || shown(explanation))}
                        {components::later(move || view! { <Content tab=tab /> })}
                    }
                })}
            }
        })}
    }
}

/// What is worked on: the open tab. It is drawn once the frame around it stands, and lies under the page's first words
/// until then.
#[component]
fn Content(
    /// Which tab is open, once it is here.
    tab: Memo<Option<Piece>>,
) -> impl IntoView {
    browser::take_away("arriving");
    let state = state::state();
    let read_only = Memo::new(move |_| read_only(state));
    let view = move || tab.get().and_then(|piece| state.lazy.view(piece));
    view! {
        <main id="main" tabindex="-1">
            {components::block(move || match read_only.get() {
                true => {
                    // Only where it must be: a fieldset is not cut into pages in print.
                    view! {
                        <fieldset class="bare" disabled>
                            {view()}
                        </fieldset>
                    }
                        .into_any()
                }
                false => view().into_any(),
            })}
        </main>
        <footer>{crate::text!(state, app.privacy)}</footer>
    }
}

/// Whether the fields of the tab are there to be read: what came with a link is not changed. The other tabs'
/// buttons only show.
fn read_only(state: AppState) -> bool {
    state.deals.from_link.get()
        && !matches!(state.tab.get(), Tab::Document | Tab::Rounds | Tab::Deals)
}
