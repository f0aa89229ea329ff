//! What a range in a field says: its shape, and the one number it counts as.

use super::signals::block;
use crate::app::format;
use crate::app::state::{AppState, state};
use crate::domain::draft::{RangeValue, range_at};
use crate::domain::lang::Lang;
use crate::domain::schema::field_at;
use crate::domain::spread::Spread;
use crate::plot::{CURVE_HEIGHT, CURVE_WIDTH, RangeCurve, range_curve};
use crate::tr;
use leptos::prelude::*;

/// The shape of what is typed into a field, where that is a range; nothing elsewhere.
pub fn range_shape(path: &str, text: Signal<String>) -> AnyView {
    let (state, path) = (state(), path.to_owned());
    let range = Memo::new(move |_| {
        text.with(|text| range_at(&path, text).map(|range| (path.clone(), range)))
    });
    block(move || range.get().map(|(path, range)| shape(state, &path, &range))).into_any()
}

fn shape(state: AppState, path: &str, range: &RangeValue) -> impl IntoView + use<> {
    let written = |number: f64| written(state, path, range, number);
    let counts_as = tr!(state, range.counts_as, mean = written(range.mean));
    let title = words(state, &range.spread, &written);
    let unseen = title.clone();
    let curve = range_curve(&range.spread).map(|RangeCurve { path, mean }| {
        view! {
            <svg
                width=CURVE_WIDTH
                height=CURVE_HEIGHT
                viewBox=format!("0 0 {CURVE_WIDTH} {CURVE_HEIGHT}")
                aria-hidden="true"
            >
                <path d=path />
                <line x1=mean x2=mean y1=0 y2=CURVE_HEIGHT />
            </svg>
        }
    });
    view! {
        <span class="range" title=title>
            {curve}
            {counts_as}
            <span class="unseen">{unseen}</span>
        </span>
    }
}

/// A number of a range as its field has it: in the unit on view, percent or months.
fn written(state: AppState, path: &str, range: &RangeValue, number: f64) -> String {
    let style = state.style();
    if range.in_months {
        return tr!(state, range.months, months = format::number(number, 0));
    }
    if !field_at(path).is_some_and(|field| field.kind.is_amount()) {
        return style.percent(number);
    }
    let unit = if style.lang == Lang::Zh { style.unit.in_chinese() } else { "" };
    format!("{}{unit}", style.amount(number))
}

/// A range in words.
fn words(state: AppState, spread: &Spread, written: &dyn Fn(f64) -> String) -> String {
    let (low, high) = match spread {
        Spread::LogNormal { .. } | Spread::Beta(_) => (spread.quantile(0.1), spread.quantile(0.9)),
        Spread::Fixed(_)
        | Spread::Uniform { .. }
        | Spread::Triangular { .. }
        | Spread::Pert { .. } => spread.ends(),
    };
    let (low, high) = (written(low), written(high));
    match spread {
        Spread::Fixed(_) => String::new(),
        Spread::Uniform { .. } => tr!(state, range.uniform, low = low, high = high),
        Spread::Triangular { mode, .. } => {
            tr!(state, range.triangle, low = low, mode = written(*mode), high = high)
        }
        Spread::Pert { .. } => {
            let mode = spread.mode().map(written).unwrap_or_default();
            tr!(state, range.pert, low = low, mode = mode, high = high)
        }
        Spread::LogNormal { .. } => tr!(state, range.log_normal, low = low, high = high),
        Spread::Beta(_) => tr!(state, range.beta, low = low, high = high),
    }
}
