//! One payment step by step: dates, durations and what they rest on.

use super::sources::sources;
use super::{Section, Shown, days, name_of};
use crate::app::components::{block, live};
use crate::app::desk::{Desk, desk};
use crate::app::fmt::percent;
use crate::app::graph::Paid;
use crate::domain::calendar::Status;
use crate::domain::date::Date;
use crate::domain::payments::{
    Basis, Onward, Path, RateBasis, Review, Route, Span, Step, Triple, Unit,
};
use crate::domain::refdata::withholding;
use crate::{text, tr};
use leptos::prelude::*;

/// A date of the path and the step that leads to it.
struct Leg {
    name: &'static str,
    dates: Triple<Date>,
    step: Option<Step>,
}

/// The payment chosen, step by step.
#[component]
pub fn One() -> impl IntoView {
    let desk = desk();
    let shown: Shown = expect_context();
    let name = live(move || {
        shown
            .with(|paid| Some(name_of(desk, paid.setup().scheduled.get(shown.chosen.get())?)))
            .flatten()
            .unwrap_or_default()
    });
    let body = block(move || shown.with(|paid| path(desk, paid, shown.chosen.get())));
    view! {
        <Section title=text!(desk, pay.path) note=name>
            {body}
        </Section>
    }
}

fn path(desk: Desk, paid: &Paid, index: usize) -> Option<AnyView> {
    let it = paid.setup().scheduled.get(index)?;
    let route = paid.report().paths.routes.get(index)?;
    let mut legs = vec![
        Leg { name: tr!(desk, pay.trigger), dates: Triple::same(it.trigger_on), step: None },
        Leg { name: tr!(desk, pay.due), dates: Triple::same(it.due_on), step: None },
    ];
    let status = match route {
        Route::Shares => {
            return Some(view! { <p class="note">{tr!(desk, pay.shares)}</p> }.into_any());
        }
        Route::Inward(path) => {
            legs.extend(inward(desk, paid, path));
            path.status
        }
        Route::Outward(path) => {
            let step = |name, dates, step| Leg { name, dates, step: Some(step) };
            legs.extend([
                step(tr!(desk, pay.filed), path.filed, Step::TaxFiling),
                step(tr!(desk, pay.taxed), path.taxed, Step::TaxPayment),
                step(tr!(desk, pay.reviewed), path.reviewed, Step::OutwardReview),
                Leg { name: tr!(desk, pay.pay), dates: path.pay_on, step: None },
                step(tr!(desk, pay.credited), path.credited, Step::Wire),
            ]);
            path.status
        }
    };
    let status = match status {
        Status::Official => tr!(desk, pay.official),
        Status::Rule => tr!(desk, pay.by_rule),
        Status::Projected => tr!(desk, pay.by_projection),
        Status::Missing => tr!(desk, pay.no_calendar),
    };
    Some(
        view! {
            <div class="scroll" tabindex="0" role="group" aria-label=text!(desk, pay.path)>
                <table class="data" id="payment-path">
                    <thead>
                        <tr>
                            <th scope="col">{text!(desk, pay.step)}</th>
                            <th scope="col">{text!(desk, pay.date)}</th>
                            <th scope="col">{text!(desk, pay.takes)}</th>
                        </tr>
                    </thead>
                    <tbody>{legs.into_iter().map(|leg| line(desk, paid, leg)).collect_view()}</tbody>
                </table>
            </div>
            <p class="note">{format!("{}: {status}", tr!(desk, pay.calendars))}</p>
            {tax(desk, paid, index)}
        }
        .into_any(),
    )
}

/// The rate withheld and what it rests on.
fn tax(desk: Desk, paid: &Paid, index: usize) -> Option<AnyView> {
    let tax = paid.report().taxes.get(index)?.as_ref()?;
    let basis = match tax.basis {
        RateBasis::Entered => tr!(desk, pay.rate_entered),
        RateBasis::Treaty => tr!(desk, pay.rate_treaty),
        RateBasis::Domestic => tr!(desk, pay.rate_domestic),
        RateBasis::FormMissing => tr!(desk, pay.rate_form_missing),
        RateBasis::Chinese => tr!(desk, pay.rate_chinese),
        RateBasis::Shares => return None,
    };
    let row = withholding(&paid.setup().payer, paid.setup().vehicle);
    let table =
        matches!(tax.basis, RateBasis::Treaty | RateBasis::Domestic | RateBasis::FormMissing);
    let cited = row.filter(|_| table).map(|row| {
        view! {
            <details class="sources">
                <summary>{tr!(desk, pay.source)}</summary>
                <cite>{format!("{} {}", row.notes, row.source)}</cite>
            </details>
        }
    });
    let line = format!("{}: {} · {basis}", tr!(desk, pay.withheld), percent(tax.rate));
    Some(view! { <p class="note">{line} " " {cited}</p> }.into_any())
}

fn inward(desk: Desk, paid: &Paid, path: &Path) -> Vec<Leg> {
    let setup = paid.setup();
    let leg = |name, dates, step| Leg { name, dates, step };
    let review = match path.review {
        Review::NotOwed => None,
        Review::First => Some(Step::First),
        Review::Repeat => Some(Step::Repeat),
        Review::HongKong => Some(Step::HkReceipt),
    };
    let converted = path.usable != path.cleared;
    let mut legs = vec![
        leg(tr!(desk, pay.pay), Triple::same(path.pay_on), None),
        leg(tr!(desk, pay.credited), path.credited, Some(Step::Wire)),
        leg(tr!(desk, pay.cleared), path.cleared, review),
        leg(tr!(desk, pay.usable), path.usable, converted.then_some(Step::Conversion)),
    ];
    if let (Some(onshore), Some(onward)) = (path.onshore, setup.onward) {
        let step = match onward {
            Onward::Fee => Step::OnwardFee,
            Onward::Dividend => Step::OnwardDividend,
        };
        legs.push(leg(tr!(desk, pay.onshore), onshore, Some(step)));
    }
    legs
}

fn line(desk: Desk, paid: &Paid, leg: Leg) -> AnyView {
    let takes = leg.step.map(|step| takes(desk, paid, step));
    view! {
        <tr>
            <th scope="row">{leg.name}</th>
            <td>{days(desk, leg.dates)}</td>
            <td>{takes}</td>
        </tr>
    }
    .into_any()
}

/// A step's duration and what it rests on.
fn takes(desk: Desk, paid: &Paid, step: Step) -> Option<AnyView> {
    let info = step.info()?;
    let own = paid.setup().steps.is_own(step);
    let basis = if own { tr!(desk, pay.own) } else { basis_name(desk, info.basis) };
    let text = format!(
        "{}: {} · {basis}",
        info.name(desk.lang()),
        span(desk, paid.setup().steps.span(step), info.unit)
    );
    Some(view! { {text} " " {sources(desk, info.sources.iter().map(String::as_str))} }.into_any())
}

/// A duration with its unit: `2–4–10 business days`.
pub fn span(desk: Desk, span: Span, unit: Unit) -> String {
    let [min, likely, max] = span.to_array();
    let unit = match unit {
        Unit::Business => tr!(desk, pay.business_days),
        Unit::Calendar => tr!(desk, pay.calendar_days),
    };
    if min == max { format!("{likely} {unit}") } else { format!("{min}–{likely}–{max} {unit}") }
}

/// What a duration rests on.
pub fn basis_name(desk: Desk, basis: Basis) -> &'static str {
    match basis {
        Basis::Statutory => tr!(desk, pay.statutory),
        Basis::Practice => tr!(desk, pay.practice),
        Basis::Assumption => tr!(desk, pay.assumption),
    }
}
