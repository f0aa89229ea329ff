//! What is usual: ranges beside the terms, and the public deals most like this one.

use crate::app::components::{
    Chart, Form, FormPart, FormSection, LabelText, MarketRanges, TitledSection, block, flag, live,
    of_first_product, provenance, typed,
};
use crate::app::field_names;
use crate::app::graph::Valued;
use crate::app::state::{AppState, state};
use crate::domain::currency::Currency;
use crate::domain::deal::{Modality, Stage};
use crate::domain::diligence::peers;
use crate::domain::examples::public_deals::{Filter, PublicDeal, all, comparables, medians};
use crate::domain::number::modelled;
use crate::plot::{self, DealMark, DealWords, Formats, PlotSpec, PlotWords};
use crate::{say, text, tr};
use leptos::prelude::*;
use rust_decimal::Decimal;

const DISCOUNT: &[FormSection] = &[FormSection {
    title: say!(dil.discount),
    note: Some(say!(dil.discount_note)),
    in_money: true,
    body: &[FormPart::Fields(&["diligence.western_upfront"])],
}];

const LICENSE: &str = "license";
const NEWCO: &str = "newco";

/// Ranges and comparable deals.
#[component]
pub fn Market() -> impl IntoView {
    view! {
        <MarketRanges />
        <Form sections=DISCOUNT />
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
    let found = Memo::new(move |_| -> Vec<PublicDeal> {
        comparables(all(), filter.get()).into_iter().cloned().collect()
    });
    let years = all().iter().filter_map(PublicDeal::year);
    let ends = years.clone().min().zip(years.max());
    let years: Vec<i32> = ends.into_iter().flat_map(|(first, last)| first..=last).collect();
    let dollars =
        move |amount: Decimal| state.style().money(modelled(amount), Currency::USD.code());
    let summary = live(move || {
        found.with(|found| medians(&found.iter().collect::<Vec<_>>())).map_or_else(
            || tr!(state, deals.none).to_owned(),
            |medians| {
                tr!(
                    state,
                    dil.medians,
                    count = medians.count,
                    upfront = dollars(medians.upfront),
                    total = dollars(medians.total),
                    share = state.style().percent(modelled(medians.upfront_share))
                )
            },
        )
    });
    let list = block(move || found.get().into_iter().map(|deal| row(state, deal)).collect_view());
    view! {
        <TitledSection title=text!(state, dil.comparables) note=of_first_product(state)>
            <div class="switches">{filters(filter, years)}</div>
            <p role="status" id="peer-medians">
                {summary}
            </p>
            <Chart
                id="peer-deals"
                draw=Box::new(move |valued, words, formats| figure(
                    state,
                    valued,
                    &found.get(),
                    words,
                    formats,
                ))
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

/// What the public deals are chosen by.
fn filters(filter: RwSignal<Filter>, years: Vec<i32>) -> AnyView {
    let chosen = move |read: fn(&Filter) -> Option<String>| filter.with(read);
    let marked = |words: Vec<String>, chosen: Option<String>| {
        let mark = |word: String| (word.clone(), chosen.as_ref() == Some(&word));
        words.into_iter().map(mark).collect::<Vec<_>>()
    };
    let families = move || {
        let words = Modality::WORDS.iter().map(|word| (*word).to_owned()).collect();
        marked(words, chosen(|filter| Some(filter.family?.word().to_owned())))
    };
    let stages = move || {
        let words = Stage::WORDS.iter().map(|word| (*word).to_owned()).collect();
        marked(words, chosen(|filter| Some(filter.stage?.word().to_owned())))
    };
    let structures = move || {
        let word = |newco: bool| if newco { NEWCO } else { LICENSE }.to_owned();
        let newco = filter.get().newco;
        marked(vec![word(false), word(true)], newco.map(word))
    };
    let from_years = move || {
        let words = years.iter().map(i32::to_string).collect();
        marked(words, chosen(|filter| Some(filter.from_year?.to_string())))
    };
    let set = move |write: fn(&mut Filter, &str)| {
        move |word: String| filter.update(|filter| write(filter, &word))
    };
    let family = set(|filter, word| filter.family = Modality::from_word(word));
    let stage = set(|filter, word| filter.stage = Stage::from_word(word));
    let newco = set(|filter, word| filter.newco = (!word.is_empty()).then_some(word == NEWCO));
    let year = set(|filter, word| filter.from_year = word.parse().ok());
    view! {
        {choose("peer-family", say!(deals.modality), "terms.products.0.modality", families, family)}
        {choose("peer-stage", say!(plot.stage), "terms.products.0.stage", stages, stage)}
        {choose(
            "peer-structure",
            say!(section.structure),
            "terms.structure.kind",
            structures,
            newco,
        )}
        {choose("peer-year", say!(dil.from_year), "", from_years, year)}
    }
    .into_any()
}

/// The deals found, by total and upfront, with the one on the table where it is in dollars.
fn figure(
    state: AppState,
    valued: &Valued,
    found: &[PublicDeal],
    words: &PlotWords,
    formats: &Formats,
) -> PlotSpec {
    let mark = |deal: &PublicDeal| {
        let (upfront, total) = deal.figures()?;
        let name = deal.licensee.clone();
        Some(DealMark { name, total: modelled(total.amount), upfront: modelled(upfront) })
    };
    let terms = &valued.deal.terms;
    let own = (terms.currency == Currency::USD).then(|| DealMark {
        name: terms.parties.licensee.name.clone(),
        total: valued.valuation.headline,
        upfront: terms.upfront.iter().map(|tranche| modelled(tranche.amount)).sum(),
    });
    let unit = state.style().unit_name(Currency::USD.code());
    let deal_words = DealWords {
        title: tr!(state, dil.plot).into(),
        upfront: tr!(state, dil.upfront_axis, unit = unit),
        total: tr!(state, dil.total_axis, unit = unit),
        public: tr!(state, deals.public).into(),
        own: tr!(state, dil.own).into(),
        sentence: tr!(state, dil.plot_sentence, count = found.len()),
    };
    let marks: Vec<DealMark> = found.iter().filter_map(mark).collect();
    plot::deals(&marks, own, &deal_words, words, formats)
}

/// A choice of words, named as the field at `path` names them, or of all.
fn choose(
    id: &'static str,
    name: LabelText,
    path: &'static str,
    words: impl Fn() -> Vec<(String, bool)> + Send + Sync + 'static,
    set: impl Fn(String) + 'static,
) -> AnyView {
    let state = state();
    let options = block(move || {
        let option = |(word, chosen): (String, bool)| {
            let shown = field_names::word(state, path, &word).to_owned();
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
            {state.says(name)} " " <select id=id on:change=typed(set)>
                <option value="">{text!(state, pay.all_years)}</option>
                {options}
            </select>
        </label>
    }
    .into_any()
}

fn row(state: AppState, deal: PublicDeal) -> AnyView {
    let plain =
        |amount: Decimal| live(move || state.style().money(modelled(amount), Currency::USD.code()));
    let upfront = deal.upfront.map(plain);
    let total = deal.total.map(|total| plain(total.amount));
    view! {
        <tr>
            <td>{deal.date}</td>
            <td>{format!("{} → {}", deal.licensor, deal.licensee)}</td>
            <td>{deal.asset}</td>
            <td class="number">{upfront}</td>
            <td class="number">{total}</td>
            <td>
                <a href=deal.source_url.clone() target="_blank" rel="noreferrer noopener">
                    {tr!(state, deals.source)}
                </a>
                {provenance(state, &deal.source_url)}
            </td>
        </tr>
    }
    .into_any()
}
