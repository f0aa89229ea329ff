//! Cells of the grids of terms that depend on their row.

use crate::app::components::{Control, Explained, GridCell, SelectionList, block, live};
use crate::app::field_names::label;
use crate::app::state::{AppState, state};
use crate::domain::deal::{RoyaltyTier, UpfrontForm};
use crate::domain::draft::{FieldValues, regions};
use crate::domain::rate::RoyaltyRate;
use crate::domain::valuation::{Figure, OptionDecision, effective_rate};
use crate::{text, tr};
use leptos::prelude::*;
use rust_decimal::prelude::ToPrimitive;

/// The control of a cell, named by its label and the row; it takes a paste.
fn control_of(state: AppState, place: GridCell) -> AnyView {
    let column = place.columns.get(place.column).cloned().unwrap_or_default();
    let path = format!("{}.{}.{column}", place.list, place.row);
    let name = name_in_row(state, &path, place.row);
    view! { <Control path=path place=place name=name /> }.into_any()
}

fn name_in_row(state: AppState, path: &str, row: usize) -> Signal<String> {
    let path = path.to_owned();
    live(move || tr!(state, field.in_row, label = label(state, &path), row = row + 1))
}

/// A control of a row, named by its label and the row.
fn control_in_row(state: AppState, path: String, row: usize) -> AnyView {
    let name = name_in_row(state, &path, row);
    view! { <Control path=path name=name /> }.into_any()
}

/// What a tranche is paid in and, of money for the licensor's shares, the premium.
#[component]
pub fn FormCell(
    /// Where it stands.
    place: GridCell,
) -> impl IntoView {
    let state = state();
    let row = place.row;
    let tranche = format!("{}.{row}", place.list);
    let form = state.text(&format!("{tranche}.form"));
    let premium = {
        let path = format!("{tranche}.premium");
        block(move || {
            let shares = form.get() == UpfrontForm::LicensorShares.word();
            shares.then(|| control_in_row(state, path.clone(), row))
        })
    };
    view! { <span class="trigger">{control_of(state, place)} {premium}</span> }
}

/// The product under option and, below it, the stage after which it is decided.
#[component]
pub fn OptionCell(
    /// Where it stands.
    place: GridCell,
) -> impl IntoView {
    let state = state();
    let stage = format!("{}.{}.stage", place.list, place.row);
    view! {
        <span class="trigger">
            {control_of(state, place.clone())} {control_in_row(state, stage, place.row)}
        </span>
    }
}

/// A milestone's event and, below it, what the event needs: of several programmes or products also whose.
#[component]
pub fn TriggerCell(
    /// Where it stands.
    place: GridCell,
) -> impl IntoView {
    let state = state();
    let row = place.row;
    let trigger = format!("{}.{row}.trigger", place.list);
    let on = state.text(&format!("{trigger}.on"));
    let several = |list: &str, least: usize| {
        let rows = state.rows(list);
        Memo::new(move |_| rows.get() > least)
    };
    let (programmes, products) =
        (several("assumptions.programmes", 1), several("terms.products", 1));
    let counted = state.rows(&format!("{trigger}.regions"));
    let texts = ["programme", "product", "region"].map(|field| {
        let text = state.text(&format!("{trigger}.{field}"));
        (field, Memo::new(move |_| !text.get().is_empty()))
    });
    let said = move |field: &str| texts.iter().any(|(known, said)| *known == field && said.get());
    let details = block(move || {
        let on = on.get();
        let needs: &[&str] = match on.as_str() {
            "start" => &["stage"],
            "approval" => &["region"],
            "date" => &["date"],
            "event" => &["event"],
            "annual_sales" | "cumulative_sales" => &["threshold"],
            _ => &[],
        };
        // Of one there is nothing to say, unless something else was said.
        let whose: &[&str] = match on.as_str() {
            "start" | "approval" if programmes.get() || said("programme") => &["programme"],
            "filing" => match (programmes.get() || said("programme"), said("region")) {
                (true, true) => &["programme", "region"],
                (true, false) => &["programme"],
                (false, true) => &["region"],
                (false, false) => &[],
            },
            "annual_sales" | "cumulative_sales" if products.get() || said("product") => {
                &["product"]
            }
            _ => &[],
        };
        let sales = on.ends_with("_sales") && (products.get() || counted.get() > 0);
        let fields = needs.iter().chain(whose).copied();
        let fields = fields.map(|field| control_in_row(state, format!("{trigger}.{field}"), row));
        let regions = sales.then(|| {
            view! { <SelectionList list=format!("{trigger}.regions") known=regions /> }
        });
        view! {
            {fields.collect_view()}
            {regions}
        }
    });
    view! { <span class="trigger">{control_of(state, place)} {details}</span> }
}

