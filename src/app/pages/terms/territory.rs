//! Who has which region: one choice a region, and the Greater China model in one step.

use crate::app::components::{block, click, flag, live, message, ticked};
use crate::app::field_names::label;
use crate::app::ids::control_id;
use crate::app::state::{AppState, state};
use crate::text;
use leptos::prelude::*;
use serde_json::Value;

const LICENSED: &str = "terms.territory.licensed";
const RETAINED: &str = "terms.territory.retained";
/// Regions offered when the deal does not name them: the usual markets and Greater China.
const USUAL: [&str; 10] = ["US", "CA", "EU", "GB", "JP", "KR", "CN", "HK", "MO", "TW"];
/// What the originator keeps in the Greater China model.
const GREATER_CHINA: [&str; 4] = ["CN", "HK", "MO", "TW"];

/// Who has which region.
#[component]
pub fn Territory() -> impl IntoView {
    let state = state();
    let regions = known_regions(state);
    let greater_china = move || {
        for region in GREATER_CHINA {
            put(state, LICENSED, region, false);
            put(state, RETAINED, region, true);
        }
    };
    let row = move |region: String| {
        let name = region.clone();
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td>
                    <Mark list=LICENSED region=region.clone() />
                </td>
                <td>
                    <Mark list=RETAINED region=region />
                </td>
            </tr>
        }
    };
    view! {
        <table class="grid territory">
            <thead>
                <tr>
                    <th scope="col">{text!(state, field.region)}</th>
                    <th scope="col">{live(move || label(state, LICENSED).into())}</th>
                    <th scope="col">{live(move || label(state, RETAINED).into())}</th>
                </tr>
            </thead>
            <tbody>{block(move || regions.get().into_iter().map(row).collect_view())}</tbody>
        </table>
        <button type="button" class="add" on:click=click(greater_china)>
            {text!(state, section.territory_model)}
        </button>
        <p class="note">{text!(state, section.territory_note)}</p>
        <TerritoryIssues />
    }
}

/// Every region the deal speaks of, then the usual ones.
fn known_regions(state: AppState) -> Memo<Vec<String>> {
    state.follow(&["assumptions.programmes", LICENSED, RETAINED], |draft| {
        let believed = draft.expand("assumptions.programmes[].regions[].region");
        let named = believed.iter().map(|path| draft.text(path));
        let lists = draft.texts(LICENSED).into_iter().chain(draft.texts(RETAINED));
        let mut regions: Vec<String> = Vec::new();
        for region in named.chain(lists).chain(USUAL) {
            if !region.is_empty() && !regions.iter().any(|known| known == region) {
                regions.push(region.to_owned());
            }
        }
        regions
    })
}

/// Puts a region on a list or takes it off.
fn put(state: AppState, list: &'static str, region: &str, on: bool) {
    state.edit(|draft| match draft.texts(list).iter().position(|listed| *listed == region) {
        None if on => draft.insert_row(list, usize::MAX, Value::from(region)),
        Some(at) if !on => draft.remove_row(list, at),
        _ => {}
    });
}

/// Whether a region is on a list.
#[component]
fn Mark(
    /// The list.
    list: &'static str,
    /// The region.
    region: String,
) -> impl IntoView {
    let state = state();
    let name = {
        let region = region.clone();
        live(move || format!("{} {region}", label(state, list)))
    };
    let on = {
        let region = region.clone();
        state
            .follow(&["terms.territory"], move |draft| draft.texts(list).contains(&region.as_str()))
    };
    view! {
        <input
            type="checkbox"
            id=control_id(&format!("{list}.{region}"))
            aria-label=name
            prop:checked=flag(move || on.get())
            on:change=ticked(move |on| {
                put(state, list, &region, on);
                let other = if list == LICENSED { RETAINED } else { LICENSED };
                if on {
                    put(state, other, &region, false);
                }
            })
        />
    }
}

/// What is wrong with the lists.
#[component]
fn TerritoryIssues() -> impl IntoView {
    let state = state();
    block(move || {
        state.graph.checked.with(|checked| {
            let here =
                checked.issues.iter().filter(|issue| issue.path.starts_with("terms.territory"));
            here.map(|issue| message(state, issue)).collect_view()
        })
    })
}
