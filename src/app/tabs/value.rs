//! What the deal is worth to each side.

use super::Section;
use crate::app::components::{Amount, Chart, Explained, aria, block, click, live};
use crate::app::desk::{Desk, desk};
use crate::app::fmt;
use crate::app::graph::Valued;
use crate::domain::deal::Party;
use crate::domain::engine::{Basis, Figure};
use crate::plot::{self, Case};
use crate::{text, tr};
use leptos::prelude::*;

/// What the deal is worth to each side.
#[component]
pub fn Value() -> impl IntoView {
    let desk = desk();
    let party = RwSignal::new(Party::Licensee);
    let case = RwSignal::new(Case::Expected);
    view! {
        <div class="columns">
            <div class="inputs" data-stale=desk.graph.stale_mark()>
                <Split />
                <Funding />
                <Chart
                    id="value-waterfall"
                    draw=Box::new(|valued, words, formats| {
                        plot::waterfall(&valued.valuation, &valued.deal, words, formats)
                    })
                />
            </div>
            <div class="results" data-stale=desk.graph.stale_mark()>
                <div class="switches">
                    <Switch
                        name=text!(desk, value.side)
                        chosen=party
                        choices=vec![
                            (Party::Licensor, text!(desk, value.licensor)),
                            (Party::Licensee, text!(desk, value.licensee)),
                        ]
                    />
                    <Switch
                        name=text!(desk, value.case)
                        chosen=case
                        choices=vec![
                            (Case::Expected, text!(desk, value.risk_adjusted)),
                            (Case::Success, text!(desk, value.success)),
                        ]
                    />
                </div>
                <Chart
                    id="value-cash"
                    draw=Box::new(move |valued, words, formats| {
                        let (party, case) = (party.get(), case.get());
                        plot::cashflow(&valued.valuation, &valued.deal, party, case, words, formats)
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

/// A choice of a few, as pressed buttons.
#[component]
pub fn Switch<T: Copy + PartialEq + Send + Sync + 'static>(
    /// What is chosen.
    name: Signal<&'static str>,
    /// The choice.
    chosen: RwSignal<T>,
    /// What there is to choose from.
    choices: Vec<(T, Signal<&'static str>)>,
) -> impl IntoView {
    let buttons = choices
        .into_iter()
        .map(|(value, text)| {
            view! {
                <button
                    type="button"
                    aria-pressed=aria(move || chosen.get() == value)
                    on:click=click(move || chosen.set(value))
                >
                    {text}
                </button>
            }
        })
        .collect_view();
    view! { <span role="group" class="switch" aria-label=name>{buttons}</span> }
}

/// Text read from the current valuation.
fn read(desk: Desk, show: fn(Desk, &Valued) -> String) -> Signal<String> {
    Signal::derive(move || {
        desk.graph.valued.with(|valued| {
            valued.as_ref().map_or_else(|| "–".to_owned(), |valued| show(desk, valued))
        })
    })
}

/// Both values, at one rate first, then at own rates.
#[component]
fn Split() -> impl IntoView {
    let desk = desk();
    let rate = read(desk, |_, v| fmt::percent(v.deal.assumptions.licensee.discount_rate));
    let note = Signal::derive(move || tr!(desk, value.split_note, rate = rate.get()));
    let newco = Memo::new(move |_| {
        desk.graph.valued.with(|v| v.as_ref().is_some_and(|v| v.valuation.equity.is_some()))
    });
    let row = move |name: Signal<&'static str>, class: &'static str, common: (Figure, fn(Desk, &Valued) -> String), own: (Figure, fn(Desk, &Valued) -> String)| {
        view! {
            <tr class=class>
                <th scope="row">{name}</th>
                <td class="number"><Explained figure=common.0 text=read(desk, common.1) /></td>
                <td class="number"><Explained figure=own.0 text=read(desk, own.1) /></td>
            </tr>
        }
    };
    let licensee = Signal::derive(move || {
        if newco.get() { tr!(desk, value.investors) } else { tr!(desk, value.licensee) }
    });
    view! {
        <Section title=text!(desk, value.split) note=note>
            <table class="data">
                <thead>
                    <tr>
                        <th scope="col">{text!(desk, value.rnpv)} " " {live(move || desk.style().unit.name(&desk.currency()))}</th>
                        <th scope="col" class="number">{text!(desk, value.at_one_rate)}</th>
                        <th scope="col" class="number">{text!(desk, value.own)}</th>
                    </tr>
                </thead>
                <tbody>
                    {row(
                        text!(desk, value.licensor),
                        "licensor",
                        (Figure::Worth(Party::Licensor, Basis::Common), |d, v| d.style().amount(v.valuation.common.licensor)),
                        (Figure::Worth(Party::Licensor, Basis::Own), |d, v| d.style().amount(v.valuation.own.licensor)),
                    )}
                    {row(
                        licensee,
                        "licensee",
                        (Figure::Worth(Party::Licensee, Basis::Common), |d, v| d.style().amount(v.valuation.common.licensee)),
                        (Figure::Worth(Party::Licensee, Basis::Own), |d, v| d.style().amount(v.valuation.own.licensee)),
                    )}
                    {row(
                        text!(desk, value.share),
                        "",
                        (Figure::LicensorShare(Basis::Common), |_, v| share(v.valuation.common.licensor_share)),
                        (Figure::LicensorShare(Basis::Own), |_, v| share(v.valuation.own.licensor_share)),
                    )}
                    <tr>
                        <th scope="row">{text!(desk, value.rate)}</th>
                        <td class="number">{rate}</td>
                        <td class="number">{read(desk, |_, v| {
                            let beliefs = &v.deal.assumptions;
                            format!("{} / {}", fmt::percent(beliefs.licensor.discount_rate), fmt::percent(beliefs.licensee.discount_rate))
                        })}</td>
                    </tr>
                    <tr>
                        <th scope="row">{text!(desk, value.project)}</th>
                        <td class="number">
                            <Explained figure=Figure::Project text=read(desk, |d, v| d.style().amount(v.valuation.project)) />
                        </td>
                        <td></td>
                    </tr>
                    {block(move || newco.get().then(|| view! {
                        <tr>
                            <th scope="row">{tr!(desk, value.equity)}</th>
                            <td class="number">
                                <Explained figure=Figure::Equity text=read(desk, |d, v| v.valuation.equity.map_or("–".into(), |x| d.style().amount(x))) />
                            </td>
                            <td></td>
                        </tr>
                    }))}
                </tbody>
            </table>
        </Section>
    }
}

fn share(share: Option<f64>) -> String {
    share.map_or("–".into(), fmt::percent)
}

/// IRR, payback, peak need, and what goes into them.
#[component]
fn Funding() -> impl IntoView {
    let desk = desk();
    let line = move |name: Signal<&'static str>, figure: Option<Figure>, show: fn(Desk, &Valued) -> String| {
        let text = read(desk, show);
        let value = match figure {
            Some(figure) => view! { <Explained figure=figure text=text /> }.into_any(),
            None => view! { <Amount text=text /> }.into_any(),
        };
        view! { <tr><th scope="row">{name}</th><td class="number">{value}</td></tr> }
    };
    view! {
        <Section title=text!(desk, value.funding)>
            <table class="data">
                <tbody>
                    {line(text!(desk, value.irr), Some(Figure::Irr), |d, v| {
                        v.valuation.funding.irr.map_or_else(|| tr!(d, value.irr_none).to_owned(), fmt::percent)
                    })}
                    {line(text!(desk, value.payback), Some(Figure::Payback), |d, v| {
                        v.valuation.funding.payback_on.map_or_else(
                            || tr!(d, value.payback_never).to_owned(),
                            |date| d.style().date(date),
                        )
                    })}
                    {line(text!(desk, value.peak_need), Some(Figure::PeakNeed), |d, v| {
                        d.style().amount(v.valuation.funding.peak_need)
                    })}
                    {line(text!(desk, value.pos_filing), Some(Figure::PosFiling), |_, v| {
                        fmt::percent(v.valuation.pos_filing)
                    })}
                    {line(text!(desk, value.headline), Some(Figure::Headline), |d, v| {
                        d.style().amount(v.valuation.headline)
                    })}
                    {line(text!(desk, value.expected), Some(Figure::ExpectedPayments), |d, v| {
                        let paid = v.valuation.expected_payments;
                        d.style().amount(paid.upfront + paid.milestone + paid.royalty)
                    })}
                </tbody>
            </table>
        </Section>
    }
}
