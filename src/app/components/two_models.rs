//! Both sides' values by both models, side by side: what we believe, and what the other side is supposed to.

use super::amount::Amount;
use super::section::TitledSection;
use super::signals::{block, click, live};
use crate::app::field_names::party;
use crate::app::state::{AppState, state};
use crate::domain::deal::Party;
use crate::domain::draft::{Audience, Checked, Draft, validate};
use crate::domain::negotiation::walk_away;
use crate::domain::valuation::{PartyValues, party_values};
use crate::{text, tr};
use leptos::prelude::*;

/// What each model says; the second where there is one.
type ByModel = (Option<PartyValues>, Option<PartyValues>);

/// Both sides' values by both models. Nothing in front of both parties.
#[component]
pub fn TwoModels() -> impl IntoView {
    let state = state();
    let values = Memo::new(move |_| {
        state.graph.checked.with(|shown| state.draft.with(|draft| by_model(draft, shown)))
    });
    let note = Signal::derive(move || tr!(state, model.both_note).to_owned());
    block(move || {
        (!state.is_shared()).then(|| {
            view! {
                <TitledSection title=text!(state, model.both) note=note>
                    {block(move || match values.get().1 {
                        Some(_) => table(state, values),
                        None => suppose(state),
                    })}
                </TitledSection>
            }
        })
    })
}

/// The model on view is read already.
fn by_model(draft: &Draft, shown: &Checked) -> ByModel {
    let by = |view| match view == draft.view() {
        true => shown.deal.as_ref().map(party_values),
        false => validate(&draft.through(view)).deal.as_ref().map(party_values),
    };
    match draft.view() {
        Audience::Shared => (None, None),
        Audience::Own | Audience::Other => {
            (by(Audience::Own), draft.has_other().then(|| by(Audience::Other)).flatten())
        }
    }
}

/// Begins the second model.
fn suppose(state: AppState) -> AnyView {
    view! {
        <button
            type="button"
            class="add"
            id="suppose"
            on:click=click(move || state.edit(Draft::begin_other))
        >
            {text!(state, model.suppose)}
        </button>
    }
    .into_any()
}

fn table(state: AppState, values: Memo<ByModel>) -> AnyView {
    let us = state.our_side();
    let row = |side: Party, whose: Signal<&'static str>| {
        view! {
            <tr class=side.word()>
                <th scope="row">
                    {whose} " " <small>{live(move || party(state, side).to_owned())}</small>
                </th>
                <Cell values=values side=side theirs=false />
                <Cell values=values side=side theirs=true />
            </tr>
        }
    };
    view! {
        <table class="data" id="two-models">
            <thead>
                <tr>
                    <th scope="col">{live(move || state.unit_name())}</th>
                    <th scope="col" class="number">
                        {text!(state, model.by_ours)}
                    </th>
                    <th scope="col" class="number">
                        {text!(state, model.by_theirs)}
                    </th>
                </tr>
            </thead>
            <tbody>
                {row(us, text!(state, model.us))} {row(us.other(), text!(state, model.them))}
            </tbody>
        </table>
    }
    .into_any()
}

/// A side's value by a model, and how far it is from that side's walk-away.
#[component]
fn Cell(
    /// Both models.
    values: Memo<ByModel>,
    /// Whose value.
    side: Party,
    /// By the other side's model.
    theirs: bool,
) -> impl IntoView {
    let state = state();
    let by = move || if theirs { values.get().1 } else { values.get().0 };
    let text = live(move || {
        let value = by().map(|values| values.at(state.basis.get()).of(side));
        value.map_or("–".into(), |value| state.style().amount(value))
    });
    let walk = state.follow_values(&["stance"], move |values| walk_away(values, side));
    // A walk-away is a value at own rates, whatever the page shows.
    let margin = move || Some(by()?.own.of(side) - walk.get()?);
    let below = block(move || {
        margin().map(|margin| {
            let by = state.style().gained(margin);
            view! { <small class:wrong=margin < 0.0>{tr!(state, model.to_walk_away, by = by)}</small> }
        })
    });
    view! {
        <td class="number">
            <Amount text=text />
            {below}
        </td>
    }
}
