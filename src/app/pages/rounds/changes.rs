//! Two sheets side by side: every term that is different, and what it is worth to each side.

use crate::app::components::{Amount, LabelText, block, choice, click, live, offer_choice, reason};
use crate::app::field_names::term_name;
use crate::app::notice::RoundPair;
use crate::app::offers::{Offers, last_move};
use crate::app::shared_value::Shared;
use crate::app::slices::in_steps;
use crate::app::state::{AppState, state};
use crate::domain::draft::{Audience, Draft, FieldValues};
use crate::domain::negotiation::our_side;
use crate::domain::negotiation::rounds::{
    ChangePricing, Gain, Priced, PricedComparison, Round, TermChange, compare, default_span,
    differ, rounds,
};
use crate::domain::term_sheet::section_title;
use crate::domain::valuation::RateBasis;
use crate::{say, text};
use leptos::prelude::*;
use std::sync::Arc;

const FINDINGS: &str = "diligence.items";

/// Two papers and what is different.
#[derive(Debug, Clone, PartialEq)]
struct ComparedPapers {
    before: Draft,
    after: Draft,
    before_values: FieldValues,
    after_values: FieldValues,
    terms: Vec<TermChange>,
    /// Both sheets under today's assumptions; nothing in front of both parties.
    sheets: Option<Shared<PricedSheets>>,
}

/// What a comparison is priced from: the model, the older sheet, the newer one.
#[derive(Debug, Clone, PartialEq)]
struct PricedSheets {
    model: Draft,
    before: Draft,
    after: Draft,
}

impl ComparedPapers {
    fn of(draft: &Draft, offers: Offers, span: &RoundPair) -> Option<Self> {
        // The offers themselves are no part of what they are worth.
        let mut model = draft.clone();
        model.remove("rounds");
        let before = offers.sheet_at(&model, &span.from)?;
        let after = offers.sheet_at(&model, &span.to)?;
        let terms = compare(&before, &after);
        // The paths of the changes are those of the papers alone.
        let own = draft.view() != Audience::Shared;
        let sheets = own.then(|| (before.clone(), after.clone()));
        let sheets =
            sheets.map(|(before, after)| Shared(Arc::new(PricedSheets { model, before, after })));
        let (before, after) = (before.paper(), after.paper());
        let (before_values, after_values) = (FieldValues::of(&before), FieldValues::of(&after));
        Some(Self { before, after, before_values, after_values, terms, sheets })
    }
}

/// What the changes are worth, once it is worked out; until then what the same changes were worth.
fn priced(pair: Memo<Option<Arc<ComparedPapers>>>) -> Memo<Option<Arc<PricedComparison>>> {
    let wanted = Memo::new(move |_| {
        pair.with(|pair| pair.as_ref()?.sheets.clone()).into_iter().collect::<Vec<_>>()
    });
    let begin = |Shared(sheets): &Shared<PricedSheets>| {
        Some(ChangePricing::of(&sheets.model, &sheets.before, &sheets.after))
    };
    let found = in_steps(wanted, begin, |pricing: &mut Option<ChangePricing>| {
        if pricing.as_mut().is_some_and(ChangePricing::step) {
            return None;
        }
        pricing.take().map(|pricing| Arc::new(pricing.comparison()))
    });
    Memo::new(move |last: Option<&Option<Arc<PricedComparison>>>| {
        let found = found.get().into_iter().next()?;
        let same = |last: &Arc<PricedComparison>| {
            pair.with(|pair| pair.as_ref().is_some_and(|pair| pair.terms == last.terms))
        };
        found.or_else(|| last.cloned().flatten().filter(same))
    })
}

