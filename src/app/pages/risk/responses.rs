//! How the values answer to one range, and to two.

use super::words::{measure, number, range_name, side_name, sides};
use crate::app::browser;
use crate::app::components::{Chart, TitledSection, block, choice, live, typed};
use crate::app::effects::sync_slices;
use crate::app::state::{AppState, state};
use crate::domain::deal::Party;
use crate::domain::negotiation::our_side;
use crate::domain::uncertainty::{RangeCurves, ValueTable};
use crate::plot::{self, Measure, RowWords};
use crate::{text, tr};
use leptos::prelude::*;
use std::sync::Arc;

fn curves(state: AppState) -> Option<Arc<RangeCurves>> {
    state.study.found(|found| found.curves.clone())
}

/// A choice among the ranges, by their places.
fn range_choice(state: AppState, name: Signal<&'static str>, chosen: RwSignal<usize>) -> AnyView {
    let paths =
        Memo::new(move |_| curves(state).map(|curves| curves.paths.clone()).unwrap_or_default());
    let options = block(move || {
        let option = |(place, path): (usize, String)| {
            view! {
                <option value=place.to_string() selected=place == chosen.get()>
                    {range_name(state, &path)}
                </option>
            }
        };
        paths.get().into_iter().enumerate().map(option).collect_view()
    });
    let choose = move |place: String| {
        if let Ok(place) = place.parse() {
            chosen.set(place);
        }
    };
    view! {
        <label class="field">
            <span>{name}</span>
            <select on:change=typed(choose)>{options}</select>
        </label>
    }
    .into_any()
}

/// Both sides' values over one range.
#[component]
pub fn Curves() -> impl IntoView {
    let state = state();
    let chosen = RwSignal::new(0);
    view! {
        <TitledSection title=text!(
            state, risk.curve
        )>
            {range_choice(state, text!(state, risk.input), chosen)}
            <Chart
                id="risk-curve"
                draw=Box::new(move |_, words, _| {
                    let Some(curves) = curves(state) else {
                        return plot::value_curve(
                            &[],
                            Measure::Number,
                            Vec::new(),
                            RowWords::default(),
                            words,
                        );
                    };
                    let place = chosen.get();
                    let path = curves.paths.get(place).cloned().unwrap_or_default();
                    let points = curves.curves.get(place).map_or(&[][..], |curve| &curve.points);
                    let marks = curves
                        .curves
                        .get(place)
                        .map(|curve| curve.break_even.into_iter().flatten())
                        .into_iter()
                        .flatten()
                        .map(|at| (at, number(state, &path, at)))
                        .collect();
                    let own = RowWords {
                        title: tr!(state, risk.curve).into(),
                        basis: vec![tr!(state, risk.others_at_means).into()],
                        sentence: sentence(state, &path, points),
                        axis: range_name(state, &path),
                        sides: sides(state),
                    };
                    plot::value_curve(points, measure(&path), marks, own, words)
                })
            />
        </TitledSection>
    }
}

fn sentence(state: AppState, path: &str, points: &[(f64, [f64; 2])]) -> String {
    let (Some((from, [a, c])), Some((to, [b, d]))) = (points.first(), points.last()) else {
        return String::new();
    };
    let currency = state.currency();
    let money = |x: &f64| state.style().money(*x, &currency);
    tr!(
        state,
        risk.curve_sentence,
        from = number(state, path, *from),
        to = number(state, path, *to),
        a = money(a),
        b = money(b),
        c = money(c),
        d = money(d)
    )
}

/// A side's value over two ranges, where there are two.
#[component]
pub fn TwoRanges() -> impl IntoView {
    let state = state();
    let several = Memo::new(move |_| curves(state).is_some_and(|curves| curves.paths.len() > 1));
    block(move || several.get().then(|| view! { <RangeTable /> }))
}

