//! The words in both languages: none missing, none unused, one Chinese word for one thing, every blank filled.

use super::sources::sources;
use parley::domain::draft::{FIELDS, FieldKind, LISTS};
use parley::domain::lang::Lang;
use parley::domain::words::{choice, choice_in_print, field_label};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// A text and where it stands: a key of the locale files, or a line of a table of the core.
struct Text {
    key: String,
    en: String,
    zh: String,
}

/// The texts of the page, by their keys.
fn page_texts() -> Vec<Text> {
    let read = |file: &str| -> serde_json::Value {
        serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()
    };
    let (en, zh) = (read("locales/en.json"), read("locales/zh.json"));
    let keys = |tree: &serde_json::Value| -> BTreeMap<String, String> {
        let groups = tree.as_object().unwrap().iter();
        let named = groups.flat_map(|(group, texts)| {
            let texts = texts.as_object().unwrap().iter();
            texts.map(move |(key, text)| {
                (format!("{group}.{key}"), text.as_str().unwrap().to_owned())
            })
        });
        named.collect()
    };
    let (en, zh) = (keys(&en), keys(&zh));
    assert_eq!(en.keys().collect::<Vec<_>>(), zh.keys().collect::<Vec<_>>());
    let text = |(key, en): (String, String)| Text { zh: zh[&key].clone(), key, en };
    en.into_iter().map(text).collect()
}

/// The cells of a table of the core.
fn table(file: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(file).unwrap();
    text.lines().map(|line| line.split(" | ").map(str::to_owned).collect()).collect()
}

fn labels() -> Vec<Text> {
    let text = |cells: Vec<String>| match cells.as_slice() {
        [key, en, zh] => Text { key: key.clone(), en: en.clone(), zh: zh.clone() },
        other => panic!("a label is a path and two texts: {other:?}"),
    };
    table("locales/fields.txt").into_iter().map(text).collect()
}

fn choices() -> Vec<Text> {
    let text = |cells: Vec<String>| match cells.as_slice() {
        [key, en, zh] | [key, en, zh, _, _] => {
            Text { key: key.clone(), en: en.clone(), zh: zh.clone() }
        }
        other => panic!("a choice is a word and two texts, or four: {other:?}"),
    };
    table("locales/choices.txt").into_iter().map(text).collect()
}

/// The words a field is chosen from.
fn words_of(kind: FieldKind) -> &'static [&'static str] {
    match kind {
        FieldKind::Choice(words) => words,
        FieldKind::Flag => &["true", "false"],
        _ => &[],
    }
}

/// The `{name}`s of a text, sorted.
fn blanks(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> =
        text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect();
    names.sort_unstable();
    names
}

#[test]
fn no_text_is_empty_and_both_languages_have_the_same_blanks() {
    for text in page_texts().into_iter().chain(labels()).chain(choices()) {
        assert!(!text.en.trim().is_empty() && !text.zh.trim().is_empty(), "{}", text.key);
        assert_eq!(blanks(&text.en), blanks(&text.zh), "{}", text.key);
    }
}

/// Fields and lists without a label, each for a reason.
const UNNAMED: &[&str] = &[
    // Rows that their first column names: a scenario, an offer, a question, a section.
    "scenarios",
    "rounds",
    "rounds[].side",
    "rounds[].at",
    "diligence.items",
    "diligence.items[].question",
    "clauses",
    "clauses[].section",
    // The offer itself, read by the program.
    "rounds[].paper",
];

#[test]
fn every_field_has_a_label_in_both_languages() {
    let paths = FIELDS.iter().map(|field| field.path).chain(LISTS.iter().map(|list| list.path));
    let paths: BTreeSet<&str> = paths.collect();
    for path in &paths {
        for lang in [Lang::En, Lang::Zh] {
            let named = !field_label(path, lang).is_empty();
            assert_ne!(named, UNNAMED.contains(path), "{path} in {lang:?}");
        }
    }
    let strangers: Vec<String> =
        labels().into_iter().map(|label| label.key).filter(|key| !paths.contains(&**key)).collect();
    assert_eq!(strangers, Vec::<String>::new(), "labels of no field");
}

#[test]
fn every_choice_has_a_word_in_both_languages() {
    for field in FIELDS {
        for word in words_of(field.kind) {
            for lang in [Lang::En, Lang::Zh] {
                let shown = choice(field.path, word, lang).unwrap_or_default();
                let printed = choice_in_print(field.path, word, lang).unwrap_or_default();
                assert!(!shown.is_empty(), "{} = {word} in {lang:?}", field.path);
                assert!(!printed.is_empty(), "{} = {word} printed in {lang:?}", field.path);
            }
        }
    }
}

#[test]
fn every_line_of_the_choices_belongs_to_a_field_and_stands_once() {
    let asset = ["terms.asset.stage=", "terms.asset.modality="];
    let mut seen = BTreeSet::new();
    for line in choices() {
        let fits = |path: &str, word: &str| {
            FIELDS.iter().any(|field| {
                (path.is_empty() || field.path == path) && words_of(field.kind).contains(&word)
            })
        };
        let (path, word) = line.key.split_once('=').unwrap_or(("", &line.key));
        let known = fits(path, word) || asset.iter().any(|path| line.key.starts_with(path));
        assert!(known, "{} is no choice of a field", line.key);
        assert!(seen.insert(line.key.clone()), "{} stands twice", line.key);
    }
}

/// The choices are translated in their table only: no source holds the word beside a Chinese text.
#[test]
fn no_second_place_translates_a_choice() {
    let words: BTreeSet<String> = choices()
        .into_iter()
        .map(|line| line.key.split_once('=').map_or(line.key.clone(), |(_, word)| word.to_owned()))
        .collect();
    let chinese = |line: &str| line.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let mut found = Vec::new();
    for (path, text) in sources("src") {
        for line in text.lines().filter(|line| chinese(line)) {
            let mut quoted = line.split('"').skip(1).step_by(2);
            // An event in a table of the paper is a sentence around its date or its region.
            let translated = quoted.next().is_some_and(|first| words.contains(first));
            if translated && !path.ends_with("term_sheet/tables.rs") {
                found.push(format!("{}: {}", path.display(), line.trim()));
            }
        }
    }
    for file in ["src/refdata/steps.csv", "src/refdata/diligence/pathways.csv"] {
        let text = fs::read_to_string(file).unwrap();
        let head = text.lines().next().unwrap();
        assert!(
            head.starts_with("key,") && !head.split(',').any(|column| column == "zh"),
            "{file}"
        );
    }
    assert_eq!(found, Vec::<String>::new());
}
