//! A deal's valuation: both cases, both sides, at each side's rate and at the common one.

use super::contract::headline;
use super::funding::funding;
use super::present_value::Discounting;
use super::tally::RoyaltyDetail;
use super::years::{lines_of_royalty, lines_of_sales};
use super::{ExpectedPayments, PartyValues, PreparedValuation, Valuation};
use crate::domain::deal::{Deal, Programme};
use crate::domain::number::modelled;

/// What the deal is worth to each side, and everything it is made of.
///
/// ```
/// use parley::domain::draft::read_deal;
/// use parley::domain::examples::first_deal;
/// use parley::domain::valuation::value;
///
/// let valuation = value(&read_deal(first_deal::example()).unwrap());
/// // All upfront and milestones at face, as announced.
/// assert_eq!(valuation.headline, 5000.0);
/// assert!(valuation.common.licensor > 0.0 && valuation.common.licensee > 0.0);
/// ```
pub fn value(deal: &Deal) -> Valuation {
    let prepared = PreparedValuation::with(deal, RoyaltyDetail::ByYear);
    let (odds, exercise) = prepared.expected(deal);
    let inputs = prepared.inputs;
    let expected = inputs.case(deal, &odds, false);
    let success = inputs.case(deal, &inputs.success(deal, &exercise), true);
    let flows = &expected.flows;
    let PartyValues { own, common, equity, financing, .. } =
        inputs.parts_with(deal, &odds, &exercise, None).0.values;
    let valuation_on = deal.assumptions.valuation_on;
    let discounting = Discounting::new(deal.assumptions.licensee.discount_rate, valuation_on);
    Valuation {
        wht: deal.wht().get(),
        project: discounting.present_value(&flows.project),
        own,
        common,
        equity,
        financing,
        headline: modelled(headline(deal)),
        expected_payments: ExpectedPayments::of_schedule(&expected.payments),
        pos_filing: deal.assumptions.programmes.iter().map(pos_filing).collect(),
        exercise,
        funding: funding(&flows.licensee, valuation_on),
        sales_lines: lines_of_sales(&inputs.scopes),
        royalty_lines: lines_of_royalty(&inputs.scopes),
        timeline: inputs.timeline,
        expected,
        success,
    }
}

fn pos_filing(programme: &Programme) -> f64 {
    programme.stages.iter().map(|stage| stage.pos.get()).product()
}

/// What the deal is worth to each side and nothing else: the same digits as [`value`]'s for a part of the time.
pub fn party_values(deal: &Deal) -> PartyValues {
    PreparedValuation::of(deal).party_values(deal)
}
