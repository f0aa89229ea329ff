//! What fuzzing found worth keeping (`make fuzz`), and files whose values are of any type at any place.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[path = "fuzz/laws.rs"]
mod laws;

use parley::domain::draft::{Draft, FIELDS, from_file, to_file};
use parley::domain::example::example;
use parley::domain::json::{self, Value};
use proptest::prelude::*;

fn corpus(target: &str) -> Vec<Vec<u8>> {
    let files = std::fs::read_dir(format!("tests/fuzz/corpus/{target}")).unwrap();
    let kept: Vec<_> = files.map(|file| std::fs::read(file.unwrap().path()).unwrap()).collect();
    assert!(kept.len() > 20);
    kept
}

#[test]
fn every_kept_link_obeys_the_laws() {
    corpus("link").iter().for_each(|bytes| laws::link(bytes));
}

#[test]
fn every_kept_file_obeys_the_laws() {
    corpus("file").iter().for_each(|bytes| laws::file(std::str::from_utf8(bytes).unwrap()));
}

fn tree() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        any::<f64>().prop_map(|x| json::parse(&x.to_string()).unwrap_or_default()),
        any::<String>().prop_map(Value::from),
        "[-+]?[0-9]{1,30}[.,]?[0-9]{0,30}(e[0-9]{1,3})?[%m亿]?".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            prop::collection::btree_map("[a-z_]{1,8}|__proto__", inner, 0..4)
                .prop_map(Value::Object),
        ]
    })
}

/// A field, a list or a group of the deal.
fn place() -> impl Strategy<Value = String> {
    (any::<prop::sample::Index>(), any::<prop::sample::Index>()).prop_map(|(field, depth)| {
        let steps: Vec<&str> = field.get(FIELDS).path.split('.').collect();
        steps[..=depth.index(steps.len())].join(".").replace("[]", ".0")
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn a_file_with_anything_anywhere_obeys_the_laws(put in prop::collection::vec((place(), tree()), 1..6)) {
        let mut file = Draft::from_tree(to_file(&from_file(example()).unwrap()));
        for (path, value) in put {
            file.put(&path, value);
        }
        laws::file(&file.tree().to_string());
    }
}
