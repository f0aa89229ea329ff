//! The same payments through a mainland company, a Hong Kong vehicle and a new company.

use super::{Section, Shown, days};
use crate::app::components::{block, live};
use crate::app::desk::{Desk, desk};
use crate::domain::payments::{Column, PayeeStructure, compare, difference};
use crate::{text, tr};
use leptos::prelude::*;

type Read = fn(Desk, &Column) -> AnyView;

/// Three structures side by side, and the difference in a sentence each.
#[component]
pub fn Compared() -> impl IntoView {
    let desk = desk();
    let shown: Shown = expect_context();
    let unit = live(move || desk.unit_name());
    let columns = Memo::new(move |_| shown.with(|paid| compare(paid.setup())).unwrap_or_default());
    let own = move || shown.with(|paid| PayeeStructure::of(paid.setup()));
    let sentences = block(move || {
        let (columns, own) = (columns.get(), own());
        let base = columns.iter().find(|column| Some(column.structure) == own)?.clone();
        let others = columns.into_iter().filter(|column| column.structure != base.structure);
        let line = |other: Column| {
            view! { <p class="difference">{difference(&base, &other, &desk.currency(), desk.lang())}</p> }
        };
        Some(others.map(line).collect_view())
    });
    let body = block(move || columns.with(|columns| rows(desk, columns)));
    view! {
        <Section title=text!(desk, pay.structures) note=unit>
            {sentences}
            <div class="scroll" tabindex="0" role="group" aria-label=text!(desk, pay.structures)>
                <table class="data" id="structures">{body}</table>
            </div>
            <p class="note">{text!(desk, pay.structures_note)}</p>
        </Section>
    }
}

fn rows(desk: Desk, columns: &[Column]) -> AnyView {
    let lines: [(&'static str, Read); 8] = [
        (tr!(desk, pay.gross), |desk, it| amount_view(desk, it.totals.gross)),
        (tr!(desk, pay.withheld), |desk, it| {
            if it.rate_unknown {
                return tr!(desk, pay.rate_unknown).into_any();
            }
            amount_view(desk, it.totals.withheld)
        }),
        (tr!(desk, pay.at_stake), |desk, it| amount_view(desk, it.totals.at_stake)),
        (tr!(desk, pay.kept), |desk, it| amount_view(desk, it.totals.kept)),
        (tr!(desk, pay.first_usable), |desk, it| match it.first_usable {
            Some(dates) => days(desk, dates),
            None => "–".into_any(),
        }),
        (tr!(desk, pay.home_kept), |desk, it| match it.home_kept {
            Some(kept) => amount_view(desk, kept),
            None => "–".into_any(),
        }),
        (tr!(desk, pay.formalities), |_, it| it.formalities.to_string().into_any()),
        (tr!(desk, pay.red_amber), |_, it| {
            format!("{} / {}", it.issues.red, it.issues.amber).into_any()
        }),
    ];
    let heads = columns.iter().map(|it| {
        view! { <th scope="col" class="number">{it.structure.name(desk.lang())}</th> }
    });
    let line = |(name, read): (&'static str, Read)| {
        let cells = columns.iter().map(|it| view! { <td class="number">{read(desk, it)}</td> });
        view! { <tr><th scope="row">{name}</th>{cells.collect_view()}</tr> }
    };
    view! {
        <thead><tr><td></td>{heads.collect_view()}</tr></thead>
        <tbody>{lines.map(line).collect_view()}</tbody>
    }
    .into_any()
}

fn amount_view(desk: Desk, amount: f64) -> AnyView {
    desk.style().amount(amount).into_any()
}
