//! What a term must be for a value to stay: asked, answered, shown, applied.

use super::changes::{offer_choice, sheet_at};
use super::levers::{apply, known, lever_choice, lever_name, lever_text};
use crate::app::components::{Amount, Say, block, choice, click, live, typed};
use crate::app::desk::{Desk, desk};
use crate::app::fmt::percent;
use crate::domain::deal::Deal;
use crate::domain::draft::{Draft, validate};
use crate::domain::engine::{Basis, Split, Worths, worths};
use crate::domain::number;
use crate::domain::trade::{Held, Lever, What, solve};
use crate::{say, text, tr};
use leptos::prelude::*;
use rust_decimal::prelude::ToPrimitive;
use std::sync::Arc;

/// What the user asks.
#[derive(Clone, Copy)]
struct Question {
    held: RwSignal<Held>,
    lever: RwSignal<Lever>,
    /// Instant of the offer whose level is held; empty: that of the sheet as it is.
    level: RwSignal<String>,
    /// A level typed; empty: that of the offer.
    typed: RwSignal<String>,
}

/// An answer, or why there is none.
#[derive(Debug, Clone, PartialEq)]
struct Shown {
    deal: Arc<Deal>,
    lever: Lever,
    target: f64,
    now: Worths,
    rows: Result<Vec<Row>, String>,
}

/// A number of the lever and what the deal is then worth.
#[derive(Debug, Clone, PartialEq)]
struct Row {
    /// Else as people would write it.
    exact: bool,
    x: f64,
    places: usize,
    worths: Worths,
    missed: f64,
}

/// The question and its answer.
#[component]
pub fn Solve() -> impl IntoView {
    let desk = desk();
    let question = Question {
        held: RwSignal::new(Held { what: What::Licensor, basis: Basis::Common }),
        lever: RwSignal::new(Lever::RatePoints),
        level: RwSignal::new(String::new()),
        typed: RwSignal::new(String::new()),
    };
    let known = known(desk);
    let answer = Memo::new(move |_| answer(desk, question));
    let what = move |value: What, name: Signal<&'static str>| {
        choice(
            move || question.held.get().what == value,
            move || question.held.update(|held| held.what = value),
            name,
        )
    };
    let basis = move |value: Basis, name: Signal<&'static str>| {
        choice(
            move || question.held.get().basis == value,
            move || question.held.update(|held| held.basis = value),
            name,
        )
    };
    let now: Option<Say> = Some(say!(round.now));
    view! {
        <div class="switches">
            <span>{text!(desk, trade.hold)}</span>
            <span role="group" class="switch" id="solve-held" aria-label=text!(desk, trade.hold)>
                {what(What::Licensor, text!(desk, score.rnpv_licensor))}
                {what(What::Licensee, text!(desk, score.rnpv_licensee))}
                {what(What::Share, text!(desk, score.share))}
            </span>
            <span role="group" class="switch" aria-label=text!(desk, value.rate)>
                {basis(Basis::Common, text!(desk, value.at_one_rate))}
                {basis(Basis::Own, text!(desk, value.own))}
            </span>
        </div>
        <div class="switches">
            <label class="inline">
                {text!(desk, trade.level)} " "
                {offer_choice(desk, "solve-level", now, question.level.into(), move |at| {
                    question.level.set(at);
                    question.typed.set(String::new());
                })}
            </label>
            <label class="inline">
                {text!(desk, trade.or_number)} " "
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
                {text!(desk, trade.by)} " "
                {lever_choice(desk, "solve-lever", known, question.lever)}
            </label>
        </div>
        {block(move || answer.get().map(|shown| match shown {
            Ok(shown) => table(desk, shown),
            Err(why) => view! { <p class="message" data-severity="amber">{why}</p> }.into_any(),
        }))}
    }
}

/// What is held, at the offer chosen or as typed.
fn target(desk: Desk, question: Question, now: &Worths) -> Result<f64, String> {
    let held = question.held.get();
    let typed = question.typed.get();
    let lang = desk.lang();
    if !typed.trim().is_empty() {
        let read = if held.what == What::Share { number::percent } else { number::amount };
        let read = read(typed.trim()).map_err(|error| {
            crate::domain::issue::Issue::refused("", error.into()).message(lang)
        })?;
        return read.to_f64().ok_or_else(String::new);
    }
    let at = question.level.get();
    let level = if at.is_empty() {
        held.read(now)
    } else {
        let of = |draft: &Draft| Some(worths(&validate(&sheet_at(draft, &at)?).deal?));
        held.read(&desk.draft.with(of).ok_or_else(|| tr!(desk, round.no_value).to_owned())?)
    };
    level.ok_or_else(|| tr!(desk, trade.no_share).to_owned())
}

