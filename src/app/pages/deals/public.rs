//! Public deals, each openable as a deal.

use super::import::import_deal;
use crate::app::browser;
use crate::app::components::{TitledSection, block, click, live, maybe, provenance, typed};
use crate::app::field_names::word;
use crate::app::state::{AppState, state};
use crate::domain::deal::Stage;
use crate::domain::examples::public_deals::{self, PublicDeal, Qualifier};
use crate::domain::lang::Lang;
use crate::domain::number::modelled;
use crate::{text, tr};
use leptos::prelude::*;

/// The field whose words name a stage.
const STAGE: &str = "terms.products.0.stage";

/// Public deals, each openable as a deal.
#[component]
pub fn Public() -> impl IntoView {
    let state = state();
    let filter = RwSignal::new(String::new());
    let matching = move || {
        let wanted = filter.get().to_lowercase();
        let deals = public_deals::all().iter().filter(|deal| says(deal, &wanted));
        deals.cloned().collect::<Vec<_>>()
    };
    let note = Signal::derive(move || tr!(state, deals.public_note).to_owned());
    view! {
        <TitledSection title=text!(state, deals.public) note=note>
            <div class="field">
                <label for="public-filter">{text!(state, deals.filter)}</label>
                <input
                    type="text"
                    id="public-filter"
                    autocomplete="off"
                    on:input=typed(move |text| filter.set(text))
                />
            </div>
            <div class="cards">
                <div class="scroll" tabindex="0" role="group" aria-label=text!(state, deals.public)>
                    <table class="data public">
                        <thead>{heads(state)}</thead>
                        <tbody>
                            {block(move || {
                                let row = |deal: PublicDeal| view! { <PublicRow deal=deal /> };
                                matching().into_iter().map(row).collect_view()
                            })}
                        </tbody>
                    </table>
                </div>
            </div>
            {block(move || {
                matching()
                    .is_empty()
                    .then(|| view! { <p class="note">{tr!(state, deals.none)}</p> })
            })}
        </TitledSection>
    }
}

/// Whether a row says what is looked for, in either language.
fn says(deal: &PublicDeal, wanted: &str) -> bool {
    let names = [&deal.licensor, &deal.licensee, &deal.asset];
    let said = names.into_iter().chain([&deal.modality, &deal.phase]).map(String::as_str);
    let chinese = names.into_iter().map(|name| public_deals::named(name, Lang::Zh));
    said.chain(chinese).any(|text| text.to_lowercase().contains(wanted))
}

fn heads(state: AppState) -> impl IntoView {
    view! {
        <tr>
            <th scope="col">{text!(state, pay.date)}</th>
            <th scope="col">{text!(state, deals.parties)}</th>
            <th scope="col">{text!(state, deals.asset)}</th>
            <th scope="col">{text!(state, plot.stage)}</th>
            <th scope="col" class="number">
                {text!(state, plot.upfront)}
            </th>
            <th scope="col" class="number">
                {text!(state, deals.total)}
            </th>
            <th scope="col">{text!(state, deals.source)}</th>
        </tr>
    }
}

/// A stage by the page's own word; one that is none of the model's by what it was reported to be, in the page's words
/// where they are few.
fn stage_name(state: AppState, known: Option<Stage>, reported: &str) -> String {
    let is = |word: &str| reported.starts_with(word);
    match known {
        Some(stage) => word(state, STAGE, stage.word()).to_owned(),
        None if is("discovery") => tr!(state, deals.discovery).to_owned(),
        None if ["clinical", "late stage", "Phase"].into_iter().any(is) => {
            tr!(state, deals.clinical).to_owned()
        }
        None if is("approved") => tr!(state, deals.approved).to_owned(),
        None if is("preclinical") => word(state, STAGE, Stage::Preclinical.word()).to_owned(),
        None => reported.to_owned(),
    }
}

/// A public deal.
#[component]
fn PublicRow(
    /// The deal.
    deal: PublicDeal,
) -> impl IntoView {
    let state = state();
    let style = move || state.style();
    let shown = modelled;
    let upfront = deal.upfront.map(shown);
    let derived = deal.total.is_some_and(|total| total.derived);
    let reported = deal.total.map(|total| (total.qualifier, shown(total.amount)));
    let total = move || {
        let Some((qualifier, amount)) = reported else { return "–".into() };
        let about = match qualifier {
            Qualifier::Exact => "",
            Qualifier::AtLeast => "> ",
            Qualifier::About => "~ ",
        };
        format!("{about}{}", style().amount(amount))
    };
    let upfront = move || upfront.map_or("–".into(), |upfront| style().amount(upfront));
    let hint = move || derived.then(|| tr!(state, deals.derived).to_owned());
    let remarks = deal.remarks();
    let (known, reported_stage) = (deal.stage, deal.phase.clone());
    let reported = reported_stage.clone();
    let stage = move || stage_name(state, known, &reported);
    let (licensor, licensee, asset) =
        (deal.licensor.clone(), deal.licensee.clone(), deal.asset.clone());
    let parties = move || {
        let [licensor, licensee] =
            [&licensor, &licensee].map(|name| public_deals::named(name, state.lang()));
        format!("{licensor} → {licensee}")
    };
    let asset = move || public_deals::named(&asset, state.lang()).to_owned();
    let file = {
        let deal = deal.clone();
        move || untrack(|| public_deals::deal_in(&deal, browser::today(), state.lang())).to_string()
    };
    let open = move || import_deal(state, "", &file());
    view! {
        <tr title=remarks>
            <td class="soft">{deal.date}</td>
            <td class="whole">
                <button type="button" class="link" on:click=click(open)>
                    {live(parties)}
                </button>
            </td>
            <td>{live(asset)}</td>
            <td class="soft" data-name=text!(state, plot.stage) title=reported_stage>
                {live(stage)}
            </td>
            <td class="number" data-name=text!(state, plot.upfront)>
                {live(upfront)}
            </td>
            <td class="number" data-name=text!(state, deals.total) title=maybe(hint)>
                {live(total)}
            </td>
            <td>
                <a href=deal.source_url.clone() target="_blank" rel="noreferrer noopener">
                    {text!(state, deals.source)}
                </a>
                {provenance(state, &deal.source_url)}
            </td>
        </tr>
    }
}
