//! Royalties by schedule, product and year.

use super::*;
use crate::support::random_deal::deals;
use parley::domain::date::Date;
use parley::domain::valuation::{CaseResult, Item, RoyaltyYear, value};
use proptest::prelude::*;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

fn without_reductions(mut deal: Deal) -> Deal {
    for royalty in &mut deal.terms.royalties {
        royalty.after_exclusivity_reduction = fraction(0.0);
        royalty.stacking_credit = fraction(0.0);
        royalty.floor = fraction(0.0);
        royalty.minimum_annual = Decimal::ZERO;
    }
    deal
}

/// Every region of a product in the first of its programmes only.
fn with_one_programme_a_region(mut deal: Deal) -> Deal {
    let mut seen = Vec::new();
    for programme in &mut deal.assumptions.programmes {
        programme.regions.retain(|region| {
            let pair = (programme.product.clone(), region.region.clone());
            let first = !seen.contains(&pair);
            seen.push(pair);
            first
        });
    }
    // What no longer has its region is another law's.
    deal.terms.milestones.clear();
    deal
}

fn royalty_on(case: &CaseResult, item: Item, trigger_on: Date) -> f64 {
    let royalties = case.payments.iter().filter(|payment| payment.item == item);
    royalties.filter(|it| it.trigger_on == trigger_on).map(|payment| payment.amount).sum()
}

/// The years of each royalty line of a case, with the line's schedule.
fn lines<'a>(valuation: &'a Valuation, case: &'a CaseResult) -> Vec<(Item, Vec<&'a RoyaltyYear>)> {
    let lines = valuation.royalty_lines.iter().enumerate();
    let lines = lines.map(|(at, line)| {
        let item = Item::Royalty { schedule: line.schedule, product: line.product };
        (item, case.years.iter().map(|year| &year.royalties[at]).collect())
    });
    lines.collect()
}

fn schedule(item: Item) -> usize {
    match item {
        Item::Royalty { schedule, .. } => schedule,
        _ => panic!("{item:?} is no royalty"),
    }
}

