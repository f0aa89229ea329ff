//! Products and programmes beside each other.

use super::*;
use crate::support::random_deal::deals;
use parley::domain::deal::{EACH, Structure, Trigger};
use parley::domain::valuation::{Item, value};
use proptest::prelude::*;

/// What a milestone is about.
fn named_programme(trigger: &mut Trigger) -> Option<&mut Option<String>> {
    match trigger {
        Trigger::Start { programme, .. }
        | Trigger::Filing { programme, .. }
        | Trigger::Approval { programme, .. } => Some(programme),
        _ => None,
    }
}

fn named_product(trigger: &mut Trigger) -> Option<&mut Option<String>> {
    match trigger {
        Trigger::AnnualSales(limit) | Trigger::CumulativeSales(limit) => Some(&mut limit.product),
        _ => None,
    }
}

/// The deal with some of its products; what belongs to no product where it is asked for.
fn part(deal: &Deal, wanted: impl Fn(usize) -> bool, rest: bool) -> Deal {
    let mut part = deal.clone();
    let products = deal.terms.products.iter().enumerate();
    let kept: Vec<&str> =
        products.filter(|(row, _)| wanted(*row)).map(|(_, it)| it.id.as_str()).collect();
    let has = |id: &str| kept.contains(&id);
    part.terms.products.retain(|product| has(&product.id));
    part.assumptions.programmes.retain(|programme| has(&programme.product));
    let programmes: Vec<String> =
        part.assumptions.programmes.iter().map(|programme| programme.id.clone()).collect();
    let is_kept = |id: &Option<String>, known: &dyn Fn(&str) -> bool| {
        id.as_deref().is_none_or(|id| id == EACH || known(id))
    };
    let has_programme = |id: &str| programmes.iter().any(|programme| programme == id);
    part.terms.milestones.retain_mut(|milestone| {
        let trigger = &mut milestone.trigger;
        match named_programme(trigger).map(|id| is_kept(id, &has_programme)) {
            Some(kept) => kept,
            None => named_product(trigger).map_or(rest, |id| is_kept(id, &has)),
        }
    });
    part.terms.royalties.retain_mut(|royalty| {
        let all = royalty.products.is_empty();
        royalty.products.retain(|product| has(product));
        all || !royalty.products.is_empty()
    });
    part.terms.profit_share.retain(|share| is_kept(&share.product, &has));
    part.terms.cost_share.retain(|share| is_kept(&share.programme, &has_programme));
    part.terms.options.retain(|option| has(&option.product));
    if !rest {
        part.terms.upfront.clear();
        part.terms.tech_transfer.cost = 0.into();
    }
    part
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn products_of_a_licence_are_worth_what_each_is_alone(deal in deals(), seed in 0..3_usize) {
        let mut deal = deal;
        deal.terms.structure = Structure::License;
        let count = deal.terms.products.len();
        prop_assume!(count > 1);
        let one = seed % count;
        let whole = value(&deal);
        let parts = [
            value(&part(&deal, |row| row == one, true)),
            value(&part(&deal, |row| row != one, false)),
        ];
        let [first, second] = parts.each_ref().map(values);
        let sum = first.iter().zip(&second).map(|((name, a), (_, b))| (*name, a + b));
        prop_all_close!(values(&whole), sum, "sum");
        prop_close!(whole.headline, parts[0].headline + parts[1].headline, "headline");
    }

    #[test]
    fn a_programme_without_cost_or_hope_changes_nothing(deal in deals()) {
        let mut deal = deal;
        let under_option = |id: &str, deal: &Deal| {
            deal.terms.options.iter().any(|option| option.product == id)
        };
        let like = deal.assumptions.programmes.iter().find(|it| !under_option(&it.product, &deal));
        prop_assume!(like.is_some());
        let mut hopeless = like.unwrap().clone();
        let only = deal.assumptions.programmes[0].id.clone();
        // With a second one what named none names the first.
        for milestone in &mut deal.terms.milestones {
            if let Some(named) = named_programme(&mut milestone.trigger) {
                named.get_or_insert_with(|| only.clone());
            }
        }
        for share in &mut deal.terms.cost_share {
            share.programme.get_or_insert(only.clone());
        }
        deal.terms.milestones.retain_mut(|milestone| {
            let named = named_programme(&mut milestone.trigger);
            named.is_none_or(|id| id.as_deref() != Some(EACH))
        });
        let before = value(&deal);
        hopeless.id = "hopeless".into();
        for stage in &mut hopeless.stages {
            (stage.cost, stage.pos) = (0.0, fraction(0.0));
        }
        for region in &mut hopeless.regions {
            (region.launch_cost, region.pos) = (0.0, fraction(0.0));
        }
        deal.assumptions.programmes.insert(0, hopeless);
        let after = value(&deal);
        prop_all_close!(values(&before), values(&after), "hopeless");
        prop_close!(before.headline, after.headline, "headline");
    }

    /// Whether the reviews hang together moves only what bends: royalties and thresholds.
    #[test]
    fn dependence_moves_no_linear_term(deal in deals(), exercise in 0.0..=1.0_f64) {
        let mut deal = with_given_exercise(deal, exercise);
        let mut with = |dependence: f64| {
            let programmes = deal.assumptions.programmes.iter_mut();
            programmes.for_each(|it| it.approval_dependence = fraction(dependence));
            value(&deal)
        };
        let (apart, together, mixed) = (with(0.0), with(1.0), with(0.4));
        for other in [together, mixed] {
            prop_close!(apart.project, other.project, "project");
            for kind in [PaymentKind::Upfront, PaymentKind::Option, PaymentKind::ProfitShare] {
                let of = |valuation: &Valuation| valuation.expected_payments.of(kind);
                prop_close!(of(&apart), of(&other), kind.word());
            }
            for (row, milestone) in deal.terms.milestones.iter().enumerate() {
                if matches!(milestone.trigger, Trigger::AnnualSales(_) | Trigger::CumulativeSales(_)) {
                    continue;
                }
                let paid = |valuation: &Valuation| -> f64 {
                    let payments = valuation.expected.payments.iter();
                    let own = payments.filter(|it| {
                        matches!(it.item, Item::Milestone { row: own, .. } if own == row)
                    });
                    own.map(|payment| payment.amount).sum()
                };
                prop_close!(paid(&apart), paid(&other), milestone.id);
            }
        }
    }

    /// Expectation over one region's review: what holds with it and what holds without, weighted.
    #[test]
    fn a_review_averages_its_two_answers(deal in deals(), exercise in 0.0..=1.0_f64) {
        let mut deal = with_given_exercise(deal, exercise);
        deal.terms.structure = Structure::License;
        deal.assumptions.programmes[0].approval_dependence = fraction(0.0);
        let row = deal.assumptions.programmes[0].regions.len() - 1;
        let pos = deal.assumptions.programmes[0].regions[row].pos;
        let mut with = |pos| {
            deal.assumptions.programmes[0].regions[row].pos = pos;
            values(&value(&deal))
        };
        let (approved, refused, uncertain) = (with(fraction(1.0)), with(fraction(0.0)), with(pos));
        let average = approved.iter().zip(&refused).map(|((name, approved), (_, refused))| {
            (*name, pos.get() * approved + (1.0 - pos.get()) * refused)
        });
        prop_all_close!(uncertain, average, "average");
    }

    #[test]
    fn certainty_is_success(deal in deals()) {
        let mut deal = with_given_exercise(deal, 1.0);
        for programme in &mut deal.assumptions.programmes {
            programme.stages.iter_mut().for_each(|stage| stage.pos = fraction(1.0));
        }
        regions(&mut deal).for_each(|region| region.pos = fraction(1.0));
        deal.assumptions.events.iter_mut().for_each(|event| event.probability = fraction(1.0));
        let valuation = value(&deal);
        prop_assert_eq!(valuation.expected, valuation.success);
    }

    #[test]
    fn regions_that_are_not_licensed_do_not_matter(deal in deals()) {
        let mut licensed = deal.clone();
        for programme in &mut licensed.assumptions.programmes {
            programme.regions.retain(|region| region.region.as_str() != "CN");
        }
        prop_assert_eq!(values(&value(&deal)), values(&value(&licensed)));
    }

    /// An announced total counts each of several, whether it comes or not.
    #[test]
    fn the_headline_counts_each(deal in deals()) {
        let valuation = value(&deal);
        let faces = valuation.success.payments.iter().filter(|payment| {
            payment.item.payment_kind().is_some_and(|kind| kind.face_path().is_some())
        });
        let paid: f64 = faces.map(|payment| payment.amount).sum();
        prop_assert!(valuation.headline >= paid - ROUNDING);
        let sales = |trigger: &Trigger| {
            matches!(trigger, Trigger::AnnualSales(_) | Trigger::CumulativeSales(_))
        };
        // All but thresholds are reached when all goes well.
        if deal.terms.milestones.iter().all(|milestone| !sales(&milestone.trigger)) {
            prop_close!(valuation.headline, paid, "headline");
        }
    }
}
