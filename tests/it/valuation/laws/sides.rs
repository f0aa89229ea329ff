//! What one side has the other has not.

use super::*;
use crate::support::plain_deal::{deal, plain, region};
use crate::support::random_deal::deals;
use parley::domain::deal::{RoyaltyTier, Structure, Trigger};
use parley::domain::valuation::{Item, is_each, value};
use proptest::prelude::*;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::{Value, json};

/// All money, thresholds, tier bounds, fees and financing times `k`.
fn scaled(mut deal: Deal, k: u32) -> Deal {
    let (exact, modelled) = (Decimal::from(k), f64::from(k));
    let terms = &mut deal.terms;
    terms.upfront.iter_mut().for_each(|upfront| upfront.amount *= exact);
    terms.options.iter_mut().for_each(|option| option.exercise_fee *= exact);
    for milestone in &mut terms.milestones {
        milestone.amount *= exact;
        if let Trigger::AnnualSales(limit) | Trigger::CumulativeSales(limit) =
            &mut milestone.trigger
        {
            limit.threshold *= exact;
        }
    }
    for royalty in &mut terms.royalties {
        royalty.tiers.iter_mut().for_each(|tier| tier.above *= exact);
        royalty.minimum_annual *= exact;
    }
    if let Structure::NewCo(newco) = &mut terms.structure {
        newco.committed_financing *= exact;
    }
    terms.tech_transfer.cost *= exact;
    let programmes = deal.assumptions.programmes.iter_mut();
    programmes.flat_map(|it| &mut it.stages).for_each(|stage| stage.cost *= modelled);
    for region in regions(&mut deal) {
        region.launch_cost *= modelled;
        region.peak_net_sales *= modelled;
    }
    deal
}

proptest! {
    #![proptest_config(config())]

    /// With equal rates and no taxes a deal only divides the project.
    #[test]
    fn the_two_sides_add_up_to_the_project(deal in deals()) {
        let valuation = value(&without_taxes(with_equal_rates(deal)));
        prop_close!(valuation.own.licensor + valuation.own.licensee, valuation.project, "sum");
    }

    /// With taxes the sides lose what goes to tax offices and upstream licensors, and gain what costs save.
    #[test]
    fn the_two_sides_and_the_taxes_add_up_to_the_project(deal in deals()) {
        let mut deal = with_equal_rates(deal);
        deal.assumptions.licensee.tax_rate = fraction(0.0);
        let valuation = value(&deal);
        let flows = &valuation.expected.flows;
        let of_payments = |flow: &Flow| if is_payment(flow) { flow.after_tax() } else { 0.0 };
        let cost = |flow: &Flow| if is_payment(flow) { 0.0 } else { -flow.before_tax };
        let gross = -worth(&deal, &flows.licensee, of_payments);
        let kept = worth(&deal, &flows.licensor, of_payments);
        let relief = deal.assumptions.licensor.tax_rate.get() * worth(&deal, &flows.licensor, cost);
        let sides = valuation.own.licensor + valuation.own.licensee;
        prop_close!(sides + gross - kept - relief, valuation.project, "sum");
    }

    #[test]
    fn values_scale_with_money(deal in deals(), k in 2..7_u32) {
        let one = value(&deal);
        let many = value(&scaled(deal, k));
        let scaled = |(name, value): (&'static str, f64)| (name, value * f64::from(k));
        prop_all_close!(values(&one).into_iter().map(scaled), values(&many), "scaled");
        prop_close!(one.headline * f64::from(k), many.headline, "headline");
        prop_close!(one.funding.peak_need * f64::from(k), many.funding.peak_need, "need");
        prop_assert_eq!(one.pos_filing, many.pos_filing);
        prop_assert_eq!(one.expected.payments.len(), many.expected.payments.len());
    }

    #[test]
    fn without_payments_the_licensor_bears_its_costs(deal in deals(), cleared in any::<bool>()) {
        let mut deal = with_equal_rates(deal);
        deal.terms.upfront.clear();
        deal.terms.milestones.clear();
        deal.terms.profit_share.clear();
        deal.terms.options.iter_mut().for_each(|option| option.exercise_fee = Decimal::ZERO);
        deal.terms.structure = Structure::License;
        if cleared {
            deal.terms.royalties.clear();
        }
        for royalty in &mut deal.terms.royalties {
            royalty.tiers = vec![RoyaltyTier { above: Decimal::ZERO, rate: fraction(0.0) }];
            royalty.minimum_annual = Decimal::ZERO;
        }
        let valuation = value(&deal);
        prop_assert!(valuation.success.payments.iter().all(|payment| payment.amount == 0.0));
        let costs = worth(&deal, &valuation.expected.flows.licensor, |flow| -flow.before_tax);
        let after_tax = 1.0 - deal.assumptions.licensor.tax_rate.get();
        prop_close!(valuation.own.licensor, -costs * after_tax, "costs");
    }

    /// One for each of several: their faces.
    #[test]
    fn a_milestone_is_expected_to_pay_its_face_at_most(deal in deals()) {
        let valuation = value(&deal);
        for (row, milestone) in deal.terms.milestones.iter().enumerate() {
            let face = milestone.amount.to_f64().unwrap();
            for case in [&valuation.expected, &valuation.success] {
                let paid = |each: Option<usize>| -> f64 {
                    let item = Item::Milestone { row, each };
                    let rows = case.payments.iter().filter(|payment| payment.item == item);
                    rows.map(|payment| payment.amount).sum()
                };
                let rows = deal.terms.products.len().max(deal.assumptions.programmes.len());
                let every: Vec<f64> = (0..rows).map(|row| paid(Some(row))).collect();
                prop_assert!(every.iter().all(|paid| *paid <= face + ROUNDING));
                prop_assert!(paid(None) <= face + ROUNDING);
                let each = is_each(milestone);
                prop_assert_eq!(0.0, if each { paid(None) } else { every.iter().sum() });
            }
        }
    }
}

/// Sold for 100 in the US and 100 in the EU, goods at 20 %: a duty of 100 % of the cost of goods (Section 232, 2 April
/// 2026) takes 20 of the 160 that are left, none of it in the EU; half of the profit shared in the US bears half of it.
#[test]
fn import_duty_is_a_cost_of_what_is_sold_in_the_us() {
    let mut file = plain();
    file["terms"]["territory"]["licensed"] = json!(["US", "EU"]);
    file["assumptions"]["programmes"][0]["regions"] =
        json!([region("US", 1.0, 100.0), region("EU", 1.0, 100.0)]);
    file["assumptions"]["licensee"]["cogs"] = json!(0.2);
    let licensee = |file: &Value| value(&deal(file)).own.licensee;
    assert!(close(licensee(&file), 160.0));
    file["assumptions"]["licensee"]["us_duty"] = json!(1.0);
    assert!(close(licensee(&file), 140.0));
    let half = json!([{"product": "product", "region": "US", "licensor_share": 0.5}]);
    file["terms"]["profit_share"] = half;
    assert!(close(licensee(&file), 110.0));
    assert!(close(value(&deal(&file)).own.licensor, 30.0));
}
