//! The memo graph: everything worked out from the draft, each stage once per edit and only when read.

use super::shelf::Shelf;
use crate::domain::deal::Deal;
use crate::domain::draft::{Checked, Draft, validate};
use crate::domain::engine::{self, Valuation};
use crate::domain::issue::Severity;
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

impl PartialEq for Valued {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.deal, &other.deal) && self.id == other.id
    }
}

/// What the page shows of the draft.
#[derive(Clone, Copy)]
pub struct Graph {
    /// The draft, read.
    pub checked: Memo<Arc<Checked>>,
    /// The last deal of this document that could be valued, with its value.
    pub valued: Memo<Option<Valued>>,
    /// Whether `valued` is older than what is typed.
    pub stale: Memo<bool>,
}

impl Graph {
    /// Builds the graph over a draft.
    pub fn new(draft: RwSignal<Draft>, shelf: Shelf) -> Self {
        let checked = Memo::new(move |_| Arc::new(draft.with(validate)));
        let valued = Memo::new(move |last: Option<&Option<Valued>>| {
            let last = last.cloned().flatten();
            value(&checked.get(), shelf.current(), last)
        });
        let stale = Memo::new(move |_| checked.with(|checked| checked.deal.is_none()));
        Self { checked, valued, stale }
    }

    /// An attribute that marks results older than what is typed.
    pub fn stale_mark(self) -> Signal<Option<String>> {
        Signal::derive(move || self.stale.get().then(|| "true".to_owned()))
    }

    /// The number of problems worth a look.
    pub fn open_issues(self) -> usize {
        self.checked.with(|checked| {
            checked.issues.iter().filter(|issue| issue.severity != Severity::Note).count()
        })
    }
}

/// The new value, or the last one of the same document while the draft cannot be read.
fn value(checked: &Checked, id: String, last: Option<Valued>) -> Option<Valued> {
    let last = last.filter(|last| last.id == id);
    let Some(deal) = &checked.deal else { return last };
    if last.as_ref().is_some_and(|last| *last.deal == *deal) {
        return last;
    }
    let valuation = Arc::new(engine::value(deal));
    Some(Valued { deal: Arc::new(deal.clone()), valuation, id })
}
