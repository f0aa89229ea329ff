//! The contract's payments of one case: what each is for, when it is triggered and due, how much.

use super::contract::contract_id;
use super::milestones::{MilestoneInstance, Subject};
use super::probabilities::ProgrammeChances;
use super::sales::SalesGrid;
use super::scope::{ProductScope, SalesShare};
use super::tally::ProductTally;
use super::{Item, Payment, Timeline};
use crate::domain::date::{Date, add_days};
use crate::domain::deal::{Deal, PaymentKind, Trigger};
use crate::domain::sort::sort_by;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// What payments are dated and weighed by.
pub(super) struct PaymentInputs<'a> {
    pub deal: &'a Deal,
    pub timeline: &'a Timeline,
    pub grid: SalesGrid,
    /// Every milestone as often as it can be paid.
    pub instances: &'a [MilestoneInstance],
}

/// The exercise of a product's option.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct ExerciseFee {
    /// Row of `terms.options`.
    pub option: usize,
    /// The end of its stage.
    pub on: Date,
    /// Probability that the product is taken.
    pub probability: f64,
}

/// Leaves out what cannot happen and orders the rest by due date, kind and id as a deal file spells them, then as the
/// file lists them.
pub(super) fn sort(payments: &mut Vec<Payment>, deal: &Deal) {
    payments.retain(|payment| payment.probability != Some(0.0));
    let order = |payment: &Payment| {
        let kind = payment.item.payment_kind().map_or("", PaymentKind::word);
        (kind, contract_id(payment.item, deal), payment.item)
    };
    sort_by(payments, |a, b| {
        // The ids are made only where the days and kinds are the same.
        a.due_on.cmp(&b.due_on).then_with(|| order(a).cmp(&order(b)))
    });
}

/// A face amount, millions.
pub(super) fn millions(amount: Decimal) -> f64 {
    amount.to_f64().unwrap_or(0.0)
}

