//! The tabs.

use super::live::{block, click, live, maybe};
use crate::app::desk::{Tab, desk};
use crate::app::labels::label;
use crate::{text, tr};
use leptos::prelude::*;

/// The tabs: buttons of a navigation, the open one marked as the current page.
#[component]
pub fn TabBar() -> impl IntoView {
    let desk = desk();
    let button = move |tab: Tab| {
        let name = live(move || {
            String::from(match tab {
                Tab::Deals => tr!(desk, tab.deals),
                Tab::Terms => tr!(desk, tab.terms),
                Tab::Assumptions => tr!(desk, tab.assumptions),
                Tab::Value => tr!(desk, tab.value),
                Tab::Royalties => tr!(desk, tab.royalties),
                Tab::Payments => tr!(desk, tab.payments),
                Tab::Diligence => tr!(desk, tab.diligence),
                Tab::Document => tr!(desk, tab.document),
            })
        });
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
            {Tab::ALL.map(button).collect_view()}
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
