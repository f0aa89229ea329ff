//! What fuzzing found worth keeping (`make fuzz`), and files whose values are of any type at any place.

use crate::support::fuzz_laws as laws;
use parley::domain::bounded_json;
use parley::domain::draft::{Draft, from_file, to_file};
use parley::domain::examples::first_deal::example;
use parley::domain::schema::{FIELDS, FieldKind, LISTS, blank_row};
use proptest::prelude::*;
use serde_json::Value;

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
fn every_kept_offer_obeys_the_laws() {
    corpus("offer").iter().for_each(|bytes| laws::offer(bytes));
}

#[test]
fn every_kept_file_obeys_the_laws() {
    for bytes in corpus("file") {
        // As the fuzzer takes it: up to the first byte that is no text.
        laws::file(bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid()));
    }
}

/// A number of any length and size, as JSON writes it.
fn number() -> impl Strategy<Value = Value> {
    "-?(0|[1-9][0-9]{0,30})([.][0-9]{1,30})?(e-?[0-9]{1,3})?"
        .prop_map(|digits| bounded_json::parse(&digits).unwrap())
}

/// What one may type: amounts, percent and days, right or not, and anything else.
fn typed() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<String>(),
        "[-+]?[0-9]{1,3}[.,]?[0-9]{0,12} ?[%mbk万亿]?o?",
        "(19|20|21)[0-9]{2}[-/.年][01]?[0-9][-/.月][0-3]?[0-9]日?",
    ]
    .prop_map(Value::from)
}

fn tree() -> impl Strategy<Value = Value> {
    let leaf =
        prop_oneof![Just(Value::Null), any::<bool>().prop_map(Value::from), number(), typed()];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            prop::collection::btree_map("[a-z_]{1,8}|__proto__", inner, 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
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

/// A field and a value of the type a file has there.
fn filled() -> impl Strategy<Value = (String, Value)> {
    let field = any::<prop::sample::Index>().prop_map(|at| *at.get(FIELDS));
    (field, number(), typed(), any::<bool>()).prop_map(|(field, number, text, flag)| {
        let value = match field.kind {
            FieldKind::Flag => flag.into(),
            FieldKind::Text { .. } | FieldKind::Letters(_) | FieldKind::Choice(_) => text,
            FieldKind::Date | FieldKind::OptionalDate => text,
            _ => number,
        };
        (field.path.replace("[]", ".0"), value)
    })
}

/// The example, with a row in every list and these values in their places, as a file.
fn with(values: Vec<(String, Value)>) -> String {
    let mut draft = from_file(example()).unwrap();
    for list in LISTS.iter().map(|list| list.path.replace("[]", ".0")) {
        if draft.rows(&list) == 0 {
            draft.insert_row(&list, 0, blank_row(&list));
        }
    }
    let mut file = Draft::from_tree(to_file(&draft));
    for (path, value) in values {
        file.put(&path, value);
    }
    file.tree().to_string()
}

proptest! {
    #[test]
    fn a_file_with_anything_anywhere_obeys_the_laws(put in prop::collection::vec((place(), tree()), 1..6)) {
        laws::file(&with(put));
    }

    #[test]
    fn a_file_of_wild_values_obeys_the_laws(put in prop::collection::vec(filled(), 1..12)) {
        let file = with(put);
        prop_assert!(from_file(&file).is_ok());
        laws::file(&file);
    }
}

#[test]
fn a_deal_without_terms_is_refused() {
    for terms in ["null", "[]", "3", r#""x""#] {
        let file = format!(r#"{{"format":"parley-deal","version":2,"terms":{terms}}}"#);
        let issues = from_file(&file).unwrap_err();
        assert_eq!(issues.iter().map(|issue| issue.path.as_str()).collect::<Vec<_>>(), ["terms"]);
    }
}

/// A name is not read backwards, nor as another: what only turns or controls it is dropped.
#[test]
fn marks_of_direction_and_controls_are_dropped() {
    let name = "\u{202e}ev\u{2066}il\u{2069}\u{0000}\u{001b}\u{007f}\u{202c} 授权";
    let tree = serde_json::json!({"format": "parley-deal", "version": 2, "title": name,
        "terms": {"parties": {"licensor": {"name": name}}}});
    let draft = from_file(&tree.to_string()).unwrap();
    assert_eq!(draft.text("title"), "evil 授权");
    assert_eq!(draft.text("terms.parties.licensor.name"), "evil 授权");
}

#[test]
fn a_text_too_long_is_refused_by_the_name_of_its_field() {
    let file = |title: usize, clause: usize| {
        let clause = serde_json::json!({"section": "law", "text": "字".repeat(clause)});
        serde_json::json!({"format": "parley-deal", "version": 2, "title": "字".repeat(title),
            "terms": {}, "clauses": [clause]})
        .to_string()
    };
    assert!(from_file(&file(500, 20_000)).is_ok());
    let issues = from_file(&file(501, 20_001)).unwrap_err();
    let paths: Vec<&str> = issues.iter().map(|issue| issue.path.as_str()).collect();
    assert_eq!(paths, ["title", "clauses.0.text"]);
}
