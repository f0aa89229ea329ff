//! The same payments through a mainland company, a Hong Kong vehicle and a new company.

use super::view::{PaymentsView, days};
use crate::app::components::{TitledSection, block, live, looked_up, sources};
use crate::app::field_names::{self, label, said_of};
use crate::app::state::{AppState, state};
use crate::domain::cash_path::{PayeeStructure, StructureColumn, compare, difference};
use crate::domain::deal::Vehicle;
use crate::domain::refdata::payee_tax;
use crate::{text, tr};
use leptos::prelude::*;

type ColumnText = fn(AppState, &StructureColumn) -> AnyView;

/// Three structures side by side, and the difference in a sentence each.
#[component]
pub fn Compared() -> impl IntoView {
    let state = state();
    let shown: PaymentsView = expect_context();
    let unit = live(move || state.unit_name());
    let columns = Memo::new(move |_| shown.with(|paid| compare(paid.setup())).unwrap_or_default());
    let own = move || shown.with(|paid| PayeeStructure::of(paid.setup()));
    let sentences = block(move || {
        let (columns, own) = (columns.get(), own());
        let base = columns.iter().find(|column| Some(column.structure) == own)?.clone();
        let others = columns.into_iter().filter(|column| column.structure != base.structure);
        let line = |other: StructureColumn| {
            view! { <p class="difference">{difference(&base, &other, &state.currency(), state.lang())}</p> }
        };
        Some(others.map(line).collect_view())
    });
    // What was typed wrongly is to be acted on whatever the structure: one count on the whole page.
    let typed = move |columns: &[StructureColumn]| {
        let own = columns.iter().find(|column| Some(column.structure) == own());
        let counted = own.map_or(0, |column| column.issues.to_act());
        state.graph.to_act().unwrap_or_default().saturating_sub(counted)
    };
    let body = block(move || columns.with(|columns| rows(state, columns, typed(columns))));
    let basis = block(move || sources(state, ["cn_cit_rate", "hk_profits", "hk_deduction"]));
    let reviewed = block(move || rates_looked_up(state));
    view! {
        <TitledSection title=text!(state, pay.structures) note=unit>
            {sentences}
            <div class="scroll" tabindex="0" role="group" aria-label=text!(state, pay.structures)>
                <table class="data" id="structures">
                    {body}
                </table>
            </div>
            <p class="note">{text!(state, pay.structures_note)}</p>
            {reviewed}
            {basis}
        </TitledSection>
    }
}

fn rows(state: AppState, columns: &[StructureColumn], typed: usize) -> AnyView {
    let lines: [(&'static str, ColumnText); 10] = [
        (tr!(state, pay.gross), |state, column| amount_view(state, column.totals.gross)),
        (tr!(state, pay.withheld), |state, column| {
            if column.rate_unknown {
                return tr!(state, pay.rate_unknown).into_any();
            }
            amount_view(state, column.totals.withheld)
        }),
        (tr!(state, pay.at_stake), |state, column| amount_view(state, column.totals.at_stake)),
        (tr!(state, pay.received), |state, column| amount_view(state, column.totals.received)),
        (tr!(state, pay.own_tax), |state, column| {
            state.style().percent(column.tax_rate).into_any()
        }),
        (label(state, "assumptions.licensor.foreign_tax"), |state, column| {
            let word = column.foreign_tax.word();
            field_names::word(state, "assumptions.licensor.foreign_tax", word).into_any()
        }),
        (tr!(state, pay.kept), |state, column| amount_view(state, column.totals.kept)),
        (tr!(state, pay.first_usable), |state, column| match column.first_usable {
            Some(dates) => days(state, dates),
            None => "–".into_any(),
        }),
        (tr!(state, pay.home_kept), |state, column| match column.home_kept {
            Some(kept) => amount_view(state, kept),
            None => "–".into_any(),
        }),
        (tr!(state, pay.formalities), |_, column| column.formalities.to_string().into_any()),
    ];
    let heads = columns.iter().map(|column| {
        view! {
            <th scope="col" class="number">
                {column.structure.name(state.lang())}
            </th>
        }
    });
    let counts = columns.iter().map(|column| {
        let count = column.issues.to_act() + typed;
        view! { <td class="number">{count.to_string()}</td> }
    });
    let line = |(name, read): (&'static str, ColumnText)| {
        let cells =
            columns.iter().map(|column| view! { <td class="number">{read(state, column)}</td> });
        view! {
            <tr>
                <th scope="row">{name}</th>
                {cells.collect_view()}
            </tr>
        }
    };
    view! {
        <thead>
            <tr>
                <td></td>
                {heads.collect_view()}
            </tr>
        </thead>
        <tbody>
            {lines.map(line).collect_view()} <tr>
                <th scope="row">{tr!(state, score.to_act)}</th>
                {counts.collect_view()}
            </tr>
        </tbody>
    }
    .into_any()
}

fn amount_view(state: AppState, amount: f64) -> AnyView {
    state.style().amount(amount).into_any()
}

/// Until when the law's own rates count, by where the company sits.
fn rates_looked_up(state: AppState) -> AnyView {
    let rows = [
        (PayeeStructure::Mainland, Vehicle::Mainland),
        (PayeeStructure::HongKong, Vehicle::HongKong),
    ];
    let said = rows.into_iter().filter_map(|(structure, vehicle)| {
        let review = payee_tax(vehicle)?.review;
        let said = said_of(state, structure.name(state.lang()), &looked_up(state, review));
        Some(view! {
            " "
            <small>{said}</small>
        })
    });
    let name = tr!(state, pay.own_tax);
    view! {
        <p class="note" id="own-tax-looked-up">
            {name}
            {said.collect_view()}
        </p>
    }
    .into_any()
}
