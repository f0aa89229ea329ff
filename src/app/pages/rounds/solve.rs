//! What a term must be for a value to stay: asked, answered, shown, applied.

use super::levers::{deal_levers, lever_choice, trading_steps};
use super::offer_values::OfferValues;
use super::solved::{SolvedRow, SolvedRows, SolvedTerm, table};
use crate::app::browser;
use crate::app::components::{
    AmountInput, LabelText, TitledSection, block, choice, click, offer_choice, typed,
};
use crate::app::state::{AppState, state};
use crate::domain::negotiation::rounds::rounds;
use crate::domain::negotiation::tradeoff::{
    Answer, HeldValue, Lever, Quantity, level_of, levers, solve, tradeable,
};
use crate::domain::number;
use crate::domain::valuation::{PartyValues, RateBasis, party_values};
use crate::{say, text, tr};
use leptos::prelude::*;
use rust_decimal::prelude::ToPrimitive;

/// What the user asks. Copied freely: every field is a handle.
#[derive(Debug, Clone, Copy)]
pub struct SolveRequest {
    /// Whether it is asked at all.
    open: RwSignal<bool>,
    held: RwSignal<HeldValue>,
    lever: RwSignal<Lever>,
    /// Instant of the offer whose level is held; empty: that of the sheet as it is.
    level: RwSignal<String>,
    /// A level typed; empty: that of the offer.
    typed: RwSignal<String>,
}

impl SolveRequest {
    /// Nothing asked yet.
    pub fn new() -> Self {
        Self {
            open: RwSignal::new(false),
            held: RwSignal::new(HeldValue { what: Quantity::Licensor, basis: RateBasis::Own }),
            lever: RwSignal::new(Lever::RatePoints),
            level: RwSignal::new(String::new()),
            typed: RwSignal::new(String::new()),
        }
    }

    /// The lever of the term at a path.
    pub fn lever_at(self, state: AppState, path: &str) -> Option<Lever> {
        let levers = state.graph.valued.with(|valued| Some(levers(&valued.as_ref()?.deal)))?;
        levers.into_iter().find(|lever| lever.path().as_deref() == Some(path))
    }

    /// Asks what a term must be for us to have what our last offer leaves us.
    pub fn about(self, state: AppState, lever: Lever) {
        let us = untrack(|| state.our_side());
        let last = state.draft.with_untracked(|draft| {
            let made = rounds(draft).into_iter();
            made.rev().find(|round| round.side == us).map(|round| round.at)
        });
        self.held.set(HeldValue::of(us, RateBasis::Own));
        self.lever.set(lever);
        self.level.set(last.unwrap_or_default());
        self.typed.set(String::new());
        self.open.set(true);
        browser::focus_soon("#solve-lever".to_owned());
    }

    /// The same of the royalty rates, or of what else there is.
    pub fn hold(self, state: AppState) {
        let known =
            state.graph.valued.with_untracked(|valued| Some(levers(&valued.as_ref()?.deal)));
        let known = known.unwrap_or_default();
        let best = [Lever::RatePoints, Lever::AllMilestones, Lever::Tranche(0)];
        let lever = best.into_iter().find(|lever| known.contains(lever));
        if let Some(lever) = lever.or(known.first().copied()) {
            self.about(state, lever);
        }
    }
}

/// The question and its answer.
#[component]
pub fn Solve(
    /// What is asked.
    question: SolveRequest,
    /// What the offers are worth.
    offers: OfferValues,
) -> impl IntoView {
    let state = state();
    block(move || {
        question.open.get().then(|| {
            view! {
                <TitledSection title=text!(state, table.ask_title)>
                    <Question question=question offers=offers />
                    <button
                        type="button"
                        class="link"
                        id="solve-close"
                        on:click=click(move || question.open.set(false))
                    >
                        {text!(state, explain.close)}
                    </button>
                </TitledSection>
            }
        })
    })
}

