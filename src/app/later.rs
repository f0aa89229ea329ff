//! What is no part of the first load: all tabs but one and what stands beside that one, the explanations, the
//! panels, what works out payments, the writer of Word files. Each is a wasm of its own, fetched when wanted, in the memory of the page.
//!
//! A function marked `wasm_split` is where `src/split.sh` cuts the linked module: what only it reaches goes
//! into a module of the name given.

use super::browser;
use super::graph::WorkOut;
use super::preferences::Tab;
use super::state::{AppState, Notice};
use super::{components, pages};
use crate::domain::date::Date;
use crate::domain::draft::Draft;
use crate::domain::examples::templates::with_assumptions;
use crate::domain::term_sheet::Document;
use crate::export;
use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

/// Makes a view.
pub type Open = fn() -> AnyView;

type Loaded = Result<Open, SplitLoaderError>;

#[wasm_split(deals, wasm_split_path = ::leptos::wasm_split, fallible)]
fn deals() -> Loaded {
    Ok(|| view! { <pages::Deals /> }.into_any())
}

#[wasm_split(assumptions, wasm_split_path = ::leptos::wasm_split, fallible)]
fn assumptions() -> Loaded {
    Ok(|| view! { <pages::Assumptions /> }.into_any())
}

#[wasm_split(value, wasm_split_path = ::leptos::wasm_split, fallible)]
fn value() -> Loaded {
    Ok(|| view! { <pages::Value /> }.into_any())
}

#[wasm_split(royalties, wasm_split_path = ::leptos::wasm_split, fallible)]
fn royalties() -> Loaded {
    Ok(|| view! { <pages::Royalties /> }.into_any())
}

#[wasm_split(explanation, wasm_split_path = ::leptos::wasm_split, fallible)]
fn explanation() -> Loaded {
    Ok(|| view! { <components::Explanation /> }.into_any())
}

#[wasm_split(panel, wasm_split_path = ::leptos::wasm_split, fallible)]
fn panel() -> Loaded {
    Ok(|| view! { <components::Panel /> }.into_any())
}

#[wasm_split(payments, wasm_split_path = ::leptos::wasm_split, fallible)]
fn payments() -> Loaded {
    Ok(|| view! { <pages::Payments /> }.into_any())
}

#[wasm_split(rounds, wasm_split_path = ::leptos::wasm_split, fallible)]
fn rounds() -> Loaded {
    Ok(|| view! { <pages::Rounds /> }.into_any())
}

#[wasm_split(document, wasm_split_path = ::leptos::wasm_split, fallible)]
fn document() -> Loaded {
    Ok(|| view! { <pages::Document /> }.into_any())
}

#[wasm_split(diligence, wasm_split_path = ::leptos::wasm_split, fallible)]
fn diligence() -> Loaded {
    Ok(|| view! { <pages::Diligence /> }.into_any())
}

/// Why there is no Word file.
#[derive(Debug)]
pub enum NoDocx {
    /// The code is not here.
    Load,
    /// It could not be packed.
    Pack,
}

impl From<SplitLoaderError> for NoDocx {
    fn from(_: SplitLoaderError) -> Self {
        Self::Load
    }
}

/// The term sheet as a Word file, its changes made `at` a time as `2026-11-22T09:30:00Z`.
///
/// # Errors
/// When its code cannot be fetched, or the file not be packed.
#[wasm_split(
    docx,
    wasm_split_path = ::leptos::wasm_split,
    preload(
        /// Fetches what writes Word files.
        fetch_docx
    ),
    fallible
)]
pub fn write_docx(documents: Vec<Document>, at: String) -> Result<Vec<u8>, NoDocx> {
    export::docx::docx(&documents, &at).map_err(|_| NoDocx::Pack)
}

#[wasm_split(beside, wasm_split_path = ::leptos::wasm_split, fallible)]
fn beside() -> Loaded {
    Ok(|| view! { <pages::Beside /> }.into_any())
}

