//! The offers, what is different between two of them, and what the difference is worth.

mod changes;
mod frontier;
mod levers;
mod offers;
mod solve;

use super::Section;
use super::model::ModelSwitch;
use crate::app::components::{Part, Section as Sheet, Sheet as Inputs, block};
use crate::app::desk::desk;
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
    let desk = desk();
    let private = block(move || (!desk.is_shared()).then(|| view! { <Private /> }));
    view! {
        <Section title=text!(desk, round.offers)><Offers /></Section>
        <Section title=text!(desk, round.changes)><Changes /></Section>
        {private}
    }
}

/// What is one's own business: whose model, where one would walk away.
const STANCE: &[Sheet] = &[Sheet {
    title: say!(round.stance),
    note: Some(say!(round.stance_note)),
    in_money: true,
    body: &[Part::Fields(&["stance.side", "stance.licensor", "stance.licensee"])],
}];

/// What is one's own business.
#[component]
fn Private() -> impl IntoView {
    let desk = desk();
    view! {
        <ModelSwitch />
        <Section title=text!(desk, trade.solve)><Solve /></Section>
        <Inputs sections=STANCE />
        <Section title=text!(desk, trade.frontier)><Frontier /></Section>
    }
}
