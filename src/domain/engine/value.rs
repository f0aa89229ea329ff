//! A deal's valuation: both cases, both sides, at each side's rate and at the common one.

use super::cashflows::cash_flows;
use super::funding::funding;
use super::outcomes::Chances;
use super::payments::payments;
use super::present_value::Discounting;
use super::sales::SalesForecast;
use super::tally::Tally;
use super::timeline::resolve;
use super::{CaseResult, CashFlows, ExpectedPayments, Payment, PaymentKind, SalesYear, Split};
use super::{Timeline, Valuation};
use crate::domain::deal::{Deal, Equity, Structure};
use crate::domain::number::sum;
use crate::domain::refdata::deal_withholding_rate;
use rust_decimal::prelude::ToPrimitive;

/// What the deal is worth to each side, and everything it is made of.
pub fn value(deal: &Deal) -> Valuation {
    // A checked deal has a rate. Without one nothing may look like a value.
    let wht = deal_withholding_rate(deal).unwrap_or(f64::NAN);
    let timeline = resolve(deal);
    let forecast = SalesForecast::of(deal, &timeline);
    let chances = Chances::expected(deal);
    let expected = case(deal, &timeline, &forecast, &chances, wht);
    let success = case(deal, &timeline, &forecast, &Chances::success(deal), wht);

    let assumptions = &deal.assumptions;
    let at = |rate| Discounting::new(rate, assumptions.valuation_on);
    let common = at(assumptions.licensee.discount_rate);
    let own = at(assumptions.licensor.discount_rate);
    let CashFlows { licensor, licensee, project } = &expected.flows;
    let investors = common.present_value(licensee);
    let equity = match deal.terms.structure {
        Structure::License => None,
        Structure::NewCo(shares) => Some(shares_worth(&shares, investors)),
    };
    Valuation {
        wht,
        project: common.present_value(project),
        own: split(own.present_value(licensor), investors, equity),
        common: split(common.present_value(licensor), investors, equity),
        equity,
        headline: headline(deal),
        expected_payments: expected_payments(&expected.payments),
        pos_filing: chances.filing,
        funding: funding(licensee, assumptions.valuation_on),
        timeline,
        expected,
        success,
    }
}

fn case(
    deal: &Deal,
    timeline: &Timeline,
    forecast: &SalesForecast,
    chances: &Chances,
    wht: f64,
) -> CaseResult {
    let tally = Tally::of(deal, forecast, chances);
    let payments = payments(deal, timeline, forecast, chances, &tally);
    let withheld = wht * deal.assumptions.wht_sourced;
    let flows = cash_flows(deal, timeline, forecast, chances, &payments, withheld);
    CaseResult { flows, payments, years: up_to_last_sale(tally.years) }
}

fn up_to_last_sale(mut years: Vec<SalesYear>) -> Vec<SalesYear> {
    let last = years.iter().rposition(|year| year.total_sales() > 0.0 || year.due > 0.0);
    years.truncate(last.map_or(0, |last| last + 1));
    years
}

/// Shares of investors who lose are worth nothing, not less.
fn shares_worth(shares: &Equity, investors: f64) -> f64 {
    shares.licensor_equity * (1.0 - shares.haircut) * investors.max(0.0)
}

fn split(licensor: f64, licensee: f64, equity: Option<f64>) -> Split {
    let equity = equity.unwrap_or(0.0);
    let (licensor, licensee) = (licensor + equity, licensee - equity);
    let total = licensor + licensee;
    let shared = licensor >= 0.0 && licensee >= 0.0 && total > 0.0;
    Split { licensor, licensee, licensor_share: shared.then(|| licensor / total) }
}

fn headline(deal: &Deal) -> f64 {
    let upfronts = deal.terms.upfront.iter().map(|upfront| upfront.amount);
    let milestones = deal.terms.milestones.iter().map(|milestone| milestone.amount);
    sum(upfronts.chain(milestones)).to_f64().unwrap_or(f64::NAN)
}

fn expected_payments(payments: &[Payment]) -> ExpectedPayments {
    let total = |kind| {
        let of_kind = payments.iter().filter(|payment| payment.item.payment_kind() == Some(kind));
        of_kind.map(|payment| payment.amount).sum()
    };
    ExpectedPayments {
        upfront: total(PaymentKind::Upfront),
        milestone: total(PaymentKind::Milestone),
        royalty: total(PaymentKind::Royalty),
    }
}
