//! Which payments the page shows, and how one is named.

use crate::app::graph::Paid;
use crate::app::state::AppState;
use crate::domain::cash_path::{Route, Scheduled, ThreePoint};
use crate::domain::date::Date;
use crate::domain::draft::Choice;
use chrono::Datelike;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// What the tab shows; copied freely.
#[derive(Clone, Copy)]
pub struct PaymentsView {
    /// The payments of the case chosen.
    pub paid: Memo<Option<Paid>>,
    /// The success case's payments to choose from, by their ids, after the one that means the whole deal.
    pub ids: Memo<Vec<Choice>>,
    /// The expected case instead of success.
    pub expected: RwSignal<bool>,
    /// The year shown; `None`: all.
    pub year: RwSignal<Option<i32>>,
    /// The payment looked at: its place in the schedule.
    pub chosen: RwSignal<usize>,
    /// The day its money is wanted, as typed.
    pub target: RwSignal<String>,
}

impl PaymentsView {
    /// Reads the payments; nothing while there are none.
    pub fn with<T>(self, read: impl FnOnce(&Paid) -> T) -> Option<T> {
        self.paid.with(|paid| paid.as_ref().map(read))
    }

    /// The payments in the year shown, by place in the schedule.
    pub fn rows(self) -> Vec<usize> {
        let year = self.year.get();
        self.with(|paid| {
            let routes = paid.setup().scheduled.iter().zip(&paid.report().paths.routes);
            let within = |payment: &Scheduled, route: &Route| {
                let (first, last) = years(payment, route);
                year.is_none_or(|year| (first..=last).contains(&year))
            };
            let rows = routes.enumerate().filter(|(_, (payment, route))| within(payment, route));
            rows.map(|(row, _)| row).collect()
        })
        .unwrap_or_default()
    }
}

/// Every id once.
pub fn ids(state: AppState) -> Memo<Vec<Choice>> {
    Memo::new(move |_| {
        let choice = |word: &str| Choice { word: word.to_owned(), name: String::new() };
        state.graph.paid.with(|paid| {
            let mut known = BTreeSet::from([""]);
            let scheduled = paid.iter().flat_map(|paid| &paid.setup().scheduled);
            let new = scheduled.filter(|payment| known.insert(&payment.id));
            std::iter::once(choice("")).chain(new.map(|payment| choice(&payment.id))).collect()
        })
    })
}

/// The calendar years from a payment's due date to its arrival on the longest path.
pub fn years(payment: &Scheduled, route: &Route) -> (i32, i32) {
    let last = match route {
        Route::Inward(path) => path.onshore.unwrap_or(path.usable).max,
        Route::Outward(path) => path.credited.max,
        Route::Shares => payment.due_on,
    };
    (payment.due_on.year(), last.year())
}

/// A range of days: the likely one, and the others where they differ.
pub fn days(state: AppState, dates: ThreePoint<Date>) -> AnyView {
    let style = state.style();
    let (likely, min, max) =
        (style.date(dates.likely), style.date(dates.min), style.date(dates.max));
    let range =
        (dates.min != dates.max).then(|| view! { <small>{format!("{min} – {max}")}</small> });
    view! { <span class="days">{likely} {range}</span> }.into_any()
}
