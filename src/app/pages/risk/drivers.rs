//! What drives the spread of a figure: parts of its variance that sum to the whole, with what each range does alone.

use super::words::{number, range_link, range_name};
use crate::app::components::{Chart, TitledSection, block, choice, live};
use crate::app::state::{AppState, state};
use crate::domain::sort::sort_by;
use crate::domain::uncertainty::{FigureDrivers, RangeCurves, StudyDrivers, ValueCurve};
use crate::domain::word_enum::word_enum;
use crate::plot::{self, BarRow, Measure, Role, RowWords};
use crate::{text, tr};
use leptos::prelude::*;

word_enum! {
    /// The figure whose spread is explained.
    #[derive(Default)]
    enum DrivenFigure {
        /// The licensor's value.
        #[default]
        Licensor = "licensor",
        /// The licensee's value.
        Licensee = "licensee",
        /// The licensee's less the licensor's.
        Gap = "gap",
        /// The licensor's part of both.
        Split = "split",
    }
}

impl DrivenFigure {
    fn name(self, state: AppState) -> &'static str {
        match self {
            Self::Licensor => tr!(state, plot.licensor),
            Self::Licensee => tr!(state, plot.licensee),
            Self::Gap => tr!(state, risk.gap),
            Self::Split => tr!(state, score.share),
        }
    }

    fn of(self, drivers: &StudyDrivers) -> &FigureDrivers {
        match self {
            Self::Licensor => &drivers.licensor,
            Self::Licensee => &drivers.licensee,
            Self::Gap => &drivers.gap,
            Self::Split => &drivers.split,
        }
    }

    fn role(self) -> Role {
        match self {
            Self::Licensor => Role::Licensor,
            Self::Licensee => Role::Licensee,
            Self::Gap | Self::Split => Role::Ink,
        }
    }

    /// Which of both values a curve is read for: the gap's and the split's ranges are told by the licensor's.
    fn side(self) -> usize {
        match self {
            Self::Licensee => 1,
            Self::Licensor | Self::Gap | Self::Split => 0,
        }
    }
}

/// A range and its part of the variance.
struct Driver {
    /// Place among the ranges; past the last, what peak sales have in common.
    place: usize,
    alone: f64,
    error: f64,
}

/// The ranges of a figure, the one that matters most first.
fn ranked(figure: &FigureDrivers) -> Vec<Driver> {
    let shares = figure.shares.iter().enumerate();
    let mut drivers: Vec<Driver> = shares
        .map(|(place, share)| Driver { place, alone: share.alone.value, error: share.alone.error })
        .collect();
    sort_by(&mut drivers, |a, b| b.alone.total_cmp(&a.alone));
    drivers
}

/// What drives the spread.
#[component]
pub fn Drivers() -> impl IntoView {
    let state = state();
    let chosen = RwSignal::new(DrivenFigure::default());
    let buttons = DrivenFigure::ALL.iter().map(move |figure| {
        let figure = *figure;
        choice(
            move || chosen.get() == figure,
            move || chosen.set(figure),
            live(move || figure.name(state).to_owned()),
        )
    });
    view! {
        <TitledSection
            title=text!(state, risk.drivers)
            note=live(move || tr!(state, risk.drivers_note).to_owned())
        >
            <span role="group" class="switch rows" aria-label=text!(state, risk.of)>
                {buttons.collect_view()}
            </span>
            <DriverChart chosen=chosen />
            {block(move || view! { <DriverTable figure=chosen.get() /> })}
        </TitledSection>
    }
}

#[component]
fn DriverChart(
    /// The figure explained.
    chosen: RwSignal<DrivenFigure>,
) -> impl IntoView {
    let state = state();
    view! {
        <Chart
            id="risk-drivers"
            draw=Box::new(move |_, words, _| {
                let figure = chosen.get();
                let found = state.study.found(|found| found.drivers.clone());
                let curves = state.study.found(|found| found.curves.clone());
                let (Some(found), Some(curves)) = (found, curves) else {
                    return plot::row_bars(&[], Measure::Percent, RowWords::default(), words);
                };
                let rows = rows(state, figure, &found, &curves);
                let sentence = rows
                    .first()
                    .map(|first| {
                        tr!(
                            state,
                            risk.drivers_sentence,
                            name = first.name.clone(),
                            part = first.label.clone()
                        )
                    });
                let own = RowWords {
                    title: tr!(state, risk.drivers).into(),
                    basis: vec![figure.name(state).into(), tr!(state, risk.of_ranges).into()],
                    sentence: sentence.unwrap_or_default(),
                    axis: tr!(state, risk.alone).into(),
                    sides: Default::default(),
                };
                plot::row_bars(&rows, Measure::Percent, own, words)
            })
        />
    }
}

