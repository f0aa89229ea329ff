//! What a payment between the parties moves on each side: gross-up, withholding, taxes and their relief.

use super::contract::{payment_form, premium};
use super::licensor_tax::LicensorTax;
use super::{Flow, FlowLeg, Payment};
use crate::domain::date::add_months;
use crate::domain::deal::{Deal, UpfrontForm};

/// The payments of a deal as flows.
pub(super) struct PaymentFlows<'a> {
    pub deal: &'a Deal,
    pub tax: LicensorTax,
}

impl PaymentFlows<'_> {
    /// The licensor's side.
    pub fn received(&self, payment: &Payment) -> Flow {
        let upstream = 1.0 - self.tax.upstream_share;
        let factor = match payment_form(payment.item, &self.deal.terms) {
            // A loss borne is a cost of the licensor's own.
            UpfrontForm::Cash if payment.amount < 0.0 => 1.0 - self.tax.tax_rate,
            UpfrontForm::Cash => self.tax.kept(self.tax.gross(1.0)),
            UpfrontForm::PayerShares => self.tax.kept(1.0),
            UpfrontForm::LicensorShares => premium(payment.item, &self.deal.terms) * upstream,
        };
        flow(payment, payment.amount, factor)
    }

    /// The licensee's side: the payment, and the tax it is relieved of where that comes over years.
    pub fn paid(&self, payment: &Payment, flows: &mut Vec<Flow>) {
        let licensee = &self.deal.assumptions.licensee;
        let kept = 1.0 - licensee.tax_rate.get();
        let gross = match payment_form(payment.item, &self.deal.terms) {
            UpfrontForm::LicensorShares => {
                let lost = premium(payment.item, &self.deal.terms);
                return flows.push(flow(payment, -payment.amount, lost));
            }
            UpfrontForm::Cash if payment.amount > 0.0 => self.tax.gross(1.0),
            UpfrontForm::Cash | UpfrontForm::PayerShares => 1.0,
        };
        let capitalised = payment.item.payment_kind().is_some_and(|kind| kind.is_capitalised());
        if !capitalised || licensee.relief_years == 0 {
            return flows.push(flow(payment, -payment.amount, gross * kept));
        }
        flows.push(flow(payment, -payment.amount, gross));
        let years = licensee.relief_years;
        let relief = licensee.tax_rate.get() * gross * payment.amount / f64::from(years);
        flows.extend((1..=years).map(|year| Flow {
            leg: FlowLeg::TaxRelief,
            on: add_months(payment.due_on, year.saturating_mul(12)),
            ..flow(payment, relief, 1.0)
        }));
    }
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
