//! The contract's payments of one case: what each is for, when it is triggered and due, how much.

use super::contract::contract_id;
use super::expected::ExpectedRoyalty;
use super::probabilities::Probabilities;
use super::sales::SalesForecast;
use super::{HALF_CENT, Item, Payment, Timeline};
use crate::domain::date::{Date, add_days};
use crate::domain::deal::{Deal, Terms, Trigger};
use crate::domain::sort::sort_by;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// All payments that can happen, ordered by due date, kind and id as a deal file spells them.
pub(super) fn payments(
    deal: &Deal,
    timeline: &Timeline,
    forecast: &SalesForecast,
    chances: &Probabilities,
    tally: &ExpectedRoyalty,
) -> Vec<Payment> {
    let terms = &deal.terms;
    let mut payments: Vec<Payment> = upfronts(terms).collect();
    for (index, milestone) in terms.milestones.iter().enumerate() {
        let due = MilestoneDue { terms, index, face: millions(milestone.amount) };
        match event(&milestone.trigger, deal, timeline, chances) {
            Some((on, probability)) => payments.push(due.payment(on, probability)),
            None => payments.extend(due.by_sales(forecast, tally)),
        }
    }
    payments.extend(royalties(terms, forecast, tally));
    payments.retain(|payment| payment.amount > 0.0);
    sort_by(&mut payments, |a, b| order(a, terms).cmp(&order(b, terms)));
    payments
}

fn order<'a>(payment: &Payment, terms: &'a Terms) -> (Date, &'static str, &'a str, Date, Item) {
    let kind = payment.item.payment_kind().map_or("", |kind| kind.word());
    let id = contract_id(payment.item, terms);
    (payment.due_on, kind, id, payment.trigger_on, payment.item)
}

/// A face amount; below half a cent it is no payment.
fn millions(amount: Decimal) -> f64 {
    amount.to_f64().filter(|amount| *amount >= HALF_CENT).unwrap_or(0.0)
}

fn upfronts(terms: &Terms) -> impl Iterator<Item = Payment> {
    terms.upfront.iter().enumerate().map(|(index, upfront)| {
        let trigger_on = add_days(terms.effective_on, upfront.days_after_effective);
        Payment {
            item: Item::Upfront(index),
            trigger_on,
            due_on: add_days(trigger_on, terms.payment.upfront_days),
            amount: millions(upfront.amount),
            probability: Some(1.0),
        }
    })
}

/// Date and probability of an event other than sales.
fn event(
    trigger: &Trigger,
    deal: &Deal,
    timeline: &Timeline,
    chances: &Probabilities,
) -> Option<(Date, f64)> {
    match trigger {
        Trigger::Start { stage } => {
            let stages = &deal.assumptions.programme.stages;
            let index = stages.iter().position(|listed| listed.stage == *stage)?;
            Some((timeline.stages.get(index)?.start_on, *chances.stage_starts.get(index)?))
        }
        Trigger::Filing => Some((timeline.filing_on, chances.filing)),
        Trigger::Approval { region } => {
            let regions = &deal.assumptions.regions;
            let named =
                |index: usize| regions.get(index).is_some_and(|listed| listed.region == *region);
            let index = timeline.regions.iter().position(|dates| named(dates.index))?;
            Some((timeline.regions.get(index)?.approval_on, chances.approval(index)))
        }
        Trigger::Date { date } => Some((*date, 1.0)),
        Trigger::AnnualSales { .. } | Trigger::CumulativeSales { .. } => None,
    }
}

struct MilestoneDue<'a> {
    terms: &'a Terms,
    index: usize,
    face: f64,
}

impl MilestoneDue<'_> {
    fn payment(&self, trigger_on: Date, probability: f64) -> Payment {
        let clause = &self.terms.payment;
        let days = clause.milestone_notice_days.saturating_add(clause.milestone_days);
        Payment {
            item: Item::Milestone(self.index),
            trigger_on,
            due_on: add_days(trigger_on, days),
            amount: self.face * probability,
            probability: Some(probability),
        }
    }

    /// One payment for every quarter in which sales may trigger it.
    fn by_sales(&self, forecast: &SalesForecast, tally: &ExpectedRoyalty) -> Vec<Payment> {
        let reached = tally.reached.get(self.index).map_or(&[][..], Vec::as_slice);
        let quarters = reached.iter().enumerate().filter(|(_, probability)| **probability > 0.0);
        let payments = quarters.map(|(index, probability)| {
            self.payment(forecast.quarter(index).last_day(), *probability)
        });
        payments.collect()
    }
}

fn royalties(
    terms: &Terms,
    forecast: &SalesForecast,
    tally: &ExpectedRoyalty,
) -> impl Iterator<Item = Payment> {
    tally.royalty.iter().enumerate().map(|(index, amount)| {
        let trigger_on = forecast.quarter(index).last_day();
        Payment {
            item: Item::Royalty,
            trigger_on,
            due_on: add_days(trigger_on, terms.payment.royalty_days),
            amount: *amount,
            probability: None,
        }
    })
}
