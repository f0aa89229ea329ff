//! The tabs.

use super::live::{block, click, live, maybe};
use crate::app::desk::desk;
use crate::app::labels::{label, tab_name};
use crate::app::preferences::Tab;
use crate::{text, tr};
use leptos::prelude::*;

/// The tabs: buttons of a navigation, the open one marked as the current page.
#[component]
pub fn TabBar() -> impl IntoView {
    let desk = desk();
    let button = move |tab: Tab| {
        let name = live(move || tab_name(desk, tab).to_owned());
        view! {
            <button
                type="button"
                id=format!("tab-{}", tab.id())
                aria-current=maybe(move || (desk.tab.get() == tab).then(|| "page".to_owned()))
                on:click=click(move || desk.tab.set(tab))
            >
                {name}
            </button>
        }
    };
    view! {
        <nav class="tabs" aria-label=text!(desk, tab.label)>
            {block(move || {
                let shared = desk.is_shared();
                let seen = Tab::ALL.into_iter().filter(move |tab| tab.is_shared() || !shared);
                seen.map(button).collect_view()
            })}
            {block(move || {
                let path = desk.field.get().filter(|_| desk.tab.get() != Tab::Document)?;
                let name = label(desk, &path);
                Some(view! {
                    <button type="button" class="soft" id="read-field" on:click=click(move || desk.read_field(&path))>
                        {tr!(desk, doc.read_field, name = name)}
                    </button>
                })
            })}
        </nav>
    }
}
