//! What the deal might be worth: the spread that the ranges among the assumptions leave.

mod audit;
mod bands;
mod dots;
mod drivers;
mod ends;
mod fan;
mod outcomes;
mod responses;
mod words;

use crate::app::components::{TitledSection, block};
use crate::app::state::{AppState, state};
use crate::domain::draft::FieldValues;
use crate::domain::uncertainty::{MOST_RANGES, NoRanges, inputs};
use crate::{text, tr};
use audit::Audit;
use bands::{BandTable, Exceedance};
use dots::ChanceDots;
use drivers::Drivers;
use ends::{Carried, EndExceedance, EndTable, FirstApproval};
use fan::Fan;
use leptos::prelude::*;
use outcomes::Outcomes;
use responses::{Curves, TwoRanges};

/// What the deal might be worth.
#[component]
pub fn Risk() -> impl IntoView {
    let state = state();
    let ranges = state.follow_values(&["assumptions"], |values: &FieldValues| inputs(values).len());
    view! {
        <p class="lead">{text!(state, risk.lead)}</p>
        {block(move || match why_not(state, ranges.get()) {
            Some(sentence) => {
                view! {
                    <p class="empty" role="status">
                        {sentence}
                    </p>
                    <p>{tr!(state, risk.how)}</p>
                }
                    .into_any()
            }
            None => view! { <Spread /> }.into_any(),
        })}
    }
}

/// Why there is nothing to show.
fn why_not(state: AppState, ranges: usize) -> Option<String> {
    let why = match ranges {
        0 => NoRanges::NoRange,
        1..=MOST_RANGES if state.graph.stale.get() => NoRanges::NoDeal,
        1..=MOST_RANGES => return impossible(state),
        many => NoRanges::TooMany(many),
    };
    Some(match why {
        NoRanges::NoRange => tr!(state, risk.none).to_owned(),
        NoRanges::NoDeal => tr!(state, risk.no_deal).to_owned(),
        NoRanges::TooMany(count) => {
            tr!(state, risk.too_many, count = count, most = MOST_RANGES)
        }
    })
}

fn impossible(state: AppState) -> Option<String> {
    let impossible = state.study.is_impossible.get();
    impossible.then(|| tr!(state, risk.impossible).to_owned())
}

/// The spread of both sides' values.
#[component]
fn Spread() -> impl IntoView {
    let state = state();
    view! {
        <div class="columns">
            <div class="inputs">
                <TitledSection title=text!(state, risk.bands)>
                    <BandTable />
                </TitledSection>
                <EndTable />
            </div>
            <div class="results">
                <ChanceDots />
                <Exceedance />
                <EndExceedance />
            </div>
        </div>
        <Fan />
        <Drivers />
        <div class="columns">
            <div class="inputs">
                <Carried />
                <FirstApproval />
            </div>
            <div class="results">
                <Curves />
            </div>
        </div>
        <Outcomes />
        <TwoRanges />
        <Audit />
    }
}
