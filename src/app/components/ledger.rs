//! A table of results under one row of headings, scrolled sideways where it is wider than the page.

use super::live::Block;
use super::sheet::Say;
use crate::app::desk::desk;
use leptos::prelude::*;

/// A heading, and whether numbers stand below it.
pub type Head = (Say, bool);

/// A table of results.
#[component]
pub fn Ledger(
    /// Its id in the page.
    id: &'static str,
    /// Its name for a screen reader.
    name: Say,
    /// Its columns.
    heads: &'static [Head],
    /// Its rows.
    rows: Block,
) -> impl IntoView {
    let desk = desk();
    let head = |(name, numbers): &Head| {
        view! { <th scope="col" class:number=*numbers>{desk.says(*name)}</th> }
    };
    let heads = heads.iter().map(head).collect_view();
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label=desk.says(name)>
            <table class="data" id=id>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
