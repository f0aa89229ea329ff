//! Trades better for both: each raises both values when valued anew, and the best is nearly that of a fine grid.

use crate::support::plot_deals;
use crate::support::two_models::{two_models, worth};
use parley::domain::deal::Party;
use parley::domain::negotiation::better_for_both::{best_trade, better_for_both};
use parley::domain::negotiation::tradeoff::{Lever, LeverUnit, PaymentDays, TradingSteps, levers};
use parley::domain::negotiation::two_models::TwoModels;
use parley::domain::valuation::{PartyValues, PreparedValuation};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// Fine enough that no rounding hides a gain.
const FINE: TradingSteps =
    TradingSteps { royalty: 1e-6, share: 1e-6, upfront: 1e-5, milestone: 1e-5, days: 1.0 };

/// The stretch of a lever that is traded: half of where it stands to either side, of points half the lowest rate.
fn stretch(models: &TwoModels, lever: Lever) -> Option<(f64, f64)> {
    let now = lever.current(&models.ours)?;
    let (low, high) = lever.range(&models.ours)?;
    let half = if lever.unit() == LeverUnit::Points { -low / 2.0 } else { now / 2.0 };
    (half > 0.0).then(|| ((now - half).max(low), (now + half).min(high)))
}

/// Whether a lever alone moves any value: what moves none is no part of a trade.
fn moves(models: &TwoModels, lever: Lever) -> bool {
    let (now, stretch) = (worth(models), stretch(models, lever));
    stretch.is_some_and(|(low, high)| {
        let at = |part: f64| low + part * (high - low);
        [0.0, 0.3, 0.6, 1.0].map(at).into_iter().any(|x| {
            let moved = |deal| lever.set(deal, x);
            let there = TwoModels {
                us: models.us,
                ours: moved(&models.ours),
                theirs: moved(&models.theirs),
            };
            worth(&there) != now
        })
    })
}

const GRID: u32 = 16;

/// The greatest smaller gain on a grid over two levers.
fn on_grid(models: &TwoModels, a: Lever, b: Lever) -> f64 {
    let (Some(of_a), Some(of_b)) = (stretch(models, a), stretch(models, b)) else { return 0.0 };
    let mut sights = [&models.ours, &models.theirs].map(PreparedValuation::of);
    let now = worth(models);
    let at = |lever: Lever, (low, high): (f64, f64), n: u32| {
        let x = low + (high - low) * f64::from(n) / f64::from(GRID);
        // Days are whole.
        if lever.unit() == LeverUnit::Days { x.round() } else { x }
    };
    let read = |values: &PartyValues, side: Party| match side {
        Party::Licensor => values.own.licensor,
        Party::Licensee => values.own.licensee,
    };
    let them = if models.us == Party::Licensor { Party::Licensee } else { Party::Licensor };
    let mut most = 0.0_f64;
    for i in 0..=GRID {
        for j in 0..=GRID {
            let moved = |deal| b.set(&a.set(deal, at(a, of_a, i)), at(b, of_b, j));
            let ours = read(&sights[0].party_values(&moved(&models.ours)), models.us) - now.ours;
            let theirs = read(&sights[1].party_values(&moved(&models.theirs)), them) - now.theirs;
            most = most.max(ours.min(theirs));
        }
    }
    most
}

/// Levers that move the same terms are not traded against each other.
fn apart(a: Lever, b: Lever) -> bool {
    let group = |lever: Lever| match lever {
        Lever::TierRate { .. } | Lever::RatePoints | Lever::RateFactor => 0,
        Lever::Milestone(_) | Lever::AllMilestones => 1,
        // Days to report a milestone and days to pay it are one delay.
        Lever::Days(PaymentDays::MilestoneNotice | PaymentDays::Milestone) => 2,
        _ => 3 + levers_place(lever),
    };
    group(a) != group(b)
}

fn levers_place(lever: Lever) -> usize {
    lever.path().map_or(0, |path| path.bytes().map(usize::from).sum())
}

/// The pairs on which the search is measured. How much of a grid's gain it finds is a measurement, not a law: it is
/// taken on the same 200 pairs every time; `SEED=7 cargo test …` takes 200 others.
fn measured() -> ProptestConfig {
    let seed = std::env::var("SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    ProptestConfig { rng_seed: RngSeed::Fixed(seed), ..ProptestConfig::with_cases(200) }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn every_proposal_raises_both(models in two_models()) {
        let now = worth(&models);
        let proposals = better_for_both(&models, &TradingSteps::default());
        for trade in &proposals {
            let then = worth(&models.with_terms(&trade.terms));
            prop_assert!(then.ours > now.ours && then.theirs > now.theirs, "{:?}", trade.moves);
            prop_assert!(!trade.writes.is_empty());
        }
        let ranked: Vec<f64> = proposals.iter().map(|trade| trade.gain.smaller()).collect();
        prop_assert!(ranked.is_sorted_by(|a, b| a >= b));
    }
}

proptest! {
    #![proptest_config(measured())]

    #[test]
    fn nearly_the_grids_best_is_found(
        models in two_models(),
        picks in any::<(prop::sample::Index, prop::sample::Index)>(),
    ) {
        let all = levers(&models.ours);
        let (a, b) = (all[picks.0.index(all.len())], all[picks.1.index(all.len())]);
        if apart(a, b) && moves(&models, a) && moves(&models, b) {
            let (grid, found) = (on_grid(&models, a, b), best_trade(&models, (a, b), &FINE));
            let found = found.map_or(0.0, |trade| trade.gain.smaller());
            prop_assert!(found >= 0.95 * grid - 0.002, "{a:?} {b:?}: {found}, the grid has {grid}");
            // Nor is a pair left out that would be the best of all.
            let best = better_for_both(&models, &FINE).first().map_or(0.0, |it| it.gain.smaller());
            prop_assert!(best >= 0.95 * grid - 0.002, "{a:?} {b:?}: best {best}, the grid has {grid}");
        }
    }
}

#[test]
fn two_like_minds_at_one_rate_have_nothing_to_trade() {
    // Both discount at one rate, pay no tax on what moves and believe the same: what one wins the other loses.
    let (mut deal, _) = plot_deals::deal("flat_royalty");
    deal.assumptions.licensor.discount_rate = deal.assumptions.licensee.discount_rate;
    let models = TwoModels { us: Party::Licensee, ours: deal.clone(), theirs: deal };
    let found = better_for_both(&models, &TradingSteps::default());
    let gains: Vec<_> = found.iter().map(|trade| (trade.moves, trade.gain)).collect();
    assert!(gains.iter().all(|(_, gain)| gain.smaller() < 1.0), "{gains:?}");
}

#[test]
fn the_patient_side_is_paid_later() {
    let (mut deal, _) = plot_deals::deal("akeso_summit");
    deal.assumptions.licensor.discount_rate = parley::domain::rate::AnnualRate::new(0.05).unwrap();
    deal.assumptions.licensee.discount_rate = parley::domain::rate::AnnualRate::new(0.15).unwrap();
    let models = TwoModels { us: Party::Licensor, ours: deal.clone(), theirs: deal };
    let best = &better_for_both(&models, &TradingSteps::default())[0];
    // Money moves from signing to what comes later, and both have more.
    let by = |find: fn(Lever) -> bool| {
        best.moves.iter().find(|it| find(it.lever)).map(|it| it.to - it.from)
    };
    let upfront = by(|lever| matches!(lever, Lever::Tranche(_)));
    assert!(upfront.is_none_or(|change| change < 0.0), "{best:?}");
    assert!(best.gain.smaller() > 5.0, "{best:?}");
}
