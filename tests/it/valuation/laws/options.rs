//! Options: taken, lapsed, or taken exactly when it is worth it.

use super::*;
use crate::support::random_deal::deals;
use parley::domain::deal::Structure;
use parley::domain::valuation::value;
use proptest::prelude::*;
use rust_decimal::Decimal;

const HALF_CENT: f64 = 0.000_000_005;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn an_option_taken_for_nothing_changes_nothing(deal in deals()) {
        let mut deal = with_given_exercise(deal, 1.0);
        prop_assume!(!deal.terms.options.is_empty());
        deal.terms.options.iter_mut().for_each(|option| option.exercise_fee = Decimal::ZERO);
        let with = value(&deal);
        deal.terms.options.clear();
        deal.assumptions.exercise.clear();
        let without = value(&deal);
        prop_all_close!(values(&with), values(&without), "option");
        prop_assert_eq!(with.headline, without.headline);
    }

    #[test]
    fn an_option_is_taken_exactly_when_it_is_worth_it(deal in deals()) {
        let mut deal = deal;
        deal.assumptions.exercise.clear();
        for decision in value(&deal).exercise {
            let worth_it = decision.continuation >= -HALF_CENT;
            prop_assert_eq!(decision.exercise, if worth_it { 1.0 } else { 0.0 });
            let sum = worth(&deal, &decision.flows, Flow::after_tax);
            prop_close!(sum, decision.continuation, "flows");
        }
    }

    /// What the exercise adds is the chance that it is put times what it is then worth.
    #[test]
    fn exercised_less_lapsed_is_choice_times_continuation(deal in deals(), other in 0.0..=1.0_f64) {
        let mut deal = with_given_exercise(deal, other);
        deal.terms.structure = Structure::License;
        for option in 0..deal.terms.options.len() {
            let with = |probability: f64| {
                let mut deal = deal.clone();
                deal.assumptions.exercise[option].probability = fraction(probability);
                value(&deal)
            };
            let (taken, lapsed, decided) = (with(1.0), with(0.0), with(other));
            let decision = &decided.exercise[option];
            prop_assert_eq!(decision.option, option);
            prop_assert_eq!(decision.exercise, other);
            let added = decision.choice * decision.continuation;
            prop_close!(taken.own.licensee - lapsed.own.licensee, added, "licensee");
            prop_close!(decided.own.licensee - lapsed.own.licensee, other * added, "part");
        }
    }

    /// The fee at which the exercise is worth nothing is just that.
    #[test]
    fn the_highest_fee_leaves_nothing(deal in deals()) {
        let mut deal = deal;
        for decision in value(&deal).exercise {
            let Some(fee) = decision.most_fee.filter(|fee| *fee >= 0.0) else { continue };
            deal.terms.options[decision.option].exercise_fee =
                Decimal::from_f64_retain(fee).unwrap();
            let again = value(&deal).exercise[decision.option].continuation;
            let scale = 1.0 + decision.continuation.abs();
            prop_assert!(again.abs() <= ROUNDING * scale, "{again} is left at {fee}");
        }
    }
}
