//! ValueBands: exact where nothing is open, right where the answer is known, honest about their error.

use crate::support::ranged_deal::{ranged_draft, uncertain};
use parley::domain::deal::Party;
use parley::domain::draft::{Draft, from_file, validate};
use parley::domain::examples::first_deal;
use parley::domain::uncertainty::{BandPoints, NoRanges, UncertainDeal, ValueBands};
use parley::domain::valuation::{RateBasis, party_values};

const AKESO: &str = include_str!("../../fixtures/deals/akeso_summit.json");
const COST: &str = "assumptions.programmes.0.stages.0.cost";

fn akeso() -> Draft {
    let case: serde_json::Value = serde_json::from_str(AKESO).unwrap();
    ranged_draft(&case["deal"].to_string())
}

fn bands(draft: &Draft, seed: u64, points: u32) -> ValueBands {
    let mut drawn = BandPoints::new(uncertain(draft), seed);
    (0..points).for_each(|_| drawn.add());
    drawn.bands()
}

fn first() -> Draft {
    from_file(first_deal::example()).unwrap()
}

/// A stage's cost enters the licensee's value in a straight line: a uniform range of it makes a uniform value.
#[test]
fn of_a_uniform_cost_the_percentiles_are_known() {
    let mut draft = first();
    let at = |draft: &mut Draft, text: &str| {
        draft.set(COST, text);
        party_values(&validate(draft).deal.unwrap()).own.licensee
    };
    let (dear, cheap) = (at(&mut draft, "100"), at(&mut draft, "20"));
    draft.set(COST, "20 to 100");
    let bands = bands(&draft, 3, 16 * 256);
    let band = bands.of(RateBasis::Own, Party::Licensee);
    for (estimate, chance) in [(band.low, 0.05), (band.middle, 0.5), (band.high, 0.95)] {
        let wanted = dear + (cheap - dear) * chance;
        assert!((estimate.value - wanted).abs() < 1e-3 * (cheap - dear), "{chance}");
    }
    assert!((band.mean.value - 0.5 * (dear + cheap)).abs() < 1e-5 * (cheap - dear));
    let licensor = bands.of(RateBasis::Own, Party::Licensor);
    assert_eq!(licensor.low.value, licensor.high.value);
    // The mean of equal numbers may be off in its last bit.
    assert!(licensor.low.error < 1e-12 * licensor.low.value);
}

#[test]
fn percentiles_rise_and_the_same_seed_gives_the_same_digits() {
    let draft = akeso();
    let (one, two) = (bands(&draft, 11, 16 * 32), bands(&draft, 11, 16 * 32));
    assert_eq!(one, two);
    assert_ne!(one, bands(&draft, 12, 16 * 32));
    for band in one.own.iter().chain(&one.common) {
        assert!(band.hundredths.is_sorted());
        assert!(band.low.value < band.middle.value && band.middle.value < band.high.value);
        assert!((0.0..=1.0).contains(&band.loses.value));
    }
}

/// Against as many points as a patient person would take, with other scrambles.
#[test]
fn error_bars_hold_the_truth() {
    let draft = akeso();
    let truth = bands(&draft, 999, 16 * 2048);
    let figures = |bands: &ValueBands| -> Vec<(f64, f64)> {
        let bands = bands.own.iter().chain(&bands.common);
        let figures = bands.flat_map(|band| [band.mean, band.low, band.middle, band.high]);
        figures.map(|estimate| (estimate.value, estimate.error)).collect()
    };
    let truth = figures(&truth);
    let (mut held, mut all) = (0, 0);
    for seed in 0..200 {
        let trial = figures(&bands(&draft, seed, 16 * 32));
        for ((value, error), (wanted, _)) in trial.iter().zip(&truth) {
            all += 1;
            held += i32::from((value - wanted).abs() <= *error);
        }
    }
    assert!(held * 10 >= all * 9, "{held} of {all}");
}

#[test]
fn correlated_sales_widen_the_band_and_leave_the_mean() {
    let mut draft = akeso();
    let width = |bands: &ValueBands| {
        let band = bands.of(RateBasis::Common, Party::Licensor);
        (band.high.value - band.low.value, band.mean.value)
    };
    let (apart, mean) = width(&bands(&draft, 5, 16 * 256));
    draft.set("assumptions.sales_correlation", "80");
    let (together, mean_together) = width(&bands(&draft, 5, 16 * 256));
    assert!(together > 1.1 * apart, "{apart} {together}");
    assert!((mean_together / mean - 1.0).abs() < 0.01);
}

#[test]
fn what_cannot_be_worked_out_is_said() {
    let mut draft = first();
    assert_eq!(UncertainDeal::of(&validate(&draft)).unwrap_err(), NoRanges::NoRange);
    draft.set("terms.upfront.0.amount", "12,5o");
    assert_eq!(UncertainDeal::of(&validate(&draft)).unwrap_err(), NoRanges::NoDeal);
}
