//! A path on which everything is certain, against the engine's expectation of the same certain deal.

use crate::support::random_deal::deals;
use parley::domain::deal::{Deal, Structure};
use parley::domain::draft::read_deal;
use parley::domain::rate::Probability;
use parley::domain::valuation::{PathValuation, fates, party_parts};
use proptest::prelude::*;
use proptest::test_runner::Config;
use std::path::Path;

/// What the engine says of a certain deal; shares count in proportion.
fn expected(deal: &Deal) -> [f64; 2] {
    let parts = party_parts(deal);
    let stake = match deal.terms.structure {
        Structure::License => 0.0,
        Structure::NewCo(shares) => {
            shares.licensor_equity.get() * (1.0 - deal.assumptions.newco.haircut.get())
        }
    };
    let equity = stake * (parts.values.investors + parts.values.financing);
    [parts.licensor.total() + equity, parts.licensee.total() - equity]
}

/// The deal with the `number`-th fate of each product and all events or none.
fn certain(deal: &Deal, number: usize) -> Deal {
    let mut certain = deal.clone();
    for (product, fates) in fates(deal).iter().enumerate() {
        certain = fates[(number + product) % fates.len()].certain_in(&certain);
    }
    let happens = Probability::new(if number.is_multiple_of(2) { 1.0 } else { 0.0 }).unwrap();
    certain.assumptions.events.iter_mut().for_each(|event| event.probability = happens);
    certain
}

/// Every fate of a deal, by a valuation made of the uncertain one.
fn agrees(deal: &Deal) -> Result<(), String> {
    let mut paths = PathValuation::of(deal);
    let count = fates(deal).iter().map(Vec::len).max().unwrap_or(1);
    for number in 0..(2 * count).min(64) {
        let certain = certain(deal, number);
        let (found, exact) = (paths.values(&certain, &mut || 0.5), expected(&certain));
        for (found, exact) in found.into_iter().zip(exact) {
            if (found - exact).abs() > 1e-9 * (1.0 + exact.abs()) * 100.0 {
                return Err(format!("fate {number}: {found}, not {exact}"));
            }
        }
    }
    Ok(())
}

#[test]
fn every_fate_of_every_worked_deal_is_worth_what_the_engine_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/deals");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let case: serde_json::Value = serde_json::from_str(&text).unwrap();
        let deal = read_deal(&case["deal"].to_string()).unwrap();
        agrees(&deal).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
        seen += 1;
    }
    assert!(seen >= 16);
}

proptest! {
    #![proptest_config(Config { cases: 64, ..Config::default() })]

    #[test]
    fn every_fate_of_a_random_deal_is_worth_what_the_engine_says(deal in deals()) {
        prop_assert_eq!(agrees(&deal), Ok(()));
    }
}
