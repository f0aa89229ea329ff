//! A table of results under one row of headings, scrolled sideways where it is wider than the page.

use super::form_spec::LabelText;
use super::signals::BlockView;
use crate::app::state::state;
use leptos::prelude::*;

/// A heading, and whether numbers stand below it.
pub type Heading = (LabelText, bool);

/// A table of results.
#[component]
pub fn Ledger(
    /// Its id in the page.
    id: &'static str,
    /// Its name for a screen reader.
    name: LabelText,
    /// Its columns.
    heads: &'static [Heading],
    /// Its rows.
    rows: BlockView,
) -> impl IntoView {
    let state = state();
    let head = |(name, numbers): &Heading| {
        view! {
            <th scope="col" class:number=*numbers>
                {state.says(*name)}
            </th>
        }
    };
    let heads = heads.iter().map(head).collect_view();
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label=state.says(name)>
            <table class="data" id=id>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
