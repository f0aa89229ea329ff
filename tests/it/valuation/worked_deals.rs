//! Worked deals: whole deal files with results made by another implementation of the method, which
//! shares no code with this one.

use parley::domain::deal::{Deal, PaymentKind};
use parley::domain::draft::read_deal;
use parley::domain::valuation::{RnpvSplit, Valuation, contract_id, value};
use serde_json::Value;
use std::path::{Path, PathBuf};

const RELATIVE: f64 = 1e-9;

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/deals");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn read(path: &Path) -> (Deal, Value) {
    let case: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let deal = read_deal(&case["deal"].to_string()).unwrap();
    (deal, case["expected"].clone())
}

#[track_caller]
fn same(found: f64, expected: &Value, what: &str) {
    let expected = expected.as_f64().unwrap_or_else(|| panic!("{what}: no number expected"));
    let close = (found - expected).abs() <= RELATIVE * expected.abs().max(1e-3);
    assert!(close, "{what}: found {found}, expected {expected}");
}

fn same_split(found: &RnpvSplit, expected: &Value, what: &str) {
    same(found.licensor, &expected["licensor"], &format!("{what} licensor"));
    same(found.licensee, &expected["licensee"], &format!("{what} licensee"));
    match found.licensor_share {
        Some(share) => same(share, &expected["licensor_share"], &format!("{what} share")),
        None => assert!(expected["licensor_share"].is_null(), "{what} share"),
    }
}

#[test]
fn there_are_worked_deals() {
    assert!(cases().len() >= 6);
}

#[test]
fn values_are_those_of_the_other_implementation() {
    for path in cases() {
        let (deal, expected) = read(&path);
        let found = value(&deal);
        let name = path.file_stem().unwrap().to_string_lossy();
        same(found.project, &expected["project"], &format!("{name} project"));
        same_split(&found.own, &expected, &format!("{name} own"));
        same_split(&found.common, &expected["common"], &format!("{name} common"));
        same(found.headline, &expected["headline"], &format!("{name} headline"));
        same(found.pos_filing, &expected["pos_filing"], &format!("{name} pos_filing"));
        match found.equity {
            Some(equity) => same(equity, &expected["equity"], &format!("{name} equity")),
            None => assert!(expected["equity"].is_null(), "{name} equity"),
        }
        expected_payments(&found, &expected["expected"], &name);
    }
}

/// A case names only the kinds that occur.
fn expected_payments(found: &Valuation, expected: &Value, name: &str) {
    let found = found.expected_payments;
    for (kind, amount) in PaymentKind::ALL.map(|kind| (kind.word(), found.of(kind))) {
        match expected.get(kind) {
            Some(expected) => same(amount, expected, &format!("{name} expected {kind}")),
            None => assert_eq!(amount, 0.0, "{name} expected {kind}"),
        }
    }
}

#[test]
fn success_schedules_agree_row_by_row() {
    for path in cases() {
        let (deal, expected) = read(&path);
        let found = value(&deal).success.payments;
        let rows = expected["success_schedule"].as_array().unwrap();
        assert_eq!(found.len(), rows.len(), "{}: rows", path.display());
        for (payment, row) in found.iter().zip(rows) {
            let what = format!("{}: {row}", path.display());
            let kind = payment.item.payment_kind().map(PaymentKind::word);
            assert_eq!(kind, row["kind"].as_str(), "{what}");
            assert_eq!(Some(contract_id(payment.item, &deal.terms)), row["id"].as_str(), "{what}");
            assert_eq!(Some(payment.trigger_on.to_string().as_str()), row["trigger_on"].as_str());
            assert_eq!(Some(payment.due_on.to_string().as_str()), row["due_on"].as_str(), "{what}");
            same(payment.amount, &row["amount"], &what);
        }
    }
}

#[test]
fn success_sales_agree_year_by_year() {
    for path in cases() {
        let (deal, expected) = read(&path);
        let years = value(&deal).success.years;
        let sold: Vec<_> = years.iter().filter(|year| year.total_sales() > 0.0).collect();
        let expected = expected["success_net_sales"].as_object().unwrap();
        assert_eq!(sold.len(), expected.len(), "{}: years", path.display());
        for year in sold {
            let what = format!("{} {}", path.display(), year.year);
            same(year.total_sales(), &expected[&year.year.to_string()], &what);
        }
    }
}
