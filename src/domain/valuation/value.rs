//! A deal's valuation: both cases, both sides, at each side's rate and at the common one.

use super::contract::headline;
use super::funding::funding;
use super::prepared::party_values_of;
use super::present_value::Discounting;
use super::probabilities::Probabilities;
use super::{ExpectedPayments, PartyValues, PreparedValuation, Valuation};
use crate::domain::deal::Deal;
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
    let PreparedValuation { scene, expected, .. } = PreparedValuation::of(deal);
    let pos_filing = expected.chances.filing;
    let expected = scene.case(deal, expected);
    let success = scene.case(deal, scene.odds(deal, Probabilities::success(deal)));
    let flows = &expected.flows;
    let PartyValues { own, common, equity, .. } =
        party_values_of(deal, &flows.licensor, &flows.licensee);
    let valuation_on = deal.assumptions.valuation_on;
    let discounting = Discounting::new(deal.assumptions.licensee.discount_rate, valuation_on);
    Valuation {
        wht: deal.wht().get(),
        project: discounting.present_value(&flows.project),
        own,
        common,
        equity,
        headline: modelled(headline(&deal.terms)),
        expected_payments: ExpectedPayments::of_schedule(&expected.payments),
        pos_filing,
        funding: funding(&flows.licensee, valuation_on),
        timeline: scene.timeline,
        expected,
        success,
    }
}

/// What the deal is worth to each side and nothing else: the same digits as [`value`]'s for a part of the time.
pub fn party_values(deal: &Deal) -> PartyValues {
    PreparedValuation::of(deal).party_values(deal)
}
