//! What a number is made of, opened line by line down to dated payments.

use super::amount::{Amount, number_id};
use super::signals::{block, click, pressed, unfolded};
use crate::app::browser;
use crate::app::explain_words::{figure_name, label_name};
use crate::app::format;
use crate::app::state::{AppState, state};
use crate::domain::deal::Deal;
use crate::domain::valuation::{self, Detail, Factors, Figure, Label, Rule, Trace};
use crate::tr;
use leptos::prelude::*;
use std::sync::Arc;

/// The explanation asked for; nothing while none is.
#[component]
pub fn Explanation() -> impl IntoView {
    let state = state();
    block(move || {
        let figure = state.explained.get()?;
        let (deal, trace) = state.graph.valued.with(|valued| {
            let valued = valued.as_ref()?;
            let trace = valuation::explain(&valued.deal, &valued.valuation, figure)?;
            Some((valued.deal.clone(), trace))
        })?;
        let what = figure_name(state, figure);
        Some(view! {
            <section
                id="explanation"
                class="explanation"
                aria-label=what.clone()
                on:keydown=pressed(move |event| {
                    if event.key() == "Escape" {
                        close(state);
                    }
                })
            >
                <h2>{tr!(state, explain.title, what = what)}</h2>
                <button type="button" on:click=click(move || close(state))>
                    {tr!(state, explain.close)}
                </button>
                <p class="soft">{tr!(state, explain.sums)}</p>
                <ul class="tree">{node(state, &deal, &trace, true)}</ul>
            </section>
        })
    })
}

/// Closes the explanation and goes back to the number it explained.
fn close(state: AppState) {
    if let Some(figure) = state.explained.get_untracked() {
        state.explained.set(None);
        browser::focus_first(&format!("[data-figure=\"{}\"]", number_id(figure)));
    }
}

/// A line with the lines it is made of, which are built when it is opened.
fn node(state: AppState, deal: &Arc<Deal>, trace: &Trace, open: bool) -> AnyView {
    let name = label_name(state, deal, trace.label);
    let amount = shown(state, trace);
    if let Some(parts) = trace.parts {
        return view! { <li class="leaf">{payment(state, name, parts)}</li> }.into_any();
    }
    if trace.children.is_empty() {
        return view! {
            <li class="leaf">
                <span>{name}</span>
                <b>
                    <Amount text=amount />
                </b>
            </li>
        }
        .into_any();
    }
    let opened = RwSignal::new(open);
    let children = trace.children.clone();
    let deal = deal.clone();
    view! {
        <li>
            <details open=open on:toggle=unfolded(move |open| opened.set(open))>
                <summary>
                    <span>
                        {name}" "<i class="soft">{rule_name(state, trace.rule)}</i>" "
                        <i class="soft">{only_payment(trace).map(|parts| chain(state, parts))}</i>
                    </span>
                    <b>
                        <Amount text=amount />
                    </b>
                </summary>
                <ul>
                    {block(move || {
                        let lines = children.iter().map(|child| node(state, &deal, child, false));
                        opened.get().then(|| lines.collect_view())
                    })}
                </ul>
            </details>
        </li>
    }
    .into_any()
}

/// The one payment a line comes from, where it is one: its factors are shown without opening it.
fn only_payment(trace: &Trace) -> Option<Factors> {
    match trace.children.as_slice() {
        [] => trace.parts,
        [child] if trace.rule == Rule::Sum => only_payment(child),
        _ => None,
    }
}

/// `60.0 × stays after tax 0.7900 × discount factor 0.9770`; of an uncertain payment the amount is what is expected.
fn chain(state: AppState, parts: Factors) -> String {
    format!(
        "{} × {} {} × {} {}",
        state.style().amount(parts.before_tax),
        tr!(state, explain.kept),
        format::number(parts.factor, 4),
        tr!(state, explain.factor),
        format::number(parts.discount_factor, 4),
    )
}

fn rule_name(state: AppState, rule: Rule) -> &'static str {
    match rule {
        Rule::Given | Rule::Sum => "",
        Rule::Need => tr!(state, explain.rule_need),
        Rule::Product => tr!(state, explain.rule_product),
        Rule::Quotient => tr!(state, explain.rule_quotient),
        Rule::Share => tr!(state, explain.rule_share),
        Rule::AtLeastZero => tr!(state, explain.rule_floor),
        Rule::Root => tr!(state, explain.rule_root),
    }
}

/// The line's number: a fraction where the label is one.
fn shown(state: AppState, trace: &Trace) -> String {
    let fraction = match trace.label {
        Label::Figure(figure) => matches!(
            figure,
            Figure::LicensorShare(_)
                | Figure::PosFiling { .. }
                | Figure::PeakRoyaltyRate
                | Figure::Irr
        ),
        Label::Detail(detail) => matches!(detail, Detail::EquityStake | Detail::AfterHaircut),
        Label::Item(valuation::Item::StageCost { .. }) => {
            trace.amount.abs() <= 1.0 && trace.rule == Rule::Given
        }
        _ => false,
    };
    if fraction { state.style().percent(trace.amount) } else { state.style().amount(trace.amount) }
}

/// A dated payment and how it comes to its present value.
fn payment(state: AppState, name: String, parts: Factors) -> impl IntoView {
    let probability = match parts.probability {
        Some(probability) => state.style().percent(probability),
        None => tr!(state, explain.outcomes).to_owned(),
    };
    let term = |name: &'static str, value: String| {
        view! {
            <span class="term">
                <i>{name}</i>
                " "
                <Amount text=value />
            </span>
        }
    };
    view! {
        <span>{name}</span>
        <span class="terms">
            {term(tr!(state, value.expected_short), state.style().amount(parts.before_tax))}
            {term(tr!(state, explain.probability), probability)}
            {term(tr!(state, explain.kept), format::number(parts.factor, 4))}
            {term(tr!(state, explain.factor), format::number(parts.discount_factor, 4))}
            {parts.sunk.then(|| tr!(state, explain.sunk))}
        </span>
        <b>
            <Amount text=state.style().amount(parts.present_value) />
        </b>
    }
}