#[component]
fn RangeTable() -> impl IntoView {
    let state = state();
    let (down, across) = (RwSignal::new(0), RwSignal::new(1));
    let side = RwSignal::new(state.draft.with_untracked(our_side));
    // Asked once the ranges of a run are known, and again for another deal or another pair: not for what is told of them.
    let known = Memo::new(move |_| {
        let found = state.study.findings.read();
        found.as_ref().filter(|found| found.curves.is_some()).map(|found| found.run)
    });
    sync_slices(move || {
        let pair = [down.get(), across.get()].map(|place| u32::try_from(place).unwrap_or(0));
        if let Some(run) = known.get() {
            browser::study_pair(pair, run);
        }
    });
    let switch = [Party::Licensor, Party::Licensee].map(|party| {
        let name = live(move || side_name(state, party).to_owned());
        choice(move || side.get() == party, move || side.set(party), name)
    });
    let table = block(move || {
        let table = state.study.found(|found| found.table.clone())?;
        let curves = curves(state)?;
        let wanted = table.inputs == [down.get(), across.get()];
        wanted.then(|| heat(state, &table, &curves, side.get()))
    });
    view! {
        <TitledSection
            title=text!(state, risk.table)
            note=live(move || tr!(state, risk.others_at_means).to_owned())
        >
            <div class="form">
                {range_choice(state, text!(state, risk.down), down)}
                {range_choice(state, text!(state, risk.across), across)}
                <span role="group" class="switch" aria-label=text!(state, risk.whose)>
                    {switch}
                </span>
            </div>
            <div class="scroll" data-stale=state.study.stale_mark()>
                {table}
            </div>
        </TitledSection>
    }
}

/// Shades of a cell, from the least value to the most; below nothing they are another colour.
const SHADES: f64 = 5.0;

/// Which values of a table are darker: from the smallest to the largest, or on both sides of nothing.
struct Shading {
    least: f64,
    most: f64,
}

impl Shading {
    fn of(values: impl Iterator<Item = f64> + Clone) -> Self {
        let signs = |negative: bool| values.clone().any(|value| (value < 0.0) == negative);
        let sizes = values.clone().map(f64::abs);
        let least = if signs(true) && signs(false) { 0.0 } else { f64::INFINITY };
        Self { least: sizes.clone().fold(least, f64::min), most: sizes.fold(0.0, f64::max) }
    }

    fn class(&self, value: f64) -> String {
        let width = self.most - self.least;
        let part = if width > 0.0 { (value.abs() - self.least) / width } else { 0.0 };
        let shade = (part * SHADES).ceil().max(1.0);
        format!("{}-{shade}", if value < 0.0 { "loss" } else { "gain" })
    }
}

fn heat(state: AppState, table: &ValueTable, curves: &RangeCurves, party: Party) -> AnyView {
    let side = usize::from(party == Party::Licensee);
    let of = |pair: &[f64; 2]| pair.get(side).copied().unwrap_or(0.0);
    let shading = Shading::of(table.values.iter().map(of));
    let [down, across] =
        table.inputs.map(|place| curves.paths.get(place).cloned().unwrap_or_default());
    let head = table.columns.iter().map(|x| {
        view! {
            <th scope="col" class="number">
                {number(state, &across, *x)}
            </th>
        }
    });
    let cell = |pair: &[f64; 2]| {
        let value = of(pair);
        let class = format!("number heat {}", shading.class(value));
        view! { <td class=class>{state.style().amount(value)}</td> }
    };
    let columns = table.columns.len().max(1);
    let rows = table.rows.iter().zip(table.values.chunks(columns)).map(|(x, values)| {
        view! {
            <tr>
                <th scope="row" class="number">
                    {number(state, &down, *x)}
                </th>
                {values.iter().map(cell).collect_view()}
            </tr>
        }
    });
    view! {
        <table class="data heat-table">
            <caption>{range_name(state, &down)} " × " {range_name(state, &across)}</caption>
            <thead>
                <tr>
                    <td></td>
                    {head.collect_view()}
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}
