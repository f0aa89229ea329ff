//! What the deal is worth to each side.

mod funding;
mod limits;
mod lines;
mod options;
mod split;

use crate::app::components::{
    CashChart, Chart, Control, LabelText, TitledSection, TwoModels, block, choice,
};
use crate::app::ids::control_id;
use crate::app::state::state;
use crate::domain::deal::Party;
use crate::domain::negotiation::our_side;
use crate::plot::{self, CashCase};
use crate::{say, text};
use funding::Funding;
use leptos::prelude::*;
use limits::Limits;
use options::Options;
use split::Split;

/// What the deal is worth to each side.
#[component]
pub fn Value() -> impl IntoView {
    let state = state();
    // One's own side first.
    let licensee = RwSignal::new(state.draft.with_untracked(our_side) == Party::Licensee);
    let success = RwSignal::new(false);
    view! {
        <div class="columns">
            <div class="inputs" data-stale=state.graph.stale_mark()>
                <Split />
                <TwoModels />
                <Levers />
                <Funding />
                <Options />
                <Limits />
                <Chart
                    id="value-waterfall"
                    draw=Box::new(|valued, words, formats| {
                        plot::waterfall(&valued.valuation, &valued.deal, words, formats)
                    })
                />
            </div>
            <div class="results" data-stale=state.graph.stale_mark()>
                <div class="switches">
                    <Switch
                        name=text!(state, value.side)
                        second=licensee
                        choices=[text!(state, plot.licensor), text!(state, plot.licensee)]
                    />
                    <Switch
                        name=text!(state, value.case)
                        second=success
                        choices=[text!(state, value.risk_adjusted), text!(state, value.success)]
                    />
                </div>
                <CashChart
                    id="value-cash"
                    party=Signal::derive(move || match licensee.get() {
                        true => Party::Licensee,
                        false => Party::Licensor,
                    })
                    case=Signal::derive(move || match success.get() {
                        true => CashCase::Success,
                        false => CashCase::Expected,
                    })
                />
                <Chart
                    id="value-timeline"
                    draw=Box::new(|valued, words, formats| {
                        plot::timeline(&valued.valuation, &valued.deal, words, formats)
                    })
                />
            </div>
        </div>
    }
}

/// What is argued over most, at hand beside its effect: name, list it is a row of, leaf.
const LEVERS: &[(LabelText, &str, &str)] = &[
    (say!(value.lever_upfront), "terms.upfront", "terms.upfront.0.amount"),
    (say!(value.lever_royalty), "terms.royalties.0.tiers", "terms.royalties.0.tiers.0.rate"),
    (say!(value.lever_licensor), "", "assumptions.licensor.discount_rate"),
    (say!(value.lever_licensee), "", "assumptions.licensee.discount_rate"),
];

/// A few fields of the other tabs.
#[component]
fn Levers() -> impl IntoView {
    let state = state();
    let lever = |(name, list, path): &'static (LabelText, &str, &str)| {
        let rows = state.rows(list);
        let here = Memo::new(move |_| list.is_empty() || rows.get() > 0);
        block(move || {
            here.get().then(|| {
                view! {
                    <div class="field">
                        <label for=control_id(path)>{state.says(*name)}</label>
                        <Control path=*path />
                    </div>
                }
            })
        })
    };
    let fields = LEVERS.iter().map(lever).collect_view();
    view! {
        <TitledSection title=text!(state, value.levers)>
            <div class="form">{fields}</div>
        </TitledSection>
    }
}

/// A choice between two, as pressed buttons.
#[component]
fn Switch(
    /// What is chosen.
    name: Signal<&'static str>,
    /// Whether the second is chosen.
    second: RwSignal<bool>,
    /// The two, by name.
    choices: [Signal<&'static str>; 2],
) -> impl IntoView {
    let button = |value: bool, text: Signal<&'static str>| {
        choice(move || second.get() == value, move || second.set(value), text)
    };
    let [first_name, second_name] = choices;
    view! {
        <span role="group" class="switch" aria-label=name>
            {button(false, first_name)}
            {button(true, second_name)}
        </span>
    }
}
