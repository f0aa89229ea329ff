//! Public deals, each openable as a deal.

use super::{Section, fetch, no_catalogue};
use crate::app::browser;
use crate::app::catalogue::{Catalogue, Listing, catalogue};
use crate::app::components::{block, click, live, maybe, typed};
use crate::app::desk::{Desk, desk};
use crate::domain::catalogue::{Listed, Request};
use crate::{text, tr};
use leptos::prelude::*;

/// Public deals, each openable as a deal.
#[component]
pub fn Public() -> impl IntoView {
    let desk = desk();
    let catalogue = catalogue();
    catalogue.list(move || no_catalogue(desk));
    let filter = RwSignal::new(String::new());
    let matching = Memo::new(move |_| {
        let wanted = filter.get().to_ascii_lowercase();
        catalogue.listing.with(|listing| match listing {
            Listing::Here(deals) => {
                deals.iter().filter(|deal| says(deal, &wanted)).cloned().collect()
            }
            _ => Vec::new(),
        })
    });
    let note = Signal::derive(move || tr!(desk, deals.public_note).to_owned());
    view! {
        <Section title=text!(desk, deals.public) note=note>
            <div class="field">
                <label for="public-filter">{text!(desk, deals.filter)}</label>
                <input
                    type="text"
                    id="public-filter"
                    autocomplete="off"
                    on:input=typed(move |text| filter.set(text))
                />
            </div>
            <div class="scroll" tabindex="0" role="group" aria-label=text!(desk, deals.public)>
                <table class="data public">
                    <thead>{heads(desk)}</thead>
                    <tbody>
                        {block(move || {
                            let row = |deal: Listed| view! { <PublicRow deal=deal /> };
                            matching.get().into_iter().map(row).collect_view()
                        })}
                    </tbody>
                </table>
            </div>
            {block(move || instead(desk, catalogue, matching.with(Vec::is_empty)))}
        </Section>
    }
}

/// Whether a row says what is looked for.
fn says(deal: &Listed, wanted: &str) -> bool {
    [&deal.licensor, &deal.licensee, &deal.asset, &deal.modality, &deal.phase]
        .iter()
        .any(|text| text.to_ascii_lowercase().contains(wanted))
}

fn heads(desk: Desk) -> impl IntoView {
    view! {
        <tr>
            <th scope="col">{text!(desk, deals.signed)}</th>
            <th scope="col">{text!(desk, deals.parties)}</th>
            <th scope="col">{text!(desk, deals.asset)}</th>
            <th scope="col">{text!(desk, deals.phase)}</th>
            <th scope="col" class="number">{text!(desk, deals.upfront)}</th>
            <th scope="col" class="number">{text!(desk, deals.total)}</th>
            <th scope="col">{text!(desk, deals.source)}</th>
        </tr>
    }
}

/// What stands under a table without rows.
fn instead(desk: Desk, catalogue: Catalogue, none: bool) -> Option<AnyView> {
    let again = move || {
        desk.notice.set(None);
        catalogue.list(move || no_catalogue(desk));
    };
    match catalogue.listing.get() {
        Listing::Here(_) => {
            none.then(|| view! { <p class="note">{tr!(desk, deals.none)}</p> }.into_any())
        }
        Listing::Failed => Some(
            view! {
                <button type="button" class="add" on:click=click(again)>
                    {text!(desk, deals.again)}
                </button>
            }
            .into_any(),
        ),
        Listing::Unasked | Listing::Loading => {
            Some(view! { <p class="note">{tr!(desk, deals.loading)}</p> }.into_any())
        }
    }
}

/// A public deal.
#[component]
fn PublicRow(
    /// The deal.
    deal: Listed,
) -> impl IntoView {
    let desk = desk();
    let catalogue = catalogue();
    let style = move || desk.style();
    let Listed { index, upfront, total, derived, .. } = deal;
    let about = deal.about;
    let total = move || {
        let amount = style().amount(total);
        if about.is_empty() { amount } else { format!("{about} {amount}") }
    };
    let hint = move || derived.then(|| tr!(desk, deals.derived).to_owned());
    let parties = format!("{} → {}", deal.licensor, deal.licensee);
    let open =
        move || fetch(desk, catalogue, Request::PublicDeal { index, today: browser::today() });
    view! {
        <tr title=deal.notes>
            <td class="soft">{deal.date}</td>
            <td><button type="button" class="link" on:click=click(open)>{parties}</button></td>
            <td>{deal.asset}</td>
            <td class="soft">{deal.phase}</td>
            <td class="number">{live(move || style().amount(upfront))}</td>
            <td class="number" title=maybe(hint)>{live(total)}</td>
            <td>
                <a href=deal.source_url target="_blank" rel="noreferrer noopener">{text!(desk, deals.source)}</a>
            </td>
        </tr>
    }
}
