//! The deal file's fields only the payment calendar needs, and the way from a deal to a setup.

use super::durations::StepDurations;
use super::scheduled::Scheduled;
use super::setup::PaymentSetup;
use super::steps::DayRange;
use crate::domain::currency::Country;
use crate::domain::date::{Date, add_days};
use crate::domain::deal::{
    Actual, Deal, Party, PathStep, PaymentFields, PaymentKind, StepOverride, Structure,
    TechnologyStatus, UpfrontForm,
};
use crate::domain::draft::FieldValues;
use crate::domain::lang::Lang;
use crate::domain::rate::TaxRate;
use crate::domain::refdata::RefData;
use crate::domain::region::RegionName;
use crate::domain::sort;
use crate::domain::valuation::{
    Item, Payment, contract_id, contract_name, contract_path, payment_form, premium,
};
use rust_decimal::prelude::ToPrimitive;

/// Chinese withholding on royalties paid abroad. Source: Enterprise Income Tax Law.
const CHINESE_WHT: f64 = 0.10;

impl PaymentFields {
    /// Those of a draft.
    pub fn of(values: &FieldValues) -> Self {
        values.read("payments").unwrap_or_default()
    }

    /// The durations, the deal's own where it has any, and the rows that were refused.
    pub fn durations(&self) -> (StepDurations, Vec<(usize, PathStep)>) {
        let mut durations = StepDurations::default();
        let mut refused = Vec::new();
        for (row, entered) in self.steps.iter().enumerate() {
            let StepOverride { step, min, likely, max } = *entered;
            if !durations.set(step, DayRange { min, likely, max }) {
                refused.push((row, step));
            }
        }
        (durations, refused)
    }
}

impl PaymentSetup {
    /// The setup of a deal's payments: those of the success or of the expected case.
    pub fn of(
        deal: &Deal,
        fields: &PaymentFields,
        payments: &[Payment],
        refdata: &'static RefData,
        today: Date,
    ) -> Self {
        let (terms, beliefs) = (&deal.terms, &deal.assumptions);
        let (steps, refused_steps) = fields.durations();
        let us_licensed =
            (0..terms.products.len()).any(|product| terms.is_licensed(product, &RegionName::us()));
        Self {
            refdata,
            payer: terms.parties.licensee.country,
            vehicle: terms.parties.licensor.vehicle,
            newco: matches!(terms.structure, Structure::NewCo(_)),
            newco_country: fields.newco_country.unwrap_or(Country::CAYMAN),
            currency: terms.currency,
            usd_rate: fields.usd_per_deal,
            convention: terms.payment.business_day,
            signed_on: terms.signed_on,
            effective_on: terms.effective_on,
            hsr: fields.hsr.applies(us_licensed),
            technology: fields.technology,
            technology_asked: terms
                .products
                .iter()
                .any(|product| TechnologyStatus::is_asked_of(&product.modality)),
            steps,
            refused_steps,
            formalities: fields.formalities.clone(),
            retains_fx: fields.retains_fx,
            onward: fields.onward,
            fixing: terms.payment.fx_fixing,
            shocks: fields.shocks.clone(),
            fx: beliefs.fx.clone(),
            gross_up: terms.payment.gross_up,
            wht: beliefs.wht.map(TaxRate::get),
            wht_sourced: beliefs.wht_sourced.get(),
            outward_wht: fields.outward_wht.map_or(CHINESE_WHT, TaxRate::get),
            tax_rate: beliefs.licensor.tax_rate.get(),
            foreign_tax: beliefs.licensor.foreign_tax,
            upstream_share: beliefs.licensor.upstream_share.get(),
            compared: fields.compared,
            late_interest: terms.payment.late_interest.get(),
            scheduled: schedule(deal, payments, &fields.actual),
            record: fields.record,
            today,
        }
        .recorded()
    }

    /// In a record what fell due before today was paid on the day it was due by, unless another day is entered.
    fn recorded(mut self) -> Self {
        if self.record {
            let mut scheduled = std::mem::take(&mut self.scheduled);
            for payment in scheduled.iter_mut().filter(|payment| payment.due_on < self.today) {
                payment.paid_on = payment.paid_on.or_else(|| Some(self.adjusted(payment.due_on)));
            }
            self.scheduled = scheduled;
        }
        self
    }
}

fn schedule(deal: &Deal, payments: &[Payment], actual: &[Actual]) -> Vec<Scheduled> {
    let rows = payments.iter().filter_map(|payment| scheduled(deal, payment));
    let mut rows: Vec<Scheduled> = rows.chain(tech_transfer(deal)).collect();
    sort::sort_by_key(&mut rows, |row| row.due_on);
    for row in &mut rows {
        let same = |entered: &&Actual| {
            entered.id == row.id && entered.due_on.is_none_or(|due| due == row.due_on)
        };
        if let Some(entered) = actual.iter().find(same) {
            row.paid_on = Some(entered.paid_on);
            row.payee_caused = entered.payee_caused;
        }
    }
    rows
}

fn scheduled(deal: &Deal, payment: &Payment) -> Option<Scheduled> {
    let probability = payment.probability.filter(|probability| *probability > 0.0);
    let kind = payment.item.payment_kind()?;
    let name = |lang| contract_name(payment.item, deal, lang).filter(|name| !name.is_empty());
    let name = name(Lang::En).zip(name(Lang::Zh));
    Some(Scheduled {
        kind,
        id: contract_id(payment.item, deal).into_owned(),
        name: name.map(|(en, zh)| [en.into_owned(), zh.into_owned()]),
        path: contract_path(payment.item)?,
        trigger_on: payment.trigger_on,
        due_on: payment.due_on,
        amount: payment.amount.abs(),
        contract_amount: payment.amount.abs() / probability.unwrap_or(1.0),
        payer: if payment.amount < 0.0 { Party::Licensor } else { kind.payer() },
        form: payment_form(payment.item, &deal.terms),
        premium: premium(payment.item, &deal.terms),
        paid_on: None,
        payee_caused: false,
    })
}

/// What the licensor owes for moving manufacture; `None` when the licensee bears it.
fn tech_transfer(deal: &Deal) -> Option<Scheduled> {
    let clause = &deal.terms.tech_transfer;
    let cost = clause.cost.to_f64().filter(|cost| *cost > 0.0)?;
    let on = add_days(deal.terms.effective_on, clause.days_after_effective);
    let licensor_pays = clause.payer == PaymentKind::TechTransfer.payer();
    let path = contract_path(Item::TechTransfer)?;
    licensor_pays.then(|| Scheduled {
        kind: PaymentKind::TechTransfer,
        id: contract_id(Item::TechTransfer, deal).into_owned(),
        name: None,
        path,
        trigger_on: on,
        due_on: on,
        amount: cost,
        contract_amount: cost,
        payer: clause.payer,
        form: UpfrontForm::Cash,
        premium: 0.0,
        paid_on: None,
        payee_caused: false,
    })
}
