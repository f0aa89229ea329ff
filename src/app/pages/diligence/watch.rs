//! The policy watch: laws, bills and orders, and what each does to this deal.

use crate::app::browser;
use crate::app::components::{BlockView, Heading, Ledger, TitledSection, block, cited, live};
use crate::app::draft_signal::WHOLE;
use crate::app::state::{AppState, state};
use crate::domain::date::{Date, parse};
use crate::domain::diligence::{PolicyRow, policy_watch};
use crate::domain::lang::Lang;
use crate::{say, text, tr};
use leptos::prelude::*;

const WATCH: &[Heading] = &[
    (say!(dil.instrument), false),
    (say!(pay.date), false),
    (say!(dil.status), false),
    (say!(dil.effect), false),
    (say!(dil.checked), false),
    (say!(dil.review), false),
];

/// A row with what it does to the deal.
#[derive(Clone, PartialEq)]
struct Watched {
    row: &'static PolicyRow,
    touches: bool,
    effect: [String; 2],
}

/// What touches the deal, and, folded away, what does not.
#[component]
pub fn Watch() -> impl IntoView {
    let state = state();
    let today = browser::today();
    let watched = state.follow_values(WHOLE, move |values| {
        let of = |row: &'static PolicyRow| Watched {
            row,
            touches: row.touches(values),
            effect: Lang::ALL.map(|lang| row.effect(values, today, lang)),
        };
        policy_watch().iter().map(of).collect::<Vec<_>>()
    });
    let rows = move |touching: bool| -> BlockView {
        block(move || {
            watched.with(|all| {
                let rows = all.iter().filter(|it| it.touches == touching);
                rows.map(|it| line(state, it, today)).collect_view()
            })
        })
    };
    let outside = live(move || {
        let count = watched.with(|all| all.iter().filter(|it| !it.touches).count());
        tr!(state, dil.outside, count = count)
    });
    view! {
        <TitledSection title=text!(state, dil.watch)>
            <div class="cards">
                <Ledger id="watch" name=say!(dil.watch) heads=WATCH rows=rows(true) />
            </div>
            <details class="twin">
                <summary>{outside}</summary>
                <div class="cards">
                    <Ledger id="watch-outside" name=say!(dil.watch) heads=WATCH rows=rows(false) />
                </div>
            </details>
        </TitledSection>
    }
}

fn line(state: AppState, watched: &Watched, today: Date) -> AnyView {
    let (row, lang) = (watched.row, state.lang());
    let [en, zh] = &watched.effect;
    let effect = match lang {
        Lang::En => en.clone(),
        Lang::Zh => zh.clone(),
    };
    let date = |day: Date| state.style().date(day);
    // Of some the year alone is known.
    let dated = parse(&row.dated).map_or_else(|| row.dated.clone(), date);
    view! {
        <tr data-row=row.key.as_str()>
            <th scope="row">{row.name(lang)} " " <small>{cited(row.source(lang))}</small></th>
            <td class="date" data-name=tr!(state, pay.date)>
                {dated}
            </td>
            <td class="whole" data-name=tr!(state, dil.status)>
                {row.status(today).name(lang)}
                " "
                <small>{row.stands(today, lang)}</small>
            </td>
            <td class="whole" data-name=tr!(state, dil.effect)>
                {effect}
            </td>
            <td class="date" data-name=tr!(state, dil.checked)>
                {date(row.review.checked_on)}
            </td>
            <td class="date" data-name=tr!(state, dil.review)>
                {date(row.review.review_by)}
            </td>
        </tr>
    }
    .into_any()
}
