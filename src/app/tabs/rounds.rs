//! The offers, what is different between two of them, and what the difference is worth.

mod changes;
mod offers;

use super::Section;
use crate::app::components::block;
use crate::app::desk::desk;
use crate::text;
use changes::Changes;
use leptos::prelude::*;
use offers::Offers;

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

/// What is one's own business.
#[component]
fn Private() -> impl IntoView {}