#[wasm_split(work_out, wasm_split_path = ::leptos::wasm_split, fallible)]
fn work_out() -> Result<WorkOut, SplitLoaderError> {
    Ok(pages::work_out)
}

/// The view of a tab, once its code is here.
async fn loaded(tab: Tab) -> Loaded {
    match tab {
        Tab::Terms => Ok(|| view! { <pages::Terms /> }.into_any()),
        Tab::Deals => deals().await,
        Tab::Assumptions => assumptions().await,
        Tab::Value => value().await,
        Tab::Royalties => royalties().await,
        Tab::Payments => payments().await,
        Tab::Rounds => rounds().await,
        Tab::Diligence => diligence().await,
        Tab::Document => document().await,
    }
}

/// The tabs that are here.
pub type Here = StoredValue<Vec<(Tab, Open)>>;

/// Opens the tab chosen on the desk: at once when its code is here.
pub fn open(state: AppState, here: Here, shown: RwSignal<Option<Open>>) {
    let tab = state.tab.get();
    let known = here.with_value(|here| here.iter().find(|(known, _)| *known == tab).copied());
    if let Some((_, view)) = known {
        return show(state, Ok(view), shown);
    }
    leptos::task::spawn_local(async move {
        let view = loaded(tab).await;
        if let Ok(view) = view {
            here.update_value(|here| here.push((tab, view)));
        }
        if state.tab.get_untracked() == tab {
            show(state, view, shown);
        }
    });
}

/// Brings what works out payments. Without it their issues are not counted; opening their tab tries again.
pub fn count_payments(state: AppState) {
    leptos::task::spawn_local(async move {
        if let Ok(work_out) = work_out().await {
            state.graph.work_out.set(Some(work_out));
        }
    });
}

/// Brings what stands beside the terms. Without it the terms stand alone.
pub fn stand_beside(state: AppState) {
    leptos::task::spawn_local(async move {
        if let Ok(view) = beside().await {
            state.beside.set(Some(view));
        }
    });
}

#[wasm_split(
    assume,
    wasm_split_path = ::leptos::wasm_split,
    preload(
        /// Fetches what gives a paper assumptions.
        fetch_assume
    ),
    fallible
)]
fn assume(paper: Draft, today: Date) -> Result<Draft, SplitLoaderError> {
    Ok(with_assumptions(&paper, today))
}

/// Keeps a copy of what came with a link; a paper alone is given assumptions to be valued with.
pub fn keep_copy(state: AppState) {
    let draft = state.draft.with_untracked(|draft| draft.own().into_owned());
    leptos::task::spawn_local(async move {
        let whole = draft.rows("assumptions.regions") > 0;
        match if whole { Ok(draft) } else { assume(draft, browser::today()).await } {
            Ok(draft) => state.keep_copy(draft),
            Err(_) => state.notice.set(Some(Notice::NotLoaded)),
        }
    });
}

/// Brings the explanations.
pub fn explain(state: AppState, shown: RwSignal<Option<Open>>) {
    leptos::task::spawn_local(async move { show(state, explanation().await, shown) });
}

/// Brings the panels.
pub fn open_panel(state: AppState, shown: RwSignal<Option<Open>>) {
    leptos::task::spawn_local(async move { show(state, panel().await, shown) });
}

/// Where the code cannot be had, the page stays as it is and says so.
fn show(state: AppState, view: Loaded, shown: RwSignal<Option<Open>>) {
    match view {
        Ok(view) => {
            state
                .notice
                .update(|notice| *notice = notice.take().filter(|n| *n != Notice::NotLoaded));
            shown.set(Some(view));
        }
        Err(_) => state.notice.set(Some(Notice::NotLoaded)),
    }
}

/// Fetches everything: from the first click or key on, the page no longer needs the network.
pub fn fetch_all() {
    leptos::task::spawn_local(async {
        for tab in Tab::ALL {
            // One that fails is fetched again when it is opened.
            let _ = loaded(tab).await;
        }
        let _ = explanation().await;
        let _ = panel().await;
        let _ = fetch_docx().await;
        let _ = fetch_assume().await;
    });
}
