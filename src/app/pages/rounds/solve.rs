//! What a term must be for a value to stay: asked, answered, shown, applied.

use super::levers::{apply, deal_levers, lever_choice, lever_name, lever_text};
use crate::app::components::{Amount, LabelText, block, choice, click, offer_choice, typed};
use crate::app::format::percent;
use crate::app::state::{AppState, state};
use crate::domain::deal::Deal;
use crate::domain::negotiation::tradeoff::{HeldValue, Lever, Quantity, levers, solve};
use crate::domain::number;
use crate::domain::valuation::{PartyValues, RateBasis, party_values};
use crate::{say, text, tr};
use leptos::prelude::*;
use rust_decimal::prelude::ToPrimitive;
use std::sync::Arc;

/// What the user asks.
#[derive(Clone, Copy)]
struct SolveRequest {
    held: RwSignal<HeldValue>,
    lever: RwSignal<Lever>,
    /// Instant of the offer whose level is held; empty: that of the sheet as it is.
    level: RwSignal<String>,
    /// A level typed; empty: that of the offer.
    typed: RwSignal<String>,
}

/// An answer, or why there is none.
#[derive(Debug, Clone, PartialEq)]
struct SolvedTerm {
    deal: Arc<Deal>,
    lever: Lever,
    held: HeldValue,
    target: f64,
    /// Where the lever stands, then where it would.
    now: SolvedRow,
    rows: Result<Vec<SolvedRow>, String>,
}

