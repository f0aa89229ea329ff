//! The other side's last offer, answered term by term: taken, kept as ours, or countered; accepted as a whole.

use super::arrived::{heading, message};
use super::send::{agreed_words, alert};
use super::signals::{block, click};
use crate::app::field_names::term_name;
use crate::app::notice::Panel;
use crate::app::preferences::Tab;
use crate::app::signing;
use crate::app::state::{AppState, state};
use crate::domain::deal::Party;
use crate::domain::draft::{Draft, FieldValues};
use crate::domain::hex::hex;
use crate::domain::negotiation::offer::{
    CONFIRMED, OfferNote, Standing, TheirOffer, answer, fingerprint, next, together,
};
use crate::domain::negotiation::our_side;
use crate::domain::negotiation::rounds::{
    PricedComparison, TermChange, apply, compare, priced, sheet_of,
};
use crate::{text, tr};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The other side's last offer, as long as we have not answered it.
#[component]
pub fn AnswerOffer() -> impl IntoView {
    let state = state();
    let asked = Memo::new(move |_| state.draft.with(answer));
    // What was decided to stay ours, by what it would change.
    let kept = RwSignal::new(BTreeSet::<String>::new());
    let refused = RwSignal::new(None::<String>);
    block(move || match asked.get() {
        None => view! { <p class="note">{text!(state, offer.none)}</p> }.into_any(),
        Some(answer) => answered(state, answer, kept, refused),
    })
}

fn answered(
    state: AppState,
    answer: TheirOffer,
    kept: RwSignal<BTreeSet<String>>,
    refused: RwSignal<Option<String>>,
) -> AnyView {
    let answer = StoredValue::new(answer);
    let head = block(move || {
        let own = state.draft.with(|draft| draft.own().into_owned());
        answer.with_value(|answer| {
            let accepts = Standing::Acceptance;
            let standing = if answer.accepts { &accepts } else { &Standing::Answer };
            heading(state, &own, &answer.offer, standing)
        })
    });
    let said = answer.with_value(|answer| message(&answer.offer));
    if answer.with_value(|answer| answer.accepts) {
        return view! {
            <p>
                <b>{head}</b>
            </p>
            {said}
            {agreed_words(state)}
            {confirm(state, answer)}
            {read_it(state)}
        }
        .into_any();
    }
    let open = Memo::new(move |_| {
        let shared = state.is_shared();
        state.draft.with(|draft| answer.with_value(|answer| OpenTerms::of(draft, answer, shared)))
    });
    let number = move || state.draft.with(|draft| next(&draft.own()).0);
    let accept = move || {
        state.edit(|draft| answer.with_value(|answer| *draft = sheet_of(draft, &answer.paper)));
        match signing::offer(state, &OfferNote::default()) {
            Ok(_) => state.panel.set(Some(Panel::Send)),
            Err(refusal) => refused.set(Some(untrack(|| refusal.message(state.lang())))),
        }
    };
    let all = move || {
        state.edit(|draft| answer.with_value(|answer| *draft = sheet_of(draft, &answer.paper)));
    };
    let merge = move || state.edit(|draft| answer.with_value(|answer| together(draft, answer)));
    view! {
        <p>
            <b>{head}</b>
        </p>
        {said}
        {confirm(state, answer)}
        <p class="note">{text!(state, offer.how)}</p>
        {agreed_words(state)}
        {block(move || Some(table(state, &open.get(), answer, kept)))}
        {block(move || refused.get().map(alert))}
        <div class="switches">
            <button type="button" class="add primary" id="offer-accept" on:click=click(accept)>
                {text!(state, offer.accept)}
            </button>
            <button type="button" class="add" id="offer-all" on:click=click(all)>
                {text!(state, offer.take_all)}
            </button>
            <button type="button" class="add" id="offer-together" on:click=click(merge)>
                {text!(state, offer.together)}
            </button>
            <button
                type="button"
                class="add"
                id="offer-send"
                on:click=click(move || state.panel.set(Some(Panel::Send)))
            >
                {block(move || tr!(state, send.sign, number = number()))}
            </button>
        </div>
    }
    .into_any()
}

/// The way to the document, which carries the words of the agreed text.
fn read_it(state: AppState) -> AnyView {
    let read = move || {
        state.panel.set(None);
        state.tab.set(Tab::Document);
    };
    view! {
        <div class="switches">
            <button type="button" class="add primary" id="offer-read" on:click=click(read)>
                {text!(state, offer.read)}
            </button>
        </div>
    }
    .into_any()
}

/// The other side's key in its words, until they were compared.
fn confirm(state: AppState, answer: StoredValue<TheirOffer>) -> AnyView {
    let key = answer.with_value(|answer| answer.offer.key);
    let words = fingerprint(&key);
    let confirmed = state.text(CONFIRMED);
    block(move || {
        let done = confirmed.get() == hex(&key);
        let act = move || state.edit(|draft| draft.set(CONFIRMED, &hex(&key)));
        if done {
            return view! { <p>{tr!(state, offer.key_compared, words = words.clone())}</p> }
                .into_any();
        }
        let button = (!state.is_shared()).then(|| {
            view! {
                <button type="button" class="link" id="offer-confirm" on:click=click(act)>
                    {text!(state, offer.confirm)}
                </button>
            }
        });
        view! { <p>{tr!(state, offer.their_key, words = words.clone())} " " {button}</p> }
            .into_any()
    })
    .into_any()
}

/// What the sheet and their paper say differently.
#[derive(Debug, Clone, PartialEq)]
struct OpenTerms {
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
    fn of(draft: &Draft, answer: &TheirOffer, shared: bool) -> Self {
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

fn table(
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
        (Some(_), Some(gain)) => state.style().signed(gain),
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
