//! The deals of this browser.

use super::Section;
use crate::app::acts::download;
use crate::app::browser;
use crate::app::components::{block, click, live, typed};
use crate::app::desk::{Desk, Notice, desk};
use crate::app::preferences::Tab;
use crate::domain::draft::Draft;
use crate::domain::issue::{Issue, Problem};
use crate::{text, tr};
use leptos::prelude::*;

fn titled(desk: Desk, title: &str) -> String {
    if title.is_empty() { tr!(desk, deals.untitled).to_owned() } else { title.to_owned() }
}

/// All deals, last changed first.
#[component]
pub fn Mine() -> impl IntoView {
    let desk = desk();
    // By id alone: a row whose title changes must not be made anew under the hand that types it.
    let ids = Memo::new(move |_| {
        desk.shelf.entries().into_iter().map(|entry| entry.id).collect::<Vec<String>>()
    });
    view! {
        <Section title=text!(desk, deals.mine)>
            <div class="scroll" tabindex="0" role="group" aria-label=text!(desk, deals.mine)>
            <table class="data deals">
                <thead>
                    <tr>
                        <th scope="col">{text!(desk, deals.name)}</th>
                        <th scope="col">{text!(desk, deals.changed)}</th>
                        <th scope="col"><span class="unseen">{text!(desk, deals.actions)}</span></th>
                    </tr>
                </thead>
                <tbody>
                    {block(move || {
                        let row = |id: String| view! { <Row id=id /> };
                        ids.get().into_iter().map(row).collect_view()
                    })}
                </tbody>
            </table>
            </div>
        </Section>
    }
}

/// A kept deal. The one on the desk is renamed here; every other is opened first.
#[component]
fn Row(
    /// The deal's id.
    id: String,
) -> impl IntoView {
    let desk = desk();
    let id = StoredValue::new(id);
    let entry = move || {
        let mut entries = desk.shelf.entries().into_iter();
        entries.find(|entry| entry.id == id.get_value()).unwrap_or_default()
    };
    let on_desk = move || desk.shelf.current() == id.get_value();
    let shown = move || titled(desk, &entry().title);
    let open = move || {
        if desk.shelf.take(desk.draft, &id.get_value()) {
            desk.tab.set(Tab::Terms);
        } else {
            let issues = vec![Issue::refused("", Problem::NotJson { at: 1 })];
            desk.refuse(&untrack(shown), issues);
        }
    };
    let title_now = desk.text("title");
    let name = block(move || {
        if on_desk() {
            view! {
                <input
                    type="text"
                    class="rename"
                    aria-label=live(move || tr!(desk, deals.title, title = shown()))
                    prop:value=title_now
                    on:input=typed(move |title| desk.edit(|draft| draft.set("title", &title)))
                />
                <small>{text!(desk, deals.on_desk)}</small>
            }
            .into_any()
        } else {
            view! { <button type="button" class="link" on:click=click(open)>{live(shown)}</button> }
                .into_any()
        }
    });
    let copy = move || {
        let Some(mut draft) = kept(desk, &id.get_value()) else { return };
        let title = tr!(desk, deals.copy_of, title = titled(desk, draft.text("title")));
        draft.set("title", &title);
        desk.shelf.add(desk.draft, draft);
    };
    let export = move || {
        if let Some(draft) = kept(desk, &id.get_value()) {
            download(&draft);
        }
    };
    let delete = move || {
        if let Some(title) = desk.shelf.delete(desk.draft, &id.get_value()) {
            desk.notice.set(Some(Notice::Deleted { title: titled(desk, &title) }));
        }
    };
    view! {
        <tr>
            <td>{name}</td>
            <td class="soft">{live(move || browser::local_time(entry().changed_ms))}</td>
            <td class="tools">
                <button type="button" on:click=click(copy)>{text!(desk, deals.duplicate)}</button>
                <button type="button" on:click=click(export)>{text!(desk, deals.export)}</button>
                <button type="button" on:click=click(delete)>{text!(desk, deals.delete)}</button>
            </td>
        </tr>
    }
}

/// A deal as it is now: the desk's own is newer than what is stored.
fn kept(desk: Desk, id: &str) -> Option<Draft> {
    if desk.shelf.current() == id { Some(desk.draft.get_untracked()) } else { desk.shelf.find(id) }
}