/// A number of the lever and what the deal is then worth.
#[derive(Debug, Clone, PartialEq)]
struct SolvedRow {
    kind: SolvedRowKind,
    x: f64,
    party_values: PartyValues,
    /// The held number less the target.
    missed: Option<f64>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum SolvedRowKind {
    Now,
    Exact,
    /// As people would write it.
    Rounded,
}

impl SolvedRowKind {
    fn name(self) -> LabelText {
        match self {
            Self::Now => say!(round.now),
            Self::Exact => say!(trade.exact),
            Self::Rounded => say!(trade.rounded),
        }
    }
}

/// The question and its answer.
#[component]
pub fn Solve() -> impl IntoView {
    let state = state();
    let question = SolveRequest {
        held: RwSignal::new(HeldValue { what: Quantity::Licensor, basis: RateBasis::Common }),
        lever: RwSignal::new(Lever::RatePoints),
        level: RwSignal::new(String::new()),
        typed: RwSignal::new(String::new()),
    };
    let known = deal_levers(state);
    let answer = Memo::new(move |_| answer(state, question));
    let what = move |value: Quantity, name: Signal<&'static str>| {
        choice(
            move || question.held.get().what == value,
            move || question.held.update(|held| held.what = value),
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
            <label class="inline">
                {text!(state, trade.or_number)} " "
                <input
                    id="solve-target"
                    type="text"
                    inputmode="decimal"
                    class="narrow"
                    autocomplete="off"
                    prop:value=question.typed
                    on:input=typed(move |text| question.typed.set(text))
                />
            </label>
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
fn target(state: AppState, question: SolveRequest, now: &PartyValues) -> Result<f64, String> {
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
        let offer = state.offers.value_at(&at);
        held.read(&offer.ok_or_else(|| tr!(state, round.no_value).to_owned())?.values)
    };
    level.ok_or_else(|| tr!(state, trade.no_share).to_owned())
}

fn answer(state: AppState, question: SolveRequest) -> Option<Result<SolvedTerm, String>> {
    let deal =
        state.graph.valued.with(|valued| valued.as_ref().map(|valued| valued.deal.clone()))?;
    if state.graph.stale.get() {
        return Some(Err(tr!(state, app.no_result).to_owned()));
    }
    let now = party_values(&deal);
    let lever = question.lever.get();
    // A deal without tiers has no rates to begin with.
    let lever = if lever.current(&deal).is_some() { lever } else { *levers(&deal).first()? };
    let target = match target(state, question, &now) {
        Ok(target) => target,
        Err(why) => return Some(Err(why)),
    };
    let held = question.held.get();
    let row = |kind, x, party_values| {
        let missed = held.read(&party_values).map(|value| value - target);
        SolvedRow { kind, x, party_values, missed }
    };
    let rows = solve(&deal, lever, held, target).map(|answer| {
        let exact = SolvedRow {
            missed: Some(answer.missed),
            ..row(SolvedRowKind::Exact, answer.x, answer.party_values)
        };
        let near = lever.rounded(&deal, answer.x);
        let rounded = (near != answer.x)
            .then(|| row(SolvedRowKind::Rounded, near, party_values(&lever.set(&deal, near))));
        std::iter::once(exact).chain(rounded).collect()
    });
    let rows = rows.map_err(|why| why.message(state.lang()));
    let now = row(SolvedRowKind::Now, lever.current(&deal).unwrap_or_default(), now);
    Some(Ok(SolvedTerm { deal, lever, held, target, now, rows }))
}

fn table(state: AppState, shown: SolvedTerm) -> AnyView {
    let rows = match &shown.rows {
        Ok(rows) => rows,
        Err(why) => {
            let why = why.clone();
            return view! {
                <p class="message" data-severity="amber" id="solve-none">
                    {why}
                </p>
            }
            .into_any();
        }
    };
    let rows = std::iter::once(&shown.now).chain(rows).enumerate();
    let rows = rows.map(|(at, row)| cells(state, &shown, at, row)).collect_view();
    let head = |name: Signal<&'static str>| {
        view! {
            <th scope="col" class="number">
                {name}
            </th>
        }
    };
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label=text!(state, trade.solve)>
            <table class="data" id="solved">
                <thead>
                    <tr>
                        <th scope="col">{lever_name(state, shown.lever)}</th>
                        <td></td>
                        {head(text!(state, score.rnpv_licensor))}
                        {head(text!(state, score.rnpv_licensee))}
                        {head(text!(state, score.share))}
                        {head(text!(state, trade.own_licensor))}
                        {head(text!(state, trade.own_licensee))}
                        {head(text!(state, trade.missed))}
                        <th scope="col">
                            <span class="unseen">{text!(state, deals.actions)}</span>
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A number of the lever with both sides' values, and how far the held one is from the level asked for.
fn cells(state: AppState, shown: &SolvedTerm, at: usize, row: &SolvedRow) -> AnyView {
    let (style, lever) = (state.style(), shown.lever);
    let side = |class: &'static str, value: f64| {
        view! {
            <td class=class>
                <Amount text=style.amount(value) />
            </td>
        }
    };
    let PartyValues { common, own, .. } = row.party_values;
    let split = if shown.held.basis == RateBasis::Common { common } else { own };
    let places = if row.kind == SolvedRowKind::Exact { 4 } else { 2 };
    let apply = (row.kind != SolvedRowKind::Now).then(|| {
        let writes = lever.writes(&shown.deal, row.x);
        view! {
            <button
                type="button"
                id=format!("solve-apply-{}", at - 1)
                on:click=click(move || apply(state, writes.clone()))
            >
                {text!(state, trade.apply)}
            </button>
        }
    });
    view! {
        <tr>
            <th scope="row">{state.says(row.kind.name())}</th>
            <td class="number">{lever_text(state, lever, row.x, places)}</td>
            {side("number licensor", common.licensor)}
            {side("number licensee", common.licensee)}
            <td class="number">{split.licensor_share.map_or("–".into(), percent)}</td>
            {side("number licensor", own.licensor)}
            {side("number licensee", own.licensee)}
            <td class="number">{missed(state, shown, row)}</td>
            <td class="tools">{apply}</td>
        </tr>
    }
    .into_any()
}

/// How far the held number is from the level asked for; what rounding leaves is nothing.
fn missed(state: AppState, shown: &SolvedTerm, row: &SolvedRow) -> String {
    let Some(missed) = row.missed else { return "–".to_owned() };
    let nothing = missed.abs() <= 1e-9 * shown.target.abs().max(1.0);
    match shown.held.what {
        _ if nothing => "0".to_owned(),
        Quantity::Share => percent(missed),
        Quantity::Licensor | Quantity::Licensee => state.style().signed(missed),
    }
}
