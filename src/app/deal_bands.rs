//! Between what offers and packages lie under the ranges of the deal on view, asked of the study beside the page.

use super::browser;
use super::effects::sync_slices;
use super::state::AppState;
use crate::domain::deal::Deal;
use crate::domain::draft::Audience;
use crate::domain::uncertainty::{DealBand, UncertainDeal};
use leptos::prelude::*;
use std::sync::Arc;

/// A band for each deal, where it is known; of another state of the draft there are none. Asked once the bands of the
/// draft are told, and again for other deals: not for what is told of them.
pub fn deal_bands(
    state: AppState,
    deals: Memo<Vec<Option<Arc<Deal>>>>,
) -> Memo<Vec<Option<DealBand>>> {
    let study = state.study;
    let known = Memo::new(move |_| {
        let run = study.run.get();
        let told = |found: &_| is_told(found, run);
        study.findings.with(|found| found.as_ref().is_some_and(told)).then_some(run)
    });
    let asked = RwSignal::new(0);
    sync_slices(move || {
        let Some(run) = known.get() else { return };
        let Some(question) = deals.with(|deals| question(state, deals)) else { return };
        let number = study.deals_asked.get_untracked() + 1;
        study.deals_asked.set(number);
        asked.set(number);
        browser::study_deals(number, &question, run);
    });
    Memo::new(move |_| {
        let (number, run) = (asked.get(), known.get());
        study
            .findings
            .with(|found| {
                let found = found.as_ref().filter(|found| Some(found.run) == run);
                let answer = found?.deals.iter().find(|answer| answer.number == number)?;
                Some(answer.bands.clone())
            })
            .unwrap_or_default()
    })
}

fn is_told(found: &super::study_signals::Findings, run: u32) -> bool {
    found.run == run && found.bands.is_some()
}

/// The deals with our ranges, as JSON; `None` where nothing is to be asked.
fn question(state: AppState, deals: &[Option<Arc<Deal>>]) -> Option<String> {
    // The study has the ranges of the model looked through; these deals are valued by ours.
    if state.graph.view.get_untracked() != Audience::Own || deals.iter().all(Option::is_none) {
        return None;
    }
    let ranges = state.graph.checked.with_untracked(|checked| UncertainDeal::of(checked).ok())?;
    let under = |deal: &Option<Arc<Deal>>| Some(ranges.with_terms_of(deal.as_ref()?));
    serde_json::to_string(&deals.iter().map(under).collect::<Vec<_>>()).ok()
}
