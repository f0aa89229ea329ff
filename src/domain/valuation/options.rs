//! Options: what taking a product is worth to the licensee, and whether it does.

use super::cashflows::{FlowBook, put_in_order};
use super::common_inputs::{CommonInputs, programmes};
use super::flow_sink::LicenseeFlows;
use super::licensor_tax::LicensorTax;
use super::payment_flows::PaymentFlows;
use super::payments::ExerciseFee;
use super::present_value::Discounting;
use super::probabilities::ProgrammeChances;
use super::scope::ProductScope;
use super::tally::ProductTally;
use super::{Flow, HALF_CENT, Item, OptionDecision, Payment};
use crate::domain::date::{Date, add_days};
use crate::domain::deal::Deal;
use rust_decimal::prelude::ToPrimitive;

/// The place, in the product's programme, of the stage at whose end an option is decided.
pub(super) fn option_stage(deal: &Deal, scope: &ProductScope, option: usize) -> Option<usize> {
    let stage = &deal.terms.options.get(option)?.stage;
    let programme = programmes(deal, scope).next()?;
    programme.stages.iter().position(|listed| listed.stage == *stage)
}

/// Decides a product's option; `None` where it has none. `tally`: the product's, given filing.
pub(super) fn decide(
    deal: &Deal,
    inputs: &CommonInputs,
    scope: &ProductScope,
    tally: &ProductTally,
) -> Option<OptionDecision> {
    let option = scope.option?;
    let stage = option_stage(deal, scope, option)?;
    let programme = programmes(deal, scope).next()?;
    let dates = inputs.timeline.programmes.get(*scope.programmes.first()?)?;
    let on = dates.stages.get(stage)?.end_on;
    let reached = programme.stages.iter().take(stage + 1).map(|stage| stage.pos.get());
    let flows =
        flows(deal, inputs, scope, tally, stage, ExerciseFee { option, on, probability: 1.0 })?;
    let rate = deal.assumptions.licensee.discount_rate;
    let continuation = Discounting::new(rate, deal.assumptions.valuation_on).present_value(&flows);
    let id = &deal.terms.options.get(option)?.id;
    let mut given = deal.assumptions.exercise.iter();
    let given = given.find(|row| row.option == *id).map(|row| row.probability.get());
    let worth_it = if continuation >= -HALF_CENT { 1.0 } else { 0.0 };
    Some(OptionDecision {
        option,
        on,
        choice: reached.product(),
        exercise: given.unwrap_or(worth_it),
        continuation,
        most_fee: most_fee(deal, option, on, continuation),
        flows,
    })
}

/// A fee costs its licensee in proportion: by how much more the value could bear.
fn most_fee(deal: &Deal, option: usize, on: Date, continuation: f64) -> Option<f64> {
    let fee = deal.terms.options.get(option)?.exercise_fee.to_f64()?;
    let unit = Payment {
        item: Item::Option(option),
        trigger_on: on,
        due_on: add_days(on, deal.terms.payment.after_event()),
        amount: 1.0,
        probability: Some(1.0),
    };
    let mut cost = Vec::new();
    PaymentFlows { deal, tax: LicensorTax::of(deal) }.paid(&unit, |flow| cost.push(flow));
    let rate = deal.assumptions.licensee.discount_rate;
    let cost = Discounting::new(rate, deal.assumptions.valuation_on).present_value(&cost);
    (cost < 0.0).then(|| fee - continuation / cost)
}

/// The licensee's flows that follow from the exercise, each with its probability given that the stage succeeded and
/// the product was taken: the stages up to it count nothing, the one after it is sure.
fn flows(
    deal: &Deal,
    inputs: &CommonInputs,
    scope: &ProductScope,
    tally: &ProductTally,
    stage: usize,
    fee: ExerciseFee,
) -> Option<Vec<Flow>> {
    let programme = programmes(deal, scope).next()?;
    let chances = [ProgrammeChances::after_exercise(programme, stage)];
    let [given] = &chances;
    let payments = inputs.payment_inputs(deal).of_product(
        scope,
        &chances,
        &tally.scaled(given.filing),
        Some(fee),
    );
    let mut book = FlowBook::new(deal, LicenseeFlows::default());
    book.add_product(&inputs.product_case(scope, &chances));
    book.add_payments(&payments);
    let LicenseeFlows(mut flows) = book.close();
    put_in_order(&mut flows);
    Some(flows)
}
