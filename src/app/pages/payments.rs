//! When the cash arrives: each payment from its trigger to money that can be used.

mod answer;
mod compared;
mod exports;
mod formalities;
mod fx;
mod issues;
mod one;
mod plan;
mod shocks;
mod steps;
mod table;
mod view;

use crate::app::browser;
use crate::app::components::{Chart, Form, block, choice, flag, typed};
use crate::app::graph::Paid;
use crate::app::state::{AppState, state};
use crate::domain::cash_path::{PaymentSetup, report};
use crate::domain::date::Date;
use crate::domain::deal::{Deal, PaymentFields};
use crate::domain::draft::FieldValues;
use crate::domain::refdata::RefData;
use crate::domain::valuation::Payment;
use crate::plot::{self, PathView, PathWords};
use crate::{text, tr};
use chrono::Datelike;
use leptos::prelude::*;
use steps::SECTIONS;
use view::{PaymentsView, years};

/// Works out the payments of a deal.
pub fn work_out(deal: &Deal, values: &FieldValues, payments: &[Payment], today: Date) -> Paid {
    let setup =
        PaymentSetup::of(deal, &PaymentFields::of(values), payments, RefData::shipped(), today);
    let report = report(&setup);
    Paid::new(setup, report)
}

/// When the cash arrives.
#[component]
pub fn Payments() -> impl IntoView {
    let state = state();
    let expected = RwSignal::new(false);
    let paid = Memo::new(move |_| {
        if !expected.get() {
            return state.graph.paid.get();
        }
        state.graph.valued.with(|valued| {
            let valued = valued.as_ref()?;
            let payments = &valued.valuation.expected.payments;
            Some(state.graph.checked.with(|checked| {
                work_out(&valued.deal, &checked.values, payments, browser::today())
            }))
        })
    });
    let shown = PaymentsView {
        paid,
        ids: view::ids(state),
        expected,
        year: RwSignal::new(None),
        chosen: RwSignal::new(0),
        target: RwSignal::new(String::new()),
    };
    shown.year.set(untrack(|| first_year(shown)));
    shown.chosen.set(untrack(|| next(state, shown)).unwrap_or_default());
    provide_context(shown);
    view! {
        <div data-stale=state.graph.stale_mark()>
            <answer::Answer />
            <div class="columns even">
                <div>
                    <one::One />
                </div>
                <div>
                    <formalities::Formalities />
                </div>
            </div>
            <issues::Issues />
            <exports::Exports />
            <Fold id="pay-all" title=text!(state, pay.all_payments)>
                <Pick />
                <Timeline />
                <table::Table />
            </Fold>
            <Fold id="pay-ways" title=text!(state, pay.structures_and_plan)>
                <div class="columns even">
                    <div>
                        <compared::Compared />
                    </div>
                    <div>
                        <plan::Planning />
                    </div>
                </div>
            </Fold>
            <Fold id="pay-home" title=text!(state, pay.fx)>
                <fx::Fx />
            </Fold>
        </div>
        <Fold id="pay-known" title=text!(state, pay.facts_and_durations)>
            <div class="columns even">
                <div>
                    <Form sections=SECTIONS />
                </div>
                <div>
                    <steps::Durations />
                </div>
            </div>
        </Fold>
        <p class="note">{text!(state, pay.advice)}</p>
    }
}

/// A part that is opened when it is asked for.
#[component]
fn Fold(
    /// Its id in the page.
    id: &'static str,
    /// What it holds.
    title: Signal<&'static str>,
    /// The content.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="topic fold" id=id>
            <summary>{title}</summary>
            {children()}
        </details>
    }
}

/// The first year with a payment still to come, else the first of all.
fn first_year(shown: PaymentsView) -> Option<i32> {
    let today = browser::today();
    shown
        .with(|paid| {
            let due = paid.setup().scheduled.iter().map(|payment| payment.due_on);
            let next = due.clone().find(|due| *due >= today);
            next.or_else(|| due.min()).map(|due| due.year())
        })
        .flatten()
}

/// The payment our side looks at next.
fn next(state: AppState, shown: PaymentsView) -> Option<usize> {
    let (side, today) = (state.our_side(), browser::today());
    shown.with(|paid| paid.report().next(&paid.setup().scheduled, side, today)).flatten()
}

/// Which case, which year.
#[component]
fn Pick() -> impl IntoView {
    let state = state();
    let shown: PaymentsView = expect_context();
    let button = move |value: bool, name: Signal<&'static str>| {
        choice(move || shown.expected.get() == value, move || shown.expected.set(value), name)
    };
    let options = block(move || {
        let years = shown.with(|paid| {
            let routes = paid.setup().scheduled.iter().zip(&paid.report().paths.routes);
            let (first, last) = routes
                .map(|(payment, route)| years(payment, route))
                .fold((i32::MAX, i32::MIN), |(first, last), (a, b)| (first.min(a), last.max(b)));
            (first..=last).take(200).collect::<Vec<_>>()
        });
        let option = move |year: i32| {
            let chosen = flag(move || shown.year.get() == Some(year));
            view! {
                <option value=year.to_string() prop:selected=chosen>
                    {year.to_string()}
                </option>
            }
        };
        years.unwrap_or_default().into_iter().map(option).collect_view()
    });
    view! {
        <div class="switches">
            <span role="group" class="switch" aria-label=text!(state, value.case)>
                {button(false, text!(state, value.success))}
                {button(true, text!(state, value.risk_adjusted))}
            </span>
            <label class="inline">
                {text!(state, plot.year)} " "
                <select
                    id="pay-year"
                    on:change=typed(move |text| shown.year.set(text.parse().ok()))
                >
                    <option value="" prop:selected=flag(move || shown.year.get().is_none())>
                        {text!(state, pay.all_years)}
                    </option>
                    {options}
                </select>
            </label>
        </div>
    }
}

/// The paths over the closures.
#[component]
fn Timeline() -> impl IntoView {
    let state = state();
    let shown: PaymentsView = expect_context();
    view! {
        <Chart
            id="payment-paths"
            draw=Box::new(move |_, words, formats| {
                let span = shown
                    .year
                    .get()
                    .and_then(|year| {
                        Date::from_ymd_opt(year, 1, 1).zip(Date::from_ymd_opt(year, 12, 31))
                    });
                let target = crate::domain::number::date(&shown.target.get()).ok();
                let none = plot::PlotSpec::empty(words);
                shown
                    .with(|paid| {
                        let rows = shown
                            .rows()
                            .into_iter()
                            .filter_map(|index| {
                                let payment = paid
                                    .setup()
                                    .scheduled
                                    .get(index)
                                    .filter(|payment| !payment.is_in_shares())?;
                                Some((index, payment.label(state.lang())))
                            });
                        let view = PathView {
                            rows: rows.collect(),
                            span,
                            target,
                            lang: state.lang(),
                        };
                        let (setup, report) = (paid.setup(), paid.report());
                        plot::payment_paths(
                            setup,
                            report,
                            &view,
                            &path_words(state),
                            words,
                            formats,
                        )
                    })
                    .unwrap_or(none)
            })
        />
    }
}

fn path_words(state: AppState) -> PathWords {
    PathWords {
        title: tr!(state, pay.timeline).into(),
        path: tr!(state, pay.likely_path).into(),
        longest: tr!(state, pay.longest_path).into(),
        due: tr!(state, pay.due).into(),
        usable: tr!(state, pay.usable).into(),
        closure: tr!(state, pay.closed).into(),
        deadline: tr!(state, pay.deadline).into(),
        target: tr!(state, pay.target).into(),
        sentence: tr!(state, pay.sentence).into(),
    }
}
