//! Curves, tables and break-evens against the engine asked directly; the study as a whole.

use crate::support::ranged_deal::{RANGES, ranged_draft, uncertain};
use parley::domain::draft::{Draft, validate};
use parley::domain::uncertainty::{AtMeans, STEPS, STUDY_SEED, Study, StudyResult, UncertainDeal};
use parley::domain::valuation::party_values;

const AKESO: &str = include_str!("../../fixtures/deals/akeso_summit.json");

fn draft() -> Draft {
    let case: serde_json::Value = serde_json::from_str(AKESO).unwrap();
    ranged_draft(&case["deal"].to_string())
}

fn values(draft: &Draft) -> [f64; 2] {
    let own = party_values(&validate(draft).deal.unwrap()).own;
    [own.licensor, own.licensee]
}

#[test]
fn a_curve_is_the_engines_at_every_step() {
    let mut draft = draft();
    let at_means = AtMeans::new(uncertain(&draft));
    let paths: Vec<String> = at_means.deal().inputs().iter().map(|it| it.path.clone()).collect();
    let place = paths.iter().position(|path| path.ends_with("regions.0.peak_net_sales")).unwrap();
    let curve = at_means.curve(place);
    assert_eq!(curve.points.len(), STEPS);
    for (number, pair) in curve.points {
        draft.set(&paths[place], &number.to_string());
        let wanted = values(&draft);
        let close = |at: usize| (pair[at] - wanted[at]).abs() < 1e-9 * wanted[at].abs().max(1.0);
        assert!(close(0) && close(1), "{number}: {pair:?} {wanted:?}");
    }
}

#[test]
fn months_are_whole_and_each_is_there_once() {
    let at_means = AtMeans::new(uncertain(&draft()));
    let place = |end: &str| {
        at_means.deal().inputs().iter().position(|input| input.path.ends_with(end)).unwrap()
    };
    // Of 30..33..42 months, a PERT number, from a hundredth of the chances, 30.4 (SciPy), to the last, 39.3.
    let curve = at_means.curve(place("stages.0.months"));
    let months: Vec<f64> = curve.points.iter().map(|(months, _)| *months).collect();
    assert_eq!(months, (30..=39).map(f64::from).collect::<Vec<_>>());
    let table = at_means.table([place("stages.0.months"), place("licensee.cogs")]);
    assert_eq!((table.rows.len(), table.columns.len()), (months.len(), STEPS));
    assert_eq!(table.values.len(), months.len() * STEPS);
}

#[test]
fn at_its_break_even_a_value_is_nothing() {
    let mut draft = draft();
    let path = "assumptions.programmes.0.stages.0.cost";
    draft.set(path, "100 to 20000");
    let at_means = AtMeans::new(uncertain(&draft));
    let place = at_means.deal().inputs().iter().position(|it| it.path == path).unwrap();
    let [_, licensee] = at_means.curve(place).break_even;
    draft.set(path, &licensee.expect("a break-even").to_string());
    assert!(values(&draft)[1].abs() < 1e-3, "{:?}", values(&draft));
}

#[test]
fn a_table_of_two_holds_the_curve_of_each() {
    let at_means = AtMeans::new(uncertain(&draft()));
    let place = |end: &str| {
        at_means.deal().inputs().iter().position(|input| input.path.ends_with(end)).unwrap()
    };
    let (first, second) = (place("regions.0.peak_net_sales"), place("stages.0.cost"));
    let table = at_means.table([first, second]);
    assert_eq!(
        (table.rows.len(), table.columns.len(), table.values.len()),
        (STEPS, STEPS, STEPS * STEPS)
    );
    let mut draft = draft();
    let paths: Vec<String> = at_means.deal().inputs().iter().map(|it| it.path.clone()).collect();
    draft.set(&paths[first], &table.rows[4].to_string());
    draft.set(&paths[second], &table.columns[7].to_string());
    let wanted = values(&draft);
    let found = table.values[4 * STEPS + 7];
    assert!(
        (found[0] - wanted[0]).abs() < 1e-6 && (found[1] - wanted[1]).abs() < 1e-6,
        "{found:?} {wanted:?}"
    );
}

/// In pieces of any size a study tells the same.
#[test]
fn a_study_tells_everything_once_and_the_same_in_any_pieces() {
    // As it comes to the worker.
    let deal = serde_json::to_string(&uncertain(&draft())).unwrap();
    let told = |piece: u32| {
        let mut study = Study::of(serde_json::from_str(&deal).unwrap(), STUDY_SEED);
        let mut told = Vec::new();
        while !study.is_done() {
            told.extend(study.work(piece));
        }
        told
    };
    let all = told(100_000);
    assert_eq!(all, told(37));
    let name = |result: &StudyResult| match result {
        StudyResult::Bands(_, false) => "bands",
        StudyResult::Bands(_, true) => "settled",
        StudyResult::Outcomes(_) => "outcomes",
        StudyResult::Curves(_) => "curves",
        StudyResult::LeftIfKnown(_) => "left if known",
        StudyResult::Drivers(_) => "drivers",
        StudyResult::Ends(_) => "ends",
        StudyResult::Fan(_) => "fan",
        StudyResult::Table(_) => "table",
        StudyResult::Deals(_) => "deals",
        StudyResult::AuditProgress(_) | StudyResult::Audit(_) => "audit",
    };
    let mut names: Vec<&str> = all.iter().map(name).collect();
    names.dedup();
    let wanted = [
        "bands",
        "curves",
        "outcomes",
        "bands",
        "left if known",
        "drivers",
        "ends",
        "fan",
        "bands",
        "settled",
    ];
    assert_eq!(names, wanted);
    let left = all.iter().find_map(|result| match result {
        StudyResult::LeftIfKnown(left) => Some(left),
        _ => None,
    });
    let left = left.unwrap();
    assert_eq!(left.len(), RANGES.len());
    // What is known makes no band wider, but for what the points tell wrong.
    assert!(left.iter().flatten().all(|left| (0.2..1.05).contains(left)));
}

/// What goes to the worker comes back as it was, whatever the deal holds.
#[test]
fn a_deal_with_ranges_survives_the_way_to_the_worker() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/deals");
    let mut seen = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let Ok(text) = std::fs::read_to_string(file.unwrap().path()) else { continue };
        let case: serde_json::Value = serde_json::from_str(&text).unwrap();
        let mut draft = parley::domain::draft::from_file(&case["deal"].to_string()).unwrap();
        draft.set("assumptions.licensee.opex", "20..25..33");
        draft.set("assumptions.licensee.cogs", "p10 10 p90 18");
        let deal = uncertain(&draft);
        let sent = serde_json::to_string(&deal).unwrap();
        let mut came: UncertainDeal = serde_json::from_str(&sent).unwrap();
        let draws = vec![0.3; deal.dimensions()];
        assert_eq!(came.value(&draws), deal.clone().value(&draws));
        seen += 1;
    }
    assert!(seen >= 16);
}
