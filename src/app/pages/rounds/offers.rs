//! The offers in order, with their notes: saved, restored, taken out.

use super::offer_values::{OfferValue, OfferValues};
use crate::app::actions::next_side;
use crate::app::browser;
use crate::app::components::{
    Amount, Control, Heading, Ledger, block, click, flag, in_batches, live, typed,
};
use crate::app::field_names;
use crate::app::notice::{Notice, RoundPair};
use crate::app::state::{AppState, HEADLINE, UPFRONT, state, sum_of};
use crate::domain::deal::Party;
use crate::domain::draft::FieldValues;
use crate::domain::negotiation::rounds::{self, Round, rounds};
use crate::domain::valuation::RnpvSplit;
use crate::{say, text};
use leptos::prelude::*;

/// An offer as the table shows it.
#[derive(Debug, Clone, PartialEq)]
struct OfferRow {
    /// Whose and when.
    round: Round,
    /// Headline and upfront, millions; `None` when its text is no sheet any more.
    face: Option<(f64, f64)>,
    /// Both at the rates chosen; `None` when it has no value under today's assumptions.
    rnpv: Option<RnpvSplit>,
}

/// Every offer by its place.
fn made(state: AppState, values: OfferValues) -> Memo<Vec<OfferRow>> {
    let rounds = state.follow(&["rounds"], rounds);
    let faces = Memo::new(move |_| {
        state.offers.papers.with(|papers| {
            papers
                .iter()
                .map(|offer| offer.paper().map(|paper| face(&FieldValues::of(paper))))
                .collect::<Vec<_>>()
        })
    });
    Memo::new(move |_| {
        let basis = state.basis.get();
        let row = |round: Round, face: Option<(f64, f64)>, value: Option<OfferValue>| {
            let rnpv = value.map(|value| value.values.at(basis));
            // The note has a field of its own in the row.
            OfferRow { round: Round { note: String::new(), ..round }, face, rnpv }
        };
        let values = values.all.get();
        let offers = rounds.get().into_iter().zip(faces.get()).zip(values);
        offers.map(|((round, face), value)| row(round, face, value)).collect()
    })
}

fn face(values: &FieldValues) -> (f64, f64) {
    (sum_of(values, HEADLINE), sum_of(values, UPFRONT))
}

const PRIVATE: &[Heading] = &[
    (say!(round.number), false),
    (say!(round.by), false),
    (say!(round.when), false),
    (say!(score.headline), true),
    (say!(plot.upfront), true),
    (say!(score.rnpv_licensor), true),
    (say!(score.rnpv_licensee), true),
    (say!(score.share), true),
    (say!(round.note), false),
    (say!(deals.actions), false),
];

/// The offers with their notes, and what can be done with them. Not drawn in front of both parties.
#[component]
pub fn Offers(
    /// What they are worth.
    values: OfferValues,
) -> impl IntoView {
    let state = state();
    let made = made(state, values);
    let rows = Memo::new(move |_| made.get().into_iter().enumerate().collect::<Vec<_>>());
    let rows = block(move || in_batches(rows, move |(at, offer)| row(state, *at, offer.clone())));
    view! { <Ledger id="offers" name=say!(round.offers) heads=PRIVATE rows=rows /> }
}

