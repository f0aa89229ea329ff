//! What few programmes need: reviews that hang together, cuts of price.

use crate::app::components::{Control, Field, block, click, live};
use crate::app::field_names::{heading, label, shown};
use crate::app::state::state;
use crate::domain::draft::Draft;
use crate::text;
use leptos::prelude::*;

/// How the regions' reviews hang together, and cuts of price; folded away until something is assumed of them.
#[component]
pub fn Refinements(
    /// The programme.
    base: String,
) -> impl IntoView {
    let state = state();
    let regions = format!("{base}.regions");
    let rows = state.rows(&regions);
    let cell = move |path: String| {
        let name = {
            let path = path.clone();
            live(move || label(state, &path).to_owned())
        };
        view! {
            <td class="number">
                <Control path=path name=name />
            </td>
        }
    };
    let body = {
        let regions = regions.clone();
        block(move || {
            let row = |row: usize| {
                let at = |field: &str| format!("{regions}.{row}.{field}");
                view! {
                    <tr>
                        <th scope="row">{shown(state, at("region"))}</th>
                        {cell(at("price_cut"))}
                        {cell(at("price_cut_after_years"))}
                    </tr>
                }
            };
            (0..rows.get()).map(row).collect_view()
        })
    };
    let preset = {
        let regions = regions.clone();
        move |years: &'static str| {
            let regions = regions.clone();
            move || state.edit(|draft| negotiate(draft, &regions, years))
        }
    };
    let name = move |field: &'static str| {
        let path = format!("{regions}.0.{field}");
        live(move || heading(state, &path))
    };
    let head = [name("price_cut"), name("price_cut_after_years")].map(|name| {
        view! {
            <th scope="col" class="number">
                {name}
            </th>
        }
    });
    view! {
        <details>
            <summary>{text!(state, section.refinements_open)}</summary>
            <div class="form">
                <Field path=format!("{base}.approval_dependence") />
            </div>
            <table class="grid years">
                <thead>
                    <tr>
                        <th scope="col">{text!(state, field.region)}</th>
                        {head.collect_view()}
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
            <span class="switches">
                <button type="button" class="add" on:click=click(preset(SMALL_MOLECULE))>
                    {text!(state, row.negotiation_small)}
                </button>
                <button type="button" class="add" on:click=click(preset(BIOLOGIC))>
                    {text!(state, row.negotiation_biologic)}
                </button>
            </span>
            <p class="note">{text!(state, section.price_note)}</p>
        </details>
    }
}

/// Years from approval to a negotiated price in the United States (Social Security Act, section 1192(e)).
const SMALL_MOLECULE: &str = "9";

const BIOLOGIC: &str = "13";

/// Percent by which the first negotiated prices lie below net spending.
const NEGOTIATED_CUT: &str = "22";

const NEGOTIATED_BASIS: &str =
    "source CMS fact sheet on the negotiated prices for 2026, August 2024: Medicare sales only";

/// The United States' price negotiation in the regions that are theirs.
fn negotiate(draft: &mut Draft, regions: &str, years: &str) {
    for row in 0..draft.rows(regions) {
        let region = format!("{regions}.{row}");
        if draft.text(&format!("{region}.region")) == "US" {
            let cut = format!("{region}.price_cut");
            draft.set_with_basis(&cut, NEGOTIATED_CUT, NEGOTIATED_BASIS);
            draft.set(&format!("{region}.price_cut_after_years"), years);
        }
    }
}
