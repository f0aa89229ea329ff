//! What a number is made of, opened line by line down to dated payments.

use super::amount::{Amount, number_id};
use super::live::{block, click, pressed, unfolded};
use crate::app::browser;
use crate::app::desk::{Desk, desk};
use crate::app::explain_words::{figure_name, label_name};
use crate::app::fmt;
use crate::domain::deal::Deal;
use crate::domain::engine::{self, Detail, Factors, Figure, Label, Rule, Trace};
use crate::tr;
use leptos::prelude::*;
use std::sync::Arc;

/// The explanation asked for; nothing while none is.
#[component]
pub fn Explanation() -> impl IntoView {
    let desk = desk();
    block(move || {
        let figure = desk.explained.get()?;
        let (deal, trace) = desk.graph.valued.with(|valued| {
            let valued = valued.as_ref()?;
            let trace = engine::explain(&valued.deal, &valued.valuation, figure)?;
            Some((valued.deal.clone(), trace))
        })?;
        let what = figure_name(desk, figure);
        Some(view! {
            <section
                id="explanation"
                class="explanation"
                aria-label=what.clone()
                on:keydown=pressed(move |event| {
                    if event.key() == "Escape" {
                        close(desk);
                    }
                })
            >
                <h2>{tr!(desk, explain.title, what = what)}</h2>
                <button type="button" on:click=click(move || close(desk))>
                    {tr!(desk, explain.close)}
                </button>
                <p class="soft">{tr!(desk, explain.sums)}</p>
                <ul class="tree">{node(desk, &deal, &trace, true)}</ul>
            </section>
        })
    })
}

/// Closes the explanation and goes back to the number it explained.
fn close(desk: Desk) {
    if let Some(figure) = desk.explained.get_untracked() {
        desk.explained.set(None);
        browser::focus_first(&format!("[data-figure=\"{}\"]", number_id(figure)));
    }
}

/// A line with the lines it is made of, which are built when it is opened.
fn node(desk: Desk, deal: &Arc<Deal>, trace: &Trace, open: bool) -> AnyView {
    let name = label_name(desk, deal, trace.label);
    let amount = shown(desk, trace);
    if let Some(parts) = trace.parts {
        return view! { <li class="leaf">{payment(desk, name, parts)}</li> }.into_any();
    }
    if trace.children.is_empty() {
        return view! { <li class="leaf"><span>{name}</span><b><Amount text=amount /></b></li> }
            .into_any();
    }
    let opened = RwSignal::new(open);
    let children = trace.children.clone();
    let deal = deal.clone();
    view! {
        <li>
            <details
                open=open
                on:toggle=unfolded(move |open| opened.set(open))
            >
                <summary>
                    <span>{name}" "<i class="soft">{rule_name(desk, trace.rule)}</i></span>
                    <b><Amount text=amount /></b>
                </summary>
                <ul>
                    {block(move || {
                        let lines = children.iter().map(|child| node(desk, &deal, child, false));
                        opened.get().then(|| lines.collect_view())
                    })}
                </ul>
            </details>
        </li>
    }
    .into_any()
}

fn rule_name(desk: Desk, rule: Rule) -> &'static str {
    match rule {
        Rule::Given | Rule::Sum => "",
        Rule::Need => tr!(desk, explain.rule_need),
        Rule::Product => tr!(desk, explain.rule_product),
        Rule::Quotient => tr!(desk, explain.rule_quotient),
        Rule::Share => tr!(desk, explain.rule_share),
        Rule::AtLeastZero => tr!(desk, explain.rule_floor),
        Rule::Root => tr!(desk, explain.rule_root),
    }
}

/// The line's number: a fraction where the label is one.
fn shown(desk: Desk, trace: &Trace) -> String {
    let fraction = match trace.label {
        Label::Figure(figure) => matches!(
            figure,
            Figure::LicensorShare(_) | Figure::PosFiling | Figure::PeakRoyaltyRate | Figure::Irr
        ),
        Label::Detail(detail) => matches!(detail, Detail::EquityStake | Detail::AfterHaircut),
        Label::Item(engine::Item::StageCost(_)) => {
            trace.amount.abs() <= 1.0 && trace.rule == Rule::Given
        }
        _ => false,
    };
    if fraction { fmt::percent(trace.amount) } else { desk.style().amount(trace.amount) }
}

/// A dated payment and how it comes to its present value.
fn payment(desk: Desk, name: String, parts: Factors) -> impl IntoView {
    let probability = match parts.probability {
        Some(probability) => fmt::percent(probability),
        None => tr!(desk, explain.outcomes).to_owned(),
    };
    let term = |name: &'static str, value: String| {
        view! { <span class="term"><i>{name}</i>" "<Amount text=value /></span> }
    };
    view! {
        <span>{name}</span>
        <span class="terms">
            {term(tr!(desk, explain.expected), desk.style().amount(parts.before_tax))}
            {term(tr!(desk, explain.probability), probability)}
            {term(tr!(desk, explain.kept), fmt::number(parts.factor, 4))}
            {term(tr!(desk, explain.factor), fmt::number(parts.discount_factor, 4))}
            {parts.sunk.then(|| tr!(desk, explain.sunk))}
        </span>
        <b><Amount text=desk.style().amount(parts.present_value) /></b>
    }
}
