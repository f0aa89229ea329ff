//! What must be known before closing, what it changes, and what it becomes on paper.

mod checks;
mod closing;
mod market;
mod pathway;
mod questions;

use super::Section;
use crate::app::components::{block, click};
use crate::app::desk::{Desk, desk};
use crate::app::fmt::percent;
use crate::domain::diligence::{Finding, findings, items, readiness, source};
use crate::domain::refdata::Instrument;
use crate::{text, tr};
use leptos::prelude::*;
pub use market::Ranges;

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
        <market::Market />
        <closing::Closing />
    }
}

/// The three pillars and five factors, counted.
#[component]
fn Ready() -> impl IntoView {
    let desk = desk();
    let counts = desk.follow(|draft, _| {
        let rows = readiness(&items(draft)).into_iter();
        rows.map(|it| (it.topic.word(), it.clear, it.open, it.problem, it.share))
            .collect::<Vec<_>>()
    });
    let rows = block(move || {
        counts
            .get()
            .into_iter()
            .map(|(topic, clear, open, problem, share)| {
                let name = crate::domain::diligence::Topic::from_word(topic)
                    .map_or("", |it| it.name(desk.lang()));
                view! {
                    <tr>
                        <th scope="row">{name}</th>
                        <td class="number">{clear}</td>
                        <td class="number">{open}</td>
                        <td class="number" class:wrong={problem > 0}>{problem}</td>
                        <td class="number">{percent(share)}</td>
                    </tr>
                }
            })
            .collect_view()
    });
    view! {
        <Section title=text!(desk, dil.readiness)>
            <table class="data" id="readiness">
                <thead>
                    <tr>
                        <th scope="col">{text!(desk, dil.topic)}</th>
                        <th scope="col" class="number">{text!(desk, dil.clear)}</th>
                        <th scope="col" class="number">{text!(desk, dil.open)}</th>
                        <th scope="col" class="number">{text!(desk, dil.problem)}</th>
                        <th scope="col" class="number">{text!(desk, dil.ready)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </Section>
    }
}

/// The findings that became terms, each leading to its section.
#[component]
fn Became() -> impl IntoView {
    let desk = desk();
    let list = desk.follow(|draft, _| {
        let rows = findings(draft).into_iter();
        rows.map(|it| (it.row, it.section)).collect::<Vec<_>>()
    });
    let rows = block(move || {
        list.track();
        let all = desk.draft.with(findings);
        if all.is_empty() {
            return view! { <p class="note">{tr!(desk, dil.none)}</p> }.into_any();
        }
        let rows = all.iter().map(|finding| became(desk, finding)).collect_view();
        view! { <ul class="issues" id="findings">{rows}</ul> }.into_any()
    });
    view! { <Section title=text!(desk, dil.became)>{rows}</Section> }
}

fn became(desk: Desk, finding: &Finding) -> AnyView {
    let section = finding.section;
    let kind = crate::app::labels::word(desk, finding.becomes.word());
    let path = format!("diligence.items.{}", finding.row);
    view! {
        <li>
            {format!("{kind}: {}", finding.sentence(desk.lang()))}
            <div class="leads">
                <button type="button" class="link" on:click=click(move || desk.read(section))>
                    {tr!(desk, dil.to_section)}
                </button>
                <button type="button" class="link" on:click=click(move || desk.go(&path))>
                    {tr!(desk, dil.to_question)}
                </button>
            </div>
        </li>
    }
    .into_any()
}

/// What these keys stand for, folded away.
fn cited<'a, K: AsRef<str> + ?Sized + 'a>(
    desk: Desk,
    keys: impl IntoIterator<Item = &'a K>,
) -> AnyView {
    let known = keys.into_iter().filter_map(|key| source(key.as_ref()));
    let known: Vec<&'static Instrument> = known.collect();
    super::payments::instruments(desk, known)
}
