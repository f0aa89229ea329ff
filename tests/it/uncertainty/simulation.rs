//! The audit run against the exact figures, and against trees that others published.

use crate::support::plain_deal::{plain, region, stage};
use crate::support::ranged_deal::{ranged_draft, uncertain};
use parley::domain::deal::{Deal, Party, Structure};
use parley::domain::draft::{Draft, from_file, read_deal};
use parley::domain::uncertainty::{
    AuditResult, AuditRun, BandPoints, EndPoints, Study, StudyResult, UncertainDeal,
};
use parley::domain::valuation::{RateBasis, party_values};
use serde_json::{Value, json};
use std::path::Path;

const AKESO: &str = include_str!("../../fixtures/deals/akeso_summit.json");
const SIDES: [Party; 2] = [Party::Licensor, Party::Licensee];

fn drawn(deal: &UncertainDeal, paths: u32, seed: u64) -> AuditResult {
    let mut run = AuditRun::new(deal.clone(), paths, seed);
    while run.go_on(1000) {}
    run.result()
}

fn akeso() -> UncertainDeal {
    let case: Value = serde_json::from_str(AKESO).unwrap();
    uncertain(&ranged_draft(&case["deal"].to_string()))
}

#[test]
fn a_run_agrees_with_the_exact_figures_of_akeso_with_twelve_ranges() {
    let deal = akeso();
    let result = drawn(&deal, 100_000, 1);
    let mut points = BandPoints::new(deal.clone(), 1);
    (0..4096).for_each(|_| points.add());
    let bands = points.bands();
    let mut ends = EndPoints::new(deal, 1);
    while ends.add() {}
    let ends = ends.spreads();
    for party in SIDES {
        let (found, end) = (result.of(party), ends.of(party));
        assert!(found.distance(bands.of(RateBasis::Own, party).mean).abs() < 3.0, "{found:?}");
        // A percentile of so many paths lies within a hundredth of the spread, or where the exact one jumps.
        let width = end.high.value - end.low.value;
        for (drawn, exact) in
            [(found.low, end.low), (found.middle, end.middle), (found.high, end.high)]
        {
            let apart = (drawn - exact.value).abs();
            assert!(apart < 0.02 * width + 2.0 * exact.error, "{found:?} {end:?}");
        }
        assert!((found.loses - end.loses.value).abs() < 0.01, "{found:?} {end:?}");
    }
}

/// A worked deal with a range where it has none: its first stage costs anything around what it did.
fn with_a_range(file: &Value) -> Option<UncertainDeal> {
    let mut draft: Draft = from_file(&file.to_string()).ok()?;
    let programmes = file["assumptions"]["programmes"].as_array()?;
    let row =
        programmes.iter().position(|it| it["stages"].as_array().is_some_and(|s| !s.is_empty()));
    let path =
        row.map_or("licensee.cogs".to_owned(), |row| format!("programmes.{row}.stages.0.cost"));
    let text = if row.is_some() { "20..50..90" } else { "10 to 20" };
    draft.set(&format!("assumptions.{path}"), text);
    Some(uncertain(&draft))
}

/// Shares of a company are worth nothing rather than less: only above that does a stake rise and fall in proportion.
fn is_in_proportion(deal: &Deal) -> bool {
    let values = party_values(deal);
    deal.terms.structure == Structure::License || values.investors + values.financing > 0.0
}

#[test]
fn a_run_agrees_with_the_exact_mean_of_every_worked_deal() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/deals");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let case: Value = serde_json::from_str(&text).unwrap();
        if !is_in_proportion(&read_deal(&case["deal"].to_string()).unwrap()) {
            continue;
        }
        let deal = with_a_range(&case["deal"]).unwrap();
        let mut points = BandPoints::new(deal.clone(), 1);
        (0..512).for_each(|_| points.add());
        let bands = points.bands();
        let result = drawn(&deal, 20_000, 7);
        for party in SIDES {
            let distance = result.of(party).distance(bands.of(RateBasis::Own, party).mean);
            assert!(
                distance.abs() < 3.0,
                "{}: {distance} {result:?} {:?}",
                path.display(),
                bands.of(RateBasis::Own, party).mean
            );
        }
        seen += 1;
    }
    assert!(seen >= 14, "{seen}");
}

/// Ranges of every kind at once, peak sales together.
#[test]
fn a_run_agrees_where_peak_sales_move_together() {
    let case: Value = serde_json::from_str(AKESO).unwrap();
    let mut draft = ranged_draft(&case["deal"].to_string());
    draft.set("assumptions.sales_correlation", "60");
    draft.set("assumptions.programmes.0.approval_dependence", "20 to 80");
    let deal = uncertain(&draft);
    assert!(deal.common_place().is_some());
    let mut points = BandPoints::new(deal.clone(), 1);
    (0..4096).for_each(|_| points.add());
    let bands = points.bands();
    let result = drawn(&deal, 50_000, 3);
    for party in SIDES {
        let exact = bands.of(RateBasis::Own, party).mean;
        assert!(result.of(party).distance(exact).abs() < 3.0, "{result:?} {exact:?}");
    }
}

