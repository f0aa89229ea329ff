//! The deals of this browser.

use crate::app::actions::{download, next_side};
use crate::app::browser;
use crate::app::components::{Amount, TitledSection, block, click, live, typed};
use crate::app::field_names::called;
use crate::app::notice::{Notice, Panel};
use crate::app::preferences::Tab;
use crate::app::state::{AppState, HEADLINE, UPFRONT, state, sum_of};
use crate::domain::draft::{Draft, FieldValues};
use crate::domain::issue::{Issue, Problem};
use crate::domain::negotiation::offer::IDENTITY;
use crate::domain::negotiation::our_side;
use crate::domain::negotiation::rounds::last_number;
use crate::{text, tr};
use leptos::prelude::*;

fn titled(state: AppState, title: &str) -> String {
    if title.is_empty() { tr!(state, deals.untitled).to_owned() } else { called(state, title) }
}

/// All deals, last changed first when the list is opened.
#[component]
pub fn Mine() -> impl IntoView {
    let state = state();
    // By id alone: a row whose title changes must not be made anew under the hand that types it.
    let ids = Memo::new(move |before: Option<&Vec<String>>| {
        let now = state.deals.entries().into_iter().map(|entry| entry.id).collect();
        in_their_places(before.map_or(&[], Vec::as_slice), now)
    });
    view! {
        <TitledSection title=text!(state, deals.mine)>
            <div class="scroll" tabindex="0" role="group" aria-label=text!(state, deals.mine)>
                <table class="data deals">
                    <thead>
                        <tr>
                            <th scope="col">{text!(state, section.deal)}</th>
                            <th scope="col" class="number">
                                {text!(state, score.headline)}
                            </th>
                            <th scope="col" class="number">
                                {text!(state, plot.upfront)}
                            </th>
                            <th scope="col">{text!(state, tab.rounds)}</th>
                            <th scope="col">{text!(state, deals.changed)}</th>
                            <th scope="col">
                                <span class="unseen">{text!(state, deals.actions)}</span>
                            </th>
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
        </TitledSection>
    }
}

/// The deals as they stood in the list, those that came since at its end: a change, in another tab too, must not put
/// another deal under the pointer that is about to press.
fn in_their_places(before: &[String], now: Vec<String>) -> Vec<String> {
    let (known, new): (Vec<String>, Vec<String>) =
        now.into_iter().partition(|id| before.contains(id));
    let kept = before.iter().filter(|id| known.contains(id)).cloned();
    kept.chain(new).collect()
}

