//! What a payment between the parties moves on each side: gross-up, withholding, taxes and their relief.

use super::contract::{payment_form, premium};
use super::licensor_tax::LicensorTax;
use super::{Flow, FlowLeg, Item, Payment};
use crate::domain::date::{Date, add_months};
use crate::domain::deal::{Deal, UpfrontForm};

/// The payments of a deal as flows.
pub(super) struct PaymentFlows<'a> {
    pub deal: &'a Deal,
    pub tax: LicensorTax,
}

/// What a payment costs its payer, as parts of its amount.
pub(super) struct PaidFactor {
    /// Of what leaves on the due day, after what is relieved from tax at once.
    pub paid: f64,
    /// Tax saved in later years, all of them together.
    pub relief: f64,
}

impl PaymentFlows<'_> {
    /// What the licensor keeps of a payment, as a part of its amount; `is_loss`: where the licensor pays it.
    pub fn received_factor(&self, item: Item, is_loss: bool) -> f64 {
        let upstream = 1.0 - self.tax.upstream_share;
        match payment_form(item, &self.deal.terms) {
            // A loss borne is a cost of the licensor's own.
            UpfrontForm::Cash if is_loss => 1.0 - self.tax.tax_rate,
            UpfrontForm::Cash => self.tax.kept(self.tax.gross(1.0)),
            UpfrontForm::PayerShares => self.tax.kept(1.0),
            UpfrontForm::LicensorShares => premium(item, &self.deal.terms) * upstream,
        }
    }

    /// What it costs the licensee.
    pub fn paid_factor(&self, item: Item, is_loss: bool) -> PaidFactor {
        let licensee = &self.deal.assumptions.licensee;
        let gross = match payment_form(item, &self.deal.terms) {
            UpfrontForm::LicensorShares => {
                return PaidFactor { paid: premium(item, &self.deal.terms), relief: 0.0 };
            }
            UpfrontForm::Cash if !is_loss => self.tax.gross(1.0),
            UpfrontForm::Cash | UpfrontForm::PayerShares => 1.0,
        };
        let capitalised = item.payment_kind().is_some_and(|kind| kind.is_capitalised());
        if !capitalised || licensee.relief_years == 0 {
            return PaidFactor { paid: gross * (1.0 - licensee.tax_rate.get()), relief: 0.0 };
        }
        PaidFactor { paid: gross, relief: licensee.tax_rate.get() * gross }
    }

    /// The licensor's side.
    pub fn received(&self, payment: &Payment) -> Flow {
        let factor = self.received_factor(payment.item, payment.amount < 0.0);
        flow(payment, payment.amount, factor)
    }

    /// The licensee's side, one flow after the other: the payment, and the tax it is relieved of where that comes over
    /// years.
    pub fn paid(&self, payment: &Payment, mut take: impl FnMut(Flow)) {
        let PaidFactor { paid, relief } = self.paid_factor(payment.item, payment.amount <= 0.0);
        take(flow(payment, -payment.amount, paid));
        if relief == 0.0 {
            return;
        }
        let years = self.deal.assumptions.licensee.relief_years;
        let relief = relief * payment.amount / f64::from(years);
        (1..=years).for_each(|year| {
            take(Flow {
                leg: FlowLeg::TaxRelief,
                on: relieved_on(payment.due_on, year),
                ..flow(payment, relief, 1.0)
            });
        });
    }
}

/// The day of a year's relief, counted from the first.
pub(super) fn relieved_on(due_on: Date, year: u32) -> Date {
    add_months(due_on, year.saturating_mul(12))
}

fn flow(payment: &Payment, before_tax: f64, factor: f64) -> Flow {
    Flow {
        item: payment.item,
        leg: FlowLeg::Whole,
        on: payment.due_on,
        before_tax,
        factor,
        probability: payment.probability,
    }
}
