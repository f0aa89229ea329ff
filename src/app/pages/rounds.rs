//! The offers, what is different between two of them, and what the difference is worth.

mod changes;
mod columns;
mod concessions;
mod frontier;
mod levers;
mod offer_values;
mod offers;
mod proposals;
mod solve;
mod solved;
mod table;
mod table_actions;
mod trail;

use crate::app::components::{
    Form, FormPart, FormSection, ModelSwitch, TitledSection, block, later, live, rates_name,
};
use crate::app::state::state;
use crate::{say, text};
use changes::Changes;
use columns::{OfferColumns, ShownOffers};
use concessions::Concessions;
use frontier::Frontier;
use leptos::prelude::*;
use offer_values::OfferValues;
use offers::{Offers, Save};
use proposals::Proposals;
use solve::{Solve, SolveRequest};
use table::{OffersTable, TableSources};
use table_actions::TableActions;
use trail::Trail;

/// The offers; in front of both parties their terms alone.
#[component]
pub fn Rounds() -> impl IntoView {
    let state = state();
    let columns = columns::columns(state);
    let shown = ShownOffers::of(columns);
    block(move || match state.is_shared() {
        true => view! {
            <Save />
            <TitledSection title=text!(state, table.title) note=live(move || state.unit_name())>
                <OffersTable columns=columns shown=shown grid=shown.grid() private=None />
            </TitledSection>
            <TitledSection title=text!(state, round.changes)>
                <Changes />
            </TitledSection>
        }
        .into_any(),
        false => view! { <Private columns=columns shown=shown /> }.into_any(),
    })
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

/// The table with what it is worth, and what may be made of it.
#[component]
fn Private(
    /// All offers.
    columns: Memo<OfferColumns>,
    /// Which are in the table.
    shown: ShownOffers,
) -> impl IntoView {
    let state = state();
    let ask = SolveRequest::new();
    let models = columns::two_models(state);
    let (grid, offers) = (shown.grid(), OfferValues::of(state));
    let deals = columns::deals(state, columns, offers);
    let values = columns::values(deals, models);
    let worths = columns::worths(state, grid, offers);
    let basis = live(move || rates_name(state, state.basis.get()));
    let sources = TableSources { columns, deals, values, worths };
    view! {
        <Save />
        <TitledSection title=text!(state, table.title) note=live(move || state.unit_name())>
            <div class="beside">
                <div>
                    <OffersTable
                        columns=columns
                        shown=shown
                        grid=grid
                        private=Some((sources, ask))
                    />
                </div>
                {later(move || view! { <Trail sources=sources models=models /> })}
            </div>
            <TableActions columns=columns ask=ask />
        </TitledSection>
        <Solve question=ask offers=offers />
        <ModelSwitch />
        {later(move || {
            view! {
                <TitledSection title=text!(state, trade.frontier)>
                    <Frontier offers=offers models=models />
                </TitledSection>
            }
        })}
        {later(move || view! { <Proposals models=models /> })}
        {later(move || {
            view! {
                <TitledSection title=text!(state, table.concessions)>
                    <Concessions sources=sources />
                </TitledSection>
            }
        })}
        {later(move || {
            view! {
                <TitledSection title=text!(state, round.changes)>
                    <Changes />
                </TitledSection>
            }
        })}
        {later(move || {
            view! {
                <TitledSection title=text!(state, score.offers) note=basis>
                    <Offers values=offers />
                </TitledSection>
            }
        })}
        {later(|| view! { <Form sections=STANCE /> })}
    }
}
