//! The dates for a calendar, and the table for a spreadsheet.

use super::view::PaymentsView;
use crate::app::browser;
use crate::app::components::{TitledSection, click};
use crate::app::state::{AppState, state};
use crate::export::{csv, ics};
use crate::text;
use leptos::prelude::*;

/// 2026-01-01, in seconds since 1970.
const FIRST_SECOND: u64 = 1_767_225_600;

/// Two files.
#[component]
pub fn Exports() -> impl IntoView {
    let state = state();
    let shown: PaymentsView = expect_context();
    view! {
        <TitledSection title=text!(state, pay.exports)>
            <button
                type="button"
                class="add"
                id="pay-ics"
                on:click=click(move || calendar(state, shown))
            >
                {text!(state, pay.ics)}
            </button>
            <button
                type="button"
                class="add"
                id="pay-csv"
                on:click=click(move || table(state, shown))
            >
                {text!(state, pay.csv)}
            </button>
        </TitledSection>
    }
}

fn title(state: AppState) -> String {
    state.draft.with_untracked(|draft| draft.text("title").to_owned())
}

fn calendar(state: AppState, shown: PaymentsView) {
    let deal_id = state.deals.current();
    // Grows with every file and needs no memory: seconds since 2026.
    let sequence = (browser::now_ms() / 1000).saturating_sub(FIRST_SECOND);
    let sequence = u32::try_from(sequence).unwrap_or(u32::MAX);
    let edition = ics::Edition { deal_id, sequence, stamp: browser::utc_stamp() };
    let file =
        shown.with(|paid| ics::payments(paid.setup(), paid.report(), &edition, state.lang()));
    if let Some(file) = file {
        let name = browser::file_name(&title(state), "ics");
        browser::download(&name, "text/calendar", file.as_bytes());
    }
}

fn table(state: AppState, shown: PaymentsView) {
    let file = shown.with(|paid| csv::payments(paid.setup(), paid.report(), state.lang()));
    if let Some(file) = file {
        browser::download(&browser::file_name(&title(state), "csv"), "text/csv", file.as_bytes());
    }
}
