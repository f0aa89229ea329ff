//! The memo graph: everything worked out from the draft, each stage once per edit and only when read.

use super::draft_signal::DraftSignal;
use crate::domain::cash_path::{Counts, PaymentSetup, Report, besides};
use crate::domain::date::Date;
use crate::domain::deal::Deal;
use crate::domain::draft::lines;
use crate::domain::draft::{Audience, Checked, Draft, FieldValues};
use crate::domain::issue::Severity;
use crate::domain::valuation::{Payment, Valuation};
use leptos::prelude::*;
use std::sync::Arc;

/// A deal and what it is worth, worked out together so that no plot mixes two of them.
#[derive(Debug, Clone)]
pub struct Valued {
    /// The deal.
    pub deal: Arc<Deal>,
    /// Its valuation.
    pub valuation: Arc<Valuation>,
    /// The kept deal it was made from: a result never outlives its document.
    id: String,
}

impl Valued {
    /// The id of the kept deal it was made from.
    pub fn id(&self) -> &str {
        &self.id
    }
}

impl PartialEq for Valued {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.deal, &other.deal) && self.id == other.id
    }
}

/// The payments of a schedule, worked out: one value that is replaced, never changed.
#[derive(Clone)]
pub struct Paid(Arc<(PaymentSetup, Report)>);

impl Paid {
    /// What was worked out.
    pub fn new(setup: PaymentSetup, report: Report) -> Self {
        Self(Arc::new((setup, report)))
    }

    /// What it was worked out from.
    pub fn setup(&self) -> &PaymentSetup {
        &self.0.0
    }

    /// Paths, taxes, formalities, issues.
    pub fn report(&self) -> &Report {
        &self.0.1
    }
}

impl PartialEq for Paid {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// Works out the payments of a deal: code that comes after the first load ([`super::lazy`]).
pub type WorkOut = fn(&Deal, &FieldValues, &[Payment], Date) -> Paid;

/// What the graph is worked out by, handed in: its test counts how often each is run.
#[derive(Clone, Copy)]
pub struct Stages {
    /// Reads a draft.
    pub validate: fn(&Draft) -> Checked,
    /// Values a deal.
    pub value: fn(&Deal) -> Valuation,
    /// Today's date.
    pub today: fn() -> Date,
}

/// What the page shows of the draft.
#[derive(Clone, Copy)]
pub struct Graph {
    /// Whose eyes the draft is seen with.
    pub view: Memo<Audience>,
    /// The draft, read.
    pub checked: Memo<Arc<Checked>>,
    /// The last deal of this document that could be valued, with its value.
    pub valued: Memo<Option<Valued>>,
    /// The payments of the success case.
    pub paid: Memo<Option<Paid>>,
    /// Whether `valued` is older than what is typed.
    pub stale: Memo<bool>,
    today: fn() -> Date,
}

impl Graph {
    /// Builds the graph over a draft, which is that of the stored deal of an id, with what works out payments once
    /// that is here.
    pub fn new(
        draft: DraftSignal,
        id: Signal<String>,
        work_out: Signal<Option<WorkOut>>,
        stages: Stages,
    ) -> Self {
        let Stages { validate, value, today } = stages;
        let view = Memo::new(move |_| draft.with(Draft::view));
        let checked = Memo::new(move |_| Arc::new(draft.with(validate)));
        let valued = Memo::new(move |last: Option<&Option<Valued>>| {
            // In front of both parties there is no value, not even an old one.
            if view.get() == Audience::Shared {
                return None;
            }
            let last = last.cloned().flatten();
            valued(&checked.get(), id.get(), last, value)
        });
        let paid = Memo::new(move |_| {
            let work_out = work_out.get()?;
            valued.with(|valued| {
                let Valued { deal, valuation, .. } = valued.as_ref()?;
                let payments = &valuation.success.payments;
                Some(checked.with(|checked| work_out(deal, &checked.values, payments, today())))
            })
        });
        let stale = Memo::new(move |_| {
            view.get() != Audience::Shared && checked.with(|checked| checked.deal.is_none())
        });
        Self { view, checked, valued, paid, stale, today }
    }

    /// An attribute that marks results older than what is typed.
    pub fn stale_mark(self) -> Signal<Option<String>> {
        Signal::derive(move || self.stale.get().then(|| "true".to_owned()))
    }

    /// The number of lines somebody has to act on; `None` until those of the payments are known.
    pub fn to_act(self) -> Option<usize> {
        self.checked.with(|checked| {
            let typed = checked.issues.iter().filter(|issue| issue.severity != Severity::Note);
            let typed = lines(typed.collect()).len();
            if self.valued.with(Option::is_none) {
                return Some(typed);
            }
            self.paid.with(|paid| {
                let groups = besides(&paid.as_ref()?.report().issues, &checked.issues);
                Some(typed + Counts::of_groups(&groups).to_act())
            })
        })
    }

    /// The next day money of the success case is usable (likely) from today on.
    pub fn next_usable(self) -> Option<Date> {
        let today = (self.today)();
        self.paid.with(|paid| {
            let usable = paid.as_ref()?.report().paths.inward().map(|(_, path)| path.usable.likely);
            usable.filter(|usable| *usable >= today).min()
        })
    }

    /// The days from today to [`Graph::next_usable`].
    pub fn days_to_cash(self) -> Option<i64> {
        Some((self.next_usable()? - (self.today)()).num_days())
    }
}

/// The new value, or the last one of the same document while the draft cannot be read.
fn valued(
    checked: &Checked,
    id: String,
    last: Option<Valued>,
    value: fn(&Deal) -> Valuation,
) -> Option<Valued> {
    let last = last.filter(|last| last.id == id);
    let Some(deal) = &checked.deal else { return last };
    if last.as_ref().is_some_and(|last| *last.deal == *deal) {
        return last;
    }
    let valuation = Arc::new(value(deal));
    Some(Valued { deal: Arc::new(deal.clone()), valuation, id })
}

#[cfg(test)]
mod memo_graph;
