//! The table of fields and the types agree: each leaf a type writes is a field, and each field is written.

use crate::house::sources::sources;
use parley::domain::deal::PaymentFields;
use parley::domain::draft::{Draft, FieldValues, from_file, upgraded_path, validate};
use parley::domain::examples::first_deal;
use parley::domain::lang::Lang;
use parley::domain::schema::{FIELDS, LISTS, blank_row, is_known, list_at, pattern};
use parley::domain::term_sheet::{Test, placed, sections};
use serde_json::Value;
use std::collections::BTreeSet;

/// Every trigger of a milestone, with what it needs.
const TRIGGERS: [(&str, &str, &str); 7] = [
    ("start", "stage", "phase3"),
    ("filing", "", ""),
    ("approval", "region", "US"),
    ("date", "date", "2030-01-01"),
    ("event", "event", "transfer done"),
    ("annual_sales", "threshold", "500"),
    ("cumulative_sales", "threshold", "1000"),
];

/// A deal in which every field is asked for and says something.
fn full() -> Draft {
    let mut draft = from_file(first_deal::example()).unwrap();
    for (path, text) in [
        ("terms.structure.kind", "newco"),
        ("terms.structure.licensor_equity", "10"),
        ("assumptions.wht", "10"),
        ("terms.royalties.0.generic_share", "40"),
        ("terms.payment.invoice_days", "30"),
    ] {
        draft.set(path, text);
    }
    for (list, word) in [
        ("terms.products.0.territory", "EU"),
        ("terms.products.0.territory", "US"),
        ("terms.royalties.0.products", "product"),
        ("terms.royalties.0.regions", "US"),
    ] {
        draft.insert_row(list, 0, Value::from(word));
    }
    while draft.rows("terms.milestones") > 0 {
        draft.remove_row("terms.milestones", 0);
    }
    for (row, (on, needs, text)) in TRIGGERS.into_iter().enumerate() {
        let path = |field: &str| format!("terms.milestones.{row}.{field}");
        draft.insert_row("terms.milestones", row, blank_row("terms.milestones"));
        for (field, text) in [("id", on), ("label", on), ("amount", "1"), ("trigger.on", on)] {
            draft.set(&path(field), text);
        }
        if !needs.is_empty() {
            draft.set(&path(&format!("trigger.{needs}")), text);
        }
    }
    let row = (0..TRIGGERS.len()).find(|row| TRIGGERS[*row].0 == "annual_sales").unwrap();
    draft.insert_row(&format!("terms.milestones.{row}.trigger.regions"), 0, Value::from("US"));
    draft.set(&format!("terms.milestones.{row}.trigger.product"), "product");
    for (path, text) in [("programme", "main"), ("region", "US")] {
        draft.set(&format!("terms.milestones.1.trigger.{path}"), text);
    }
    draft.insert_row("payments.shocks", 0, Value::from("5"));
    for (list, leaves) in [
        (
            "terms.options",
            &[("id", "o"), ("product", "product"), ("stage", "phase3"), ("exercise_fee", "5")][..],
        ),
        (
            "terms.profit_share",
            &[("product", "product"), ("region", "EU"), ("licensor_share", "5")],
        ),
        (
            "terms.cost_share",
            &[("programme", "main"), ("stage", "phase3"), ("licensee_share", "50")],
        ),
        ("assumptions.exercise", &[("option", "o"), ("probability", "50")]),
        (
            "assumptions.events",
            &[("event", "transfer done"), ("on", "2030-01-01"), ("probability", "50")],
        ),
        ("payments.steps", &[("step", "wire"), ("min", "1"), ("likely", "2"), ("max", "3")]),
        ("payments.formalities", &[("formality", "hsr")]),
        ("payments.actual", &[("id", "x"), ("paid_on", "2030-01-01")]),
    ] {
        draft.insert_row(list, 0, blank_row(list));
        leaves.iter().for_each(|(leaf, text)| draft.set(&format!("{list}.0.{leaf}"), text));
    }
    draft
}

/// The patterns of a tree's leaves.
fn leaves(path: &str, tree: &Value, found: &mut BTreeSet<String>) {
    let below =
        |step: &str| if path.is_empty() { step.to_owned() } else { format!("{path}.{step}") };
    match tree {
        Value::Object(fields) => {
            fields.iter().for_each(|(name, node)| leaves(&below(name), node, found))
        }
        Value::Array(rows) => {
            rows.iter().for_each(|node| leaves(&format!("{path}[]"), node, found))
        }
        _ => drop(found.insert(path.to_owned())),
    }
}

fn fields_of(groups: &[&str]) -> BTreeSet<String> {
    let own = |path: &&str| groups.iter().any(|group| path.starts_with(group));
    FIELDS.iter().map(|field| field.path).filter(own).map(str::to_owned).collect()
}

#[test]
fn the_types_of_a_deal_hold_every_field_and_no_other() {
    let checked = validate(&full());
    let deal = checked.deal.unwrap_or_else(|| panic!("{:?}", checked.issues));
    let mut written = BTreeSet::new();
    leaves("", &serde_json::to_value(&deal).unwrap(), &mut written);
    assert_eq!(written, fields_of(&["title", "terms.", "assumptions."]));
}

