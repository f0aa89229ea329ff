//! What might be offered next: packages equal to us, trades better for both.

use super::levers::{apply, lever_name, lever_text, trading_steps};
use crate::app::browser;
use crate::app::components::{Amount, LabelText, TitledSection, block, click, live, typed};
use crate::app::deal_bands::deal_bands;
use crate::app::shared_value::Shared;
use crate::app::slices::in_steps;
use crate::app::state::{AppState, state};
use crate::domain::deal::Party;
use crate::domain::draft::Draft;
use crate::domain::format::shortest;
use crate::domain::negotiation::better_for_both::{Trade, TradeSearch};
use crate::domain::negotiation::our_side;
use crate::domain::negotiation::packages::{Package, PackageSearch, Weights};
use crate::domain::negotiation::rounds::{KeptBack, keep_back, sheet_of};
use crate::domain::negotiation::tradeoff::TradingSteps;
use crate::domain::negotiation::two_models::TwoModels;
use crate::domain::uncertainty::{BandEnds, DealBand};
use crate::{say, text, tr};
use leptos::prelude::*;
use rust_decimal::prelude::ToPrimitive;
use std::sync::Arc;

/// What a proposal is made from.
type Asked<T> = (T, TradingSteps, Shared<TwoModels>);

/// Packages, then trades.
#[component]
pub fn Proposals(
    /// The draft under both models.
    models: Memo<Option<Arc<TwoModels>>>,
) -> impl IntoView {
    let state = state();
    view! {
        <TitledSection title=text!(state, table.packages)>
            <Packages models=models />
        </TitledSection>
        <TitledSection title=text!(state, table.better)>
            <Better models=models />
        </TitledSection>
    }
}

/// The names of the packages, in order.
const PACKAGES: [LabelText; 4] =
    [say!(table.front), say!(table.balanced), say!(table.back), say!(table.own_weights)];

#[component]
fn Packages(
    /// The draft under both models.
    models: Memo<Option<Arc<TwoModels>>>,
) -> impl IntoView {
    let state = state();
    let own = RwSignal::new([40.0, 30.0, 30.0]);
    let wanted = Memo::new(move |_| {
        let Some(models) = models.get() else { return Vec::new() };
        let [upfront, milestones, royalties] = own.get();
        let own = Weights { upfront, milestones, royalties };
        let all = [Weights::FRONT, Weights::BALANCED, Weights::BACK, own];
        let steps = trading_steps(state);
        all.into_iter().map(|weights| (weights, steps, Shared(models.clone()))).collect()
    });
    let begin = |(weights, steps, models): &Asked<Weights>| {
        Some(PackageSearch::of(&models.0, *weights, steps))
    };
    let found = in_steps(wanted, begin, |search: &mut Option<PackageSearch>| {
        if search.as_mut().is_some_and(PackageSearch::step) {
            return None;
        }
        Some(search.take().and_then(PackageSearch::package).map(Arc::new))
    });
    let deals = Memo::new(move |_| {
        let deal = |found: Option<Option<Arc<Package>>>| Some(Arc::new(found??.deal.clone()));
        let found = found.get();
        // Asked together, once all are found.
        if found.iter().any(Option::is_none) {
            return Vec::new();
        }
        found.into_iter().map(deal).collect()
    });
    let bands = deal_bands(state, deals);
    let weight = move |at: usize, name: Signal<&'static str>, id: &'static str| {
        let set = move |text: String| {
            if let Some(weight) =
                text.trim().parse::<f64>().ok().filter(|it| (0.0..=100.0).contains(it))
            {
                own.update(|own| {
                    if let Some(now) = own.get_mut(at) {
                        *now = weight;
                    }
                });
            }
        };
        let now = own.get_untracked().get(at).copied().unwrap_or_default();
        view! {
            <label class="inline">
                {name} " "
                <input
                    id=id
                    class="narrow"
                    type="text"
                    inputmode="decimal"
                    value=now.to_string()
                    on:input=typed(set)
                />
            </label>
        }
    };
    view! {
        <p class="note">{text!(state, table.packages_note)}</p>
        <div class="scroll" tabindex="0" role="group" aria-label=text!(state, table.packages)>
            <table class="data" id="packages">
                <thead>
                    <tr>
                        <th scope="col">
                            <span class="unseen">{text!(state, table.packages)}</span>
                        </th>
                        <th scope="col" class="number">
                            {text!(state, plot.upfront)}
                        </th>
                        <th scope="col" class="number">
                            {text!(state, plot.milestones)}
                        </th>
                        <th scope="col" class="number">
                            {text!(state, score.rates)}
                        </th>
                        {gain_heads(state)}
                    </tr>
                </thead>
                <tbody>
                    {block(move || {
                        let rows = PACKAGES.into_iter().zip(found.get()).enumerate();
                        rows.map(|(at, (name, found))| package_row(state, at, name, found, bands))
                            .collect_view()
                    })}
                </tbody>
            </table>
        </div>
        <div class="switches">
            <span>{text!(state, table.own_weights)}</span>
            {weight(0, text!(state, table.upfront_weight), "weight-upfront")}
            {weight(1, text!(state, table.milestone_weight), "weight-milestones")}
            {weight(2, text!(state, table.royalty_weight), "weight-royalties")}
        </div>
    }
}

