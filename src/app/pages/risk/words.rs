//! How ranges, sides and kinds of cash are called.

use crate::app::components::click;
use crate::app::field_names::{label, row_name};
use crate::app::format;
use crate::app::state::AppState;
use crate::domain::deal::Party;
use crate::domain::schema::{FieldKind, field_at};
use crate::domain::valuation::FlowKind;
use crate::plot::{Measure, PlotText};
use crate::tr;
use leptos::prelude::*;

/// A range by its row and field.
pub fn range_name(state: AppState, path: &str) -> String {
    let row = state.draft.with_untracked(|draft| row_name(state, draft, path));
    let name = label(state, path);
    row.map_or_else(|| name.to_owned(), |row| format!("{row} · {name}"))
}

/// What a range's numbers are.
pub fn measure(path: &str) -> Measure {
    match field_at(path).map(|field| field.kind) {
        Some(FieldKind::Modelled) => Measure::Amount,
        Some(FieldKind::Percent(_) | FieldKind::OptionalPercent(_)) => Measure::Percent,
        _ => Measure::Number,
    }
}

/// A number of a range as its field shows it.
pub fn number(state: AppState, path: &str, x: f64) -> String {
    match measure(path) {
        Measure::Amount => state.style().amount(x),
        Measure::Percent => state.style().percent(x),
        Measure::Number => format::number(x, 0),
    }
}

/// A button that leads to a range's field.
pub fn range_link(state: AppState, path: &str) -> AnyView {
    let (name, path) = (range_name(state, path), path.to_owned());
    view! {
        <button type="button" class="link" on:click=click(move || state.go(&path))>
            {name}
        </button>
    }
    .into_any()
}

/// A side by name.
pub fn side_name(state: AppState, party: Party) -> &'static str {
    match party {
        Party::Licensor => tr!(state, plot.licensor),
        Party::Licensee => tr!(state, plot.licensee),
    }
}

/// Both sides by name, the licensor first.
pub fn sides(state: AppState) -> [String; 2] {
    [Party::Licensor, Party::Licensee].map(|party| side_name(state, party).to_owned())
}

/// The text of a kind of cash in the figures.
pub fn kind_text(kind: FlowKind) -> PlotText {
    match kind {
        FlowKind::Payment(kind) => PlotText::of_payment(kind),
        FlowKind::Sales => PlotText::SalesMargin,
        FlowKind::Costs => PlotText::Development,
        FlowKind::TaxRelief => PlotText::TaxRelief,
        FlowKind::Equity => PlotText::Equity,
    }
}
