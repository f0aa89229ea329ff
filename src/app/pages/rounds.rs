//! The offers, what is different between two of them, and what the difference is worth.

mod changes;
mod frontier;
mod levers;
mod offers;
mod solve;

use super::Section;
use super::perspective_switch::ModelSwitch;
use crate::app::components::{FormPart, FormSection as Sheet, Sheet as Inputs, block};
use crate::app::state::state;
use crate::{say, text};
use changes::Changes;
pub use changes::{offer_choice, sheet_at};
use frontier::Frontier;
use leptos::prelude::*;
use offers::Offers;
use solve::Solve;

/// The offers; in front of both parties without values and notes.
#[component]
pub fn Rounds() -> impl IntoView {
    let state = state();
    let private = block(move || (!state.is_shared()).then(|| view! { <Private /> }));
    view! {
        <Section title=text!(state, round.offers)><Offers /></Section>
        <Section title=text!(state, round.changes)><Changes /></Section>
        {private}
    }
}

/// What is one's own business: whose model, where one would walk away.
const STANCE: &[Sheet] = &[Sheet {
    title: say!(round.stance),
    note: Some(say!(round.stance_note)),
    in_money: true,
    body: &[FormPart::Fields(&["stance.side", "stance.licensor", "stance.licensee"])],
}];

/// What is one's own business.
#[component]
fn Private() -> impl IntoView {
    let state = state();
    view! {
        <ModelSwitch />
        <Section title=text!(state, trade.solve)><Solve /></Section>
        <Inputs sections=STANCE />
        <Section title=text!(state, trade.frontier)><Frontier /></Section>
    }
}
