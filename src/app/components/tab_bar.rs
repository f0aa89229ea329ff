//! The tabs.

use super::signals::{block, click, live, maybe};
use crate::app::field_names::{place, tab_name};
use crate::app::navigation::tab_of;
use crate::app::preferences::Tab;
use crate::app::state::state;
use crate::{text, tr};
use leptos::prelude::*;

/// The tabs: buttons of a navigation, the open one marked as the current page.
#[component]
pub fn TabBar() -> impl IntoView {
    let state = state();
    let button = move |tab: Tab| {
        let name = live(move || tab_name(state, tab).to_owned());
        view! {
            <button
                type="button"
                id=format!("tab-{}", tab.word())
                aria-current=maybe(move || (state.tab.get() == tab).then(|| "page".to_owned()))
                on:click=click(move || state.tab.set(tab))
            >
                {name}
            </button>
        }
    };
    view! {
        <nav class="tabs" aria-label=text!(state, tab.label)>
            {block(move || {
                let shared = state.is_shared();
                let seen = Tab::ALL.into_iter().filter(move |tab| tab.is_shared() || !shared);
                seen.map(button).collect_view()
            })}
            {block(move || {
                let path = state.field.get().filter(|path| state.tab.get() == tab_of(path))?;
                let name = place(state, &path);
                Some(
                    // Of a field that is on view, by its row.
                    view! {
                        <button
                            type="button"
                            class="soft"
                            id="read-field"
                            on:click=click(move || state.read_field(&path))
                        >
                            {tr!(state, doc.read_field, name = name)}
                        </button>
                    },
                )
            })}
        </nav>
    }
}