/// Whose offer the sheet is, a note, and the button that saves it.
#[component]
pub fn Save() -> impl IntoView {
    let state = state();
    let chosen = RwSignal::new(None::<Party>);
    let next = state.follow(&["rounds", "stance.side"], next_side);
    let side = move || chosen.get().unwrap_or_else(|| next.get());
    let note = RwSignal::new(String::new());
    let save = move || {
        state.save_round_as(untrack(side), &note.get_untracked());
        chosen.set(None);
        note.set(String::new());
    };
    let option = move |party: Party| {
        view! {
            <option value=party.word() prop:selected=flag(move || side() == party)>
                {live(move || field_names::party(state, party).into())}
            </option>
        }
    };
    let noted = block(move || {
        (!state.is_shared()).then(|| {
            view! {
                <label class="inline">
                    {text!(state, round.note)} " "
                    <input
                        id="round-note"
                        type="text"
                        prop:value=note
                        on:input=typed(move |text| note.set(text))
                    />
                </label>
            }
        })
    });
    view! {
        <div class="switches">
            <label class="inline">
                {text!(state, round.offer_of)} " "
                <select
                    id="round-side"
                    on:change=typed(move |word| chosen.set(Party::from_word(&word)))
                >
                    {option(Party::Licensor)}
                    {option(Party::Licensee)}
                </select>
            </label>
            {noted}
            <button type="button" class="add" id="round-save" on:click=click(save)>
                {text!(state, round.save)}
            </button>
        </div>
    }
}

fn row(state: AppState, at: usize, offer: OfferRow) -> AnyView {
    let style = state.style();
    let side = offer.round.side;
    let number = |text: String| {
        view! {
            <td class="number">
                <Amount text=text />
            </td>
        }
    };
    let rnpv = move || {
        let amount = |read: fn(&RnpvSplit) -> f64| {
            offer.rnpv.as_ref().map_or("–".into(), |rnpv| style.amount(read(rnpv)))
        };
        let share = offer
            .rnpv
            .and_then(|rnpv| rnpv.licensor_share)
            .map_or("–".into(), |x| state.style().percent(x));
        view! {
            <td class="number licensor">
                <Amount text=amount(|rnpv| rnpv.licensor) />
            </td>
            <td class="number licensee">
                <Amount text=amount(|rnpv| rnpv.licensee) />
            </td>
            {number(share)}
            <td>
                <Control
                    path=format!("rounds.{at}.note")
                    name=text!(state, round.note).get().to_owned()
                />
            </td>
        }
    };
    let face = |read: fn((f64, f64)) -> f64| {
        offer.face.map_or("–".into(), |face| style.amount(read(face)))
    };
    let (headline, upfront) = (face(|face| face.0), face(|face| face.1));
    let when = browser::shown_instant(&offer.round.at);
    let is_kept = offer.round.kept.is_some();
    let kept = is_kept.then(|| view! { <small>{text!(state, round.not_made)}</small> });
    view! {
        <tr>
            <th scope="row">{offer.round.number.to_string()} {kept}</th>
            <td class=side.word()>{field_names::party(state, side)}</td>
            <td class="soft">{when}</td>
            {number(headline)}
            {number(upfront)}
            {rnpv()}
            <td class="tools">{tools(state, at, offer.round)}</td>
        </tr>
    }
    .into_any()
}

/// What can be done with an offer.
fn tools(state: AppState, at: usize, round: Round) -> AnyView {
    let instant = round.at;
    let compare = move || state.span.set(RoundPair { from: instant.clone(), to: String::new() });
    let number = round.number;
    let restore = move || {
        state.edit(|draft| {
            rounds::restore(draft, at);
        });
        state.notice.set(Some(Notice::RoundLaid(number)));
    };
    let remove = move || {
        state.edit(|draft| draft.remove_row("rounds", at));
        state.notice.set(Some(Notice::RoundRemoved(number)));
    };
    let make = move || state.edit(|draft| rounds::make(draft, at));
    let make = round.kept.is_some().then(|| {
        view! {
            <button type="button" id=format!("round-{at}-make") on:click=click(make)>
                {text!(state, round.make)}
            </button>
        }
    });
    view! {
        {make}
        <button type="button" id=format!("round-{at}-compare") on:click=click(compare)>
            {text!(state, round.compare)}
        </button>
        <button type="button" id=format!("round-{at}-restore") on:click=click(restore)>
            {text!(state, round.restore)}
        </button>
        <button type="button" id=format!("round-{at}-remove") on:click=click(remove)>
            {text!(state, round.remove)}
        </button>
    }
    .into_any()
}
