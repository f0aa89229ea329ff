//! Laws every valuation obeys, on random deals.

use crate::support::fraction;
use crate::support::random_deal::deals;
use parley::domain::date::{Date, add_months};
use parley::domain::deal::{Deal, Party, PaymentKind, Structure, Trigger, UpfrontForm};
use parley::domain::valuation::{
    CaseResult, Discounting, FIGURES, Figure, Flow, Item, RateBasis, Rule, SalesYear, Trace,
    Valuation, explain, value,
};
use proptest::prelude::*;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Rounding of a few thousand flows of some thousand millions.
const ROUNDING: f64 = 1e-7;

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= ROUNDING * (1.0 + a.abs().max(b.abs()))
}

macro_rules! prop_close {
    ($a:expr, $b:expr, $what:expr) => {
        let (a, b) = ($a, $b);
        prop_assert!(close(a, b), "{}: {} and {}", $what, a, b);
    };
}

/// Both sides discount alike.
fn with_equal_rates(mut deal: Deal) -> Deal {
    deal.assumptions.licensor.discount_rate = deal.assumptions.licensee.discount_rate;
    deal
}

fn without_taxes(mut deal: Deal) -> Deal {
    deal.assumptions.wht = Some(fraction(0.0));
    deal.assumptions.licensee.tax_rate = fraction(0.0);
    deal.assumptions.licensor.tax_rate = fraction(0.0);
    deal.assumptions.licensor.upstream_share = fraction(0.0);
    deal
}

fn without_reductions(mut deal: Deal) -> Deal {
    deal.terms.royalties.0.after_exclusivity_reduction = fraction(0.0);
    deal.terms.royalties.0.stacking_credit = fraction(0.0);
    deal.terms.royalties.0.floor = fraction(0.0);
    deal.terms.royalties.0.minimum_annual = Decimal::ZERO;
    deal
}

fn worth(deal: &Deal, flows: &[Flow], amount: impl Fn(&Flow) -> f64) -> f64 {
    let valuation_on = deal.assumptions.valuation_on;
    let discounting = Discounting::new(deal.assumptions.licensee.discount_rate, valuation_on);
    let ahead = flows.iter().filter(|flow| flow.on >= valuation_on);
    ahead.map(|flow| amount(flow) * discounting.factor(flow.on)).sum()
}

fn is_payment(flow: &Flow) -> bool {
    flow.item.payment_kind().is_some_and(|kind| kind.payer() == Party::Licensee)
}

fn royalty_on(case: &CaseResult, trigger_on: Date) -> f64 {
    let royalties = case.payments.iter().filter(|payment| payment.item == Item::Royalty);
    royalties.filter(|it| it.trigger_on == trigger_on).map(|payment| payment.amount).sum()
}

/// All money, thresholds and tier bounds times `k`.
fn scaled(mut deal: Deal, k: u32) -> Deal {
    let (exact, modelled) = (Decimal::from(k), f64::from(k));
    deal.terms.upfront.iter_mut().for_each(|upfront| upfront.amount *= exact);
    for milestone in &mut deal.terms.milestones {
        milestone.amount *= exact;
        match &mut milestone.trigger {
            Trigger::AnnualSales { threshold } | Trigger::CumulativeSales { threshold } => {
                *threshold *= exact;
            }
            _ => (),
        }
    }
    deal.terms.royalties.0.tiers.iter_mut().for_each(|tier| tier.above *= exact);
    deal.terms.royalties.0.minimum_annual *= exact;
    deal.terms.tech_transfer.cost *= exact;
    deal.assumptions.programmes.0.stages.iter_mut().for_each(|stage| stage.cost *= modelled);
    for region in &mut deal.assumptions.regions {
        region.launch_cost *= modelled;
        region.peak_net_sales *= modelled;
    }
    deal
}

fn values(valuation: &Valuation) -> Vec<f64> {
    let payments = valuation.expected_payments;
    vec![
        valuation.project,
        valuation.own.licensor,
        valuation.own.licensee,
        valuation.common.licensor,
        valuation.common.licensee,
        valuation.equity.unwrap_or(0.0),
        valuation.headline,
        payments.of(PaymentKind::Upfront),
        payments.of(PaymentKind::Milestone),
        payments.of(PaymentKind::Royalty),
        valuation.funding.peak_need,
    ]
}

/// A node's amount as its rule makes it from its children; `None` where nothing is to be made.
fn recomputed(trace: &Trace) -> Option<f64> {
    let amounts = || trace.children.iter().map(|child| child.amount);
    match trace.rule {
        Rule::Given => None,
        Rule::Sum => Some(amounts().sum()),
        Rule::Need => Some(-amounts().sum::<f64>()),
        Rule::Product => Some(amounts().product()),
        Rule::Quotient => Some(trace.children[0].amount / trace.children[1].amount),
        Rule::Share => Some(trace.children[0].amount / amounts().sum::<f64>()),
        Rule::AtLeastZero => Some(trace.children[0].amount.max(0.0)),
        Rule::Root => None,
    }
}

