//! What of a valuation stays while amounts, stakes and days of the contract move: dates, sales, royalty.

use super::cashflows::{cash_flows, sides_flows};
use super::expected::ExpectedRoyalty;
use super::payments::payments;
use super::present_value::Discounting;
use super::probabilities::Probabilities;
use super::sales::SalesForecast;
use super::timeline::resolve;
use super::{CaseResult, Flow, PartyValues, RnpvSplit, SalesYear, Timeline};
use crate::domain::deal::{Deal, Equity, Royalty, Structure};

/// The expected case before its payments, kept for valuing many deals that differ in amounts, royalty
/// clause, equity and payment days only. Everything else must be as in the deal it was made of.
pub struct PreparedValuation {
    pub(super) scene: CommonInputs,
    pub(super) expected: CaseExpectation,
    /// The clause `expected` was worked out with.
    royalty: Royalty,
}

/// What both cases share.
pub(super) struct CommonInputs {
    pub timeline: Timeline,
    pub forecast: SalesForecast,
}

/// A case's chances and what its outcomes average to.
pub(super) struct CaseExpectation {
    pub chances: Probabilities,
    pub tally: ExpectedRoyalty,
}

impl PreparedValuation {
    /// A deal's.
    pub fn of(deal: &Deal) -> Self {
        let timeline = resolve(deal);
        let forecast = SalesForecast::of(deal, &timeline);
        let scene = CommonInputs { timeline, forecast };
        let expected = scene.odds(deal, Probabilities::expected(deal));
        Self { scene, expected, royalty: deal.terms.royalty.clone() }
    }

    /// Both sides' values of a deal. Most of the work is the royalty's and is done again only where its
    /// clause is not the one valued last.
    pub fn party_values(&mut self, deal: &Deal) -> PartyValues {
        if self.royalty != deal.terms.royalty {
            self.expected = self.scene.odds(deal, Probabilities::expected(deal));
            self.royalty = deal.terms.royalty.clone();
        }
        let CaseExpectation { chances, tally } = &self.expected;
        let CommonInputs { timeline, forecast, .. } = &self.scene;
        let payments = payments(deal, timeline, forecast, chances, tally);
        let withheld = self.scene.withheld(deal);
        let [licensor, licensee] =
            sides_flows(deal, timeline, forecast, chances, &payments, withheld);
        party_values_of(deal, &licensor, &licensee)
    }
}

impl CommonInputs {
    pub fn odds(&self, deal: &Deal, chances: Probabilities) -> CaseExpectation {
        let tally = ExpectedRoyalty::of(deal, &self.forecast, &chances);
        CaseExpectation { chances, tally }
    }

    pub fn case(&self, deal: &Deal, odds: CaseExpectation) -> CaseResult {
        let CaseExpectation { chances, tally } = odds;
        let Self { timeline, forecast, .. } = self;
        let payments = payments(deal, timeline, forecast, &chances, &tally);
        let withheld = self.withheld(deal);
        let flows = cash_flows(deal, timeline, forecast, &chances, &payments, withheld);
        CaseResult { flows, payments, years: up_to_last_sale(tally.years) }
    }

    /// Tax withheld, fraction of a payment.
    fn withheld(&self, deal: &Deal) -> f64 {
        deal.wht().get() * deal.assumptions.wht_sourced.get()
    }
}

fn up_to_last_sale(mut years: Vec<SalesYear>) -> Vec<SalesYear> {
    let last = years.iter().rposition(|year| year.total_sales() > 0.0 || year.due > 0.0);
    years.truncate(last.map_or(0, |last| last + 1));
    years
}

/// Both sides' values, from the expected flows.
pub(super) fn party_values_of(deal: &Deal, licensor: &[Flow], licensee: &[Flow]) -> PartyValues {
    let assumptions = &deal.assumptions;
    let at = |rate| Discounting::new(rate, assumptions.valuation_on);
    let common = at(assumptions.licensee.discount_rate);
    let own = at(assumptions.licensor.discount_rate);
    let investors = common.present_value(licensee);
    let equity = match deal.terms.structure {
        Structure::License => None,
        Structure::NewCo(shares) => Some(shares_value(&shares, investors)),
    };
    PartyValues {
        investors,
        equity,
        own: split(own.present_value(licensor), investors, equity),
        common: split(common.present_value(licensor), investors, equity),
    }
}

/// Shares of investors who lose are worth nothing, not less.
fn shares_value(shares: &Equity, investors: f64) -> f64 {
    shares.licensor_equity.get() * (1.0 - shares.haircut.get()) * investors.max(0.0)
}

fn split(licensor: f64, licensee: f64, equity: Option<f64>) -> RnpvSplit {
    let equity = equity.unwrap_or(0.0);
    let (licensor, licensee) = (licensor + equity, licensee - equity);
    let total = licensor + licensee;
    let shared = licensor >= 0.0 && licensee >= 0.0 && total > 0.0;
    RnpvSplit { licensor, licensee, licensor_share: shared.then(|| licensor / total) }
}