/// The two sheets chosen, compared.
#[component]
pub fn Changes() -> impl IntoView {
    let state = state();
    let basis = RwSignal::new(RateBasis::Common);
    // Compared with the last offer until another is chosen.
    let offers = state.follow(&["rounds"], rounds);
    let span = Memo::new(move |_| {
        let chosen = state.span.get();
        let offers: Vec<Round> = offers.get();
        let chosen_at_all = chosen != RoundPair::default();
        let there = |at: &str| offers.iter().any(|round| round.at == at);
        let (from, to) = state.draft.with(|draft| {
            let last = state.offers.papers.with(|papers| last_move(papers)?.paper().cloned());
            let edited = last.is_none_or(|last| differ(&last, draft));
            let moves: Vec<Round> = offers.iter().filter(|it| it.is_move()).cloned().collect();
            default_span(&moves, our_side(draft), edited)
        });
        let from = if there(&chosen.from) { chosen.from } else { from };
        // Chosen to end at the draft, or nothing chosen at all.
        let to =
            if chosen.to.is_empty() && there(&from) && !chosen_at_all { to } else { chosen.to };
        let to = Some(to).filter(|at| there(at)).unwrap_or_default();
        RoundPair { from, to }
    });
    let pair = Memo::new(move |_| {
        let span = span.get();
        let compared = (!span.from.is_empty())
            .then(|| state.draft.with(|draft| ComparedPapers::of(draft, state.offers, &span)));
        compared.flatten().map(Arc::new)
    });
    let priced = priced(pair);
    let switch = move |value: RateBasis, name: Signal<&'static str>| {
        choice(move || basis.get() == value, move || basis.set(value), name)
    };
    let bases = block(move || {
        (!state.is_shared()).then(|| {
            view! {
                <span role="group" class="switch" aria-label=text!(state, value.rate)>
                    {switch(RateBasis::Common, text!(state, value.at_one_rate))}
                    {switch(RateBasis::Own, text!(state, value.own))}
                </span>
            }
        })
    });
    view! {
        <div class="switches asked">
            {pick(state, "span-from", text!(state, plot.from), span, false)}
            {pick(state, "span-to", text!(state, round.to), span, true)} {bases}
        </div>
        {block(move || match pair.get() {
            None => view! { <p class="note">{text!(state, round.none)}</p> }.into_any(),
            Some(pair) if pair.terms.is_empty() => {
                view! { <p class="note">{text!(state, round.same)}</p> }.into_any()
            }
            Some(pair) => table(state, &pair, priced.get().as_deref(), basis.get()),
        })}
    }
}

/// A choice among the offers; the newer one may be the sheet as it is.
fn pick(
    state: AppState,
    id: &'static str,
    name: Signal<&'static str>,
    span: Memo<RoundPair>,
    newer: bool,
) -> AnyView {
    let chosen =
        live(move || span.with(|span| if newer { span.to.clone() } else { span.from.clone() }));
    let choose = move |at: String| {
        let mut next = span.get_untracked();
        *(if newer { &mut next.to } else { &mut next.from }) = at;
        state.span.set(next);
    };
    let now: Option<LabelText> = newer.then_some(say!(round.now));
    view! { <label class="inline">{name} " " {offer_choice(state, id, now, chosen, choose)}</label> }
        .into_any()
}

fn table(
    state: AppState,
    pair: &ComparedPapers,
    priced: Option<&PricedComparison>,
    basis: RateBasis,
) -> AnyView {
    let mut section = "";
    let rows = pair.terms.iter().enumerate().map(|(at, term)| {
        let head = (term.section != section).then(|| heading(state, term.section));
        section = term.section;
        view! {
            {head}
            {line(state, pair, priced, (at, term), basis)}
        }
    });
    let rows = rows.collect_view();
    let worth = pair.sheets.as_ref().map(|_| {
        view! {
            <th scope="col" colspan="2" class="number">
                {text!(state, round.alone)}
            </th>
            <th scope="col" colspan="2" class="number">
                {text!(state, round.in_turn)}
            </th>
        }
    });
    let sides = pair.sheets.as_ref().map(|_| {
        let side = |class, name: Signal<&'static str>| {
            view! {
                <th scope="col" class=class>
                    {name}
                </th>
            }
        };
        view! {
            <tr>
                <td colspan="3"></td>
                {side("number licensor", text!(state, plot.licensor))}
                {side("number licensee", text!(state, plot.licensee))}
                {side("number licensor", text!(state, plot.licensor))}
                {side("number licensee", text!(state, plot.licensee))}
            </tr>
        }
    });
    let foot = pair.sheets.as_ref().map(|_| total(state, priced, basis));
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label=text!(state, round.changes)>
            <table class="data changes" id="changes">
                <thead>
                    <tr>
                        <th scope="col">{text!(state, dil.term)}</th>
                        <th scope="col">{text!(state, round.was)}</th>
                        <th scope="col">{text!(state, round.is)}</th>
                        {worth}
                    </tr>
                    {sides}
                </thead>
                <tbody>{rows}</tbody>
                {foot}
            </table>
        </div>
        {priced.map(|priced| unvalued(state, priced))}
    }
    .into_any()
}

