//! What is usual: ranges beside the terms, and the public deals most like this one.

use crate::app::components::{Chart, MarketRanges, TitledSection, block, flag, live, typed};
use crate::app::format::percent;
use crate::app::labels;
use crate::app::state::{AppState, state};
use crate::domain::currency::Currency;
use crate::domain::deal::{Modality, Stage};
use crate::domain::diligence::peers;
use crate::domain::examples::public_deals::{Filter, PublicDeal, all, comparables, medians};
use crate::domain::number::modelled;
use crate::plot::{self, DealMark, DealWords};
use crate::{text, tr};
use leptos::prelude::*;

use rust_decimal::prelude::ToPrimitive;

/// Ranges and comparable deals.
#[component]
pub fn Market() -> impl IntoView {
    view! {
        <MarketRanges />
        <Comparables />
    }
}

/// Filters, medians, plot and list of the public deals.
#[component]
fn Comparables() -> impl IntoView {
    let state = state();
    let start = untrack(|| state.with_values(|values| peers(values, None)))
        .map_or(Filter { family: None, stage: None, newco: None, from_year: None }, |peers| {
            peers.filter
        });
    let filter = RwSignal::new(start);
    let deals = StoredValue::new(all());
    let found = Memo::new(move |_| -> Vec<PublicDeal> {
        deals.with_value(|deals| comparables(deals, filter.get()).into_iter().cloned().collect())
    });
    let years: Vec<i32> = deals.with_value(|deals| {
        let years = deals.iter().filter_map(PublicDeal::year);
        let ends = years.clone().min().zip(years.max());
        ends.into_iter().flat_map(|(first, last)| first..=last).collect()
    });
    let summary = live(move || {
        found.with(|found| medians(&found.iter().collect::<Vec<_>>())).map_or_else(
            || tr!(state, deals.none).to_owned(),
            |it| {
                tr!(
                    state,
                    dil.medians,
                    count = it.count,
                    upfront = it.upfront.normalize(),
                    total = it.total.normalize(),
                    share = percent(modelled(it.upfront_share))
                )
            },
        )
    });
    let list = block(move || found.get().into_iter().map(|deal| row(state, deal)).collect_view());
    view! {
        <TitledSection title=text!(state, dil.comparables)>
            <div class="switches">
                {choose(
                    "peer-family",
                    text!(state, deals.modality),
                    "terms.asset.modality",
                    move || {
                        Modality::ALL
                            .into_iter()
                            .map(|it| (it.word().to_owned(), filter.get().family == Some(it)))
                            .collect()
                    },
                    move |word| filter.update(|filter| filter.family = Modality::from_word(&word)),
                )}
                {choose(
                    "peer-stage",
                    text!(state, plot.stage),
                    "terms.asset.stage",
                    move || {
                        Stage::ALL
                            .into_iter()
                            .map(|it| (it.word().to_owned(), filter.get().stage == Some(it)))
                            .collect()
                    },
                    move |word| filter.update(|filter| filter.stage = Stage::from_word(&word)),
                )}
                {choose(
                    "peer-structure",
                    text!(state, section.structure),
                    "terms.structure.kind",
                    move || {
                        ["license", "newco"]
                            .into_iter()
                            .map(|it| (it.to_owned(), filter.get().newco == Some(it == "newco")))
                            .collect()
                    },
                    move |word| {
                        filter
                            .update(|filter| {
                                filter.newco = (!word.is_empty()).then(|| word == "newco");
                            })
                    },
                )}
                {choose(
                    "peer-year",
                    text!(state, dil.from_year),
                    "",
                    move || {
                        years
                            .iter()
                            .map(|year| (year.to_string(), filter.get().from_year == Some(*year)))
                            .collect()
                    },
                    move |word| filter.update(|filter| filter.from_year = word.parse().ok()),
                )}
            </div>
            <p role="status" id="peer-medians">
                {summary}
            </p>
            <Chart
                id="peer-deals"
                draw=Box::new(move |valued, words, _| {
                    let mark = |deal: &PublicDeal| DealMark {
                        name: deal.licensee.clone(),
                        total: modelled(deal.total.amount),
                        upfront: modelled(deal.upfront),
                    };
                    let own = (valued.deal.terms.currency == Currency::USD)
                        .then(|| DealMark {
                            name: valued.deal.terms.parties.licensee.name.clone(),
                            total: valued.valuation.headline,
                            upfront: valued
                                .deal
                                .terms
                                .upfront
                                .iter()
                                .filter_map(|it| it.amount.to_f64())
                                .sum(),
                        });
                    let found = found.get();
                    let deal_words = DealWords {
                        title: tr!(state, dil.plot).into(),
                        upfront: tr!(state, dil.upfront_axis).into(),
                        total: tr!(state, dil.total_axis).into(),
                        public: tr!(state, deals.public).into(),
                        own: tr!(state, dil.own).into(),
                        sentence: tr!(state, dil.plot_sentence, count = found.len()),
                    };
                    let marks: Vec<DealMark> = found.iter().map(mark).collect();
                    plot::deals(&marks, own, &deal_words, words)
                })
            />
            <details class="twin">
                <summary>{text!(state, dil.list)}</summary>
                <div class="scroll" tabindex="0" role="group" aria-label=text!(state, dil.list)>
                    <table class="data public">
                        <tbody>{list}</tbody>
                    </table>
                </div>
            </details>
        </TitledSection>
    }
}

/// A choice of words, named as the field at `path` names them, or of all.
fn choose(
    id: &'static str,
    name: Signal<&'static str>,
    path: &'static str,
    words: impl Fn() -> Vec<(String, bool)> + Send + Sync + 'static,
    set: impl Fn(String) + 'static,
) -> AnyView {
    let state = state();
    let options = block(move || {
        let option = |(word, chosen): (String, bool)| {
            let shown = labels::word(state, path, &word).to_owned();
            view! {
                <option value=word prop:selected=flag(move || chosen)>
                    {shown}
                </option>
            }
        };
        words().into_iter().map(option).collect_view()
    });
    view! {
        <label class="inline">
            {name} " " <select id=id on:change=typed(set)>
                <option value="">{text!(state, pay.all_years)}</option>
                {options}
            </select>
        </label>
    }
    .into_any()
}

fn row(state: AppState, deal: PublicDeal) -> AnyView {
    view! {
        <tr>
            <td>{deal.date}</td>
            <td>{format!("{} → {}", deal.licensor, deal.licensee)}</td>
            <td>{deal.asset}</td>
            <td class="number">{deal.upfront.normalize().to_string()}</td>
            <td class="number">{deal.total.amount.normalize().to_string()}</td>
            <td>
                <a href=deal.source_url target="_blank" rel="noreferrer noopener">
                    {tr!(state, deals.source)}
                </a>
            </td>
        </tr>
    }
    .into_any()
}
