//! The offers, what is different between two of them, and what the difference is worth.

mod changes;
mod frontier;
mod levers;
mod offers;
mod solve;

use crate::app::components::{Form, FormPart, FormSection, ModelSwitch, TitledSection, block};
use crate::app::state::state;
use crate::{say, text};
use changes::Changes;
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
        <TitledSection title=text!(state, round.offers)>
            <Offers />
        </TitledSection>
        <TitledSection title=text!(state, round.changes)>
            <Changes />
        </TitledSection>
        {private}
    }
}

/// What is one's own business: whose model, where one would walk away.
const STANCE: &[FormSection] = &[FormSection {
    title: say!(round.stance),
    note: Some(say!(round.stance_note)),
    in_money: true,
    body: &[FormPart::Fields(&[
        "stance.side",
        "stance.licensor",
        "stance.licensee",
        "stance.royalty_step",
        "stance.share_step",
        "stance.upfront_step",
        "stance.milestone_step",
        "stance.days_step",
    ])],
}];

/// What is one's own business.
#[component]
fn Private() -> impl IntoView {
    let state = state();
    view! {
        <ModelSwitch />
        <TitledSection title=text!(state, trade.solve)>
            <Solve />
        </TitledSection>
        <Form sections=STANCE />
        <TitledSection title=text!(state, trade.frontier)>
            <Frontier />
        </TitledSection>
    }
}
