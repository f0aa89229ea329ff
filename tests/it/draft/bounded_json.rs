//! The reader of JSON within bounds: what it takes, what it refuses and at which line, and that numbers, texts
//! and names come through as they stand.

use parley::domain::bounded_json::parse;
use parley::domain::draft::{from_file, to_file, validate};
use parley::domain::examples::first_deal::example;
use parley::domain::lang::Lang;
use proptest::prelude::*;
use serde_json::{Value, json};

/// The name `serde_json` hands a number over with.
const NUMBER: &str = "$serde_json::private::Number";

fn tree() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    let name = prop_oneof![9 => any::<String>(), 1 => Just(NUMBER.to_owned())];
    leaf.prop_recursive(6, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(name.clone(), inner, 0..6)
                .prop_map(|fields| fields.into_iter().collect()),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(value in tree()) {
        for text in [value.to_string(), format!("{value:#}")] {
            prop_assert_eq!(parse(&text).unwrap(), value.clone());
        }
    }

    #[test]
    fn a_broken_text_is_refused_as_by_the_library(value in tree(), cut in any::<prop::sample::Index>(), junk in any::<char>()) {
        let text = value.to_string();
        let at = cut.index(text.chars().count() + 1);
        let head: String = text.chars().take(at).collect();
        let tail: String = text.chars().skip(at).collect();
        for text in [head.clone(), format!("{head}{junk}{tail}")] {
            let library: Result<serde::de::IgnoredAny, _> = serde_json::from_str(&text);
            prop_assert_eq!(parse(&text).is_ok(), library.is_ok(), "{}", text);
        }
    }
}

fn nested(depth: usize, inner: &str) -> String {
    format!("{}{inner}{}", "[".repeat(depth), "]".repeat(depth))
}

#[test]
fn nesting_is_bounded() {
    for inner in ["1", "-0.5e3", "null", "\"x\"", "{}", "[]"] {
        assert!(parse(&nested(64, inner)).is_ok(), "{inner}");
        assert!(parse(&nested(65, inner)).is_err(), "{inner}");
    }
    let marked = |depth: usize| {
        format!("{}1{}", format!("{{\"{NUMBER}\":").repeat(depth), "}".repeat(depth))
    };
    assert!(parse(&marked(64)).is_ok() && parse(&marked(65)).is_err());
    assert!(parse(&nested(10_000, "")).is_err());
    assert!(parse(&"[".repeat(1_000_000)).is_err());
    assert!(parse(&"{\"a\":".repeat(1_000_000)).is_err());
}

#[test]
fn what_is_no_json_is_refused() {
    for text in [
        "",
        " ",
        "01",
        "-01",
        "1.",
        ".5",
        "+1",
        "-",
        "1e",
        "1e+",
        "0x1",
        "NaN",
        "Infinity",
        "'a'",
        "[1,]",
        "{,}",
        "{\"a\":1,}",
        "{\"a\" 1}",
        "{a:1}",
        "[1 2]",
        "nul",
        "tru",
        "\"\n\"",
        "\"\u{1}\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\\ud800x\"",
        "\"\\ud800\"",
        "\"\\ud800\\u0041\"",
        "\"\\udc00\"",
        "{\"\\ud800\":1}",
        "\"",
        "1 2",
        "{} {}",
        "null,",
        "// no\n1",
        "\u{feff}1",
    ] {
        assert!(parse(text).is_err(), "{text:?}");
    }
}

#[test]
fn the_line_of_the_mistake_is_told() {
    for (text, line) in [
        ("{\n\n\"a\": tru}", 3),
        ("x", 1),
        ("", 1),
        ("-\n", 1),
        ("\"a\nb\"", 1),
        ("[1,\n", 2),
        ("[1,\n2\n3]", 3),
        ("{\"a\": 1}\n\n x", 3),
        ("[\n\"\\ud800\"]", 2),
    ] {
        assert_eq!(parse(text).unwrap_err().line, line, "{text:?}");
    }
}

#[test]
fn of_two_fields_with_one_name_the_later_counts() {
    assert_eq!(parse(r#"{"a":1,"b":2,"a":[3]}"#).unwrap(), json!({"a": [3], "b": 2}));
}

#[test]
fn numbers_keep_their_digits() {
    let long = format!("{}.{}", "7".repeat(10_000), "3".repeat(10_000));
    for digits in
        ["0", "-0", "-0.0", "1.50", "1e400", "123456789012345678901234567890", "0.1e-7", &long]
    {
        let digits = digits.replace("1e400", "1e+400");
        assert_eq!(parse(&digits).unwrap().to_string(), digits);
    }
    assert_eq!(parse("1E5").unwrap().to_string(), "1e+5");
    assert_eq!(parse("1E-5").unwrap().to_string(), "1e-5");
}

/// An object that looks like the library's own mark of a number is the object it is.
#[test]
fn no_object_passes_for_a_number() {
    for value in [
        json!({NUMBER: "5"}),
        json!({NUMBER: "5", "b": 1}),
        json!({NUMBER: 5}),
        json!({NUMBER: null}),
    ] {
        let read = parse(&value.to_string()).unwrap();
        assert!(read.is_object() && read == value, "{read}");
        let escaped = value.to_string().replace('$', "\\u0024");
        assert_eq!(parse(&escaped).unwrap(), value);
    }
    let file = with(&format!("{{\"{NUMBER}\":\"5\"}}"));
    assert_eq!(from_file(&file).unwrap_err()[0].code(), "wrong_type");
}

/// The example's file with a text in the place of its first upfront amount.
fn with(amount: &str) -> String {
    let mut draft =
        parley::domain::draft::Draft::from_tree(to_file(&from_file(example()).unwrap()));
    draft.put("terms.upfront.0.amount", "HERE".into());
    draft.tree().to_string().replace("\"HERE\"", amount)
}

/// What a field shows of a number no amount can be, and what is said of it.
#[test]
fn a_number_no_field_takes_is_shown_and_refused() {
    let long = "9".repeat(10_000);
    for (digits, shown, code) in
        [("1e400", "1e400", "unreadable"), (&long, &long, "unreadable"), ("-1", "-1", "negative")]
    {
        let draft = from_file(&with(digits)).unwrap();
        assert_eq!(draft.text("terms.upfront.0.amount"), shown);
        let checked = validate(&draft);
        let issue = checked.issues_at("terms.upfront.0.amount").next().unwrap();
        assert_eq!(issue.code(), code, "{}", issue.message(Lang::En));
        assert!(checked.deal.is_none());
    }
    for (digits, shown) in [("-0", "0"), ("1E5", "100000"), ("1.50e+2", "150")] {
        let draft = from_file(&with(digits)).unwrap();
        assert_eq!(draft.text("terms.upfront.0.amount"), shown);
        assert!(validate(&draft).deal.is_some());
    }
}

#[test]
fn a_file_too_large_is_not_looked_into() {
    let large = format!("{}{}", example(), " ".repeat(10 << 20));
    assert_eq!(from_file(&large).unwrap_err()[0].code(), "file_too_large");
}
