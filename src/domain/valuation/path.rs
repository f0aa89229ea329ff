//! One path of a deal: everything that may happen does or does not, and both sides' cash of it.
//!
//! Made for a million paths: what no draw moves (days, tiers, thresholds, sales of a launch month) is worked out once and
//! lists are used again. Royalties, sales and what a payment leaves each side are the engine's own rules.

mod account;
mod day_worth;
mod exercise;
mod line_sales;
mod month_days;
mod product;
mod programme;
mod royalties;

use super::LicensorTax;
use super::milestones::{Subject, instances};
use super::scope::scopes;
use super::{Item, payments};
use crate::domain::date::{Date, add_days};
use crate::domain::deal::{Deal, Structure, Trigger};
use crate::domain::number::modelled;
use crate::domain::rate::TaxRate;
use account::Account;
use day_worth::DayWorth;
use product::ProductPath;

/// Values paths of a deal, one after the other: of one whose terms stay and whose assumed numbers may be others each time.
pub struct PathValuation {
    /// Worth of a day's money to the licensor and the licensee.
    worth: [DayWorth; 2],
    wht: TaxRate,
    fixed: Vec<FixedPayment>,
    tech_transfer_on: Date,
    products: Vec<ProductPath>,
}

/// A payment of the deal itself: an upfront, a milestone on a date or an event.
struct FixedPayment {
    item: Item,
    due_on: Date,
    amount: f64,
    /// Row of `assumptions.events` that brings it.
    event: Option<usize>,
}

impl PathValuation {
    /// Of a deal.
    pub fn of(deal: &Deal) -> Self {
        let instances = instances(deal);
        let products = scopes(deal).into_iter();
        let products = products.map(|scope| ProductPath::of(deal, scope, &instances));
        let days = deal.terms.tech_transfer.days_after_effective;
        Self {
            worth: [DayWorth::of(deal), DayWorth::of(deal)],
            wht: deal.wht(),
            fixed: fixed_payments(deal),
            tech_transfer_on: add_days(deal.terms.effective_on, days),
            products: products.collect(),
        }
    }

    /// What a path is worth to the licensor and the licensee, each at its own rate, millions. `chance` draws whether
    /// something happens: a number between 0 and 1 each time. A company's shares rise and fall in proportion, below
    /// nothing too.
    pub fn values(&mut self, deal: &Deal, chance: &mut impl FnMut() -> f64) -> [f64; 2] {
        let [licensor, licensee] = &mut self.worth;
        licensor.turn_to(deal.assumptions.licensor.discount_rate);
        licensee.turn_to(deal.assumptions.licensee.discount_rate);
        let wht = deal.assumptions.wht.unwrap_or(self.wht);
        let mut account = Account::new(deal, &self.worth, LicensorTax::with_wht(deal, wht));
        let mut events = Events::default();
        for payment in &self.fixed {
            if payment.event.is_none_or(|event| events.happens(deal, event, chance)) {
                account.pay(payment.item, payment.due_on, payment.amount);
            }
        }
        account.tech_transfer(self.tech_transfer_on);
        for product in &mut self.products {
            product.add(deal, &mut account, chance);
        }
        let values = [account.licensor, account.licensee];
        shared(deal, &self.worth, values)
    }
}

/// Events drawn so far: one that brings several payments happens once.
#[derive(Default)]
struct Events(Vec<(usize, bool)>);

impl Events {
    fn happens(&mut self, deal: &Deal, event: usize, chance: &mut impl FnMut() -> f64) -> bool {
        if let Some((_, happens)) = self.0.iter().find(|(known, _)| *known == event) {
            return *happens;
        }
        let assumed = deal.assumptions.events.get(event);
        let happens = assumed.is_some_and(|assumed| chance() < assumed.probability.get());
        self.0.push((event, happens));
        happens
    }
}

fn fixed_payments(deal: &Deal) -> Vec<FixedPayment> {
    let Deal { terms, assumptions, .. } = deal;
    let upfronts = terms.upfront.iter().enumerate().map(|(row, upfront)| {
        let on = add_days(terms.effective_on, upfront.days_after_effective);
        let due_on = add_days(on, terms.payment.after_trigger());
        let amount = payments::millions(upfront.amount);
        FixedPayment { item: Item::Upfront(row), due_on, amount, event: None }
    });
    let mut fixed: Vec<FixedPayment> = upfronts.collect();
    for instance in instances(deal).iter().filter(|instance| instance.subject == Subject::Deal) {
        let Some(milestone) = terms.milestones.get(instance.row) else { continue };
        let (on, event) = match &milestone.trigger {
            Trigger::Date { date } => (*date, None),
            Trigger::Event { event } => {
                let row = assumptions.events.iter().position(|assumed| assumed.event == *event);
                let Some((row, assumed)) = row.zip(row.and_then(|row| assumptions.events.get(row)))
                else {
                    continue;
                };
                (assumed.on, Some(row))
            }
            Trigger::Start { .. }
            | Trigger::Filing { .. }
            | Trigger::Approval { .. }
            | Trigger::AnnualSales(_)
            | Trigger::CumulativeSales(_) => continue,
        };
        fixed.push(FixedPayment {
            item: Item::Milestone { row: instance.row, each: instance.each_row() },
            due_on: add_days(on, terms.payment.after_event()),
            amount: payments::millions(milestone.amount),
            event,
        });
    }
    fixed
}

/// Both sides' values once a new company's shares are counted.
fn shared(deal: &Deal, worth: &[DayWorth; 2], [licensor, licensee]: [f64; 2]) -> [f64; 2] {
    let Structure::NewCo(shares) = deal.terms.structure else { return [licensor, licensee] };
    let on = deal.terms.effective_on.max(deal.assumptions.valuation_on);
    let financing = modelled(shares.committed_financing) * worth[1].on(on);
    let part = shares.licensor_equity.get() * (1.0 - deal.assumptions.newco.haircut.get());
    let equity = part * (licensee + financing);
    [licensor + equity, licensee - equity]
}
