//! What each fate of a product is worth, with its probability: the tree behind the expected values.

use super::words::sides;
use crate::app::components::{Chart, TitledSection, block, live};
use crate::app::field_names::said_of;
use crate::app::state::{AppState, state};
use crate::app::study::told_chance;
use crate::domain::sort::sort_by;
use crate::domain::uncertainty::{Branch, BranchFate, OutcomeTree};
use crate::domain::words;
use crate::plot::{self, DotRow, Measure, RowWords};
use crate::{text, tr};
use leptos::prelude::*;
use std::sync::Arc;

fn trees(state: AppState) -> Option<Arc<Vec<OutcomeTree>>> {
    state.study.found(|found| found.outcomes.clone())
}

/// Every product's fates, as a figure of the likeliest and a table of all.
#[component]
pub fn Outcomes() -> impl IntoView {
    let state = state();
    let count = Memo::new(move |_| trees(state).map_or(0, |trees| trees.len()));
    let tables = block(move || {
        (0..count.get()).map(|place| view! { <OutcomeTable place=place /> }).collect_view()
    });
    view! {
        <TitledSection
            title=text!(state, risk.outcomes)
            note=live(move || tr!(state, risk.outcomes_note).to_owned())
        >
            <Chart
                id="risk-outcomes"
                draw=Box::new(move |_, words, _| {
                    let found = trees(state);
                    let tree = found.as_ref().and_then(|trees| trees.first());
                    let branches = tree.map(|tree| ranked(&tree.branches)).unwrap_or_default();
                    let row = |branch: &Branch| DotRow {
                        name: format!(
                            "{} {}",
                            told_chance(state, branch.probability),
                            fate_name(state, branch),
                        ),
                        values: branch.values.map(Some),
                    };
                    let rows: Vec<DotRow> = branches.iter().take(ROWS).map(row).collect();
                    let likeliest = branches.first();
                    let own = RowWords {
                        title: tr!(state, risk.outcomes).into(),
                        basis: vec![tr!(state, risk.in_the_end).into()],
                        sentence: tr!(
                            state,
                            risk.outcomes_sentence,
                            count = branches.len(),
                            name = likeliest
                                .map(|branch| fate_name(state, branch))
                                .unwrap_or_default(),
                            part = state.style().percent(likeliest.map_or(0.0, |it| it.probability))
                        ),
                        axis: words.unit.to_owned(),
                        sides: sides(state),
                    };
                    plot::row_dots(&rows, Measure::Amount, own, words)
                })
            />
            {tables}
        </TitledSection>
    }
}

/// So many fates are drawn; the table has them all.
const ROWS: usize = 12;

/// The likeliest first.
fn ranked(branches: &[Branch]) -> Vec<Branch> {
    let mut ranked = branches.to_vec();
    sort_by(&mut ranked, |a, b| b.probability.total_cmp(&a.probability));
    ranked
}

/// What becomes of the programmes, in words.
fn fate_name(state: AppState, branch: &Branch) -> String {
    let several = branch.fates.len() > 1;
    let name = |(programme, fate): &(usize, BranchFate)| {
        let said = said(state, *programme, fate);
        let id = || {
            state.draft.with_untracked(|draft| {
                draft.text(&format!("assumptions.programmes.{programme}.id")).to_owned()
            })
        };
        if several { said_of(state, &id(), &said) } else { said }
    };
    match branch.fates.as_slice() {
        [] => tr!(state, risk.rest).to_owned(),
        fates => fates.iter().map(name).collect::<Vec<_>>().join(tr!(state, pay.and)),
    }
}

fn said(state: AppState, programme: usize, fate: &BranchFate) -> String {
    let base = format!("assumptions.programmes.{programme}");
    let word = |path: String| {
        state.draft.with_untracked(|draft| {
            crate::app::field_names::word(state, &path, draft.text(&path)).to_owned()
        })
    };
    let stage = |row: usize| word(format!("{base}.stages.{row}.stage"));
    let region = |row: &usize| {
        let code = state
            .draft
            .with_untracked(|draft| draft.text(&format!("{base}.regions.{row}.region")).to_owned());
        words::region(&code, state.lang()).to_owned()
    };
    match fate {
        BranchFate::Fails(row) => tr!(state, risk.fails, stage = stage(*row)),
        BranchFate::Lapses(row) => tr!(state, risk.lapses, stage = stage(*row)),
        BranchFate::Filed(rows) if rows.is_empty() => tr!(state, risk.refused).to_owned(),
        BranchFate::Filed(rows) => {
            let names: Vec<String> = rows.iter().map(region).collect();
            tr!(state, risk.approved, regions = names.join(tr!(state, pay.and)))
        }
    }
}

#[component]
fn OutcomeTable(
    /// Place among the products that have programmes.
    place: usize,
) -> impl IntoView {
    let state = state();
    let tree = move || trees(state).and_then(|trees| trees.get(place).cloned());
    let body = block(move || {
        let tree = tree()?;
        let style = state.style();
        let rows = ranked(&tree.branches).into_iter().map(|branch| {
            view! {
                <tr>
                    <th scope="row">{fate_name(state, &branch)}</th>
                    <td class="number">{told_chance(state, branch.probability)}</td>
                    {branch
                        .values
                        .map(|value| view! { <td class="number">{style.amount(value)}</td> })
                        .collect_view()}
                    <td class="number">{style.amount(branch.paid)}</td>
                    <td class="number">
                        {branch.first_approval.map_or_else(|| "–".to_owned(), |y| y.to_string())}
                    </td>
                </tr>
            }
        });
        let sum = |read: &dyn Fn(&Branch) -> f64| {
            tree.branches.iter().map(|branch| branch.probability * read(branch)).sum::<f64>()
        };
        let sums = [sum(&|it| it.values[0]), sum(&|it| it.values[1]), sum(&|it| it.paid)];
        Some(view! {
            {rows.collect_view()}
            <tr class="sum">
                <th scope="row">{tr!(state, risk.sum)}</th>
                <td class="number">{state.style().percent(sum(&|_| 1.0))}</td>
                {sums
                    .map(|value| view! { <td class="number">{style.amount(value)}</td> })
                    .collect_view()}
                <td></td>
            </tr>
        })
    });
    let name = live(move || {
        let product = tree().map_or(0, |tree| tree.product);
        state.draft.with_untracked(|draft| {
            draft.text(&format!("terms.products.{product}.name")).to_owned()
        })
    });
    view! {
        <div class="scroll">
            <table class="data" data-stale=state.study.stale_mark()>
                <caption>{name}</caption>
                <thead>
                    <tr>
                        <th scope="col">{text!(state, risk.fate)}</th>
                        <th scope="col" class="number">
                            {text!(state, risk.chance)}
                        </th>
                        <th scope="col" class="number">
                            {text!(state, plot.licensor)}
                        </th>
                        <th scope="col" class="number">
                            {text!(state, plot.licensee)}
                        </th>
                        <th scope="col" class="number">
                            {text!(state, risk.received)}
                        </th>
                        <th scope="col" class="number">
                            {text!(state, risk.first_approval)}
                        </th>
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
}
