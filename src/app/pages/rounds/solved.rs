//! The answer of what a term must be: where the lever would stand, and what each side then has.

use super::levers::{apply, lever_name, lever_text};
use crate::app::components::{Amount, click};
use crate::app::state::AppState;
use crate::domain::deal::Party;
use crate::domain::negotiation::tradeoff::{HeldValue, Lever, Quantity, Tradeable};
use crate::domain::valuation::PartyValues;
use crate::{text, tr};
use leptos::prelude::*;

/// An answer, or why there is none.
#[derive(Debug, Clone, PartialEq)]
pub struct SolvedTerm {
    pub lever: Lever,
    pub held: HeldValue,
    /// Whose favour numbers are rounded in.
    pub us: Party,
    pub target: f64,
    /// What our value would be exactly at the level asked for.
    pub level: f64,
    /// Where the lever stands.
    pub now: SolvedRow,
    pub found: Result<SolvedRows, String>,
}

/// Where a lever would stand.
#[derive(Debug, Clone, PartialEq)]
pub struct SolvedRows {
    /// With all its digits; never written.
    pub exact: f64,
    /// As people write it, the best first.
    pub tradeable: Vec<SolvedRow>,
}

/// A number of the lever and what the deal is then worth.
#[derive(Debug, Clone, PartialEq)]
pub struct SolvedRow {
    pub x: f64,
    pub party_values: PartyValues,
    /// What writes it; nothing where it stands already.
    pub writes: Vec<(String, String)>,
}

impl SolvedRow {
    /// A number of the lever as people write it.
    pub fn of(it: Tradeable) -> Self {
        Self { x: it.x, party_values: it.party_values, writes: it.writes }
    }
}

/// The answer, drawn.
pub fn table(state: AppState, shown: SolvedTerm) -> AnyView {
    let found = match &shown.found {
        Ok(found) => found,
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
    let rows = std::iter::once(&shown.now).chain(&found.tradeable).enumerate();
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
                        {head(text!(state, trade.leaves_us))}
                        {head(text!(state, score.rnpv_licensor))}
                        {head(text!(state, score.rnpv_licensee))}
                        {head(text!(state, score.share))}
                        <th scope="col">
                            <span class="unseen">{text!(state, deals.actions)}</span>
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {exactly(state, &shown, found.exact)}
    }
    .into_any()
}

/// The exact number, for those who ask: it is never written.
fn exactly(state: AppState, shown: &SolvedTerm, exact: f64) -> AnyView {
    let x = lever_text(state, shown.lever, exact, 6);
    let level = match shown.held.what {
        Quantity::Share => state.style().percent(shown.target),
        Quantity::Licensor | Quantity::Licensee => state.style().amount(shown.target),
    };
    view! {
        <details class="twin" id="solve-exact">
            <summary>{text!(state, trade.exactly)}</summary>
            <p class="note">{tr!(state, trade.exact_note, x = x, level = level)}</p>
        </details>
    }
    .into_any()
}

/// A number of the lever, what it leaves us and how far that is from the level asked for, and both sides' values.
fn cells(state: AppState, shown: &SolvedTerm, at: usize, row: &SolvedRow) -> AnyView {
    let (style, lever) = (state.style(), shown.lever);
    let split = shown.held.split(&row.party_values);
    let side = |class: &'static str, value: f64| {
        view! {
            <td class=class>
                <Amount text=style.amount(value) />
            </td>
        }
    };
    let ours = HeldValue::of(shown.us, shown.held.basis).read(&row.party_values);
    let ours = ours.unwrap_or_default();
    let apply = (at > 0).then(|| {
        let writes = row.writes.clone();
        view! {
            <button
                type="button"
                class:add=at == 1
                id=format!("solve-apply-{}", at - 1)
                on:click=click(move || apply(state, writes.clone()))
            >
                {text!(state, trade.apply)}
            </button>
        }
    });
    let name = lever_text(state, lever, row.x, 2);
    let name = if at == 0 {
        tr!(state, round.named, row = tr!(state, round.now), own = name)
    } else {
        name
    };
    view! {
        <tr class:chosen=at == 1>
            <th scope="row">{name}</th>
            <td class="number">
                <Amount text=style.amount(ours) />
                {tr!(state, pay.and)}
                {style.gained(ours - shown.level)}
            </td>
            {side("number licensor", split.licensor)}
            {side("number licensee", split.licensee)}
            <td class="number">
                {split.licensor_share.map_or("–".into(), |x| state.style().percent(x))}
            </td>
            <td class="tools">{apply}</td>
        </tr>
    }
    .into_any()
}