#[component]
fn Question(
    /// What is asked.
    question: SolveRequest,
    /// What the offers are worth.
    offers: OfferValues,
) -> impl IntoView {
    let state = state();
    let known = deal_levers(state);
    let answer = Memo::new(move |_| answer(state, question, offers));
    let what = move |value: Quantity, name: Signal<&'static str>| {
        choice(
            move || question.held.get().what == value,
            move || {
                // A number in percent is no amount.
                question.typed.set(String::new());
                question.held.update(|held| held.what = value);
            },
            name,
        )
    };
    let basis = move |value: RateBasis, name: Signal<&'static str>| {
        choice(
            move || question.held.get().basis == value,
            move || question.held.update(|held| held.basis = value),
            name,
        )
    };
    let now: Option<LabelText> = Some(say!(round.now));
    let in_percent = Memo::new(move |_| question.held.get().what == Quantity::Share);
    let target_box = block(move || {
        if in_percent.get() {
            return view! {
                <input
                    id="solve-target"
                    type="text"
                    inputmode="decimal"
                    class="narrow"
                    autocomplete="off"
                    prop:value=question.typed
                    on:input=typed(move |text| question.typed.set(text))
                />
            }
            .into_any();
        }
        view! { <AmountInput id="solve-target" kept=question.typed /> }.into_any()
    });
    view! {
        <div class="switches asked">
            <span>{text!(state, trade.hold)}</span>
            <span role="group" class="switch" id="solve-held" aria-label=text!(state, trade.hold)>
                {what(Quantity::Licensor, text!(state, score.rnpv_licensor))}
                {what(Quantity::Licensee, text!(state, score.rnpv_licensee))}
                {what(Quantity::Share, text!(state, score.share))}
            </span>
            <span role="group" class="switch" aria-label=text!(state, value.rate)>
                {basis(RateBasis::Common, text!(state, value.at_one_rate))}
                {basis(RateBasis::Own, text!(state, value.own))}
            </span>
        </div>
        <div class="switches asked">
            <label class="inline">
                {text!(state, trade.level)} " "
                {offer_choice(
                    state,
                    "solve-level",
                    now,
                    question.level.into(),
                    move |at| {
                        question.level.set(at);
                        question.typed.set(String::new());
                    },
                )}
            </label>
            <label class="inline">{text!(state, trade.or_number)} " " {target_box}</label>
            <label class="inline">
                {text!(state, trade.by)} " "
                {lever_choice(state, "solve-lever", known, question.lever)}
            </label>
        </div>
        {block(move || {
            answer
                .get()
                .map(|shown| match shown {
                    Ok(shown) => table(state, shown),
                    Err(why) => {
                        view! {
                            <p class="message" data-severity="amber">
                                {why}
                            </p>
                        }
                            .into_any()
                    }
                })
        })}
    }
}

/// What is held, at the offer chosen or as typed.
fn target(
    state: AppState,
    question: SolveRequest,
    offers: OfferValues,
    now: &PartyValues,
) -> Result<f64, String> {
    let held = question.held.get();
    let typed = question.typed.get();
    let lang = state.lang();
    if !typed.trim().is_empty() {
        let read = if held.what == Quantity::Share { number::percent } else { number::amount };
        let read = read(typed.trim()).map_err(|error| {
            crate::domain::issue::Issue::refused("", error.into()).message(lang)
        })?;
        return read.to_f64().ok_or_else(String::new);
    }
    let at = question.level.get();
    let level = if at.is_empty() {
        held.read(now)
    } else {
        let offer = offers.at(&at);
        held.read(&offer.ok_or_else(|| tr!(state, round.no_value).to_owned())?.values)
    };
    level.ok_or_else(|| tr!(state, trade.no_share).to_owned())
}

fn answer(
    state: AppState,
    question: SolveRequest,
    offers: OfferValues,
) -> Option<Result<SolvedTerm, String>> {
    let deal =
        state.graph.valued.with(|valued| valued.as_ref().map(|valued| valued.deal.clone()))?;
    if state.graph.stale.get() {
        return Some(Err(tr!(state, app.no_result).to_owned()));
    }
    let now = party_values(&deal);
    let lever = question.lever.get();
    // A deal without tiers has no rates to begin with.
    let lever = if lever.current(&deal).is_some() { lever } else { *levers(&deal).first()? };
    let target = match target(state, question, offers, &now) {
        Ok(target) => target,
        Err(why) => return Some(Err(why)),
    };
    let held = question.held.get();
    let (us, steps) = (state.our_side(), trading_steps(state));
    let ours = HeldValue::of(us, held.basis);
    let answer = solve(&deal, lever, held, target);
    let level = |answer: &Answer| level_of(ours, (held, target), answer).unwrap_or_default();
    let level = answer.as_ref().map(level).unwrap_or_default();
    let rows = answer.map(|answer| {
        let choice = tradeable(&deal, lever, answer.x, &steps, (ours, level));
        let all = choice.into_iter().flat_map(|it| std::iter::once(it.best).chain(it.neighbours));
        SolvedRows { exact: answer.x, tradeable: all.map(SolvedRow::of).collect() }
    });
    let found = rows
        .map_err(|why| why.message(state.lang(), |x| state.style().money(x, &state.currency())));
    let x = lever.current(&deal).unwrap_or_default();
    let now = SolvedRow { x, party_values: now, writes: Vec::new() };
    Some(Ok(SolvedTerm { lever, held, us, target, level, now, found }))
}
