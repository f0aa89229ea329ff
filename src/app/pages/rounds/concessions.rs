//! What each side gave with each of its offers.

use super::table::TableSources;
use crate::app::components::{Chart, block};
use crate::app::field_names::party;
use crate::app::state::{AppState, state};
use crate::domain::negotiation::concessions::{Concession, ValuedOffer, concessions};
use crate::plot::{self, ConcessionBar, ConcessionWords};
use crate::{text, tr};
use leptos::prelude::*;

/// A bar for each offer that has one of the same side before it.
#[component]
pub fn Concessions(
    /// The offers and what they are worth.
    sources: TableSources,
) -> impl IntoView {
    let state = state();
    let given = Memo::new(move |_| given(state, sources));
    let draw = move |words: &plot::PlotWords| {
        let style = state.style();
        let numbers = state
            .offers
            .papers
            .with(|all| all.iter().filter(|it| it.is_move).map(|it| it.number).collect::<Vec<_>>());
        let bars = given.get().into_iter().map(|it| {
            let side = party(state, it.side);
            let number = numbers.get(it.offer).copied().unwrap_or_default();
            let money = it.money.map_or("–".into(), |money| style.gained(money));
            ConcessionBar {
                name: tr!(state, table.offer_of, number = number, side = side),
                side: it.side,
                money: it.money.unwrap_or_default(),
                label: tr!(state, table.gave_days, amount = money, days = it.days),
            }
        });
        let texts = ConcessionWords {
            title: tr!(state, table.concessions).into(),
            sentence: tr!(state, table.concessions_sentence).into(),
            gave: tr!(state, table.gave).into(),
        };
        plot::concession_bars(bars.collect(), &texts, words)
    };
    // Until a side has made a second offer nobody gave anything.
    let none = Memo::new(move |_| given.with(Vec::is_empty));
    block(move || match none.get() {
        true => view! { <p class="note">{text!(state, table.no_concessions)}</p> }.into_any(),
        false => view! { <Chart id="concessions" draw=Box::new(move |_, words, _| draw(words)) /> }
            .into_any(),
    })
}

fn given(state: AppState, sources: TableSources) -> Vec<Concession> {
    let (columns, values) = (sources.columns.get(), sources.values.get());
    let deals = sources.deals.get();
    let offers = columns.0.iter().enumerate().filter_map(|(at, column)| {
        let (_, side) = column.offer.filter(|_| column.is_move)?;
        let payment = deals.get(at)?.as_ref().map(|deal| deal.terms.payment);
        let ours = values.get(at).copied().flatten().map(|value| value.ours);
        Some(ValuedOffer { side, ours, payment })
    });
    concessions(&offers.collect::<Vec<_>>(), state.our_side())
}