#[test]
fn what_is_noted_of_payments_holds_every_field_and_no_other() {
    let fields = PaymentFields::of(&FieldValues::of(&full()));
    let mut written = BTreeSet::new();
    leaves("payments", &serde_json::to_value(&fields).unwrap(), &mut written);
    assert_eq!(written, fields_of(&["payments."]));
}

#[test]
fn a_what_if_holds_every_field_and_no_other() {
    let checked = validate(&full());
    let mut written = BTreeSet::new();
    leaves("scenarios", &serde_json::to_value(&checked.scenarios).unwrap(), &mut written);
    assert_eq!(written, fields_of(&["scenarios["]));
}

#[test]
fn every_list_holds_fields() {
    for list in LISTS {
        let row = format!("{}[]", list.path);
        assert!(FIELDS.iter().any(|field| field.path.starts_with(&row)), "{}", list.path);
    }
}

#[test]
fn a_path_is_a_field_a_list_or_a_group() {
    for path in ["title", "terms", "terms.upfront", "terms.upfront.3", "terms.upfront.3.amount"] {
        assert!(is_known(path), "{path}");
    }
    for path in ["term", "terms.upfron", "terms.upfront.amount", "terms.upfront.0.amounts"] {
        assert!(!is_known(path), "{path}");
    }
    assert_eq!(pattern("terms.upfront.3.amount"), "terms.upfront[].amount");
}

#[test]
fn the_paper_is_conditional_on_fields_alone() {
    let mut asked = 0;
    for lang in [Lang::En, Lang::Zh] {
        let alternatives = sections(lang).iter().flat_map(|section| &section.alternatives);
        for line in alternatives.flat_map(|alternative| &alternative.lines) {
            let row = line.each.map_or_else(String::new, |list| format!("{list}[]"));
            let list = line.each.is_none_or(|list| list_at(list).is_some());
            assert!(list, "{:?} is no list", line.each);
            for condition in line.conditions.iter().flatten() {
                asked += 1;
                // Sections and questions are asked of by name.
                if condition.path.starts_with(['@', '#']) {
                    continue;
                }
                let path = placed(&row, condition.path);
                assert!(is_known(&path), "{path}");
                let counts = matches!(condition.test, Test::Several | Test::NotSeveral);
                assert!(!counts || list_at(&path).is_some(), "{path} has no rows to be counted");
            }
        }
    }
    assert!(asked > 50, "only {asked} conditions were read");
}

/// Text between quotes that begins like a path of the deal file, with a row's place for what is filled in.
fn paths_in(line: &str) -> Vec<String> {
    const GROUPS: [&str; 8] = [
        "terms.",
        "assumptions.",
        "payments.",
        "scenarios.",
        "clauses.",
        "diligence.",
        "rounds.",
        "stance.",
    ];
    let code = line.trim_start();
    if code.starts_with("//") {
        return Vec::new();
    }
    let quoted = code.split('"').skip(1).step_by(2);
    let paths = quoted.filter(|text| GROUPS.iter().any(|group| text.starts_with(group)));
    let plain = paths.filter(|text| !text.contains([' ', '/', '=']) && !text.contains(".txt"));
    plain.map(|text| text.trim_end_matches('.').to_owned()).collect()
}

/// A path with `{row}` in it names a row; `{field}` at its end any field.
fn stands_in_the_table(path: &str) -> bool {
    let steps = path.split('.').map(|step| if step.starts_with('{') { "0" } else { step });
    let steps: Vec<&str> = steps.collect();
    let path = steps.join(".").replace("[]", ".0");
    is_known(&path)
        || path.rsplit_once(".0").is_some_and(|(group, rest)| rest.is_empty() && is_known(group))
}

#[test]
fn every_path_written_in_the_program_is_a_field_a_list_or_a_group() {
    let mut read = 0;
    let mut unknown = Vec::new();
    for (file, text) in sources("src") {
        for path in text.lines().flat_map(paths_in) {
            read += 1;
            // What an earlier version called a field is one where it went.
            let old = file.ends_with("draft/version_1.rs")
                && is_known(&upgraded_path(&path).replace(".basis", ""));
            if !old && !stands_in_the_table(&path) {
                unknown.push(format!("{}: {path}", file.display()));
            }
        }
    }
    assert!(read > 300, "only {read} paths were read");
    assert_eq!(unknown, Vec::<String>::new());
}

#[test]
fn a_path_is_found_in_a_line_and_a_wrong_one_is_told() {
    let line = r#"let path = ("terms.upfront.{row}.amount", "not.a.path");"#;
    assert_eq!(paths_in(line), ["terms.upfront.{row}.amount"]);
    assert!(stands_in_the_table("terms.upfront.{row}.amount"));
    assert!(stands_in_the_table("terms.upfront[].amount"));
    assert!(stands_in_the_table("terms.royalties.0.{field}"));
    assert!(!stands_in_the_table("terms.upfront.{row}.amuont"));
    assert!(!stands_in_the_table("terms.paymnet.{field}"));
}