fn package_row(
    state: AppState,
    at: usize,
    name: LabelText,
    found: Option<Option<Arc<Package>>>,
    bands: Memo<Vec<Option<DealBand>>>,
) -> AnyView {
    let style = state.style();
    let Some(package) = found.clone().flatten() else {
        let why = match found {
            None => tr!(state, table.searching),
            Some(_) => tr!(state, table.none_holds),
        };
        return view! {
            <tr>
                <th scope="row">{state.says(name)}</th>
                <td colspan="6">{why}</td>
            </tr>
        }
        .into_any();
    };
    let terms = &package.deal.terms;
    let upfront: f64 = terms.upfront.iter().filter_map(|it| it.amount.to_f64()).sum();
    let milestones: f64 = terms.milestones.iter().filter_map(|it| it.amount.to_f64()).sum();
    let rates = terms.royalties.iter().flat_map(|royalty| &royalty.tiers);
    let rates: Vec<String> = rates.map(|tier| shortest(tier.rate.get() * 100.0, 2)).collect();
    let lay = package.writes.clone();
    let keep = package.writes.clone();
    view! {
        <tr>
            <th scope="row">{state.says(name)}</th>
            <td class="number">
                <Amount text=style.amount(upfront) />
            </td>
            <td class="number">
                <Amount text=style.amount(milestones) />
            </td>
            <td class="number">{style.in_percent(rates.join(" / "))}</td>
            {by_both_models(state, &package, at, bands)}
            <td class="tools">
                <button
                    type="button"
                    id=format!("package-{at}-lay")
                    on:click=click(move || apply(state, lay.clone()))
                >
                    {text!(state, table.lay)}
                </button>
                <button
                    type="button"
                    id=format!("package-{at}-save")
                    on:click=click(move || save_package(state, name, &keep))
                >
                    {text!(state, table.save_offer)}
                </button>
            </td>
        </tr>
    }
    .into_any()
}

/// What a package is worth to each side by its own model, what that is more, and what it is worth by the other model.
fn by_both_models(
    state: AppState,
    package: &Package,
    at: usize,
    bands: Memo<Vec<Option<DealBand>>>,
) -> AnyView {
    let style = state.style();
    let us = usize::from(state.draft.with_untracked(our_side) == Party::Licensee);
    let reach = move |side: usize| {
        live(move || {
            let band = bands.with(|bands| bands.get(at).copied().flatten());
            let ends = band.and_then(|band| band.get(side).copied());
            ends.map_or_else(String::new, |BandEnds { low, high, .. }| {
                let [low, high] = [low, high].map(|end| state.style().amount(end));
                tr!(state, table.by_our_ranges, low = low, high = high)
            })
        })
    };
    let cell = |value: f64, gain: f64, crossed: f64, by: &str, side: usize| {
        view! {
            <td class="number">
                <Amount text=style.amount(value) />
                <small class="worth">{style.gained(gain)}</small>
                <small class="worth">{format!("{by} {}", style.amount(crossed))}</small>
                <small class="worth reach">{reach(side)}</small>
            </td>
        }
    };
    let Package { value, gain, crossed, .. } = package;
    view! {
        {cell(value.ours, gain.ours, crossed.ours, tr!(state, model.by_theirs), us)}
        {cell(value.theirs, gain.theirs, crossed.theirs, tr!(state, model.by_ours), 1 - us)}
    }
    .into_any()
}

