//! What their offer and our sheet say differently: each term with its worth to us, to be taken, kept or countered.

use super::signals::click;
use crate::app::field_names::term_name;
use crate::app::state::AppState;
use crate::domain::deal::Party;
use crate::domain::draft::{Draft, FieldValues};
use crate::domain::negotiation::offer::TheirOffer;
use crate::domain::negotiation::our_side;
use crate::domain::negotiation::rounds::{
    PricedComparison, TermChange, apply, compare, priced, sheet_of,
};
use crate::text;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// What the sheet and their paper say differently.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenTerms {
    ours: Draft,
    theirs: Draft,
    values: (FieldValues, FieldValues),
    terms: Vec<TermChange>,
    /// What they say of each, in the same order.
    reasons: Vec<Option<String>>,
    /// Not worked out in front of both parties.
    priced: Option<PricedComparison>,
    side: Party,
}

impl OpenTerms {
    /// Of a sheet; in front of both parties nothing is priced.
    pub fn of(draft: &Draft, answer: &TheirOffer, shared: bool) -> Self {
        let sheet = sheet_of(draft, &answer.paper);
        let priced = (!shared).then(|| priced(draft, draft, &sheet));
        let terms = compare(draft, &sheet);
        let (ours, theirs) = (draft.paper(), sheet.paper());
        let values = (FieldValues::of(&ours), FieldValues::of(&theirs));
        let reason = |term: &TermChange| {
            let touched = term.touched();
            let said = &answer.offer.reasons;
            let reason = said.iter().find(|reason| touched.contains(&reason.path));
            reason.map(|reason| reason.text.clone())
        };
        let reasons = terms.iter().map(reason).collect();
        Self { ours, theirs, values, terms, reasons, priced, side: our_side(&draft.own()) }
    }
}

/// A row for each, with what can be done: taken, kept as ours, countered in its field.
pub fn table(
    state: AppState,
    open: &OpenTerms,
    answer: StoredValue<TheirOffer>,
    kept: RwSignal<BTreeSet<String>>,
) -> AnyView {
    if open.terms.is_empty() {
        return view! { <p class="note">{text!(state, offer.nothing_open)}</p> }.into_any();
    }
    let rows =
        open.terms.iter().enumerate().map(|(at, term)| row(state, open, at, term, answer, kept));
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label=text!(state, round.changes)>
            <table class="data changes" id="offer-terms">
                <thead>
                    <tr>
                        <th scope="col">{text!(state, dil.term)}</th>
                        <th scope="col">{text!(state, model.ours)}</th>
                        <th scope="col">{text!(state, offer.theirs)}</th>
                        <th scope="col" class="number">
                            {open.priced.is_some().then(|| text!(state, offer.to_us))}
                        </th>
                        <th scope="col">
                            <span class="unseen">{text!(state, deals.actions)}</span>
                        </th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(
    state: AppState,
    open: &OpenTerms,
    at: usize,
    term: &TermChange,
    answer: StoredValue<TheirOffer>,
    kept: RwSignal<BTreeSet<String>>,
) -> AnyView {
    let lang = state.lang();
    let text = |text: Option<String>| text.unwrap_or_else(|| "–".into());
    let path = term.path().to_owned();
    let mark = term.touched().join(" ");
    let stays = kept.with(|kept| kept.contains(&mark));
    let gain = open.priced.as_ref().and_then(|priced| priced.alone.get(at).copied().flatten());
    let gain = gain.map(|gain| match open.side {
        Party::Licensor => gain.own.licensor,
        Party::Licensee => gain.own.licensee,
    });
    let worth = match (&open.priced, gain) {
        (None, _) => String::new(),
        (Some(_), None) => "–".into(),
        (Some(_), Some(gain)) => state.style().gained(gain),
    };
    let reason = open.reasons.get(at).cloned().flatten();
    let take =
        move || state.edit(|draft| answer.with_value(|answer| apply(draft, &answer.paper, at)));
    let keep = move || {
        kept.update(|kept| {
            if !kept.remove(&mark) {
                kept.insert(mark.clone());
            }
        });
    };
    let go = move || {
        state.panel.set(None);
        state.go(&path);
    };
    view! {
        <tr class:soft=stays>
            <th scope="row">
                {term_name(state, &open.theirs, &open.ours, term)}
                {reason
                    .map(|reason| {
                        view! {
                            <q class="reason" dir="auto">
                                {reason}
                            </q>
                        }
                    })}
            </th>
            <td>{text(term.old_text(&open.values.0, lang))}</td>
            <td>{text(term.new_text(&open.values.1, lang))}</td>
            <td class="number">{worth}</td>
            <td class="tools">
                <button type="button" id=format!("term-{at}-take") on:click=click(take)>
                    {text!(state, offer.take)}
                </button>
                <button
                    type="button"
                    id=format!("term-{at}-keep")
                    aria-pressed=stays.to_string()
                    on:click=click(keep)
                >
                    {text!(state, offer.keep)}
                </button>
                <button type="button" id=format!("term-{at}-counter") on:click=click(go)>
                    {text!(state, offer.counter_it)}
                </button>
            </td>
        </tr>
    }
    .into_any()
}
