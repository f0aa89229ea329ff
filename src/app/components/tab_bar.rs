//! The tabs.

use crate::app::desk::{Tab, desk};
use crate::tr;
use leptos::prelude::*;

/// The tabs: buttons of a navigation, the open one marked as the current page.
#[component]
pub fn TabBar() -> impl IntoView {
    let desk = desk();
    let button = move |tab: Tab| {
        let name = move || match tab {
            Tab::Deals => tr!(desk, tab.deals),
            Tab::Terms => tr!(desk, tab.terms),
            Tab::Assumptions => tr!(desk, tab.assumptions),
            Tab::Value => tr!(desk, tab.value),
            Tab::Royalties => tr!(desk, tab.royalties),
        };
        view! {
            <button
                type="button"
                id=format!("tab-{}", tab.id())
                aria-current=move || (desk.tab.get() == tab).then_some("page")
                on:click=move |_| desk.tab.set(tab)
            >
                {name}
            </button>
        }
    };
    view! {
        <nav class="tabs" aria-label=move || tr!(desk, tab.label)>
            {Tab::ALL.map(button).collect_view()}
        </nav>
    }
}
