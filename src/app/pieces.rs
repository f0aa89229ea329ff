//! The rest of the page: which view each piece is. One more costs a variant of [`Piece`] and a line here.

use super::lazy::{Loading, NotLoaded, Piece, Rest};
use super::preferences::Tab;
use super::{components, pages};
use crate::domain::draft::paste;
use crate::domain::examples::templates::with_assumptions;
use crate::domain::negotiation::rounds::changed_fields;
use crate::domain::term_sheet::points_open;
use crate::domain::usual_name::said;
use leptos::prelude::*;
use wasm_split_helpers::wasm_split;

/// The view of the first load.
pub fn terms() -> AnyView {
    view! { <pages::Terms /> }.into_any()
}

/// Fetches the rest of the page.
pub fn load() -> Loading {
    Box::pin(rest())
}

/// What only this function reaches is the second wasm file.
#[wasm_split(rest, fallible)]
fn rest() -> Result<Rest, NotLoaded> {
    Ok(Rest {
        view,
        work_out: pages::work_out,
        points_open,
        paste,
        changed_fields,
        standing: pages::standing,
        study: super::study::study,
        band: super::study::band,
        called: said,
        range: components::range_shape,
        with_assumptions,
    })
}

fn view(piece: Piece) -> AnyView {
    match piece {
        Piece::Tab(Tab::Terms) => terms(),
        Piece::Tab(Tab::Deals) => view! { <pages::Deals /> }.into_any(),
        Piece::Tab(Tab::Assumptions) => view! { <pages::Assumptions /> }.into_any(),
        Piece::Tab(Tab::Value) => view! { <pages::Value /> }.into_any(),
        Piece::Tab(Tab::Risk) => view! { <pages::Risk /> }.into_any(),
        Piece::Tab(Tab::Royalties) => view! { <pages::Royalties /> }.into_any(),
        Piece::Tab(Tab::Payments) => view! { <pages::Payments /> }.into_any(),
        Piece::Tab(Tab::Rounds) => view! { <pages::Rounds /> }.into_any(),
        Piece::Tab(Tab::Diligence) => view! { <pages::Diligence /> }.into_any(),
        Piece::Tab(Tab::Document) => view! { <pages::Document /> }.into_any(),
        Piece::Beside => view! { <pages::Beside /> }.into_any(),
        Piece::Explanation => view! { <components::Explanation /> }.into_any(),
        Piece::Panel => view! { <components::Panel /> }.into_any(),
    }
}
