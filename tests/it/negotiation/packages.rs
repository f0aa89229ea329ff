//! Packages: equal to us within one trading step, different to them, whoever values them.

use crate::support::two_models::{two_models, worth};
use parley::domain::negotiation::packages::{Weights, package};
use parley::domain::negotiation::tradeoff::{Lever, TradingSteps};
use parley::domain::negotiation::two_models::TwoModels;
use proptest::prelude::*;

fn upfront(deal: &parley::domain::deal::Deal) -> f64 {
    (0..deal.terms.upfront.len()).filter_map(|row| Lever::Tranche(row).current(deal)).sum()
}

/// What half a million more or less at signing, or a million of the largest milestone, is worth to us.
fn step(models: &TwoModels, deal: &parley::domain::deal::Deal) -> f64 {
    let there = models.with_terms(&deal.terms);
    let tranches = (0..deal.terms.upfront.len()).map(|row| (Lever::Tranche(row), 0.5));
    let milestones = (0..deal.terms.milestones.len()).map(|row| (Lever::Milestone(row), 1.0));
    let steps = tranches.chain(milestones).map(|(lever, step)| {
        let more = lever.set(&there.ours, lever.current(&there.ours).unwrap() + step);
        let moved = TwoModels { ours: more, ..there.clone() };
        (worth(&moved).ours - worth(&there).ours).abs()
    });
    steps.fold(0.0, f64::max)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn packages_are_equal_to_us_within_the_step(models in two_models(), own in (0.1..1.0, 0.1..1.0, 0.1..1.0)) {
        let own = Weights { upfront: own.0, milestones: own.1, royalties: own.2 };
        let now = worth(&models);
        for weights in [Weights::FRONT, Weights::BALANCED, Weights::BACK, own] {
            let Some(found) = package(&models, weights, &TradingSteps::default()) else { continue };
            let there = worth(&models.with_terms(&found.deal.terms));
            let size = now.ours.abs().max(1.0);
            prop_assert!(there.ours >= now.ours - 1e-8 * size, "{} < {}", there.ours, now.ours);
            let most = step(&models, &found.deal);
            prop_assert!(there.ours <= now.ours + most + 1e-8 * size, "{} > {}", there.ours, now.ours);
            prop_assert!((found.value.theirs - there.theirs).abs() <= 1e-8 * there.theirs.abs().max(1.0));
            // What each is worth in the other's model: the models change hands.
            let changed = TwoModels { us: models.us, ours: models.theirs.clone(), theirs: models.ours.clone() };
            let crossed = worth(&changed.with_terms(&found.deal.terms));
            for (found, there) in [(found.crossed.ours, crossed.ours), (found.crossed.theirs, crossed.theirs)] {
                prop_assert!((found - there).abs() <= 1e-8 * there.abs().max(1.0), "{found}, not {there}");
            }
            for (path, text) in &found.writes {
                let decimals = text.split_once('.').map_or(0, |(_, places)| places.len());
                prop_assert!(decimals <= if path.ends_with("rate") { 2 } else { 3 }, "{path}: {text}");
            }
        }
    }
}

#[test]
fn more_at_signing_is_less_of_the_rest() {
    let (deal, _) = crate::support::plot_deals::deal("akeso_summit");
    let models =
        TwoModels { us: parley::domain::deal::Party::Licensee, ours: deal.clone(), theirs: deal };
    let of = |weights| package(&models, weights, &TradingSteps::default()).unwrap().deal;
    let [front, balanced, back] = [Weights::FRONT, Weights::BALANCED, Weights::BACK].map(of);
    assert!(upfront(&front) > upfront(&balanced) && upfront(&balanced) > upfront(&back));
    let rate = |deal| Lever::TierRate { schedule: 0, tier: 0 }.current(deal).unwrap();
    assert!(rate(&front) < rate(&balanced) && rate(&balanced) < rate(&back));
}