fn heading(state: AppState, section: &'static str) -> AnyView {
    let title = section_title(section, state.lang());
    view! {
        <tr class="group">
            <th scope="rowgroup" colspan="7">
                {title}
            </th>
        </tr>
    }
    .into_any()
}

fn line(
    state: AppState,
    pair: &ComparedPapers,
    priced: Option<&PricedComparison>,
    (at, term): (usize, &TermChange),
    basis: RateBasis,
) -> AnyView {
    let lang = state.lang();
    let text = |text: Option<String>| text.unwrap_or_else(|| "–".into());
    // Which row of the findings it is only the whole deal knows.
    let finding = term.path().starts_with(FINDINGS);
    let path = if finding { FINDINGS } else { term.path() }.to_owned();
    let name = term_name(state, &pair.after, &pair.before, term);
    let section = term.decision.map(|_| term.section);
    let lead = move || match section {
        Some(section) => state.read_section(section),
        None => state.go(&path),
    };
    let worth = pair.sheets.as_ref().map(|_| {
        let of = |read: fn(&PricedComparison) -> &Vec<Option<Priced<Gain>>>| {
            cells(state, priced.map(|priced| read(priced).get(at).copied().flatten()), basis)
        };
        [of(|priced| &priced.alone), of(|priced| &priced.in_turn)].collect_view()
    });
    view! {
        <tr>
            <th scope="row">
                <button type="button" class="link" on:click=click(lead)>
                    {name}
                </button>
            </th>
            <td>
                <del>{text(term.old_text(&pair.before_values, lang))}</del>
            </td>
            <td>
                <ins>{text(term.new_text(&pair.after_values, lang))}</ins>
            </td>
            {worth}
        </tr>
    }
    .into_any()
}

/// What a change adds to each side, with its sign, once that is known.
fn cells(state: AppState, gain: Option<Option<Priced<Gain>>>, basis: RateBasis) -> AnyView {
    let text = |read: fn(Gain) -> f64| match gain {
        None => "…".into(),
        Some(None) => "–".into(),
        Some(Some(gain)) => state.style().gained(read(gain.at(basis))),
    };
    view! {
        <td class="number licensor">
            <Amount text=text(|gain| gain.licensor) />
        </td>
        <td class="number licensee">
            <Amount text=text(|gain| gain.licensee) />
        </td>
    }
    .into_any()
}

/// What all changes together are worth: the sum of what each adds in turn.
fn total(state: AppState, priced: Option<&PricedComparison>, basis: RateBasis) -> AnyView {
    let whole = priced.map(PricedComparison::whole);
    view! {
        <tfoot>
            <tr>
                <th scope="row" colspan="5">
                    {text!(state, round.all)}
                </th>
                {cells(state, whole, basis)}
            </tr>
        </tfoot>
    }
    .into_any()
}

/// Why one of the sheets has no value under the assumptions as they are.
fn unvalued(state: AppState, priced: &PricedComparison) -> AnyView {
    let issues =
        [&priced.before, &priced.after].into_iter().filter_map(|value| value.as_ref().err());
    let lines = issues.flatten().map(|issue| reason(state, issue));
    let lines = lines.collect_view();
    (!lines.is_empty())
        .then(|| {
            view! {
                <div class="message" data-severity="amber">
                    <p>{text!(state, round.no_value)}</p>
                    <ul>{lines}</ul>
                </div>
            }
        })
        .into_any()
}
