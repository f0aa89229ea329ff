//! What must be known before closing, what it changes, and what it becomes on paper.

mod checks;
mod cited;
mod closing;
mod market;
mod pathway;
mod questions;
mod watch;

use crate::app::components::{Heading, Ledger, TitledSection, block, click};
use crate::app::field_names::{said_of, word};
use crate::app::state::{AppState, state};
use crate::domain::diligence::{Finding, Readiness, findings, items, readiness};
use crate::{say, say_choice, text, tr};
use leptos::prelude::*;

const READINESS: &[Heading] = &[
    (say!(dil.topic), false),
    (say_choice!("diligence.items[].state", "clear"), true),
    (say_choice!("diligence.items[].state", "open"), true),
    (say_choice!("diligence.items[].state", "problem"), true),
    (say!(dil.ready), true),
];

/// What must be known before closing.
#[component]
pub fn Diligence() -> impl IntoView {
    view! {
        <div class="columns even">
            <div>
                <Ready />
                <questions::Questions />
            </div>
            <div>
                <Became />
                <checks::Checks />
                <pathway::Path />
            </div>
        </div>
        <watch::Watch />
        <market::Market />
        <closing::Closing />
    }
}

/// The three pillars and five factors, counted.
#[component]
fn Ready() -> impl IntoView {
    let state = state();
    let counts = state.follow_values(&["diligence.items"], |values| readiness(&items(values)));
    let row = move |readiness: &Readiness| {
        view! {
            <tr>
                <th scope="row">{readiness.topic.name(state.lang())}</th>
                <td class="number">{readiness.clear}</td>
                <td class="number">{readiness.open}</td>
                <td class="number" class:wrong={readiness.problem > 0}>
                    {readiness.problem}
                </td>
                <td class="number">{state.style().percent(readiness.share)}</td>
            </tr>
        }
    };
    let rows = block(move || counts.with(|counts| counts.iter().map(row).collect_view()));
    view! {
        <TitledSection title=text!(state, dil.readiness)>
            <Ledger id="readiness" name=say!(dil.readiness) heads=READINESS rows=rows />
        </TitledSection>
    }
}

/// The findings that became terms, each leading to its section.
#[component]
fn Became() -> impl IntoView {
    let state = state();
    let list = state.follow_values(&["diligence.items"], findings);
    let rows = block(move || {
        let all = list.get();
        if all.is_empty() {
            return view! { <p class="note">{tr!(state, dil.none)}</p> }.into_any();
        }
        let rows = all.iter().map(|finding| became(state, finding)).collect_view();
        view! {
            <ul class="issues" id="findings">
                {rows}
            </ul>
        }
        .into_any()
    });
    view! { <TitledSection title=text!(state, dil.became)>{rows}</TitledSection> }
}

fn became(state: AppState, finding: &Finding) -> AnyView {
    let section = finding.section;
    let kind = word(state, "diligence.items[].becomes", finding.becomes.word());
    let path = format!("diligence.items.{}", finding.row);
    view! {
        <li>
            {said_of(state, kind, &finding.sentence(state.lang()))} <div class="leads">
                <button
                    type="button"
                    class="link"
                    on:click=click(move || state.read_section(section))
                >
                    {tr!(state, dil.to_section)}
                </button>
                <button type="button" class="link" on:click=click(move || state.go(&path))>
                    {tr!(state, dil.to_question)}
                </button>
            </div>
        </li>
    }
    .into_any()
}