/// What taking a product under option is worth to the licensee, and whether it does.
#[component]
pub fn Decision(
    /// The option's row.
    row: usize,
) -> impl IntoView {
    let state = state();
    let text = live(move || {
        state.graph.valued.with(|valued| {
            let decisions = valued.iter().flat_map(|valued| &valued.valuation.exercise);
            let decision = decisions.into_iter().find(|decision| decision.option == row);
            decision.map_or_else(
                || "–".to_owned(),
                |decision| state.style().amount(decision.continuation),
            )
        })
    });
    let note = live(move || {
        state.graph.valued.with(|valued| {
            let decisions = valued.iter().flat_map(|valued| &valued.valuation.exercise);
            let decision = decisions.into_iter().find(|decision| decision.option == row);
            decision.map(|decision| decision_note(state, decision)).unwrap_or_default()
        })
    });
    view! {
        <Explained
            figure=Figure::Continuation {
                option: row,
            }
            text=text
        />
        <small class="soft">{note}</small>
    }
}

/// What would make the licensee take the product, or let it go.
fn decision_note(state: AppState, decision: &OptionDecision) -> String {
    match decision.most_fee {
        None => String::new(),
        Some(most) if most < 0.0 => tr!(state, value.never_worth_it).to_owned(),
        Some(most) => {
            let most = state.style().money(most, &state.currency());
            if decision.continuation < 0.0 {
                tr!(state, value.lapses_above, fee = most)
            } else {
                tr!(state, value.taken_up_to, fee = most)
            }
        }
    }
}

/// What the royalty comes to, in percent, when sales reach the top of a tier: it follows from the paper alone.
#[component]
pub fn EffectiveAtTop(
    /// The list of tiers.
    list: String,
    /// The tier's row.
    row: usize,
) -> impl IntoView {
    let state = state();
    let rate =
        state.follow_values(&["terms.royalties"], move |values| rate_at_top(values, &list, row));
    live(move || rate.get().map(|x| state.style().percent(x)).unwrap_or_default())
}

/// Without tiers that can be read, in order, there is none.
fn rate_at_top(values: &FieldValues, list: &str, row: usize) -> Option<f64> {
    let tier = |at: usize| {
        let above = values.decimal(&format!("{list}.{at}.above"))?;
        let rate = RoyaltyRate::new(values.number(&format!("{list}.{at}.rate"))?)?;
        Some(RoyaltyTier { above, rate })
    };
    let tiers: Vec<RoyaltyTier> = (0..values.rows(list)).map(tier).collect::<Option<_>>()?;
    let top = tiers.get(row + 1)?.above.to_f64()?;
    let ordered = tiers.is_sorted_by(|one, next| one.above < next.above);
    (top > 0.0 && ordered).then(|| effective_rate(&tiers, top))
}

/// What a dotted line under a value says; in front of both nothing is dotted.
#[component]
pub fn Legend() -> impl IntoView {
    let state = state();
    block(move || {
        (!state.is_shared()).then(|| view! { <p class="note">{tr!(state, basis.legend)}</p> })
    })
}

/// What the rows of a list are called in the deal file, folded away: made by the page, no matter of the parties, and so
/// not in front of both.
#[component]
pub fn Identity(
    /// Path of the list.
    list: &'static str,
) -> impl IntoView {
    let state = state();
    let rows = state.rows(list);
    let field = move |row: usize| {
        let path = format!("{list}.{row}.id");
        view! {
            <div class="field">
                <span>{row + 1}</span>
                {control_in_row(state, path, row)}
            </div>
        }
    };
    let folded = move || {
        let fields = block(move || (0..rows.get()).map(field).collect_view());
        view! {
            <details class="identity">
                <summary>{text!(state, row.identity)}</summary>
                <div class="form">{fields}</div>
            </details>
        }
    };
    block(move || (!state.is_shared()).then(folded))
}