fn answer(desk: Desk, question: Question) -> Option<Result<Shown, String>> {
    let deal =
        desk.graph.valued.with(|valued| valued.as_ref().map(|valued| valued.deal.clone()))?;
    let now = worths(&deal);
    let lever = question.lever.get();
    let target = match target(desk, question, &now) {
        Ok(target) => target,
        Err(why) => return Some(Err(why)),
    };
    let lang = desk.lang();
    let rows = solve(&deal, lever, question.held.get(), target).map(|answer| {
        let held = question.held.get();
        let near = lever.rounded(&deal, answer.x);
        let worths_near = worths(&lever.set(&deal, near));
        let missed = held.read(&worths_near).map_or(f64::NAN, |value| value - target);
        let exact = Row {
            exact: true,
            x: answer.x,
            places: 4,
            worths: answer.worths,
            missed: answer.missed,
        };
        let rounded = Row { exact: false, x: near, places: 2, worths: worths_near, missed };
        if near == answer.x { vec![exact] } else { vec![exact, rounded] }
    });
    let rows = rows.map_err(|why| why.message(lang));
    Some(Ok(Shown { deal, lever, target, now, rows }))
}

fn table(desk: Desk, shown: Shown) -> AnyView {
    let Shown { deal, lever, target, now, rows } = shown;
    let current = lever.current(&deal).unwrap_or_default();
    let first = cells(desk, lever, say!(round.now), current, 2, &now, None, None);
    let rows = match rows {
        Err(why) => {
            return view! { <p class="message" data-severity="amber" id="solve-none">{why}</p> }
                .into_any();
        }
        Ok(rows) => rows,
    };
    let rows = rows.into_iter().enumerate().map(|(at, row)| {
        let writes = lever.writes(&deal, row.x);
        let act = view! {
            <button type="button" id=format!("solve-apply-{at}") on:click=click(move || apply(desk, writes.clone()))>
                {text!(desk, trade.apply)}
            </button>
        };
        cells(desk, lever, if row.exact { say!(trade.exact) } else { say!(trade.rounded) }, row.x, row.places, &row.worths, Some((row.missed, target)), Some(act.into_any()))
    });
    let rows = rows.collect_view();
    let head = |name: Signal<&'static str>| view! { <th scope="col" class="number">{name}</th> };
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label=text!(desk, trade.solve)>
            <table class="data" id="solved">
                <thead>
                    <tr>
                        <th scope="col">{lever_name(desk, lever)}</th>
                        <td></td>
                        {head(text!(desk, score.rnpv_licensor))}
                        {head(text!(desk, score.rnpv_licensee))}
                        {head(text!(desk, score.share))}
                        {head(text!(desk, trade.own_licensor))}
                        {head(text!(desk, trade.own_licensee))}
                        {head(text!(desk, trade.missed))}
                        <th scope="col"><span class="unseen">{text!(desk, round.tools)}</span></th>
                    </tr>
                </thead>
                <tbody>{first} {rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A number of the lever with both sides' values, and how far the held one is from the level asked for.
#[allow(clippy::too_many_arguments, reason = "a row of a table, a cell each")]
fn cells(
    desk: Desk,
    lever: Lever,
    name: Say,
    x: f64,
    places: usize,
    worths: &Worths,
    missed: Option<(f64, f64)>,
    act: Option<AnyView>,
) -> AnyView {
    let style = desk.style();
    let side = |class: &'static str, split: &Split, read: fn(&Split) -> f64| {
        view! { <td class=class><Amount text=style.amount(read(split)) /></td> }
    };
    let share = worths.common.licensor_share.map_or("–".into(), percent);
    // What rounding leaves is nothing.
    let missed = missed.map(|(missed, target)| {
        let nothing = missed.abs() <= 1e-9 * target.abs().max(1.0);
        if nothing { "0".to_owned() } else { style.signed(missed) }
    });
    view! {
        <tr>
            <th scope="row">{desk.says(name)}</th>
            <td class="number">{lever_text(desk, lever, x, places)}</td>
            {side("number licensor", &worths.common, |split| split.licensor)}
            {side("number licensee", &worths.common, |split| split.licensee)}
            <td class="number">{share}</td>
            {side("number licensor", &worths.own, |split| split.licensor)}
            {side("number licensee", &worths.own, |split| split.licensee)}
            <td class="number">{live(move || missed.clone().unwrap_or_default())}</td>
            <td class="tools">{act}</td>
        </tr>
    }
    .into_any()
}