impl PaymentInputs<'_> {
    /// What belongs to no product: upfronts, milestones on dates and events.
    pub fn of_deal(&self, certain: bool) -> Vec<Payment> {
        let mut payments: Vec<Payment> = self.upfronts().collect();
        for instance in self.instances.iter().filter(|instance| instance.subject == Subject::Deal) {
            payments.extend(self.dated(instance, certain));
        }
        payments
    }

    fn upfronts(&self) -> impl Iterator<Item = Payment> {
        let terms = &self.deal.terms;
        terms.upfront.iter().enumerate().map(|(index, upfront)| {
            let trigger_on = add_days(terms.effective_on, upfront.days_after_effective);
            Payment {
                item: Item::Upfront(index),
                trigger_on,
                due_on: add_days(trigger_on, terms.payment.after_trigger()),
                amount: millions(upfront.amount),
                probability: Some(1.0),
            }
        })
    }

    /// A milestone on a date or an event; in the success case every event happens.
    fn dated(&self, instance: &MilestoneInstance, certain: bool) -> Option<Payment> {
        let milestone = self.deal.terms.milestones.get(instance.row)?;
        let (on, probability) = match &milestone.trigger {
            Trigger::Date { date } => (*date, 1.0),
            Trigger::Event { event } => {
                let mut events = self.deal.assumptions.events.iter();
                let assumed = events.find(|assumed| assumed.event == *event)?;
                (assumed.on, if certain { 1.0 } else { assumed.probability.get() })
            }
            Trigger::Start { .. }
            | Trigger::Filing { .. }
            | Trigger::Approval { .. }
            | Trigger::AnnualSales(_)
            | Trigger::CumulativeSales(_) => return None,
        };
        Some(self.milestone(instance, on, probability))
    }

    /// What a product brings: its exercise fee, milestones, royalties and profit shares.
    pub fn of_product(
        &self,
        scope: &ProductScope,
        chances: &[ProgrammeChances],
        tally: &ProductTally,
        fee: Option<ExerciseFee>,
    ) -> Vec<Payment> {
        let mut payments: Vec<Payment> = fee.and_then(|fee| self.fee(fee)).into_iter().collect();
        for instance in self.instances {
            match instance.subject {
                Subject::Programme(row) => {
                    let place = scope.programmes.iter().position(|known| *known == row);
                    let chances = place.and_then(|place| chances.get(place));
                    let event = chances.and_then(|chances| self.event(instance, row, chances));
                    payments.extend(event);
                }
                Subject::Product(product) if product == scope.product => {
                    payments.extend(self.by_sales(instance, tally));
                }
                Subject::Product(_) | Subject::Deal => {}
            }
        }
        payments.extend(self.royalties(scope, tally));
        payments.extend(self.profits(scope, tally));
        payments
    }

    fn fee(&self, fee: ExerciseFee) -> Option<Payment> {
        let option = self.deal.terms.options.get(fee.option)?;
        Some(Payment {
            item: Item::Option(fee.option),
            trigger_on: fee.on,
            due_on: add_days(fee.on, self.deal.terms.payment.after_event()),
            amount: millions(option.exercise_fee) * fee.probability,
            probability: Some(fee.probability),
        })
    }

    /// A milestone of a programme; `None` where the programme has not what its trigger names.
    fn event(
        &self,
        instance: &MilestoneInstance,
        programme: usize,
        chances: &ProgrammeChances,
    ) -> Option<Payment> {
        let milestone = self.deal.terms.milestones.get(instance.row)?;
        let assumed = self.deal.assumptions.programmes.get(programme)?;
        let dates = self.timeline.programmes.get(programme)?;
        let (on, probability) = match &milestone.trigger {
            Trigger::Start { stage, .. } => {
                let index = assumed.stages.iter().position(|listed| listed.stage == *stage)?;
                (dates.stages.get(index)?.start_on, *chances.stage_starts.get(index)?)
            }
            Trigger::Filing { .. } => (dates.filing_on, chances.filing),
            Trigger::Approval { region, .. } => {
                let row = assumed.regions.iter().position(|listed| listed.region == *region)?;
                let dates = dates.regions.iter().find(|dates| dates.index == row)?;
                (dates.approval_on, chances.approval(row))
            }
            Trigger::Date { .. }
            | Trigger::Event { .. }
            | Trigger::AnnualSales(_)
            | Trigger::CumulativeSales(_) => return None,
        };
        Some(self.milestone(instance, on, probability))
    }

    fn milestone(
        &self,
        instance: &MilestoneInstance,
        trigger_on: Date,
        probability: f64,
    ) -> Payment {
        let milestone = self.deal.terms.milestones.get(instance.row);
        Payment {
            item: Item::Milestone { row: instance.row, each: instance.each_row() },
            trigger_on,
            due_on: add_days(trigger_on, self.deal.terms.payment.after_event()),
            amount: milestone.map_or(0.0, |milestone| millions(milestone.amount)) * probability,
            probability: Some(probability),
        }
    }

    /// One payment for every quarter in which sales may trigger it.
    fn by_sales(&self, instance: &MilestoneInstance, tally: &ProductTally) -> Vec<Payment> {
        let reached = tally.reached.get(instance.row).map_or(&[][..], Vec::as_slice);
        let quarters = reached.iter().enumerate().filter(|(_, probability)| **probability > 0.0);
        let payments = quarters.map(|(index, probability)| {
            self.milestone(instance, self.grid.quarter(index).last_day(), *probability)
        });
        payments.collect()
    }

    fn royalties(&self, scope: &ProductScope, tally: &ProductTally) -> Vec<Payment> {
        let schedules = scope.schedules.iter().zip(&tally.royalties);
        let payments = schedules.flat_map(|(schedule, royalty)| {
            let item = Item::Royalty { schedule: *schedule, product: scope.product };
            self.quarterly(item, &royalty.quarters)
        });
        payments.collect()
    }

    fn profits(&self, scope: &ProductScope, tally: &ProductTally) -> Vec<Payment> {
        let regions = scope.regions.iter().zip(&tally.profits);
        let payments = regions.flat_map(|(region, profits)| match region.share {
            SalesShare::Profit(row) => self.quarterly(Item::ProfitShare(row), profits),
            SalesShare::Royalty(_) | SalesShare::Nothing => Vec::new(),
        });
        payments.collect()
    }

    fn quarterly(&self, item: Item, quarters: &[f64]) -> Vec<Payment> {
        let paid = quarters.iter().enumerate().filter(|(_, amount)| **amount != 0.0);
        let payments = paid.map(|(index, amount)| {
            let trigger_on = self.grid.quarter(index).last_day();
            Payment {
                item,
                trigger_on,
                due_on: add_days(trigger_on, self.deal.terms.payment.after_quarter()),
                amount: *amount,
                probability: None,
            }
        });
        payments.collect()
    }
}
