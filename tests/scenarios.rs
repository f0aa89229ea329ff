//! Scenarios: what each does to a deal, and the laws that hold for any.

use parley::domain::date::parse;
use parley::domain::deal::Deal;
use parley::domain::draft::read_deal;
use parley::domain::engine::value;
use parley::domain::scenario::{Scenario, read_scenarios, write_scenarios};
use parley::domain::templates::{Modality, Stage, template};
use proptest::prelude::*;
use serde_json::json;

fn deal() -> Deal {
    let document = template(Stage::Phase2, Modality::Adc, parse("2026-03-31").unwrap());
    read_deal(&document.to_string()).unwrap()
}

#[test]
fn base_changes_nothing() {
    assert_eq!(Scenario::base().apply(&deal()), deal());
}

#[test]
fn each_part_does_what_it_says() {
    let scenario = Scenario {
        name: "all".into(),
        peak_sales: 2.0,
        launch_delay_months: -3,
        probability: 1.5,
        exclusivity_months: 2,
        erosion: 1.7,
    };
    let changed = scenario.apply(&deal()).assumptions;
    let regions = &changed.regions;
    assert_eq!(regions[0].peak_net_sales, 4000.0);
    let lags: Vec<u32> = regions
        .iter()
        .map(|region| region.launch_lag_months)
        .collect();
    assert_eq!(lags, [0, 2, 1]);
    assert_eq!(regions[0].pos, 1.0);
    assert_eq!(changed.programme.stages[0].pos, 0.415 * 1.5);
    assert_eq!(regions[0].exclusivity_until, parse("2045-02-28").unwrap());
    assert_eq!(regions[0].retention, [1.0, 0.4 * 1.7, 0.3 * 1.7]);
    assert_eq!(scenario.apply(&deal()).terms, deal().terms);
}

#[test]
fn presets_are_in_order_of_value() {
    let values: Vec<f64> = Scenario::presets()
        .iter()
        .map(|scenario| value(&scenario.apply(&deal())).project)
        .collect();
    assert!(values.is_sorted() && values[0] < values[2], "{values:?}");
}

#[test]
fn files_come_back() {
    let mut own = Scenario::upside();
    own.name = "好".into();
    let scenarios = vec![Scenario::downside(), own];
    let file = json!({"scenarios": write_scenarios(&scenarios)});
    let again = serde_json::from_str(&file.to_string()).unwrap();
    assert_eq!(read_scenarios(&again), (scenarios, vec![]));
    assert_eq!(read_scenarios(&json!({})).0, Scenario::presets());
}

#[test]
fn what_is_wrong_in_a_file_is_named() {
    let text = r#"{"scenarios": [
        {"name": "a", "peak_sales": "0.8"},
        {"name": "b", "peak_sales": -1},
        {"name": "c", "probability": 1e400},
        {"name": "d", "launch_delay_months": 1.5},
        {"name": "e", "exclusivity_months": 99999},
        {"name": "f", "erosion": []},
        {"name": "g", "erosion": "1,2"}
    ]}"#;
    let (scenarios, issues) = read_scenarios(&serde_json::from_str(text).unwrap());
    assert_eq!(scenarios.len(), 1);
    assert_eq!(scenarios[0].peak_sales, 0.8);
    let paths: Vec<&str> = issues.iter().map(|issue| issue.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "scenarios.1.peak_sales",
            "scenarios.2.probability",
            "scenarios.3.launch_delay_months",
            "scenarios.4.exclusivity_months",
            "scenarios.5.erosion",
            "scenarios.6.erosion",
        ]
    );
    assert_eq!(read_scenarios(&json!({"scenarios": 5})).1.len(), 1);
}

proptest! {
    // Each case values the deal twice.
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn peak_sales_scale_sales(factor in 0.0..10.0_f64) {
        let scenario = Scenario { peak_sales: factor, ..Scenario::base() };
        let plain = value(&deal());
        let scaled = value(&scenario.apply(&deal()));
        for (a, b) in plain.success.years.iter().zip(&scaled.success.years) {
            prop_assert!((a.total_sales() * factor - b.total_sales()).abs() < 1e-6);
        }
    }

    #[test]
    fn probabilities_and_parts_stay_within_a_whole(
        probability in 0.0..100.0_f64, erosion in 0.0..100.0_f64,
        delay in -1200..1200_i32, shift in -1200..1200_i32,
    ) {
        let scenario = Scenario {
            name: String::new(), peak_sales: 1.0, launch_delay_months: delay,
            probability, exclusivity_months: shift, erosion,
        };
        let changed = scenario.apply(&deal()).assumptions;
        for region in &changed.regions {
            prop_assert!((0.0..=1.0).contains(&region.pos));
            prop_assert!(region.retention.iter().all(|kept| (0.0..=1.0).contains(kept)));
        }
        prop_assert!(changed.programme.stages.iter().all(|stage| (0.0..=1.0).contains(&stage.pos)));
    }

    #[test]
    fn a_launch_delay_never_brings_sales_forward(delay in 0..120_i32) {
        let scenario = Scenario { launch_delay_months: delay, ..Scenario::base() };
        let sum = |deal: &Deal| value(deal).success.years.iter().map(|year| year.total_sales()).sum::<f64>();
        prop_assert!(sum(&scenario.apply(&deal())) <= sum(&deal()) + 1e-9);
    }
}
