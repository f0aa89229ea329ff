//! One payment step by step: dates, durations and what they rest on.

use super::view::{PaymentsView, days};
use crate::app::components::{
    TitledSection, basis_name, block, cited, duration_range, live, looked_up, sources,
};
use crate::app::field_names::said_of;
use crate::app::graph::Paid;
use crate::app::state::{AppState, state};
use crate::domain::calendar::Status;
use crate::domain::cash_path::{Path, Review, Route, ThreePoint, WhtBasis};
use crate::domain::date::Date;
use crate::domain::deal::{Onward, PathStep};
use crate::domain::notes;
use crate::domain::refdata::withholding_notes;
use crate::{text, tr};
use leptos::prelude::*;

/// A date of the path and the step that leads to it.
struct Leg {
    name: &'static str,
    dates: ThreePoint<Date>,
    step: Option<PathStep>,
}

/// The payment chosen, step by step.
#[component]
pub fn One() -> impl IntoView {
    let state = state();
    let shown: PaymentsView = expect_context();
    let name = live(move || {
        shown
            .with(|paid| Some(paid.setup().scheduled.get(shown.chosen.get())?.label(state.lang())))
            .flatten()
            .unwrap_or_default()
    });
    let body = block(move || shown.with(|paid| path(state, paid, shown.chosen.get())));
    view! {
        <TitledSection title=text!(state, pay.path) note=name>
            {body}
        </TitledSection>
    }
}

fn path(state: AppState, paid: &Paid, index: usize) -> Option<AnyView> {
    let payment = paid.setup().scheduled.get(index)?;
    let route = paid.report().paths.routes.get(index)?;
    let mut legs = vec![
        Leg {
            name: tr!(state, pay.trigger),
            dates: ThreePoint::same(payment.trigger_on),
            step: None,
        },
        Leg { name: tr!(state, pay.due), dates: ThreePoint::same(payment.due_on), step: None },
    ];
    let status = match route {
        Route::Shares => {
            return Some(view! { <p class="note">{tr!(state, pay.shares)}</p> }.into_any());
        }
        Route::Inward(path) => {
            legs.extend(inward(state, paid, path));
            path.status
        }
        Route::Outward(path) => {
            let step = |name, dates, step| Leg { name, dates, step: Some(step) };
            legs.extend([
                step(tr!(state, pay.filed), path.filed, PathStep::TaxFiling),
                step(tr!(state, pay.taxed), path.taxed, PathStep::TaxPayment),
                step(tr!(state, pay.reviewed), path.reviewed, PathStep::OutwardReview),
                Leg { name: tr!(state, pay.pay), dates: path.pay_on, step: None },
                step(tr!(state, pay.credited), path.credited, PathStep::Wire),
            ]);
            path.status
        }
    };
    let status = match status {
        Status::Official => tr!(state, pay.official),
        Status::Rule => tr!(state, pay.by_rule),
        Status::Projected => tr!(state, pay.by_projection),
        Status::Missing => tr!(state, pay.no_calendar),
    };
    Some(
        view! {
            <div class="scroll" tabindex="0" role="group" aria-label=text!(state, pay.path)>
                <table class="data" id="payment-path">
                    <thead>
                        <tr>
                            <th scope="col">{text!(state, pay.step)}</th>
                            <th scope="col">{text!(state, pay.date)}</th>
                            <th scope="col">{text!(state, pay.takes)}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {legs.into_iter().map(|leg| line(state, paid, leg)).collect_view()}
                    </tbody>
                </table>
            </div>
            <p class="note">{said_of(state, tr!(state, pay.calendars), status)}</p>
            {tax(state, paid, index)}
        }
        .into_any(),
    )
}

/// The rate withheld and what it rests on.
fn tax(state: AppState, paid: &Paid, index: usize) -> Option<AnyView> {
    let tax = paid.report().taxes.get(index)?.as_ref()?;
    let basis = match tax.basis {
        WhtBasis::Entered => tr!(state, pay.rate_entered),
        WhtBasis::Treaty => tr!(state, pay.rate_treaty),
        WhtBasis::Domestic => tr!(state, pay.rate_domestic),
        WhtBasis::FormMissing => tr!(state, pay.rate_form_missing),
        WhtBasis::Chinese => tr!(state, pay.rate_chinese),
        WhtBasis::Shares => return None,
    };
    let row = paid.setup().refdata.withholding(paid.setup().payer, paid.setup().vehicle);
    let table = matches!(tax.basis, WhtBasis::Treaty | WhtBasis::Domestic | WhtBasis::FormMissing);
    let row = row.filter(|_| table);
    let cited = row.zip(withholding_notes(paid.setup().payer)).map(|(row, noted)| {
        let lang = state.lang();
        let said = format!("{} {}", noted.notes(lang), notes::mark(&noted.source, lang));
        view! {
            <details class="sources">
                <summary>{tr!(state, deals.source)}</summary>
                {cited(&said)}
                <small>{row.review.map(|review| looked_up(state, review))}</small>
            </details>
        }
    });
    let line = said_of(
        state,
        tr!(state, pay.withheld),
        &format!("{} · {basis}", state.style().percent(tax.rate)),
    );
    Some(view! { <p class="note">{line} " " {cited}</p> }.into_any())
}

fn inward(state: AppState, paid: &Paid, path: &Path) -> Vec<Leg> {
    let setup = paid.setup();
    let leg = |name, dates, step| Leg { name, dates, step };
    let review = match path.review {
        Review::NotOwed => None,
        Review::First => Some(PathStep::First),
        Review::Repeat => Some(PathStep::Repeat),
        Review::HongKong => Some(PathStep::HkReceipt),
    };
    let converted = path.usable != path.cleared;
    let mut legs = vec![
        leg(tr!(state, pay.pay), ThreePoint::same(path.pay_on), None),
        leg(tr!(state, pay.credited), path.credited, Some(PathStep::Wire)),
        leg(tr!(state, pay.cleared), path.cleared, review),
        leg(tr!(state, pay.usable), path.usable, converted.then_some(PathStep::Conversion)),
    ];
    if let (Some(onshore), Some(onward)) = (path.onshore, setup.onward) {
        let step = match onward {
            Onward::Fee => PathStep::OnwardFee,
            Onward::Dividend => PathStep::OnwardDividend,
        };
        legs.push(leg(tr!(state, pay.onshore), onshore, Some(step)));
    }
    legs
}

fn line(state: AppState, paid: &Paid, leg: Leg) -> AnyView {
    let takes = leg.step.map(|step| takes(state, paid, step));
    view! {
        <tr>
            <th scope="row">{leg.name}</th>
            <td>{days(state, leg.dates)}</td>
            <td>{takes}</td>
        </tr>
    }
    .into_any()
}

/// A step's duration and what it rests on.
fn takes(state: AppState, paid: &Paid, step: PathStep) -> Option<AnyView> {
    let info = step.info()?;
    let own = paid.setup().steps.is_own(step);
    let basis = if own { tr!(state, pay.own) } else { basis_name(state, info.basis) };
    let takes = duration_range(state, paid.setup().steps.span(step), info.unit);
    let text = said_of(state, info.name(state.lang()), &format!("{takes} · {basis}"));
    Some(
        view! {
            {text}
            " "
            {sources(state, info.sources.iter().map(String::as_str))}
        }
        .into_any(),
    )
}
