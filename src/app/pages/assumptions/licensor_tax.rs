//! What the licensor pays at home on what it receives: the cases the law knows, each with its source, taken at a click.

use crate::app::components::{block, flag, looked_up, sources};
use crate::app::state::{AppState, state};
use crate::domain::currency::Country;
use crate::domain::deal::{ForeignTax, Vehicle};
use crate::domain::draft::{Draft, says_the_same};
use crate::domain::refdata::{PayeeTax, RefData, TaxCase, payee_taxes};
use crate::{text, tr};
use leptos::ev;
use leptos::prelude::*;

const RATE: &str = "assumptions.licensor.tax_rate";
const FOREIGN: &str = "assumptions.licensor.foreign_tax";

/// A case, and what it does with tax withheld in the payer's country.
type Offered = (&'static PayeeTax, ForeignTax);

/// The cases of where the receiving company sits; nothing where no table knows its tax.
#[component]
pub fn LicensorTax() -> impl IntoView {
    let state = state();
    let offered = state.follow(&["terms.parties"], offered);
    let body = block(move || {
        let cases = offered.get();
        (!cases.is_empty()).then(|| {
            view! {
                <fieldset class="bare" id="licensor-tax">
                    <legend>{text!(state, field.licensor_tax)}</legend>
                    {cases.into_iter().map(|case| choice(state, case)).collect_view()}
                </fieldset>
            }
        })
    });
    view! { {body} }
}

fn offered(draft: &Draft) -> Vec<Offered> {
    let vehicle = Vehicle::from_word(draft.text("terms.parties.licensor.vehicle"));
    let payer = Country::named(draft.text("terms.parties.licensee.country"));
    let Some(vehicle) = vehicle else { return Vec::new() };
    let row = payer.and_then(|payer| RefData::shipped().withholding(payer, vehicle));
    let treaty = row.is_some_and(|row| row.treaty.is_some());
    payee_taxes(vehicle).map(|tax| (tax, tax.foreign_tax(treaty))).collect()
}

fn choice(state: AppState, (tax, foreign_tax): Offered) -> AnyView {
    let chosen = state.follow(&["assumptions.licensor"], move |draft| {
        says_the_same(RATE, draft.text(RATE), &tax.percent)
            && draft.text(FOREIGN) == foreign_tax.word()
    });
    let take: Box<dyn FnMut(ev::Event)> = Box::new(move |_| {
        state.edit(|draft| {
            draft.set_with_basis(RATE, &tax.percent, &tax.mark());
            draft.set_with_basis(FOREIGN, foreign_tax.word(), &tax.mark());
        });
    });
    let said = block(move || {
        view! {
            {name(state, tax)}
            " "
            <small>{looked_up(state, tax.review)}</small>
        }
    });
    view! {
        <div class="case">
            <label>
                <input
                    type="radio"
                    name="licensor-tax"
                    value=tax.case.word()
                    prop:checked=flag(move || chosen.get())
                    on:change=take
                />
                " "
                {said}
            </label>
            {block(move || sources(state, tax.sources.iter().map(String::as_str)))}
        </div>
    }
    .into_any()
}

fn name(state: AppState, tax: &PayeeTax) -> String {
    let rate = state.style().percent(tax.tax_rate);
    match tax.case {
        TaxCase::Full => tr!(state, tax.full, rate = rate),
        TaxCase::HighTech => tr!(state, tax.high_tech, rate = rate),
        TaxCase::Losses => tr!(state, tax.losses).to_owned(),
        TaxCase::PatentBox => tr!(state, tax.patent_box, rate = rate),
        TaxCase::Offshore => tr!(state, tax.offshore).to_owned(),
    }
}
