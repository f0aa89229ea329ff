//! What the deal is worth to each side.

use crate::app::components::{
    Amount, Chart, Control, Explained, LabelText, TitledSection, block, choice, live,
};
use crate::app::format;
use crate::app::graph::Valued;
use crate::app::ids::control_id;
use crate::app::state::{AppState, state};
use crate::domain::deal::Party;
use crate::domain::draft::{CHOICE_SOURCES, Choice, programmes};
use crate::domain::valuation::{self, Figure, OptionDecision, RateBasis};
use crate::plot::{self, CashCase};
use crate::{say, text, tr};
use leptos::prelude::*;

/// What the deal is worth to each side.
#[component]
pub fn Value() -> impl IntoView {
    let state = state();
    let licensee = RwSignal::new(true);
    let success = RwSignal::new(false);
    view! {
        <div class="columns">
            <div class="inputs" data-stale=state.graph.stale_mark()>
                <Split />
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
                <Chart
                    id="value-cash"
                    draw=Box::new(move |valued, words, formats| {
                        let party = if licensee.get() { Party::Licensee } else { Party::Licensor };
                        let case = if success.get() {
                            CashCase::Success
                        } else {
                            CashCase::Expected
                        };
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

/// A number of the valuation as the page writes it.
type ValueText = fn(AppState, &Valued) -> String;

/// A line of a table: a name and what stands beside it, explained where there is something to explain.
struct ValueLine {
    name: LabelText,
    class: &'static str,
    cells: &'static [(Option<Figure>, ValueText)],
}

const fn line(name: LabelText, cells: &'static [(Option<Figure>, ValueText)]) -> ValueLine {
    ValueLine { name, class: "", cells }
}

/// Both values, at one rate first, then at own rates.
const SPLIT: &[ValueLine] = &[
    ValueLine {
        name: say!(plot.licensor),
        class: "licensor",
        cells: &[
            (Some(Figure::Rnpv(Party::Licensor, RateBasis::Common)), |state, v| {
                state.style().amount(v.valuation.common.licensor)
            }),
            (Some(Figure::Rnpv(Party::Licensor, RateBasis::Own)), |state, v| {
                state.style().amount(v.valuation.own.licensor)
            }),
        ],
    },
    ValueLine {
        name: say!(plot.licensee),
        class: "licensee",
        cells: &[
            (Some(Figure::Rnpv(Party::Licensee, RateBasis::Common)), |state, v| {
                state.style().amount(v.valuation.common.licensee)
            }),
            (Some(Figure::Rnpv(Party::Licensee, RateBasis::Own)), |state, v| {
                state.style().amount(v.valuation.own.licensee)
            }),
        ],
    },
    line(
        say!(score.share),
        &[
            (Some(Figure::LicensorShare(RateBasis::Common)), |_, v| share(v.valuation.common)),
            (Some(Figure::LicensorShare(RateBasis::Own)), |_, v| share(v.valuation.own)),
        ],
    ),
    line(
        say!(value.rate),
        &[
            (None, |_, v| format::percent(v.deal.assumptions.licensee.discount_rate.get())),
            (None, |_, v| {
                let beliefs = &v.deal.assumptions;
                let licensor = format::percent(beliefs.licensor.discount_rate.get());
                format!("{licensor} / {}", format::percent(beliefs.licensee.discount_rate.get()))
            }),
        ],
    ),
    line(
        say!(plot.project),
        &[
            (Some(Figure::Project), |state, v| state.style().amount(v.valuation.project)),
            (None, |_, _| String::new()),
        ],
    ),
];

/// The licensor's shares, in a new company.
const EQUITY: &[ValueLine] = &[line(
    say!(value.equity),
    &[
        (Some(Figure::Equity), |state, v| {
            v.valuation.equity.map_or("–".into(), |worth| state.style().amount(worth))
        }),
        (None, |_, _| String::new()),
    ],
)];

/// IRR, payback, peak need, and what goes into them.
const FUNDING: &[ValueLine] = &[
    line(
        say!(value.irr),
        &[(Some(Figure::Irr), |state, v| {
            let none = || tr!(state, value.irr_none).to_owned();
            v.valuation.funding.irr.map_or_else(none, format::percent)
        })],
    ),
    line(
        say!(value.payback),
        &[(Some(Figure::Payback), |state, v| {
            let none = || tr!(state, value.payback_never).to_owned();
            v.valuation.funding.payback_on.map_or_else(none, |date| state.style().date(date))
        })],
    ),
    line(
        say!(value.peak_need),
        &[(Some(Figure::PeakNeed), |state, v| state.style().amount(v.valuation.funding.peak_need))],
    ),
    line(
        say!(score.headline),
        &[(Some(Figure::Headline), |state, v| state.style().amount(v.valuation.headline))],
    ),
    line(
        say!(value.expected),
        &[(Some(Figure::ExpectedPayments), |state, v| {
            state.style().amount(v.valuation.expected_payments.total())
        })],
    ),
];

fn share(split: valuation::RnpvSplit) -> String {
    split.licensor_share.map_or("–".into(), format::percent)
}

/// Lines of numbers.
fn lines(state: AppState, lines: &'static [ValueLine]) -> Vec<AnyView> {
    let drawn = |line: &'static ValueLine| {
        let cells = line.cells.iter().map(|(figure, show)| {
            let text = read(state, *show);
            let number = match figure {
                Some(figure) => view! { <Explained figure=*figure text=text /> }.into_any(),
                None => view! { <Amount text=text /> }.into_any(),
            };
            view! { <td class="number">{number}</td> }
        });
        let cells = cells.collect_view();
        let name = state.says(line.name);
        view! {
            <tr class=line.class>
                <th scope="row">{name}</th>
                {cells}
            </tr>
        }
        .into_any()
    };
    lines.iter().map(drawn).collect()
}

/// Text read from the current valuation.
fn read(state: AppState, show: ValueText) -> Signal<String> {
    live(move || {
        state.graph.valued.with(|valued| {
            valued.as_ref().map_or_else(|| "–".to_owned(), |valued| show(state, valued))
        })
    })
}

/// Both values at one rate and at own rates.
#[component]
fn Split() -> impl IntoView {
    let state = state();
    let rate: ValueText = |_, v| format::percent(v.deal.assumptions.licensee.discount_rate.get());
    let rate = read(state, rate);
    let note = live(move || tr!(state, value.split_note, rate = rate.get()));
    let newco = move || {
        state.graph.valued.with(|v| v.as_ref().is_some_and(|v| v.valuation.equity.is_some()))
    };
    view! {
        <TitledSection title=text!(state, value.split) note=note>
            <table class="data">
                <thead>
                    <tr>
                        <th scope="col">{live(move || state.unit_name())}</th>
                        <th scope="col" class="number">
                            {text!(state, value.at_one_rate)}
                        </th>
                        <th scope="col" class="number">
                            {text!(state, value.own)}
                        </th>
                    </tr>
                </thead>
                <tbody>
                    {lines(state, SPLIT)} {block(move || newco().then(|| lines(state, EQUITY)))}
                </tbody>
            </table>
        </TitledSection>
    }
}

/// The licensee's funding and what goes into the values.
#[component]
fn Funding() -> impl IntoView {
    let state = state();
    let programmes = state.follow(CHOICE_SOURCES, programmes);
    let filing = block(move || {
        let programmes = programmes.get();
        let several = programmes.len() > 1;
        let row = |(programme, choice): (usize, Choice)| {
            let name = live(move || {
                let name = tr!(state, value.pos_filing);
                if several { format!("{name} · {}", choice.name) } else { name.to_owned() }
            });
            let text = live(move || {
                state.graph.valued.with(|valued| {
                    let chances = valued.as_ref().map(|valued| &valued.valuation.pos_filing);
                    let chance = chances.and_then(|chances| chances.get(programme)).copied();
                    chance.map_or_else(|| "–".to_owned(), format::percent)
                })
            });
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td class="number">
                        <Explained figure=Figure::PosFiling { programme } text=text />
                    </td>
                </tr>
            }
        };
        programmes.into_iter().enumerate().map(row).collect_view()
    });
    view! {
        <TitledSection title=text!(state, value.funding)>
            <table class="data">
                <tbody>{lines(state, FUNDING)} {filing}</tbody>
            </table>
        </TitledSection>
    }
}

/// What is not in the numbers, folded away.
#[component]
fn Limits() -> impl IntoView {
    const LIMITS: [LabelText; 8] = [
        say!(value.limit_losses),
        say!(value.limit_upstream),
        say!(value.limit_margin),
        say!(value.limit_stop),
        say!(value.limit_supply),
        say!(value.limit_project),
        say!(value.limit_runs),
        say!(value.limit_headline),
    ];
    let state = state();
    let lines = LIMITS.map(|limit| view! { <li>{state.says(limit)}</li> });
    view! {
        <details>
            <summary>{text!(state, value.limits)}</summary>
            <ul class="note">{lines.collect_view()}</ul>
        </details>
    }
}

/// Each option: when it is decided, how likely the choice comes, whether it is taken and what that is worth.
#[component]
fn Options() -> impl IntoView {
    let state = state();
    let options = state.rows("terms.options");
    let row = move |option: usize| {
        let name = state.text(&format!("terms.options.{option}.label"));
        let read = move |show: fn(AppState, &OptionDecision) -> String| {
            live(move || {
                state.graph.valued.with(|valued| {
                    let decisions = valued.iter().flat_map(|valued| &valued.valuation.exercise);
                    let decision = decisions.into_iter().find(|known| known.option == option);
                    decision.map_or_else(|| "–".to_owned(), |decision| show(state, decision))
                })
            })
        };
        let worth = read(|state, decision| state.style().amount(decision.continuation));
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="number">{read(|state, decision| state.style().date(decision.on))}</td>
                <td class="number">{read(|_, decision| format::percent(decision.choice))}</td>
                <td class="number">{read(|_, decision| format::percent(decision.exercise))}</td>
                <td class="number">
                    <Explained figure=Figure::Continuation { option } text=worth />
                </td>
            </tr>
        }
    };
    block(move || {
        let count = options.get();
        (count > 0).then(|| {
            view! {
                <TitledSection title=text!(state, section.options)>
                    <div
                        class="scroll"
                        tabindex="0"
                        role="group"
                        aria-label=text!(state, section.options)
                    >
                        <table class="data options">
                            <thead>
                                <tr>
                                    <th scope="col">{text!(state, section.options)}</th>
                                    <th scope="col" class="number">
                                        {text!(state, value.decided_on)}
                                    </th>
                                    <th scope="col" class="number">
                                        {text!(state, value.choice)}
                                    </th>
                                    <th scope="col" class="number">
                                        {text!(state, value.exercised)}
                                    </th>
                                    <th scope="col" class="number">
                                        {text!(state, value.continuation)}
                                    </th>
                                </tr>
                            </thead>
                            <tbody>{(0..count).map(row).collect_view()}</tbody>
                        </table>
                    </div>
                </TitledSection>
            }
        })
    })
}
