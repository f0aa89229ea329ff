//! Scenarios: what each does to a deal, and the laws that hold for any.

use parley::domain::date::parse;
use parley::domain::deal::{Deal, Modality, Region, Stage};
use parley::domain::draft::{from_file, read_deal, to_file, validate};
use parley::domain::examples::templates::template;
use parley::domain::rate::{Probability, Share};
use parley::domain::region::RegionName;
use parley::domain::scenario::Scenario;
use parley::domain::valuation::value;
use proptest::prelude::*;

fn deal() -> Deal {
    let document = template(Stage::Phase2, Modality::Adc, parse("2026-03-31").unwrap());
    read_deal(&document.to_string()).unwrap()
}

#[test]
fn base_changes_nothing() {
    assert_eq!(Scenario::base().apply(&deal()).unwrap(), deal());
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
    let changed = scenario.apply(&deal()).unwrap().assumptions;
    let programme = &changed.programmes[0];
    let regions = &programme.regions;
    assert_eq!(regions[0].peak_net_sales, 4000.0);
    let lags: Vec<u32> = regions.iter().map(|region| region.launch_lag_months).collect();
    assert_eq!(lags, [0, 2, 1]);
    assert_eq!(regions[0].pos.get(), 1.0);
    assert_eq!(programme.stages[0].pos.get(), 0.415 * 1.5);
    assert_eq!(regions[0].exclusivity_until, parse("2045-02-28").unwrap());
    let retention: Vec<f64> = regions[0].retention.iter().map(|kept| kept.get()).collect();
    assert_eq!(retention, [1.0, 0.4 * 1.7, 0.3 * 1.7]);
    assert_eq!(scenario.apply(&deal()).unwrap().terms, deal().terms);
}

#[test]
fn presets_are_in_order_of_value() {
    let values: Vec<f64> = Scenario::presets()
        .iter()
        .map(|scenario| value(&scenario.apply(&deal()).unwrap()).project)
        .collect();
    assert!(values.is_sorted() && values[0] < values[2], "{values:?}");
}

#[test]
fn a_file_without_scenarios_gets_the_presets_and_keeps_its_own() {
    let document = template(Stage::Phase2, Modality::Adc, parse("2026-03-31").unwrap());
    let mut draft = from_file(&document.to_string()).unwrap();
    assert_eq!(validate(&draft).scenarios, [Scenario::downside(), Scenario::upside()]);
    draft.set("scenarios.1.name", "好");
    draft.set("scenarios.1.peak_sales", "150 %");
    let again = from_file(&to_file(&draft).to_string()).unwrap();
    let own = Scenario { name: "好".into(), peak_sales: 1.5, ..Scenario::upside() };
    assert_eq!(validate(&again).scenarios, [Scenario::downside(), own]);
}

#[test]
fn what_is_wrong_in_a_scenario_is_named_and_leaves_the_deal_alone() {
    let document = template(Stage::Phase2, Modality::Adc, parse("2026-03-31").unwrap());
    let mut draft = from_file(&document.to_string()).unwrap();
    for (field, text) in [
        ("peak_sales", "-1"),
        ("probability", "1e400"),
        ("launch_delay_months", "1.5"),
        ("exclusivity_months", "99999"),
        ("erosion", "1,2"),
    ] {
        draft.set(&format!("scenarios.0.{field}"), text);
    }
    let checked = validate(&draft);
    assert_eq!(checked.issues.len(), 5, "{:?}", checked.issues);
    assert_eq!(checked.scenarios, [Scenario::upside()]);
    assert!(checked.deal.is_some());
}

proptest! {
    // Each case values the deal twice.
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn peak_sales_scale_sales(factor in 0.0..10.0_f64) {
        let scenario = Scenario { peak_sales: factor, ..Scenario::base() };
        let plain = value(&deal());
        let scaled = value(&scenario.apply(&deal()).unwrap());
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
        let changed = scenario.apply(&deal()).unwrap().assumptions;
        for region in changed.programmes.iter().flat_map(|programme| &programme.regions) {
            prop_assert!((0.0..=1.0).contains(&region.pos.get()));
            prop_assert!(region.retention.iter().all(|kept| (0.0..=1.0).contains(&kept.get())));
        }
        let mut stages = changed.programmes.iter().flat_map(|programme| &programme.stages);
        prop_assert!(stages.all(|stage| (0.0..=1.0).contains(&stage.pos.get())));
    }

    #[test]
    fn a_launch_delay_never_brings_sales_forward(delay in 0..120_i32) {
        let scenario = Scenario { launch_delay_months: delay, ..Scenario::base() };
        let sum = |deal: &Deal| value(deal).success.years.iter().map(|year| year.total_sales()).sum::<f64>();
        prop_assert!(sum(&scenario.apply(&deal()).unwrap()) <= sum(&deal()) + 1e-9);
    }
}

/// Forty regions approved for certain are one outcome; at four fifths of the odds they are 2^40.
#[test]
fn a_scenario_of_too_many_outcomes_is_refused() {
    let mut certain = deal();
    let names: Vec<RegionName> = (0..40).map(|row| RegionName::of(&format!("R{row}"))).collect();
    let programme = &mut certain.assumptions.programmes[0];
    let model = programme.regions[0].clone();
    programme.regions = names
        .iter()
        .map(|name| Region {
            region: name.clone(),
            pos: Probability::nearest(1.0),
            ..model.clone()
        })
        .collect();
    programme.approval_dependence = Share::new(0.0).unwrap();
    certain.terms.territory.licensed = names;
    assert_eq!(certain.too_many_outcomes().count(), 0);
    let refused = Scenario::downside().apply(&certain).unwrap_err();
    assert_eq!((refused.row, refused.outcomes), (0, 2.0_f64.powi(40)));
    assert_eq!(Scenario::base().apply(&certain).as_ref(), Ok(&certain));
}
