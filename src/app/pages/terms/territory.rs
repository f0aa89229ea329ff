//! Who has which region: one choice a region, and the Greater China model in one step.

use crate::app::browser;
use crate::app::components::{block, click, flag, live, message, ticked};
use crate::app::field_names::{label, word};
use crate::app::ids::control_id;
use crate::app::notice::Notice;
use crate::app::state::{AppState, state};
use crate::domain::draft::Draft;
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
        GREATER_CHINA.into_iter().for_each(|region| put(state, RETAINED, region, true));
    };
    let row = move |region: String| {
        let name = region.clone();
        view! {
            <tr>
                <th scope="row">{live(move || region_name(state, &name))}</th>
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

/// What people call a region.
fn region_name(state: AppState, region: &str) -> String {
    word(state, "terms.territory.licensed.0", region).to_owned()
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

/// Puts a region on a list or takes it off, in one edit with all that hangs on it: licensed it is off the other list
/// and has its row of assumptions; no longer licensed, it has no milestones.
fn put(state: AppState, list: &'static str, region: &str, on: bool) {
    let licensed = |draft: &Draft| draft.texts(LICENSED).contains(&region);
    let before = state.draft.with_untracked(licensed);
    let filled = (on && list == LICENSED).then(|| filled(state, region)).flatten();
    let mut gone = 0;
    state.edit(|draft| match (list == LICENSED, on) {
        (true, true) => {
            off(draft, RETAINED, region);
            draft.license(region, filled.as_ref());
        }
        (true, false) | (false, true) => {
            gone = draft.keep_back(region);
            if !draft.texts(list).contains(&region) && on {
                draft.insert_row(list, usize::MAX, Value::from(region));
            }
        }
        (false, false) => off(draft, RETAINED, region),
    });
    if before && gone > 0 {
        let region = region_name(state, region);
        state.notice.set(Some(Notice::KeptBack { region, milestones: gone }));
    }
}

fn off(draft: &mut Draft, list: &str, region: &str) {
    if let Some(at) = draft.texts(list).iter().position(|listed| *listed == region) {
        draft.remove_row(list, at);
    }
}

/// The deal with a region licensed and the assumptions of a template, once what makes them is here.
fn filled(state: AppState, region: &str) -> Option<Draft> {
    let rest = state.lazy.rest_untracked()?;
    let mut paper = state.draft.with_untracked(Draft::paper);
    paper.license(region, None);
    Some((rest.with_assumptions)(&paper, browser::today()))
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
        live(move || format!("{} {}", label(state, list), region_name(state, &region)))
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
            on:change=ticked(move |on| put(state, list, &region, on))
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