/// So many bars are drawn; the table has them all.
const BARS: usize = 12;

fn rows(
    state: AppState,
    figure: DrivenFigure,
    drivers: &StudyDrivers,
    curves: &RangeCurves,
) -> Vec<BarRow> {
    let ranked = ranked(figure.of(drivers));
    let alone: f64 = ranked.iter().map(|driver| driver.alone).sum();
    let bar = |name: String, value: f64, role: Role| BarRow {
        name,
        value,
        label: state.style().percent(value),
        role,
    };
    let mut rows: Vec<BarRow> = ranked
        .iter()
        .take(BARS)
        .map(|driver| bar(driver_name(state, driver, curves), driver.alone.max(0.0), figure.role()))
        .collect();
    rows.push(bar(tr!(state, risk.together).to_owned(), (1.0 - alone).max(0.0), Role::Faint));
    rows
}

fn driver_name(state: AppState, driver: &Driver, curves: &RangeCurves) -> String {
    let path = curves.paths.get(driver.place);
    path.map_or_else(|| tr!(state, risk.common_sales).to_owned(), |path| range_name(state, path))
}

/// Every range with its part, its swing, where the value is nothing, and what is left of the band if it is known.
#[component]
fn DriverTable(
    /// The figure explained.
    figure: DrivenFigure,
) -> impl IntoView {
    let state = state();
    let body = block(move || {
        let drivers = state.study.found(|found| found.drivers.clone())?;
        let curves = state.study.found(|found| found.curves.clone())?;
        let left = state.study.found(|found| found.left_if_known.clone()).unwrap_or_default();
        let row = |driver: Driver| row(state, figure, &driver, &curves, &left);
        Some(ranked(figure.of(&drivers)).into_iter().map(row).collect_view())
    });
    view! {
        <div class="scroll">
            <table class="data" data-stale=state.study.stale_mark()>
                <thead>
                    <tr>
                        <th scope="col">{text!(state, risk.input)}</th>
                        <th scope="col" class="number">
                            {text!(state, risk.alone)}
                        </th>
                        <th scope="col" class="number">
                            {text!(state, risk.swing)}
                        </th>
                        <th scope="col" class="number">
                            {text!(state, risk.break_even)}
                        </th>
                        <th scope="col" class="number">
                            {text!(state, risk.left)}
                        </th>
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
}

fn row(
    state: AppState,
    figure: DrivenFigure,
    driver: &Driver,
    curves: &RangeCurves,
    left: &[[f64; 2]],
) -> AnyView {
    let path = curves.paths.get(driver.place);
    let name = match path {
        Some(path) => range_link(state, path),
        None => tr!(state, risk.common_sales).into_any(),
    };
    let curve = curves.curves.get(driver.place);
    let side = figure.side();
    let left = left.get(driver.place).and_then(|left| left.get(side));
    let break_even = path.zip(curve).and_then(|(path, curve)| {
        let at = curve.break_even.get(side).copied().flatten()?;
        Some(number(state, path, at))
    });
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="number">
                {state.style().percent(driver.alone)} " "
                <small class="error">
                    {tr!(state, risk.error, error = state.style().percent(driver.error))}
                </small>
            </td>
            <td class="number">{curve.map(|curve| swing(state, curve, side))}</td>
            <td class="number">{break_even.unwrap_or_else(|| "–".to_owned())}</td>
            <td class="number">{left.map(|left| state.style().percent(*left))}</td>
        </tr>
    }
    .into_any()
}

fn swing(state: AppState, curve: &ValueCurve, side: usize) -> String {
    let [low, high] = curve.swing.each_ref().map(|pair| pair.get(side).copied().unwrap_or(0.0));
    let style = state.style();
    tr!(state, score.band, low = style.amount(low), high = style.amount(high))
}
