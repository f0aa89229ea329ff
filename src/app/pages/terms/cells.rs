//! Cells of the grids of terms that depend on their row.

use crate::app::components::{Control, Explained, GridCell, SelectionList, block, live};
use crate::app::field_names::label;
use crate::app::format;
use crate::app::state::{AppState, state};
use crate::domain::deal::UpfrontForm;
use crate::domain::draft::regions;
use crate::domain::valuation::{Figure, OptionDecision, effective_rate};
use crate::tr;
use leptos::prelude::*;
use rust_decimal::prelude::ToPrimitive;

/// A control of a row, named by its label and the row.
fn control_in_row(state: AppState, path: String, row: usize) -> AnyView {
    let name = {
        let path = path.clone();
        live(move || tr!(state, field.in_row, label = label(state, &path), row = row + 1))
    };
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
    view! {
        <span class="trigger">
            {control_in_row(state, format!("{tranche}.form"), row)} {premium}
        </span>
    }
}

/// The product under option and, below it, the stage after which it is decided.
#[component]
pub fn OptionCell(
    /// Where it stands.
    place: GridCell,
) -> impl IntoView {
    let state = state();
    let at = |field: &str| format!("{}.{}.{field}", place.list, place.row);
    view! {
        <span class="trigger">
            {control_in_row(state, at("product"), place.row)}
            {control_in_row(state, at("stage"), place.row)}
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
    let on_path = format!("{trigger}.on");
    let on = state.text(&on_path);
    let several = |list: &str, least: usize| {
        let rows = state.rows(list);
        Memo::new(move |_| rows.get() > least)
    };
    let (programmes, products) =
        (several("assumptions.programmes", 1), several("terms.products", 1));
    let counted = state.rows(&format!("{trigger}.regions"));
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
        let whose = match on.as_str() {
            "start" | "filing" | "approval" if programmes.get() => Some("programme"),
            "annual_sales" | "cumulative_sales" if products.get() => Some("product"),
            _ => None,
        };
        let sales = on.ends_with("_sales") && (products.get() || counted.get() > 0);
        let fields = needs.iter().copied().chain(whose);
        let fields = fields.map(|field| control_in_row(state, format!("{trigger}.{field}"), row));
        let regions = sales.then(|| {
            view! { <SelectionList list=format!("{trigger}.regions") known=regions /> }
        });
        view! {
            {fields.collect_view()}
            {regions}
        }
    });
    view! { <span class="trigger">{control_in_row(state, on_path, row)} {details}</span> }
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
            let most = state.style().amount(most);
            if decision.continuation < 0.0 {
                tr!(state, value.lapses_above, fee = most)
            } else {
                tr!(state, value.taken_up_to, fee = most)
            }
        }
    }
}

/// What the royalty comes to, in percent, when sales reach the top of a tier.
#[component]
pub fn EffectiveAtTop(
    /// The list of tiers.
    list: String,
    /// The tier's row.
    row: usize,
) -> impl IntoView {
    let state = state();
    let schedule = list.split('.').find_map(|step| step.parse::<usize>().ok()).unwrap_or_default();
    live(move || {
        let rate = state.graph.valued.with(|valued| {
            let tiers = &valued.as_ref()?.deal.terms.royalties.get(schedule)?.tiers;
            let top = tiers.get(row + 1)?.above.to_f64()?;
            (top > 0.0).then(|| format::percent(effective_rate(tiers, top)))
        });
        rate.unwrap_or_default()
    })
}
