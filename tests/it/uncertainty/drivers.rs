//! What drives a figure, against models whose indices are known.

use crate::support::ranged_deal::{ranged_draft, uncertain};
use parley::domain::spread::normal_quantile;
use parley::domain::uncertainty::{DriverPoints, FigureDrivers};
use std::f64::consts::PI;

fn drivers(dimensions: usize, points: u32, model: impl Fn(&[f64]) -> f64) -> FigureDrivers {
    let mut drawn = DriverPoints::<1>::new(dimensions, points, 4);
    while drawn.add(|draws| [model(draws)]) {}
    let [drivers] = drawn.drivers();
    drivers
}

#[track_caller]
fn shares_are(found: &FigureDrivers, alone: &[f64], with_others: &[f64], within: f64) {
    for (share, (first, total)) in found.shares.iter().zip(alone.iter().zip(with_others)) {
        assert!((share.alone.value - first).abs() < within, "{share:?}, not {first}");
        assert!((share.with_others.value - total).abs() < within, "{share:?}, not {total}");
    }
}

/// Of a sum of normals each number has its variance's part, and nothing happens together.
#[test]
fn of_a_straight_line_the_shares_are_the_squares_of_the_slopes() {
    let slopes = [3.0, 2.0, 1.0, 0.0];
    let found = drivers(4, 512, |draws| {
        100.0 + draws.iter().zip(slopes).map(|(u, slope)| slope * normal_quantile(*u)).sum::<f64>()
    });
    let shares = slopes.map(|slope| slope * slope / 14.0);
    shares_are(&found, &shares, &shares, 0.01);
    assert!((found.deviation / 14_f64.sqrt() - 1.0).abs() < 0.01);
}

/// Of a product of uniforms on 1 to 2: S = (1/12)/(9/4) of one over (1 + that)^2 - 1.
#[test]
fn of_a_product_part_happens_together() {
    let found = drivers(2, 1024, |draws| (1.0 + draws[0]) * (1.0 + draws[1]));
    let one = 1.0 / 27.0;
    let variance = (1.0 + one) * (1.0 + one) - 1.0;
    let (alone, total) = (one / variance, (one + one * one) / variance);
    shares_are(&found, &[alone; 2], &[total; 2], 0.002);
}

/// T. Ishigami and T. Homma, ISUMA 1990, with a = 7 and b = 0.1: the usual test; its indices in closed form.
#[test]
fn ishigamis_indices_are_found() {
    let found = drivers(3, 4096, |draws| {
        let x: Vec<f64> = draws.iter().map(|u| PI * (2.0 * u - 1.0)).collect();
        x[0].sin() + 7.0 * x[1].sin().powi(2) + 0.1 * x[2].powi(4) * x[0].sin()
    });
    let fourth = 0.1 * PI.powi(4);
    let (v1, v2) = (0.5 * (1.0 + fourth / 5.0).powi(2), 49.0 / 8.0);
    let v13 = 0.01 * PI.powi(8) * 8.0 / 225.0;
    let v = v1 + v2 + v13;
    shares_are(&found, &[v1 / v, v2 / v, 0.0], &[(v1 + v13) / v, v2 / v, v13 / v], 0.01);
}

#[test]
fn of_a_deal_the_shares_alone_sum_to_at_most_the_whole() {
    let case: serde_json::Value =
        serde_json::from_str(include_str!("../../fixtures/deals/akeso_summit.json")).unwrap();
    let mut deal = uncertain(&ranged_draft(&case["deal"].to_string()));
    let mut drawn = DriverPoints::<2>::new(deal.dimensions(), 256, 1);
    while drawn.add(|draws| {
        let values = deal.value(draws);
        [values.own.licensor, values.own.licensee]
    }) {}
    for drivers in drawn.drivers() {
        let alone: f64 = drivers.shares.iter().map(|share| share.alone.value).sum();
        let error: f64 = drivers.shares.iter().map(|share| share.alone.error).sum();
        assert!(alone <= 1.0 + error && error < 0.1, "{alone} {error}");
        for share in &drivers.shares {
            let error = share.alone.error + share.with_others.error;
            assert!(share.alone.value <= share.with_others.value + error + 1e-9, "{share:?}");
            assert!(share.with_others.value >= 0.0);
        }
    }
}