/// A kept deal. The open one is renamed here; every other is opened first.
#[component]
fn Row(
    /// The deal's id.
    id: String,
) -> impl IntoView {
    let state = state();
    let id = StoredValue::new(id);
    let entry = move || {
        let mut entries = state.deals.entries().into_iter();
        entries.find(|entry| entry.id == id.get_value()).unwrap_or_default()
    };
    let is_open = move || state.deals.current() == id.get_value();
    let shown = move || titled(state, &entry().title);
    let open = move || {
        if state.deals.open_deal(state.draft, &id.get_value()) {
            state.tab.set(Tab::Terms);
        } else {
            let issues = vec![Issue::refused("", Problem::NotJson { at: 1 })];
            state.refuse(&untrack(shown), issues);
        }
    };
    let title_now = state.text("title");
    let name = block(move || {
        if is_open() {
            view! {
                <input
                    type="text"
                    class="rename"
                    aria-label=live(move || tr!(state, deals.title, title = shown()))
                    prop:value=live(move || called(state, &title_now.get()))
                    on:input=typed(move |title| state.edit(|draft| draft.set("title", &title)))
                />
                <small>{text!(state, deals.is_open)}</small>
            }
            .into_any()
        } else {
            view! {
                <button type="button" class="link" on:click=click(open)>
                    {live(shown)}
                </button>
            }
            .into_any()
        }
    });
    let changed_elsewhere = Memo::new(move |times: Option<&u32>| {
        let is_own = state.deals.elsewhere.with(|changed| *changed == id.get_value());
        times.copied().unwrap_or_default() + u32::from(is_own)
    });
    let line = Memo::new(move |_| {
        state.draft.track();
        // Read, not only tracked: a memo nobody has read follows nothing.
        changed_elsewhere.get();
        kept(state, &id.get_value()).map(|draft| DealLine::of(&draft))
    });
    let amount = move |read: fn(&DealLine) -> f64| {
        live(move || {
            line.with(|line| {
                line.as_ref().map_or("–".into(), |it| state.style().amount(read(it)))
            })
        })
    };
    let copy = move || {
        let Some(mut draft) = kept(state, &id.get_value()) else { return };
        let title = tr!(state, deals.copy_of, title = titled(state, draft.text("title")));
        draft.set("title", &title);
        // A copy is another deal: offers that arrive belong to the first.
        draft.remove(IDENTITY);
        state.deals.insert(state.draft, draft);
    };
    let send = move || {
        if is_open() || state.deals.open_deal(state.draft, &id.get_value()) {
            state.panel.set(Some(Panel::Send));
        }
    };
    let back_up = move || {
        if let Some(draft) = kept(state, &id.get_value()) {
            download(&draft, &state.private_name(&draft));
        }
    };
    let delete = move || {
        if let Some(title) = state.deals.delete(state.draft, &id.get_value()) {
            state.notice.set(Some(Notice::Deleted { title: titled(state, &title) }));
        }
    };
    view! {
        <tr>
            <td>{name}</td>
            <td class="number">
                <Amount text=amount(|line| line.headline) />
            </td>
            <td class="number">
                <Amount text=amount(|line| line.upfront) />
            </td>
            <td class="soft">{live(move || line.with(|line| turn(state, line.as_ref())))}</td>
            <td class="soft">{live(move || browser::local_time(entry().changed_ms))}</td>
            <td class="tools">
                <button type="button" on:click=click(copy)>
                    {text!(state, deals.duplicate)}
                </button>
                <button type="button" on:click=click(send)>
                    {text!(state, send.to_other)}
                </button>
                <button type="button" on:click=click(back_up)>
                    {text!(state, send.back_up)}
                </button>
                <button type="button" on:click=click(delete)>
                    {text!(state, deals.delete)}
                </button>
            </td>
        </tr>
    }
}

/// A deal as it is now: the open one is newer than what is stored.
fn kept(state: AppState, id: &str) -> Option<Draft> {
    if state.deals.current() == id {
        Some(state.draft.get_untracked())
    } else {
        state.deals.find(id)
    }
}

/// What the list says of a deal: its sums at face, how many offers were made, and whose turn it is.
#[derive(Debug, Clone, PartialEq)]
struct DealLine {
    headline: f64,
    upfront: f64,
    offers: usize,
    ours: bool,
}

impl DealLine {
    fn of(draft: &Draft) -> Self {
        let values = FieldValues::of(draft);
        Self {
            headline: sum_of(&values, HEADLINE),
            upfront: sum_of(&values, UPFRONT),
            offers: last_number(draft),
            ours: next_side(draft) == our_side(draft),
        }
    }
}

/// Which offer comes next, and whose.
fn turn(state: AppState, line: Option<&DealLine>) -> String {
    match line {
        None | Some(DealLine { offers: 0, .. }) => String::new(),
        Some(DealLine { offers, ours: true, .. }) => tr!(state, deals.our_turn, number = offers),
        Some(DealLine { offers, ours: false, .. }) => {
            tr!(state, deals.their_turn, number = offers)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stay_where_they_stood_and_new_ones_come_last() {
        let ids = |text: &str| text.chars().map(String::from).collect::<Vec<_>>();
        assert_eq!(in_their_places(&[], ids("cab")), ids("cab"));
        assert_eq!(in_their_places(&ids("cab"), ids("bca")), ids("cab"));
        assert_eq!(in_their_places(&ids("cab"), ids("dbe")), ids("bde"));
    }
}
