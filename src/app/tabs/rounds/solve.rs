//! What a term must be for a value to stay: asked, answered, shown, applied.

use super::changes::{offer_choice, sheet_at};
use super::levers::{apply, known, lever_choice, lever_name, lever_text};
use crate::app::components::{Amount, Say, block, choice, click, typed};
use crate::app::desk::{Desk, desk};
use crate::app::fmt::percent;
use crate::domain::deal::Deal;
use crate::domain::draft::{Draft, validate};
use crate::domain::engine::{Basis, Worths, worths};
use crate::domain::number;
use crate::domain::trade::{Held, Lever, What, levers, solve};
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
    held: Held,
    target: f64,
    /// Where the lever stands, then where it would.
    now: Row,
    rows: Result<Vec<Row>, String>,
}

/// A number of the lever and what the deal is then worth.
#[derive(Debug, Clone, PartialEq)]
struct Row {
    kind: RowKind,
    x: f64,
    worths: Worths,
    /// The held number less the target.
    missed: f64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum RowKind {
    Now,
    Exact,
    /// As people would write it.
    Rounded,
}

impl RowKind {
    fn name(self) -> Say {
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
        <div class="switches asked">
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
        <div class="switches asked">
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
    if desk.graph.stale.get() {
        return Some(Err(tr!(desk, app.no_result).to_owned()));
    }
    let now = worths(&deal);
    let lever = question.lever.get();
    // A deal without tiers has no rates to begin with.
    let lever = if lever.current(&deal).is_some() { lever } else { *levers(&deal).first()? };
    let target = match target(desk, question, &now) {
        Ok(target) => target,
        Err(why) => return Some(Err(why)),
    };
    let held = question.held.get();
    let row = |kind, x, worths| {
        let missed = held.read(&worths).map_or(f64::NAN, |value| value - target);
        Row { kind, x, worths, missed }
    };
    let rows = solve(&deal, lever, held, target).map(|answer| {
        let exact = Row { missed: answer.missed, ..row(RowKind::Exact, answer.x, answer.worths) };
        let near = lever.rounded(&deal, answer.x);
        let rounded = (near != answer.x)
            .then(|| row(RowKind::Rounded, near, worths(&lever.set(&deal, near))));
        std::iter::once(exact).chain(rounded).collect()
    });
    let rows = rows.map_err(|why| why.message(desk.lang()));
    let now = row(RowKind::Now, lever.current(&deal).unwrap_or_default(), now);
    Some(Ok(Shown { deal, lever, held, target, now, rows }))
}

fn table(desk: Desk, shown: Shown) -> AnyView {
    let rows = match &shown.rows {
        Ok(rows) => rows,
        Err(why) => {
            let why = why.clone();
            return view! { <p class="message" data-severity="amber" id="solve-none">{why}</p> }
                .into_any();
        }
    };
    let rows = std::iter::once(&shown.now).chain(rows).enumerate();
    let rows = rows.map(|(at, row)| cells(desk, &shown, at, row)).collect_view();
    let head = |name: Signal<&'static str>| view! { <th scope="col" class="number">{name}</th> };
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label=text!(desk, trade.solve)>
            <table class="data" id="solved">
                <thead>
                    <tr>
                        <th scope="col">{lever_name(desk, shown.lever)}</th>
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
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A number of the lever with both sides' values, and how far the held one is from the level asked for.
fn cells(desk: Desk, shown: &Shown, at: usize, row: &Row) -> AnyView {
    let (style, lever) = (desk.style(), shown.lever);
    let side = |class: &'static str, value: f64| {
        view! { <td class=class><Amount text=style.amount(value) /></td> }
    };
    let Worths { common, own, .. } = row.worths;
    let split = if shown.held.basis == Basis::Common { common } else { own };
    let places = if row.kind == RowKind::Exact { 4 } else { 2 };
    let apply = (row.kind != RowKind::Now).then(|| {
        let writes = lever.writes(&shown.deal, row.x);
        view! {
            <button
                type="button"
                id=format!("solve-apply-{}", at - 1)
                on:click=click(move || apply(desk, writes.clone()))
            >
                {text!(desk, trade.apply)}
            </button>
        }
    });
    view! {
        <tr>
            <th scope="row">{desk.says(row.kind.name())}</th>
            <td class="number">{lever_text(desk, lever, row.x, places)}</td>
            {side("number licensor", common.licensor)}
            {side("number licensee", common.licensee)}
            <td class="number">{split.licensor_share.map_or("–".into(), percent)}</td>
            {side("number licensor", own.licensor)}
            {side("number licensee", own.licensee)}
            <td class="number">{missed(desk, shown, row)}</td>
            <td class="tools">{apply}</td>
        </tr>
    }
    .into_any()
}

/// How far the held number is from the level asked for; what rounding leaves is nothing.
fn missed(desk: Desk, shown: &Shown, row: &Row) -> String {
    let nothing = row.missed.abs() <= 1e-9 * shown.target.abs().max(1.0);
    match shown.held.what {
        _ if nothing => "0".to_owned(),
        What::Share => percent(row.missed),
        What::Licensor | What::Licensee => desk.style().signed(row.missed),
    }
}
