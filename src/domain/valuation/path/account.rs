//! Both sides' cash of one path, discounted as it is added.

use super::day_worth::DayWorth;
use crate::domain::date::Date;
use crate::domain::deal::{Deal, Party};
use crate::domain::number::modelled;
use crate::domain::valuation::payment_flows::{PaidFactor, PaymentFlows, relieved_on};
use crate::domain::valuation::{Item, LicensorTax};

/// Both sides' cash of one path.
pub struct Account<'a> {
    /// To the licensor, before shares; millions at the valuation date.
    pub licensor: f64,
    /// To the licensee.
    pub licensee: f64,
    flows: PaymentFlows<'a>,
    worth: &'a [DayWorth; 2],
}

impl<'a> Account<'a> {
    /// Nothing yet.
    pub fn new(deal: &'a Deal, worth: &'a [DayWorth; 2], tax: LicensorTax) -> Self {
        Self { licensor: 0.0, licensee: 0.0, flows: PaymentFlows { deal, tax }, worth }
    }

    /// What a day's money is worth to the licensor and the licensee.
    pub fn worth(&self) -> &'a [DayWorth; 2] {
        self.worth
    }

    /// A payment between the parties.
    pub fn pay(&mut self, item: Item, due_on: Date, amount: f64) {
        let [licensor, licensee] = self.worth;
        let PaidFactor { paid, relief } = self.flows.paid_factor(item, amount <= 0.0);
        let day = licensee.day(due_on);
        self.licensor += amount * self.flows.received_factor(item, amount < 0.0) * licensor.at(day);
        self.licensee -= amount * paid * licensee.at(day);
        if relief > 0.0 {
            let years = self.flows.deal.assumptions.licensee.relief_years;
            let worth: f64 = (1..=years).map(|year| licensee.on(relieved_on(due_on, year))).sum();
            self.licensee += relief * amount / f64::from(years) * worth;
        }
    }

    /// What a payment of some item that is not capitalised leaves the licensor and costs the licensee, as parts of it.
    pub fn parts(&self, item: Item, is_loss: bool) -> [f64; 2] {
        [self.flows.received_factor(item, is_loss), self.flows.paid_factor(item, is_loss).paid]
    }

    /// A cost that so much was discounted of for each side.
    pub fn bear(&mut self, cost: f64, licensor_part: f64, [licensor, licensee]: [f64; 2]) {
        self.licensor -= cost * licensor_part * (1.0 - self.flows.tax.tax_rate) * licensor;
        self.licensee -= cost * (1.0 - licensor_part) * self.licensee_keeps() * licensee;
    }

    /// What a profit tax leaves the licensee, a fraction.
    pub fn licensee_keeps(&self) -> f64 {
        1.0 - self.flows.deal.assumptions.licensee.tax_rate.get()
    }

    /// The cost of handing the technology over.
    pub fn tech_transfer(&mut self, on: Date) {
        let clause = &self.flows.deal.terms.tech_transfer;
        let licensor_part = match clause.payer {
            Party::Licensee => 0.0,
            Party::Licensor => 1.0,
        };
        let worth = self.worth.each_ref().map(|worth| worth.on(on));
        self.bear(modelled(clause.cost), licensor_part, worth);
    }
}
