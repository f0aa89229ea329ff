//! What becomes of the products: fates, their trees, and what happens in the end, against the exact expectation.

use crate::support::random_deal::deals;
use crate::support::ranged_deal::{ranged_draft, uncertain};
use parley::domain::deal::{Deal, Structure};
use parley::domain::draft::read_deal;
use parley::domain::uncertainty::{BandPoints, EndPoints, outcome_trees};
use parley::domain::valuation::{fates, party_values};
use proptest::prelude::*;
use proptest::test_runner::Config;
use std::path::Path;

const AKESO: &str = include_str!("../../fixtures/deals/akeso_summit.json");

pub(super) fn worked_deals() -> Vec<(String, Deal)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/deals");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let deal = |path: std::path::PathBuf| {
        let text = std::fs::read_to_string(&path).ok()?;
        let case: serde_json::Value = serde_json::from_str(&text).ok()?;
        let deal = read_deal(&case.get("deal")?.to_string()).ok()?;
        Some((path.file_stem()?.to_string_lossy().into_owned(), deal))
    };
    files.filter_map(deal).collect()
}

/// Shares of a company are worth nothing rather than less: only above that does a stake rise and fall in proportion.
fn is_in_proportion(deal: &Deal) -> bool {
    let values = party_values(deal);
    deal.terms.structure == Structure::License || values.investors + values.financing > 0.0
}

fn sums_to_the_whole(deal: &Deal) -> Result<(), String> {
    let exact = party_values(deal).own;
    for tree in outcome_trees(deal) {
        let chance: f64 = tree.branches.iter().map(|branch| branch.probability).sum();
        let sum = |side: usize| -> f64 {
            tree.branches.iter().map(|branch| branch.probability * branch.values[side]).sum()
        };
        let (licensor, licensee) = (sum(0), sum(1));
        let close = |a: f64, b: f64| (a - b).abs() <= 1e-7 * (1.0 + a.abs().max(b.abs()));
        let right = close(chance, 1.0)
            && close(licensor, exact.licensor)
            && close(licensee, exact.licensee);
        if !right {
            return Err(format!("{chance}: {licensor} {licensee}, not {exact:?}"));
        }
    }
    Ok(())
}

#[test]
fn the_branches_of_every_worked_deal_sum_to_its_values() {
    let deals = worked_deals();
    assert!(deals.len() >= 16);
    for (name, deal) in deals.iter().filter(|(_, deal)| is_in_proportion(deal)) {
        sums_to_the_whole(deal).unwrap_or_else(|why| panic!("{name}: {why}"));
    }
}

proptest! {
    #![proptest_config(Config { cases: 48, failure_persistence: None, ..Config::default() })]

    #[test]
    fn the_branches_of_a_random_deal_sum_to_its_values(deal in deals()) {
        let most = fates(&deal).iter().map(Vec::len).max().unwrap_or(0);
        prop_assume!(is_in_proportion(&deal) && most <= 200);
        let sums = sums_to_the_whole(&deal);
        prop_assert!(sums.is_ok(), "{:?}", sums);
    }
}

#[test]
fn a_fate_leaves_nothing_of_its_product_open() {
    let case: serde_json::Value = serde_json::from_str(AKESO).unwrap();
    let deal = read_deal(&case["deal"].to_string()).unwrap();
    let [all] = fates(&deal).try_into().unwrap();
    // One stage that fails, and every set of four regions.
    assert_eq!(all.len(), 17);
    for fate in &all {
        let [again] = fates(&fate.certain_in(&deal)).try_into().unwrap();
        assert_eq!(again.len(), 1, "{fate:?}");
        assert_eq!(again[0].programmes, fate.programmes);
        assert_eq!(again[0].probability, 1.0);
    }
}

#[test]
fn in_the_end_the_mean_is_that_of_the_bands_and_the_kinds_carry_the_whole() {
    let case: serde_json::Value = serde_json::from_str(AKESO).unwrap();
    let deal = uncertain(&ranged_draft(&case["deal"].to_string()));
    let mut points = BandPoints::new(deal.clone(), 1);
    (0..16 * 256).for_each(|_| points.add());
    let bands = points.bands();
    let mut ends = EndPoints::new(deal, 1);
    while ends.add() {}
    let ends = ends.spreads();
    for (end, band) in ends.sides.iter().zip(&bands.own) {
        let error = end.mean.error + band.mean.error;
        assert!(
            (end.mean.value - band.mean.value).abs() <= error,
            "{:?} {:?}",
            end.mean,
            band.mean
        );
        assert!((end.carried.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        assert!(end.hundredths.is_sorted());
        // Success and failure spread the values more than what is believed of the rest.
        assert!(end.high.value - end.low.value > band.high.value - band.low.value);
    }
    let chances: f64 = ends.first_approval.iter().map(|(_, chance)| chance).sum();
    assert!((chances + ends.no_approval - 1.0).abs() < 1e-9);
}

/// The same points on both sides of a comparison: what they have in common goes.
#[test]
fn common_points_make_a_difference_precise() {
    let case: serde_json::Value = serde_json::from_str(AKESO).unwrap();
    let draft = ranged_draft(&case["deal"].to_string());
    let mut dearer = draft.clone();
    dearer.set("terms.royalties.0.tiers.0.rate", "11");
    let scatter = |seeds: [u64; 2]| {
        let mean = |draft, seed| {
            let mut points = BandPoints::new(uncertain(draft), seed);
            (0..16 * 2).for_each(|_| points.add());
            points.bands().own[0].mean.value
        };
        mean(&dearer, seeds[1]) - mean(&draft, seeds[0])
    };
    let spread = |differences: Vec<f64>| {
        let mean = differences.iter().sum::<f64>() / differences.len() as f64;
        differences.iter().map(|difference| (difference - mean).powi(2)).sum::<f64>()
    };
    let common = spread((0..20).map(|seed| scatter([seed, seed])).collect());
    let apart = spread((0..20).map(|seed| scatter([seed, seed + 100])).collect());
    assert!(common < 0.05 * apart, "{common} {apart}");
}