proptest! {
    #![proptest_config(config())]

    /// One programme in each licensed region, rates that do not fall, no credit, floor or minimum; a reduction after
    /// exclusivity may be.
    #[test]
    fn success_pays_the_most_royalty(deal in deals()) {
        let mut deal = with_one_programme_a_region(deal);
        for royalty in &mut deal.terms.royalties {
            royalty.stacking_credit = fraction(0.0);
            royalty.floor = fraction(0.0);
            royalty.minimum_annual = Decimal::ZERO;
            let mut rates: Vec<f64> = royalty.tiers.iter().map(|tier| tier.rate.get()).collect();
            rates.sort_by(f64::total_cmp);
            for (tier, rate) in royalty.tiers.iter_mut().zip(rates) {
                tier.rate = fraction(rate);
            }
        }
        let valuation = value(&deal);
        for payment in &valuation.expected.payments {
            if payment.item.payment_kind() == Some(PaymentKind::Royalty) {
                let success = royalty_on(&valuation.success, payment.item, payment.trigger_on);
                prop_assert!(payment.amount <= success + ROUNDING, "{payment:?}, success {success}");
            }
        }
    }

    #[test]
    fn more_sales_bear_more_royalty(deal in deals(), region in 0..6_usize, more in 1.01..3.0_f64) {
        let deal = without_reductions(deal);
        let mut larger = deal.clone();
        if let Some(region) = regions(&mut larger).nth(region) {
            region.peak_net_sales *= more;
        }
        let years = value(&deal).success.years;
        let larger = value(&larger).success.years;
        for year in &years {
            let larger = larger.iter().find(|other| other.year == year.year).unwrap();
            for (royalty, larger) in year.royalties.iter().zip(&larger.royalties) {
                prop_assert!(royalty.due <= larger.due + ROUNDING, "{year:?} {larger:?}");
            }
        }
    }

    #[test]
    fn the_parts_of_a_royalty_add_up(deal in deals()) {
        let valuation = value(&deal);
        for case in [&valuation.expected, &valuation.success] {
            for (item, years) in lines(&valuation, case) {
                for year in &years {
                    let cuts = year.exclusivity_cut + year.stacking_cut + year.minimum_top_up;
                    prop_close!(year.by_tier.iter().sum::<f64>() + cuts, year.due, year.year);
                    prop_assert!(year.exclusivity_cut <= ROUNDING && year.stacking_cut <= ROUNDING);
                }
                let paid = case.payments.iter().filter(|payment| payment.item == item);
                let due: f64 = years.iter().map(|year| year.due).sum();
                prop_close!(paid.map(|payment| payment.amount).sum::<f64>(), due, "paid and due");
            }
            for year in &case.years {
                prop_assert!(year.royalty_bearing() <= year.total_sales() + ROUNDING);
            }
        }
    }

    #[test]
    fn every_sale_falls_in_one_tier(deal in deals()) {
        let mut deal = deal;
        let royalties = deal.terms.royalties.iter_mut();
        royalties.flat_map(|it| &mut it.tiers).for_each(|tier| tier.rate = fraction(0.5));
        for year in value(&deal).success.years.iter().flat_map(|year| &year.royalties) {
            prop_close!(year.by_tier.iter().sum::<f64>(), 0.5 * year.royalty_bearing, year.year);
        }
    }

    #[test]
    fn the_floor_and_the_minimum_hold(deal in deals()) {
        let valuation = value(&deal);
        for (item, years) in lines(&valuation, &valuation.success) {
            let royalty = &deal.terms.royalties[schedule(item)];
            let minimum = royalty.minimum_annual.to_f64().unwrap();
            let bears = |year: &&RoyaltyYear| year.royalty_bearing > 0.0;
            let first = years.iter().position(bears).unwrap_or(years.len());
            let last = years.iter().rposition(bears).unwrap_or(0);
            for (index, year) in years.iter().enumerate() {
                let base: f64 = year.by_tier.iter().sum();
                prop_assert!(year.due >= royalty.floor.get() * base - ROUNDING);
                if first < index && index <= last {
                    prop_assert!(year.due >= minimum - ROUNDING, "{year:?}");
                }
            }
        }
    }

    #[test]
    fn third_parties_never_raise_the_royalty(deal in deals()) {
        let mut alone = deal.clone();
        alone.terms.royalties.iter_mut().for_each(|it| it.stacking_credit = fraction(0.0));
        let (stacked, alone) = (value(&deal).success.years, value(&alone).success.years);
        for (stacked, alone) in stacked.iter().zip(&alone) {
            for (stacked, alone) in stacked.royalties.iter().zip(&alone.royalties) {
                prop_assert!(stacked.due <= alone.due + ROUNDING);
            }
        }
    }

    /// A generic share of 0 is none: sales count as after exclusivity from its day. The higher the share, the later.
    #[test]
    fn a_higher_generic_share_cuts_less(deal in deals(), shares in (0.0..=1.0_f64, 0.0..=1.0_f64)) {
        let mut deal = deal;
        let mut with = |share: Option<f64>| {
            for royalty in &mut deal.terms.royalties {
                royalty.generic_share = share.map(fraction);
            }
            let cuts = value(&deal).success.years;
            let cuts = cuts.iter().flat_map(|year| &year.royalties);
            cuts.map(|royalty| royalty.exclusivity_cut).collect::<Vec<f64>>()
        };
        let (low, high) = (shares.0.min(shares.1), shares.0.max(shares.1));
        let [none, zero, low, high] = [None, Some(0.0), Some(low), Some(high)].map(&mut with);
        for (at, none) in none.iter().enumerate() {
            prop_assert!(*none == zero[at] && *none <= low[at] && low[at] <= high[at]);
        }
    }
}
