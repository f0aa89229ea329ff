//! What is usual beside what is on the table, term by term.

use super::data_table::{Heading, Ledger};
use super::section::{TitledSection, of_first_product};
use super::signals::{block, click};
use crate::app::draft_signal::WHOLE;
use crate::app::format::percent;
use crate::app::state::state;
use crate::domain::diligence::{RangePosition, compared};
use crate::{say, text, tr};
use leptos::prelude::*;

const RANGES: &[Heading] = &[
    (say!(dil.term), false),
    (say!(dil.here), true),
    (say!(dil.usual), true),
    (say!(dil.place), false),
    (say!(deals.source), false),
];

/// What is usual beside what is on the table.
#[component]
pub fn MarketRanges() -> impl IntoView {
    let state = state();
    let all = state.follow_values(WHOLE, compared);
    let rows = block(move || {
        let line = |check: &crate::domain::diligence::RangeCheck| {
            let share = check.range.unit != "usd_m";
            let style = state.style();
            let low = |x: f64| if share { percent(x) } else { style.amount(x) };
            let shown = |x: f64| if share { percent(x) } else { style.money(x, "USD") };
            let place = match check.place {
                Some(RangePosition::Below) => format!("↓ {}", tr!(state, dil.below)),
                Some(RangePosition::Inside) => tr!(state, dil.inside).to_owned(),
                Some(RangePosition::Above) => format!("↑ {}", tr!(state, dil.above)),
                None => tr!(state, dil.no_rate).to_owned(),
            };
            let high = format!(
                "{}{}",
                shown(check.range.high),
                if check.range.open_above { "+" } else { "" }
            );
            let path = check.path.clone();
            view! {
                <tr>
                    <th scope="row">
                        <button type="button" class="link" on:click=click(move || state.go(&path))>
                            {check.range.name(state.lang())}
                        </button>
                    </th>
                    <td class="number">{shown(check.value)}</td>
                    <td class="number">{format!("{} – {high}", low(check.range.low))}</td>
                    <td class="place">{place}</td>
                    <td>
                        <cite>
                            {tr!(
                                state, plot.axis,
                                name = check.range.source(state.lang()),
                                unit = check.range.vintage
                            )}
                        </cite>
                    </td>
                </tr>
            }
        };
        all.with(|all| all.iter().map(line).collect_view())
    });
    view! {
        <TitledSection title=text!(state, dil.market) note=of_first_product(state)>
            <Ledger id="ranges" name=say!(dil.market) heads=RANGES rows=rows />
        </TitledSection>
    }
}