/// Saves a package as an offer of ours that is not made yet; the draft stays as it is.
fn save_package(state: AppState, name: LabelText, writes: &[(String, String)]) {
    state.edit(|draft| {
        let now = draft.paper();
        writes.iter().for_each(|(path, text)| draft.set(path, text));
        keep_back(draft, KeptBack::Package, state.says(name).get_untracked(), &browser::utc_time());
        *draft = sheet_of(draft, &now);
    });
}

#[component]
fn Better(
    /// The draft under both models.
    models: Memo<Option<Arc<TwoModels>>>,
) -> impl IntoView {
    let state = state();
    let wanted = Memo::new(move |_| {
        let steps = trading_steps(state);
        models.get().map(|models| ((), steps, Shared(models))).into_iter().collect::<Vec<_>>()
    });
    let begin = |((), steps, models): &Asked<()>| TradeSearch::of(&models.0, steps);
    let found = in_steps(wanted, begin, |search: &mut TradeSearch| {
        (!search.step()).then(|| Arc::new(search.trades()))
    });
    let held = state.follow(&["other"], Draft::has_other);
    view! {
        <p class="note">{text!(state, table.better_note)}</p>
        {block(move || {
            (!held.get()).then(|| view! { <p class="note">{text!(state, table.one_model)}</p> })
        })}
        {block(move || match found.get().into_iter().next().flatten() {
            None => view! { <p class="note">{text!(state, table.searching)}</p> }.into_any(),
            Some(trades) if trades.is_empty() => {
                view! {
                    <p class="note" id="better-none">
                        {text!(state, table.no_better)}
                    </p>
                }
                    .into_any()
            }
            Some(trades) => trade_table(state, &trades),
        })}
    }
}

fn trade_table(state: AppState, trades: &[Trade]) -> AnyView {
    let style = state.style();
    let rows = trades.iter().enumerate().map(|(at, trade)| {
        let moves = trade.moves.map(|it| {
            let (from, to) =
                (lever_text(state, it.lever, it.from, 2), lever_text(state, it.lever, it.to, 2));
            let said =
                tr!(state, table.moved, name = lever_name(state, it.lever), from = from, to = to);
            view! { <div>{said}</div> }
        });
        let writes = trade.writes.clone();
        view! {
            <tr>
                <th scope="row">{moves.into_iter().collect_view()}</th>
                <td class="number">{style.gained(trade.gain.ours)}</td>
                <td class="number">{style.gained(trade.gain.theirs)}</td>
                <td class="tools">
                    <button
                        type="button"
                        id=format!("trade-{at}-apply")
                        on:click=click(move || apply(state, writes.clone()))
                    >
                        {text!(state, trade.apply)}
                    </button>
                </td>
            </tr>
        }
    });
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label=text!(state, table.better)>
            <table class="data" id="better">
                <thead>
                    <tr>
                        <th scope="col">{text!(state, dil.term)}</th>
                        {gain_heads(state)}
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// Above what a proposal leaves each side, and what can be done with it.
fn gain_heads(state: AppState) -> impl IntoView {
    view! {
        <th scope="col" class="number">
            {text!(state, table.to_us)}
        </th>
        <th scope="col" class="number">
            {text!(state, table.to_them)}
        </th>
        <th scope="col">
            <span class="unseen">{text!(state, deals.actions)}</span>
        </th>
    }
}
