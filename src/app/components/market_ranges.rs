//! What is usual beside what is on the table, term by term.

use super::data_table::{Heading, Ledger};
use super::section::{TitledSection, of_first_product};
use super::signals::{block, click};
use super::sources::looked_up;
use crate::app::browser;
use crate::app::draft_signal::WHOLE;
use crate::app::field_names::word;
use crate::app::state::{AppState, state};
use crate::domain::diligence::{RangeCheck, RangePosition, compared};
use crate::{say, text, tr};
use leptos::prelude::*;

const MODALITY: &str = "terms.products.0.modality";
const STAGE: &str = "terms.products.0.stage";

const RANGES: &[Heading] = &[
    (say!(dil.term), false),
    (say!(dil.here), true),
    (say!(dil.usual), true),
    (say!(dil.place), false),
    (say!(deals.source), false),
];

/// What our own public deals say of it.
fn facts(state: AppState, check: &RangeCheck) -> String {
    let Some(facts) = check.facts else { return tr!(state, dil.no_facts).to_owned() };
    let family = facts.filter.family.map(|it| word(state, MODALITY, it.word()));
    let stage = facts.filter.stage.map(|it| word(state, STAGE, it.word()));
    let named: Vec<&str> = family.into_iter().chain(stage).collect();
    let filter =
        if named.is_empty() { tr!(state, pay.all_years).to_owned() } else { named.join(" · ") };
    let style = state.style();
    let (count, median) = (facts.count, style.money(facts.median, "USD"));
    let range = style.range(facts.low, facts.high, "", "USD");
    if facts.summed {
        return tr!(
            state,
            dil.facts_summed,
            count = count,
            filter = filter,
            median = median,
            range = range
        );
    }
    tr!(state, dil.facts, count = count, filter = filter, median = median, range = range)
}

/// The number of its row, from 1.
fn row_of(check: &RangeCheck) -> Option<usize> {
    check
        .path
        .split('.')
        .filter_map(|step| step.parse::<usize>().ok())
        .next_back()
        .map(|row| row + 1)
}

/// What is usual beside what is on the table.
#[component]
pub fn MarketRanges() -> impl IntoView {
    let state = state();
    let today = browser::today();
    let all = state.follow_values(WHOLE, move |values| compared(values, today));
    let rows = block(move || {
        let several = |check: &RangeCheck| {
            let same = |other: &&RangeCheck| other.range.key == check.range.key;
            all.with(|all| all.iter().filter(same).count() > 1)
        };
        let line = |check: &RangeCheck| {
            let share = check.range.unit != "usd_m";
            let style = state.style();
            let shown =
                |x: f64| if share { state.style().percent(x) } else { style.money(x, "USD") };
            let place = match check.place {
                RangePosition::Below => format!("↓ {}", tr!(state, dil.below)),
                RangePosition::Inside => tr!(state, dil.inside).to_owned(),
                RangePosition::Above => format!("↑ {}", tr!(state, dil.above)),
                RangePosition::Contested => tr!(state, dil.contested).to_owned(),
                RangePosition::NoRate => tr!(state, dil.no_rate).to_owned(),
                RangePosition::NoWestern => tr!(state, dil.no_western).to_owned(),
                RangePosition::Unknown => looked_up(state, check.range.review),
            };
            let (low, high) = (check.range.low, check.range.high);
            let more = if check.range.open_above { "+" } else { "" };
            let usual = match share {
                true => format!(
                    "{} – {}{more}",
                    state.style().percent(low),
                    state.style().percent(high)
                ),
                false => style.range(low, high, more, "USD"),
            };
            let path = check.path.clone();
            let name = check.range.name(state.lang());
            let name = match row_of(check).filter(|_| several(check)) {
                Some(row) => tr!(state, field.in_row, label = name, row = row),
                None => name.to_owned(),
            };
            view! {
                <tr>
                    <th scope="row">
                        <button type="button" class="link" on:click=click(move || state.go(&path))>
                            {name}
                        </button>
                        <small>{facts(state, check)}</small>
                    </th>
                    <td class="number">{check.value.map_or_else(|| "–".to_owned(), shown)}</td>
                    <td class="number">{usual}</td>
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
