//! What the deal is worth to each side.

use super::Section;
use crate::app::components::{
    Amount, Chart, Control, Explained, Say, block, choice, control_id, live,
};
use crate::app::desk::{Desk, desk};
use crate::app::fmt;
use crate::app::graph::Valued;
use crate::domain::deal::Party;
use crate::domain::engine::{self, Basis, Figure};
use crate::plot::{self, Case};
use crate::{say, text, tr};
use leptos::prelude::*;

/// What the deal is worth to each side.
#[component]
pub fn Value() -> impl IntoView {
    let desk = desk();
    let licensee = RwSignal::new(true);
    let success = RwSignal::new(false);
    view! {
        <div class="columns">
            <div class="inputs" data-stale=desk.graph.stale_mark()>
                <Split />
                <Levers />
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
                        second=licensee
                        choices=[text!(desk, value.licensor), text!(desk, value.licensee)]
                    />
                    <Switch
                        name=text!(desk, value.case)
                        second=success
                        choices=[text!(desk, value.risk_adjusted), text!(desk, value.success)]
                    />
                </div>
                <Chart
                    id="value-cash"
                    draw=Box::new(move |valued, words, formats| {
                        let party = if licensee.get() { Party::Licensee } else { Party::Licensor };
                        let case = if success.get() { Case::Success } else { Case::Expected };
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

/// What is argued over most, at hand beside its effect: name, list it is a row of, leaf.
const LEVERS: &[(Say, &str, &str)] = &[
    (say!(value.lever_upfront), "terms.upfront", "terms.upfront.0.amount"),
    (say!(value.lever_royalty), "terms.royalty.tiers", "terms.royalty.tiers.0.rate"),
    (say!(value.lever_licensor), "", "assumptions.licensor.discount_rate"),
    (say!(value.lever_licensee), "", "assumptions.licensee.discount_rate"),
];

/// A few fields of the other tabs.
#[component]
fn Levers() -> impl IntoView {
    let desk = desk();
    let lever = |(name, list, path): &'static (Say, &str, &str)| {
        let rows = desk.rows(list);
        let here = Memo::new(move |_| list.is_empty() || rows.get() > 0);
        block(move || {
            here.get().then(|| {
                view! {
                    <div class="field">
                        <label for=control_id(path)>{desk.says(*name)}</label>
                        <Control path=*path />
                    </div>
                }
            })
        })
    };
    let fields = LEVERS.iter().map(lever).collect_view();
    view! { <Section title=text!(desk, value.levers)><div class="form">{fields}</div></Section> }
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

/// A number of the valuation as the page writes it.
type Show = fn(Desk, &Valued) -> String;

/// A line of a table: a name and what stands beside it, explained where there is something to explain.
struct Line {
    name: Say,
    class: &'static str,
    cells: &'static [(Option<Figure>, Show)],
}

const fn line(name: Say, cells: &'static [(Option<Figure>, Show)]) -> Line {
    Line { name, class: "", cells }
}

/// Both values, at one rate first, then at own rates.
const SPLIT: &[Line] = &[
    Line {
        name: say!(value.licensor),
        class: "licensor",
        cells: &[
            (Some(Figure::Worth(Party::Licensor, Basis::Common)), |desk, v| {
                desk.style().amount(v.valuation.common.licensor)
            }),
            (Some(Figure::Worth(Party::Licensor, Basis::Own)), |desk, v| {
                desk.style().amount(v.valuation.own.licensor)
            }),
        ],
    },
    Line {
        name: say!(value.licensee),
        class: "licensee",
        cells: &[
            (Some(Figure::Worth(Party::Licensee, Basis::Common)), |desk, v| {
                desk.style().amount(v.valuation.common.licensee)
            }),
            (Some(Figure::Worth(Party::Licensee, Basis::Own)), |desk, v| {
                desk.style().amount(v.valuation.own.licensee)
            }),
        ],
    },
    line(
        say!(value.share),
        &[
            (Some(Figure::LicensorShare(Basis::Common)), |_, v| share(v.valuation.common)),
            (Some(Figure::LicensorShare(Basis::Own)), |_, v| share(v.valuation.own)),
        ],
    ),
    line(
        say!(value.rate),
        &[
            (None, |_, v| fmt::percent(v.deal.assumptions.licensee.discount_rate)),
            (None, |_, v| {
                let beliefs = &v.deal.assumptions;
                let licensor = fmt::percent(beliefs.licensor.discount_rate);
                format!("{licensor} / {}", fmt::percent(beliefs.licensee.discount_rate))
            }),
        ],
    ),
    line(
        say!(value.project),
        &[
            (Some(Figure::Project), |desk, v| desk.style().amount(v.valuation.project)),
            (None, |_, _| String::new()),
        ],
    ),
];

/// The licensor's shares, in a new company.
const EQUITY: &[Line] = &[line(
    say!(value.equity),
    &[
        (Some(Figure::Equity), |desk, v| {
            v.valuation.equity.map_or("–".into(), |worth| desk.style().amount(worth))
        }),
        (None, |_, _| String::new()),
    ],
)];

/// IRR, payback, peak need, and what goes into them.
const FUNDING: &[Line] = &[
    line(
        say!(value.irr),
        &[(Some(Figure::Irr), |desk, v| {
            let none = || tr!(desk, value.irr_none).to_owned();
            v.valuation.funding.irr.map_or_else(none, fmt::percent)
        })],
    ),
    line(
        say!(value.payback),
        &[(Some(Figure::Payback), |desk, v| {
            let none = || tr!(desk, value.payback_never).to_owned();
            v.valuation.funding.payback_on.map_or_else(none, |date| desk.style().date(date))
        })],
    ),
    line(
        say!(value.peak_need),
        &[(Some(Figure::PeakNeed), |desk, v| desk.style().amount(v.valuation.funding.peak_need))],
    ),
    line(
        say!(value.pos_filing),
        &[(Some(Figure::PosFiling), |_, v| fmt::percent(v.valuation.pos_filing))],
    ),
    line(
        say!(value.headline),
        &[(Some(Figure::Headline), |desk, v| desk.style().amount(v.valuation.headline))],
    ),
    line(
        say!(value.expected),
        &[(Some(Figure::ExpectedPayments), |desk, v| {
            let paid = v.valuation.expected_payments;
            desk.style().amount(paid.upfront + paid.milestone + paid.royalty)
        })],
    ),
];

fn share(split: engine::Split) -> String {
    split.licensor_share.map_or("–".into(), fmt::percent)
}

/// Lines of numbers.
fn lines(desk: Desk, lines: &'static [Line]) -> Vec<AnyView> {
    let drawn = |line: &'static Line| {
        let cells = line.cells.iter().map(|(figure, show)| {
            let text = read(desk, *show);
            let number = match figure {
                Some(figure) => view! { <Explained figure=*figure text=text /> }.into_any(),
                None => view! { <Amount text=text /> }.into_any(),
            };
            view! { <td class="number">{number}</td> }
        });
        let cells = cells.collect_view();
        let name = desk.says(line.name);
        view! { <tr class=line.class><th scope="row">{name}</th>{cells}</tr> }.into_any()
    };
    lines.iter().map(drawn).collect()
}

/// Text read from the current valuation.
fn read(desk: Desk, show: Show) -> Signal<String> {
    live(move || {
        desk.graph.valued.with(|valued| {
            valued.as_ref().map_or_else(|| "–".to_owned(), |valued| show(desk, valued))
        })
    })
}

/// Both values at one rate and at own rates.
#[component]
fn Split() -> impl IntoView {
    let desk = desk();
    let rate: Show = |_, v| fmt::percent(v.deal.assumptions.licensee.discount_rate);
    let rate = read(desk, rate);
    let note = live(move || tr!(desk, value.split_note, rate = rate.get()));
    let newco = move || {
        desk.graph.valued.with(|v| v.as_ref().is_some_and(|v| v.valuation.equity.is_some()))
    };
    view! {
        <Section title=text!(desk, value.split) note=note>
            <table class="data">
                <thead>
                    <tr>
                        <th scope="col">{live(move || desk.unit_name())}</th>
                        <th scope="col" class="number">{text!(desk, value.at_one_rate)}</th>
                        <th scope="col" class="number">{text!(desk, value.own)}</th>
                    </tr>
                </thead>
                <tbody>{lines(desk, SPLIT)} {block(move || newco().then(|| lines(desk, EQUITY)))}</tbody>
            </table>
        </Section>
    }
}

/// The licensee's funding and what goes into the values.
#[component]
fn Funding() -> impl IntoView {
    let desk = desk();
    view! {
        <Section title=text!(desk, value.funding)>
            <table class="data"><tbody>{lines(desk, FUNDING)}</tbody></table>
        </Section>
    }
}
