//! Quantiles and points against SciPy's, and what a scramble must keep.

use parley::domain::spread::{BetaCurve, Percentile, Spread, normal_below, normal_quantile};
use parley::domain::uncertainty::{MOST_DIMENSIONS, Scramble, sobol};

fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines().filter(|line| !line.starts_with('#')).map(|line| line.split(',').collect())
}

#[test]
fn the_sequence_is_that_of_joe_and_kuo() {
    let mut seen = 0;
    for row in rows(include_str!("../../fixtures/uncertainty/sobol_points.csv")) {
        let numbers: Vec<u32> = row.iter().map(|cell| cell.parse().unwrap()).collect();
        let (point, numbers) = numbers.split_first().unwrap();
        assert_eq!(numbers.len(), MOST_DIMENSIONS);
        let own: Vec<u32> = (0..MOST_DIMENSIONS).map(|at| sobol(*point, at)).collect();
        assert_eq!(own, numbers, "point {point}");
        seen += 1;
    }
    assert_eq!(seen, 7);
}

#[test]
fn quantiles_are_scipys() {
    for row in rows(include_str!("../../fixtures/uncertainty/quantiles.csv")) {
        let number = |at: usize| -> f64 { row[at].parse().unwrap() };
        let (chance, wanted) = (number(3), number(4));
        let found = match row[0] {
            "normal" => normal_quantile(chance),
            _ => BetaCurve::new(number(1), number(2)).quantile(chance),
        };
        let off = (found - wanted).abs() / wanted.abs().max(1e-9);
        assert!(off < 1e-9, "{row:?}: {found}");
    }
}

#[test]
fn chances_and_quantiles_are_each_others_inverse() {
    for percent in 1..100 {
        let chance = f64::from(percent) / 100.0;
        assert!((normal_below(normal_quantile(chance)) - chance).abs() < 1e-14);
        let curve = BetaCurve::new(2.5, 0.8);
        assert!((curve.below(curve.quantile(chance)) - chance).abs() < 1e-13);
    }
}

#[test]
fn a_curve_goes_through_its_percentiles() {
    let at = |percent: f64, value: f64| Percentile { chance: percent / 100.0, value };
    let sales = Spread::log_normal(at(10.0, 800.0), at(90.0, 1400.0));
    assert!((sales.quantile(0.1) - 800.0).abs() < 1e-9);
    assert!((sales.quantile(0.9) - 1400.0).abs() < 1e-9);
    for (low, high) in [(0.4, 0.7), (0.01, 0.02), (0.9, 0.999), (0.05, 0.95), (0.001, 0.6)] {
        let spread = Spread::beta(at(10.0, low), at(90.0, high)).unwrap();
        assert!((spread.quantile(0.1) - low).abs() < 1e-8, "{low} {high}");
        assert!((spread.quantile(0.9) - high).abs() < 1e-8, "{low} {high}");
    }
}

#[test]
fn a_mean_is_the_mean_of_its_quantiles() {
    let at = |percent: f64, value: f64| Percentile { chance: percent / 100.0, value };
    let spreads = [
        Spread::uniform(800.0, 1400.0),
        Spread::triangular(500.0, 900.0, 1500.0),
        Spread::pert(500.0, 900.0, 1500.0),
        Spread::log_normal(at(10.0, 800.0), at(90.0, 1400.0)),
        Spread::beta(at(10.0, 0.4), at(90.0, 0.7)).unwrap(),
        Spread::seen(0.6, 40.0),
    ];
    let count = 100_000;
    for spread in spreads {
        let quantiles = (0..count).map(|at| (f64::from(at) + 0.5) / f64::from(count));
        let mean: f64 =
            quantiles.map(|chance| spread.quantile(chance)).sum::<f64>() / f64::from(count);
        assert!((mean / spread.mean() - 1.0).abs() < 1e-5, "{spread:?}: {mean}");
    }
}

/// A scramble may not lose what the sequence is for: of 2^k points one lies in each of 2^k parts of every axis.
#[test]
fn a_scramble_stays_even() {
    for index in 0..20 {
        let scramble = Scramble::new(7, index);
        for dimension in [0, 1, 5, 40, MOST_DIMENSIONS - 1] {
            let mut parts = vec![0; 256];
            for point in 0..256 {
                parts[(scramble.at(point, dimension) * 256.0) as usize] += 1;
            }
            assert!(parts.iter().all(|count| *count == 1), "{index} {dimension}");
        }
    }
}

/// Of one axis two scrambles agree or disagree in their first bit; over many seeds neither is preferred.
#[test]
fn scrambles_are_independent() {
    let count = 1024;
    let correlation = |seed: u64, a: (u32, usize), b: (u32, usize)| {
        let draws = |(index, dimension): (u32, usize)| {
            (0..count).map(move |at| Scramble::new(seed, index).at(at, dimension) - 0.5)
        };
        12.0 * draws(a).zip(draws(b)).map(|(x, y)| x * y).sum::<f64>() / f64::from(count)
    };
    for pair in [((0, 0), (0, 1)), ((2, 3), (2, 4)), ((4, 0), (5, 7))] {
        assert!(correlation(1, pair.0, pair.1).abs() < 0.05, "{pair:?}");
    }
    let same_axis = (0..400).map(|seed| correlation(seed, (0, 2), (1, 2))).sum::<f64>() / 400.0;
    assert!(same_axis.abs() < 0.12, "{same_axis}");
}
