//! The dates for a calendar, and the table for a spreadsheet.

use super::view::PaymentsView;
use crate::app::browser;
use crate::app::components::{TitledSection, click, ticked};
use crate::app::state::{AppState, state};
use crate::app::storage::{self, StorageKey};
use crate::domain::file_name::file_name;
use crate::export::csv;
use crate::export::ics::{self, CalendarChoice, CalendarEntry, Edition, Extent};
use crate::text;
use leptos::prelude::*;

/// 2026-01-01, in seconds since 1970.
const FIRST_SECOND: u64 = 1_767_225_600;

/// A calendar of one payment or of the next twelve months, and the table.
#[component]
pub fn Exports() -> impl IntoView {
    let state = state();
    let shown: PaymentsView = expect_context();
    let modelled = RwSignal::new(false);
    let button = move |id: &'static str, name: Signal<&'static str>, act: fn(Export)| {
        let act = move || act(Export { state, shown, modelled: modelled.get_untracked() });
        view! {
            <button type="button" class="add" id=id on:click=click(act)>
                {name}
            </button>
        }
    };
    view! {
        <TitledSection title=text!(state, pay.exports)>
            <div class="ways">
                {button("pay-ics-one", text!(state, pay.ics_one), one)}
                {button("pay-ics", text!(state, pay.ics_year), year)} <label class="inline">
                    <input
                        type="checkbox"
                        id="pay-modelled"
                        on:change=ticked(move |on| modelled.set(on))
                    />
                    {text!(state, pay.with_modelled)}
                </label> {button("pay-csv", text!(state, pay.csv), table)}
            </div>
        </TitledSection>
    }
}

/// What is asked for.
#[derive(Clone, Copy)]
struct Export {
    state: AppState,
    shown: PaymentsView,
    modelled: bool,
}

fn one(asked: Export) {
    calendar(asked, Extent::One(asked.shown.chosen.get_untracked()));
}

fn year(asked: Export) {
    calendar(asked, Extent::NextYear);
}

fn title(state: AppState) -> String {
    state.draft.with_untracked(|draft| draft.text("title").to_owned())
}

fn calendar(asked: Export, extent: Extent) {
    let Export { state, shown, modelled } = asked;
    // Grows with every file and needs no memory: seconds since 2026.
    let sequence = (browser::now_ms() / 1000).saturating_sub(FIRST_SECOND);
    let sequence = u32::try_from(sequence).unwrap_or(u32::MAX);
    let edition = Edition {
        deal_id: state.draft.with_untracked(ics::identity),
        title: title(state),
        sequence,
        stamp: browser::utc_stamp(),
    };
    let choice = CalendarChoice { extent, modelled, side: untrack(|| state.our_side()) };
    let key = StorageKey::Calendar(edition.deal_id.clone());
    let earlier: Vec<CalendarEntry> = storage::get(&key).unwrap_or_default();
    let file = shown.with(|paid| {
        ics::payments(paid.setup(), paid.report(), choice, &edition, &earlier, state.lang())
    });
    if let Some(file) = file {
        let name = file_name(&title(state), &[], "ics");
        browser::download(&name, "text/calendar", file.text.as_bytes());
        // Where it cannot be kept, a day that goes stays in the calendars that have it.
        let _kept = storage::set(&key, &file.handed_out);
    }
}

fn table(asked: Export) {
    let Export { state, shown, .. } = asked;
    let file = shown.with(|paid| csv::payments(paid.setup(), paid.report(), state.lang()));
    if let Some(file) = file {
        browser::download(&file_name(&title(state), &[], "csv"), "text/csv", file.as_bytes());
    }
}