fn check(trace: &Trace) -> Result<(), TestCaseError> {
    if let Some(amount) = recomputed(trace) {
        prop_close!(trace.amount, amount, format!("{:?}", trace.label));
    }
    if trace.rule == Rule::Root {
        let sum: f64 = trace.children.iter().map(|child| child.amount).sum();
        let size: f64 = trace.children.iter().map(|child| child.amount.abs()).sum();
        prop_assert!(sum.abs() <= 1e-9 * (1.0 + size), "the rate leaves {sum} of {size}");
    }
    if let Some(parts) = trace.parts {
        let product = parts.before_tax * parts.factor * parts.discount_factor;
        prop_close!(trace.amount, product, format!("{:?}", trace.label));
        prop_assert_eq!(trace.amount, parts.present_value);
    }
    trace.children.iter().try_for_each(check)
}

/// The number a figure explains; `None` where it is none of the valuation's numbers.
fn number(valuation: &Valuation, figure: Figure) -> Option<f64> {
    let split = |basis| match basis {
        RateBasis::Own => valuation.own,
        RateBasis::Common => valuation.common,
    };
    let payments = valuation.expected_payments;
    match figure {
        Figure::Project => Some(valuation.project),
        Figure::Rnpv(Party::Licensor, basis) => Some(split(basis).licensor),
        Figure::Rnpv(Party::Licensee, basis) => Some(split(basis).licensee),
        Figure::LicensorShare(basis) => split(basis).licensor_share,
        Figure::Equity => valuation.equity,
        Figure::Headline => Some(valuation.headline),
        Figure::ExpectedPayments => Some(payments.total()),
        Figure::PosFiling => Some(valuation.pos_filing),
        Figure::PeakRoyaltyRate => {
            valuation.success.peak_year().and_then(SalesYear::effective_rate)
        }
        Figure::Irr => valuation.funding.irr,
        Figure::PeakNeed => Some(valuation.funding.peak_need),
        Figure::Payback => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

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
        for (one, many) in values(&one).iter().zip(values(&many)) {
            prop_close!(one * f64::from(k), many, "scaled");
        }
        prop_assert_eq!(one.pos_filing, many.pos_filing);
        prop_assert_eq!(one.expected.payments.len(), many.expected.payments.len());
    }

    #[test]
    fn without_payments_the_licensor_bears_its_costs(deal in deals()) {
        let mut deal = with_equal_rates(deal);
        deal.terms.upfront.clear();
        deal.terms.milestones.clear();
        deal.terms.royalties.0.tiers.iter_mut().for_each(|tier| tier.rate = fraction(0.0));
        deal.terms.royalties.0.minimum_annual = Decimal::ZERO;
        deal.terms.structure = Structure::License;
        let valuation = value(&deal);
        prop_assert!(valuation.success.payments.is_empty());
        let costs = worth(&deal, &valuation.expected.flows.licensor, |flow| -flow.before_tax);
        let after_tax = 1.0 - deal.assumptions.licensor.tax_rate.get();
        prop_close!(valuation.own.licensor, -costs * after_tax, "costs");
    }

    #[test]
    fn a_milestone_is_expected_to_pay_its_face_at_most(deal in deals()) {
        let valuation = value(&deal);
        for (index, milestone) in deal.terms.milestones.iter().enumerate() {
            for case in [&valuation.expected, &valuation.success] {
                let rows = case.payments.iter().filter(|it| it.item == Item::Milestone(index));
                let paid: f64 = rows.map(|payment| payment.amount).sum();
                prop_assert!(paid <= milestone.amount.to_f64().unwrap() + ROUNDING);
            }
        }
    }

    #[test]
    fn success_pays_the_most_royalty(deal in deals()) {
        let mut deal = without_reductions(deal);
        let tiers = deal.terms.royalties.0.tiers.iter();
        let mut rates: Vec<f64> = tiers.map(|tier| tier.rate.get()).collect();
        rates.sort_by(f64::total_cmp);
        for (tier, rate) in deal.terms.royalties.0.tiers.iter_mut().zip(rates) {
            tier.rate = fraction(rate);
        }
        let valuation = value(&deal);
        for payment in valuation.expected.payments.iter().filter(|it| it.item == Item::Royalty) {
            let success = royalty_on(&valuation.success, payment.trigger_on);
            prop_assert!(payment.amount <= success + ROUNDING, "{payment:?}, success {success}");
        }
    }

    #[test]
    fn more_sales_bear_more_royalty(deal in deals(), region in 0..4_usize, more in 1.01..3.0_f64) {
        let deal = without_reductions(deal);
        let mut larger = deal.clone();
        if let Some(region) = larger.assumptions.regions.get_mut(region) {
            region.peak_net_sales *= more;
        }
        let years = value(&deal).success.years;
        let larger = value(&larger).success.years;
        for year in &years {
            let larger = larger.iter().find(|other| other.year == year.year).unwrap();
            prop_assert!(year.due <= larger.due + ROUNDING, "{year:?} {larger:?}");
        }
    }

    #[test]
    fn the_parts_of_a_royalty_add_up(deal in deals()) {
        let valuation = value(&deal);
        for case in [&valuation.expected, &valuation.success] {
            for year in &case.years {
                let cuts = year.exclusivity_cut + year.stacking_cut + year.minimum_top_up;
                prop_close!(year.by_tier.iter().sum::<f64>() + cuts, year.due, year.year);
                prop_assert!(year.exclusivity_cut <= ROUNDING && year.stacking_cut <= ROUNDING);
                prop_assert!(year.royalty_bearing <= year.total_sales() + ROUNDING);
            }
            let paid = case.payments.iter().filter(|payment| payment.item == Item::Royalty);
            let due: f64 = case.years.iter().map(|year| year.due).sum();
            prop_close!(paid.map(|payment| payment.amount).sum::<f64>(), due, "paid and due");
        }
    }

    #[test]
    fn every_sale_falls_in_one_tier(deal in deals()) {
        let mut deal = deal;
        deal.terms.royalties.0.tiers.iter_mut().for_each(|tier| tier.rate = fraction(0.5));
        for year in value(&deal).success.years {
            prop_close!(year.by_tier.iter().sum::<f64>(), 0.5 * year.royalty_bearing, year.year);
        }
    }

    #[test]
    fn the_floor_and_the_minimum_hold(deal in deals()) {
        let valuation = value(&deal);
        let royalty = &deal.terms.royalty;
        let minimum = royalty.minimum_annual.to_f64().unwrap();
        let years = &valuation.success.years;
        let last = years.iter().rposition(|year| year.royalty_bearing > 0.0).unwrap_or(0);
        for (index, year) in years.iter().enumerate() {
            let base: f64 = year.by_tier.iter().sum();
            prop_assert!(year.due >= royalty.floor.get() * base - ROUNDING);
            if (1..=last).contains(&index) {
                prop_assert!(year.due >= minimum - ROUNDING, "{year:?}");
            }
        }
    }

    #[test]
    fn third_parties_never_raise_the_royalty(deal in deals()) {
        let mut alone = deal.clone();
        alone.terms.royalties.0.stacking_credit = fraction(0.0);
        let (stacked, alone) = (value(&deal).success.years, value(&alone).success.years);
        for (stacked, alone) in stacked.iter().zip(&alone) {
            prop_assert!(stacked.due <= alone.due + ROUNDING);
        }
    }

    /// Expectation over one region's review: what holds with it and what holds without, weighted.
    #[test]
    fn a_review_averages_its_two_answers(deal in deals()) {
        let mut deal = deal;
        deal.terms.structure = Structure::License;
        let region = deal.assumptions.regions.iter().position(|it| it.region.is_us()).unwrap();
        let pos = deal.assumptions.regions[region].pos;
        let mut with = |pos| {
            deal.assumptions.regions[region].pos = pos;
            values(&value(&deal))
        };
        let (approved, refused, uncertain) = (with(fraction(1.0)), with(fraction(0.0)), with(pos));
        // The last value, the funding need, is no expectation.
        for index in 0..uncertain.len() - 1 {
            let average = pos.get() * approved[index] + (1.0 - pos.get()) * refused[index];
            prop_close!(uncertain[index], average, index);
        }
    }

    #[test]
    fn certainty_is_success(deal in deals()) {
        let mut deal = deal;
        deal.assumptions.programmes.0.stages.iter_mut().for_each(|stage| stage.pos = fraction(1.0));
        deal.assumptions.regions.iter_mut().for_each(|region| region.pos = fraction(1.0));
        let valuation = value(&deal);
        prop_assert_eq!(valuation.expected, valuation.success);
    }

    #[test]
    fn regions_that_are_not_licensed_do_not_matter(deal in deals()) {
        let mut licensed = deal.clone();
        licensed.assumptions.regions.retain(|region| region.region.as_str() != "CN");
        prop_assert!(licensed.assumptions.regions.len() < deal.assumptions.regions.len());
        prop_assert_eq!(values(&value(&deal)), values(&value(&licensed)));
    }

    #[test]
    fn tax_on_payments_sourced_elsewhere_is_no_tax(deal in deals()) {
        let mut elsewhere = deal.clone();
        elsewhere.assumptions.wht_sourced = fraction(0.0);
        let mut untaxed = deal;
        untaxed.assumptions.wht = Some(fraction(0.0));
        prop_assert_eq!(values(&value(&elsewhere)), values(&value(&untaxed)));
    }

    /// With gross-up the licensor keeps the whole amount unless its own tax is higher than the tax withheld.
    #[test]
    fn gross_up_undoes_withholding(deal in deals()) {
        let mut deal = deal;
        deal.assumptions.licensor.tax_rate = fraction(0.0);
        deal.terms.payment.gross_up = true;
        let kept = 1.0 - deal.assumptions.licensor.upstream_share.get();
        for flow in value(&deal).expected.flows.licensor.iter().filter(|flow| is_payment(flow)) {
            prop_close!(flow.factor, kept, "kept");
        }
    }

    #[test]
    fn shares_bear_no_withholding(deal in deals()) {
        let valuation = value(&deal);
        let in_shares = |item| match item {
            Item::Upfront(index) => deal.terms.upfront[index].form == UpfrontForm::Shares,
            _ => false,
        };
        let flows = &valuation.expected.flows;
        for flow in flows.licensee.iter().filter(|flow| in_shares(flow.item)) {
            prop_assert_eq!(flow.factor, 1.0);
        }
    }

    #[test]
    fn explanations_follow_from_their_parts(deal in deals()) {
        let valuation = value(&deal);
        for figure in FIGURES {
            let trace = explain(&deal, &valuation, figure);
            if let Some(number) = number(&valuation, figure) {
                let trace = trace.as_ref().expect("a number has an explanation");
                prop_close!(trace.amount, number, format!("{figure:?}"));
            }
            trace.as_ref().map_or(Ok(()), check)?;
        }
    }

    #[test]
    fn sunk_money_is_shown_without_value(deal in deals()) {
        fn check(trace: &Trace, valuation_on: Date) -> Result<(), TestCaseError> {
            if let Some(parts) = trace.parts {
                prop_assert_eq!(parts.sunk, parts.on < valuation_on);
                prop_assert!(!parts.sunk || parts.present_value == 0.0);
            }
            trace.children.iter().try_for_each(|child| check(child, valuation_on))
        }
        let valuation = value(&deal);
        for party in [Party::Licensor, Party::Licensee] {
            let trace = explain(&deal, &valuation, Figure::Rnpv(party, RateBasis::Own)).unwrap();
            check(&trace, deal.assumptions.valuation_on)?;
        }
    }

    #[test]
    fn money_moves_in_order_of_time(deal in deals()) {
        let valuation = value(&deal);
        for case in [&valuation.expected, &valuation.success] {
            prop_assert!(case.payments.is_sorted_by_key(|payment| payment.due_on));
            prop_assert!(case.payments.iter().all(|payment| payment.trigger_on <= payment.due_on));
            for flows in [&case.flows.licensor, &case.flows.licensee, &case.flows.project] {
                prop_assert!(flows.is_sorted_by_key(|flow| (flow.on, flow.item)));
            }
            prop_assert!(case.years.windows(2).all(|pair| pair[0].year + 1 == pair[1].year));
        }
    }

    /// A short month on the way never shifts what comes after it.
    #[test]
    fn filing_is_all_stages_after_the_start(deal in deals()) {
        let programme = &deal.assumptions.programme;
        let months = programme.stages.iter().map(|stage| stage.months).sum();
        let timeline = value(&deal).timeline;
        prop_assert_eq!(timeline.filing_on, add_months(programme.start_on, months));
    }

    /// Cumulative cash is lowest on the day of the peak need and stays above water from the payback day on.
    #[test]
    fn funding_is_that_of_the_cash(deal in deals()) {
        let valuation = value(&deal);
        let ahead = |flow: &&Flow| flow.on >= deal.assumptions.valuation_on;
        let flows: Vec<_> = valuation.expected.flows.licensee.iter().filter(ahead).collect();
        let cash_on = |on: Date| -> f64 {
            flows.iter().filter(|flow| flow.on <= on).map(|flow| flow.after_tax()).sum()
        };
        let funding = valuation.funding;
        for flow in &flows {
            let cash = cash_on(flow.on);
            prop_assert!(cash >= -funding.peak_need - ROUNDING);
            if funding.payback_on.is_some_and(|payback_on| flow.on >= payback_on) {
                prop_assert!(cash >= -ROUNDING);
            }
        }
        if let Some(on) = funding.peak_need_on {
            prop_close!(cash_on(on), -funding.peak_need, "need");
        }
    }
}
