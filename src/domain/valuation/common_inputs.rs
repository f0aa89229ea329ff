//! What both cases of a valuation share, and each side's flows made of it.

use super::cashflows::{FlowBook, ProductCase};
use super::flow_sink::FlowSink;
use super::milestones::MilestoneInstance;
use super::payments::{ExerciseFee, PaymentInputs};
use super::probabilities::ProgrammeChances;
use super::sales::SalesForecast;
use super::scope::ProductScope;
use super::tally::{PreparedTally, ProductTally, RoyaltyDetail, TallyInputs};
use super::{OptionDecision, Payment, Timeline};
use crate::domain::deal::{Deal, Programme};

/// What both cases share.
pub(super) struct CommonInputs {
    pub scopes: Vec<ProductScope>,
    pub timeline: Timeline,
    pub forecast: SalesForecast,
    pub instances: Vec<MilestoneInstance>,
}

/// A product's chances in one case and what its outcomes average to.
pub(super) struct ProductOdds {
    pub chances: Vec<ProgrammeChances>,
    pub tally: ProductTally,
    pub fee: Option<ExerciseFee>,
}

impl CommonInputs {
    pub fn tallies(&self, deal: &Deal, detail: RoyaltyDetail) -> Vec<PreparedTally> {
        let tally = |scope: &ProductScope| {
            let chances = chances_given_filing(deal, scope);
            PreparedTally::of(self.tally_inputs(deal, scope, &chances), &self.instances, detail)
        };
        self.scopes.iter().map(tally).collect()
    }

    /// What a product's tally is worked out from.
    pub fn tally_inputs<'a>(
        &'a self,
        deal: &'a Deal,
        scope: &'a ProductScope,
        chances: &'a [ProgrammeChances],
    ) -> TallyInputs<'a> {
        TallyInputs { deal, scope, forecast: &self.forecast, chances }
    }

    pub fn payment_inputs<'a>(&'a self, deal: &'a Deal) -> PaymentInputs<'a> {
        let Self { timeline, forecast, instances, .. } = self;
        PaymentInputs { deal, timeline, grid: forecast.grid, instances }
    }

    /// Every product when all goes well.
    pub fn success(&self, deal: &Deal, decisions: &[OptionDecision]) -> Vec<ProductOdds> {
        let odds = |scope: &ProductScope| {
            let chances: Vec<ProgrammeChances> =
                programmes(deal, scope).map(ProgrammeChances::success).collect();
            let inputs = self.tally_inputs(deal, scope, &chances);
            let PreparedTally { tally, .. } =
                PreparedTally::of(inputs, &self.instances, RoyaltyDetail::ByYear);
            let decision = decisions.iter().find(|decision| Some(decision.option) == scope.option);
            let fee = decision.map(|decision| ExerciseFee {
                option: decision.option,
                on: decision.on,
                probability: 1.0,
            });
            ProductOdds { chances, tally, fee }
        };
        self.scopes.iter().map(odds).collect()
    }

    /// Puts everybody's flows of a case into `flows`; the payments in them. `certain`: every event happens.
    pub fn flows<S: FlowSink>(
        &self,
        deal: &Deal,
        odds: &[ProductOdds],
        certain: bool,
        flows: S,
    ) -> (S, Vec<Payment>) {
        let mut payments = self.payment_inputs(deal).of_deal(certain);
        let mut book = FlowBook::new(deal, flows);
        for (scope, odds) in self.scopes.iter().zip(odds) {
            payments.extend(self.product_payments(deal, scope, odds));
            book.add_product(&self.product_case(scope, &odds.chances));
        }
        book.add_payments(&payments);
        book.add_tech_transfer();
        (book.close(), payments)
    }

    pub fn product_payments(
        &self,
        deal: &Deal,
        scope: &ProductScope,
        odds: &ProductOdds,
    ) -> Vec<Payment> {
        self.payment_inputs(deal).of_product(scope, &odds.chances, &odds.tally, odds.fee)
    }

    pub fn product_case<'a>(
        &'a self,
        scope: &'a ProductScope,
        chances: &'a [ProgrammeChances],
    ) -> ProductCase<'a> {
        ProductCase { scope, chances, forecast: &self.forecast, timeline: &self.timeline }
    }
}

/// A product's chances as assumed; its filing taken as sure where it has one programme.
pub(super) fn chances_given_filing(deal: &Deal, scope: &ProductScope) -> Vec<ProgrammeChances> {
    let assumed = programmes(deal, scope);
    let mut chances: Vec<ProgrammeChances> =
        assumed.map(|assumed| ProgrammeChances::expected(assumed, None)).collect();
    if let [only] = chances.as_mut_slice() {
        only.filing = 1.0;
    }
    chances
}

/// A product's programmes, in its scope's order.
pub(super) fn programmes<'a>(
    deal: &'a Deal,
    scope: &'a ProductScope,
) -> impl Iterator<Item = &'a Programme> {
    scope.programmes.iter().filter_map(|row| deal.assumptions.programmes.get(*row))
}