#[test]
fn a_run_in_pieces_of_any_size_has_the_same_digits() {
    let deal = akeso();
    let mut run = AuditRun::new(deal.clone(), 1000, 5);
    for size in [1, 7, 100, 5000] {
        run.go_on(size);
    }
    assert_eq!(run.done(), 1000);
    assert_eq!(run.result(), drawn(&deal, 1000, 5));
    assert_ne!(run.result().sides, drawn(&deal, 1000, 6).sides);
}

#[test]
fn the_study_draws_a_run_that_was_asked_for_and_ends_it_when_told() {
    let case: Value = serde_json::from_str(AKESO).unwrap();
    let draft = ranged_draft(&case["deal"].to_string());
    let mut study = Study::of(uncertain(&draft), 1);
    assert_eq!(study.work_audit(10), None);
    study.audit(30, 9);
    assert_eq!(study.work_audit(10), Some(StudyResult::AuditProgress(10)));
    study.audit(0, 0);
    assert!(!study.is_auditing());
    study.audit(20, 9);
    assert_eq!(study.work_audit(10), Some(StudyResult::AuditProgress(10)));
    let found = study.work_audit(10);
    assert_eq!(found, Some(StudyResult::Audit(Box::new(drawn(&uncertain(&draft), 20, 9)))));
    assert!(!study.is_auditing());
}

/// Merck's Davanrik: the branch for depression of the published tree, its present value as one year's sales.
#[test]
fn davanrik_s_branch_for_depression_has_the_published_leaves() {
    let case: Value =
        serde_json::from_str(include_str!("../../fixtures/published/davanrik_tree.json")).unwrap();
    let (inputs, leaves) = (&case["inputs"], &case["expected"]["leaf_payoffs"]);
    let number = |value: &Value| value.as_f64().unwrap();
    let dep = &inputs["dep"];
    let mut file = plain();
    let stages = [
        stage("phase1", number(&inputs["cost1"]), number(&inputs["p1"])),
        stage("phase2", number(&inputs["cost2"]), number(&inputs["p2"]["dep"])),
        stage("phase3", number(&dep["cost3"]), number(&dep["p"])),
    ];
    file["assumptions"]["programmes"][0]["stages"] = stages.into_iter().collect();
    // All that a sale brings is its licensee's: 1200 in the one year.
    let mut us = region("US", 1.0, number(&dep["pv"]));
    us["launch_cost"] = dep["launch"].clone();
    file["assumptions"]["programmes"][0]["regions"] = json!([us]);
    let mut draft = from_file(&file.to_string()).unwrap();
    // A range that changes nothing: nobody shares the licensor's receipts, for there are none.
    draft.set("assumptions.licensor.upstream_share", "0 to 50");
    let deal = uncertain(&draft);
    let result = drawn(&deal, 200_000, 1);
    let licensee = result.of(Party::Licensee);
    // Leaves: fails in I; fails in II; launched for depression; fails in III: -30, -70, 680, -270 as printed.
    let [p1, p2, p3] = [number(&inputs["p1"]), number(&inputs["p2"]["dep"]), number(&dep["p"])];
    let (first, second) = (number(&leaves[0]), number(&leaves[1]));
    let (won, lost) = (number(&leaves[2]), number(&leaves[3]));
    let mean =
        (1.0 - p1) * first + p1 * (1.0 - p2) * second + p1 * p2 * (p3 * won + (1.0 - p3) * lost);
    assert!((licensee.mean - mean).abs() < 3.0 * licensee.standard_error, "{licensee:?} {mean}");
    assert!((licensee.loses - (1.0 - p1 * p2 * p3)).abs() < 0.003, "{licensee:?}");
    assert_eq!((licensee.low, licensee.middle), (second, second));
}

/// Wong, Siah and Lo: rates counted path by path do not multiply to the published likelihood of approval; a simulation of
/// stages that follow one another multiplies them too, and must not be fed with them.
#[test]
fn wong_path_by_path_rates_simulated_as_stages_give_their_product() {
    let case: Value =
        serde_json::from_str(include_str!("../../fixtures/published/wong_path_by_path_trap.json"))
            .unwrap();
    for (area, columns) in case["inputs"].as_object().unwrap() {
        let columns: Vec<f64> =
            columns.as_array().unwrap().iter().map(|rate| rate.as_f64().unwrap()).collect();
        let mut file = plain();
        let stages =
            columns.iter().enumerate().map(|(at, pos)| stage(&format!("s{at}"), 0.0, *pos));
        file["assumptions"]["programmes"][0]["stages"] = stages.collect();
        file["assumptions"]["programmes"][0]["regions"] = json!([region("US", 1.0, 1.0)]);
        let mut draft = from_file(&file.to_string()).unwrap();
        draft.set("assumptions.licensor.upstream_share", "0 to 50");
        let found = drawn(&uncertain(&draft), 100_000, 2).of(Party::Licensee).mean;
        let product = case["computed"][area].as_f64().unwrap();
        let published = case["expected"][area].as_f64().unwrap();
        assert!((found - product).abs() < 0.004, "{area}: {found} {product}");
        assert!(found > 1.3 * published, "{area}: {found}");
    }
}
