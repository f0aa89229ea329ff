//! Our JSON reader and writer against the library's, on everything proptest can think of.

use parley::domain::json::{self, Value};
use proptest::prelude::*;

/// The library's tree as ours.
fn ours(value: &serde_json::Value) -> Value {
    match value {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(flag) => (*flag).into(),
        serde_json::Value::Number(digits) => Value::Number(digits.to_string().parse().unwrap()),
        serde_json::Value::String(text) => text.as_str().into(),
        serde_json::Value::Array(rows) => Value::Array(rows.iter().map(ours).collect()),
        serde_json::Value::Object(fields) => {
            Value::Object(fields.iter().map(|(name, field)| (name.clone(), ours(field))).collect())
        }
    }
}

fn tree() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(serde_json::Value::from),
        any::<i64>().prop_map(serde_json::Value::from),
        any::<f64>().prop_map(serde_json::Value::from),
        any::<String>().prop_map(serde_json::Value::from),
    ];
    leaf.prop_recursive(6, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(serde_json::Value::from),
            prop::collection::btree_map(any::<String>(), inner, 0..6)
                .prop_map(|fields| fields.into_iter().collect()),
        ]
    })
}

proptest! {
    #[test]
    fn both_read_the_same_tree(value in tree()) {
        for text in [value.to_string(), serde_json::to_string_pretty(&value).unwrap()] {
            prop_assert_eq!(json::parse(&text).unwrap(), ours(&value));
        }
    }

    #[test]
    fn the_library_reads_what_we_write(value in tree()) {
        let mine = ours(&value);
        for text in [mine.to_string(), format!("{mine:#}")] {
            let again: serde_json::Value = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(ours(&again), mine.clone());
        }
    }

    #[test]
    fn a_broken_text_is_refused_by_both(value in tree(), cut in any::<prop::sample::Index>(), junk in any::<char>()) {
        let text = value.to_string();
        let at = cut.index(text.chars().count() + 1);
        let head: String = text.chars().take(at).collect();
        let tail: String = text.chars().skip(at).collect();
        for text in [head.clone(), format!("{head}{junk}{tail}")] {
            let library: Result<serde_json::Value, _> = serde_json::from_str(&text);
            prop_assert_eq!(json::parse(&text).is_ok(), library.is_ok(), "{}", text);
        }
    }
}

#[test]
fn the_bounds_hold() {
    assert!(json::parse(&format!("{}1{}", "[".repeat(64), "]".repeat(64))).is_ok());
    assert!(json::parse(&"[".repeat(1_000_000)).is_err());
    assert_eq!(json::parse("{\n\n\"a\": tru}").unwrap_err().line, 3);
    assert_eq!(json::parse("1e400").unwrap().to_string(), "1e400");
    for text in [
        "01",
        "1.",
        ".5",
        "+1",
        "-",
        "1e",
        "\"\\u12\"",
        "\"\\ud800x\"",
        "'a'",
        "[1,]",
        "{,}",
        "nul",
        "\"\n\"",
    ] {
        assert!(json::parse(text).is_err(), "{text}");
    }
}
