//! What every offer is worth under today's assumptions: a key into a term or a note values no offer anew.

use crate::app::draft_signal::DraftSignal;
use crate::app::offers::{OfferPaper, Offers};
use crate::app::shared_value::Shared;
use crate::app::slices::in_slices;
use crate::app::state::AppState;
use crate::domain::deal::Deal;
use crate::domain::draft::{Draft, validate};
use crate::domain::negotiation::rounds::sheet_of;
use crate::domain::valuation::{PartyValues, party_values};
use leptos::prelude::*;
use std::sync::Arc;

/// The newest offers, one of each side, valued at once whenever an assumption changes.
const NEWEST: usize = 2;

/// An offer under today's assumptions.
#[derive(Debug, Clone, PartialEq)]
pub struct OfferValue {
    /// The deal it would be.
    pub deal: Arc<Deal>,
    /// What that is worth.
    pub values: PartyValues,
}

/// What the offers are worth, in order; `None` for one that has no value, and for one that is not valued yet: those
/// before the newest are valued as there is time.
#[derive(Clone, Copy)]
pub struct OfferValues {
    offers: Offers,
    /// One for each offer.
    pub all: Memo<Vec<Option<OfferValue>>>,
}

impl OfferValues {
    pub fn of(state: AppState) -> Self {
        let sheets = sheets(state.draft, state.offers);
        let before = Memo::new(move |_| {
            let before = |all: &Vec<_>| all.iter().take(older(all)).cloned().collect::<Vec<_>>();
            sheets.with(before)
        });
        let work = |sheet: &Option<OfferSheet>| value(sheet.as_ref()?, &[]);
        let (before, newest) = (in_slices(before, work), newest(sheets));
        let all = Memo::new(move |_| {
            let before = before.get().into_iter().map(Option::flatten);
            before.chain(newest.get()).collect()
        });
        Self { offers: state.offers, all }
    }

    /// What the offer of an instant is worth.
    pub fn at(self, at: &str) -> Option<OfferValue> {
        let row =
            self.offers.papers.with(|papers| papers.iter().position(|offer| offer.at == at))?;
        self.all.with(|values| values.get(row).cloned().flatten())
    }
}

/// A paper, and the deal whose own it replaces.
type OfferSheet = (Shared<Draft>, Shared<Draft>);

/// Each offer under today's assumptions; `None` for a text that is no deal file.
fn sheets(draft: DraftSignal, offers: Offers) -> Memo<Vec<Option<OfferSheet>>> {
    let model = Memo::new(move |_| {
        // All that a paper leaves of the deal as it is.
        ["title", "assumptions"].into_iter().for_each(|path| draft.track_path(path));
        let mut model = draft.with_untracked(Draft::clone);
        model.remove("rounds");
        Shared(Arc::new(model))
    });
    Memo::new(move |_| {
        let sheet = |offer: &OfferPaper| Some((Shared(offer.paper()?.clone()), model.get()));
        offers.papers.with(|papers| papers.iter().map(sheet).collect())
    })
}

fn newest(sheets: Memo<Vec<Option<OfferSheet>>>) -> Memo<Vec<Option<OfferValue>>> {
    Memo::new(move |last: Option<&Vec<Option<OfferValue>>>| {
        let known: Vec<&OfferValue> = last.into_iter().flatten().flatten().collect();
        let worth = |sheet: &Option<OfferSheet>| value(sheet.as_ref()?, &known);
        sheets.with(|all| all.iter().skip(older(all)).map(worth).collect())
    })
}

/// How many there are before the newest.
fn older(all: &[Option<OfferSheet>]) -> usize {
    all.len().saturating_sub(NEWEST)
}

/// What a paper is worth under a model; a deal of `known` is not valued again.
fn value((paper, model): &OfferSheet, known: &[&OfferValue]) -> Option<OfferValue> {
    let deal = validate(&sheet_of(&model.0, &paper.0)).deal?;
    let same = known.iter().find(|value| *value.deal == deal);
    Some(same.map_or_else(
        || OfferValue { values: party_values(&deal), deal: Arc::new(deal.clone()) },
        |value| (*value).clone(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::deal::Party;
    use crate::domain::draft::{changes, from_file};
    use crate::domain::examples::first_deal::example;
    use crate::domain::negotiation::rounds::save;

    fn edit(draft: DraftSignal, edit: impl FnOnce(&mut Draft)) {
        let changed = draft.update_untracked(|draft| {
            let before = draft.clone();
            edit(draft);
            changes(&before, draft)
        });
        draft.notify_changes(&changed);
    }

    #[test]
    fn an_offer_is_read_once_and_valued_anew_only_under_other_assumptions() {
        Owner::new().with(|| {
            let mut deal = from_file(example()).unwrap_or_default();
            save(&mut deal, Party::Licensee, "", "2026-01-05T09:00:00Z");
            let draft = DraftSignal::new(deal);
            let offers = Offers::new(draft);
            let values = newest(sheets(draft, offers));
            let paper = |row: usize| offers.papers.with(|all| all.get(row)?.paper().cloned());
            let value = |row: usize| values.with(|all| all.get(row).cloned().flatten());
            let (Some(read), Some(valued)) = (paper(0), value(0)) else { panic!("no offer") };
            let same = |row: usize| {
                paper(row).is_some_and(|paper| Arc::ptr_eq(&paper, &read))
                    && value(row).is_some_and(|value| Arc::ptr_eq(&value.deal, &valued.deal))
            };

            edit(draft, |draft| draft.set("terms.upfront.0.amount", "1"));
            assert!(same(0), "a term of the sheet is none of the offer's");
            edit(draft, |draft| draft.set("rounds.0.note", "too low"));
            assert!(same(0), "nor is a note");
            edit(draft, |draft| save(draft, Party::Licensor, "", "2026-01-06T09:00:00Z"));
            assert!(same(0) && paper(1).is_some(), "another offer leaves the first as it was read");

            edit(draft, |draft| draft.set("assumptions.licensee.discount_rate", "20"));
            let anew = value(0).map(|value| value.values.common.licensee);
            assert!(anew.is_some_and(|anew| anew != valued.values.common.licensee));
            assert!(paper(0).is_some_and(|paper| Arc::ptr_eq(&paper, &read)));
        });
    }
}
