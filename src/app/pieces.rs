//! The rest of the page: which view each piece is. One more costs a variant of [`Piece`] and a line here.

use super::lazy::{Loading, NotLoaded, Piece, Rest};
use super::preferences::Tab;
use super::{components, tabs};
use crate::domain::templates::with_assumptions;
use leptos::prelude::*;
use wasm_split_helpers::wasm_split;

/// The view of the first load.
pub fn terms() -> AnyView {
    view! { <tabs::Terms /> }.into_any()
}

/// Fetches the rest of the page.
pub fn load() -> Loading {
    Box::pin(rest())
}

/// What only this function reaches is the second wasm file.
#[wasm_split(rest, fallible)]
fn rest() -> Result<Rest, NotLoaded> {
    Ok(Rest { view, work_out: tabs::work_out, with_assumptions })
}

fn view(piece: Piece) -> AnyView {
    match piece {
        Piece::Tab(Tab::Terms) => terms(),
        Piece::Tab(Tab::Deals) => view! { <tabs::Deals /> }.into_any(),
        Piece::Tab(Tab::Assumptions) => view! { <tabs::Assumptions /> }.into_any(),
        Piece::Tab(Tab::Value) => view! { <tabs::Value /> }.into_any(),
        Piece::Tab(Tab::Royalties) => view! { <tabs::Royalties /> }.into_any(),
        Piece::Tab(Tab::Payments) => view! { <tabs::Payments /> }.into_any(),
        Piece::Tab(Tab::Rounds) => view! { <tabs::Rounds /> }.into_any(),
        Piece::Tab(Tab::Diligence) => view! { <tabs::Diligence /> }.into_any(),
        Piece::Tab(Tab::Document) => view! { <tabs::Document /> }.into_any(),
        Piece::Beside => view! { <tabs::Beside /> }.into_any(),
        Piece::Explanation => view! { <components::Explanation /> }.into_any(),
        Piece::Panel => view! { <components::Panel /> }.into_any(),
    }
}
