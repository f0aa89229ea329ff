//! The words in both languages: none missing, none unused, one Chinese word for one thing, every blank filled.

use super::sources::sources;
use parley::domain::deal::EACH;
use parley::domain::examples::templates::TemplateKind;
use parley::domain::lang::Lang;
use parley::domain::schema::{FIELDS, FieldKind, LISTS};
use parley::domain::words::{choice, choice_in_print, field_label};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// A text and where it stands: a key of the locale files, or a line of a table of the core.
pub(super) struct Text {
    pub(super) key: String,
    pub(super) en: String,
    pub(super) zh: String,
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

pub(super) fn problems() -> Vec<Text> {
    let text = |cells: Vec<String>| match cells.as_slice() {
        [key, en, zh] => Text { key: key.clone(), en: en.clone(), zh: zh.clone() },
        other => panic!("a problem is a key and two sentences: {other:?}"),
    };
    table("locales/problems.txt").into_iter().map(text).collect()
}

/// The `{name}`s of a text, sorted.
pub(super) fn blanks(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> =
        text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect();
    names.sort_unstable();
    names
}

#[test]
fn no_text_is_empty_and_both_languages_have_the_same_blanks() {
    for text in page_texts().into_iter().chain(labels()).chain(choices()).chain(problems()) {
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
    // Named each by itself: `term_sheet/blanks.txt`.
    "clauses[].blanks",
    "clauses[].blanks[].id",
    "clauses[].blanks[].text",
    // The offer itself, read by the program.
    "rounds[].paper",
    "identity",
    "rounds[].number",
    "rounds[].title",
    "rounds[].message",
    "rounds[].until",
    "rounds[].kept",
    "rounds[].reasons",
    "rounds[].answers",
    "rounds[].method",
    "rounds[].key",
    "rounds[].signature",
    "stance.their_key",
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

/// The label of a choice is the field's own where one word stands for two things: read down the list of all.
#[test]
fn every_choice_of_a_field_is_told_from_its_others() {
    let mut listed = String::new();
    for field in FIELDS {
        let words = words_of(field.kind);
        for lang in [Lang::En, Lang::Zh] {
            let labels: Vec<&str> =
                words.iter().filter_map(|word| choice(field.path, word, lang)).collect();
            let different: BTreeSet<&&str> = labels.iter().collect();
            assert_eq!(different.len(), words.len(), "{} in {lang:?}: {labels:?}", field.path);
        }
        for word in words {
            let label = |lang| choice(field.path, word, lang).unwrap_or_default();
            let line = [field.path, word, label(Lang::En), label(Lang::Zh)].join(" | ");
            listed.push_str(&line);
            listed.push('\n');
        }
    }
    insta::assert_snapshot!("choices", listed);
}

#[test]
fn every_line_of_the_choices_belongs_to_a_field_and_stands_once() {
    // Words of free texts, and those only a template is chosen by.
    let asset = [
        "terms.products[].stage=",
        "terms.products[].modality=",
        "terms.products[].area=",
        "terms.territory.licensed[]=",
        "terms.parties.licensee.country=",
        "terms.currency=",
        "scenarios[].name=",
        "template.kind=",
    ];
    let mut seen = BTreeSet::new();
    for line in choices() {
        let fits = |path: &str, word: &str| {
            FIELDS.iter().any(|field| {
                (path.is_empty() || field.path == path) && words_of(field.kind).contains(&word)
            })
        };
        let (path, word) = line.key.split_once('=').unwrap_or(("", &line.key));
        // A reference is no choice of fixed words, but for this one.
        let known = line.key == EACH
            || TemplateKind::from_word(&line.key).is_some()
            || fits(path, word)
            || asset.iter().any(|path| line.key.starts_with(path));
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
            // So is a currency after an amount: "2亿元人民币", but "以人民币计价".
            let sentence = ["term_sheet/events.rs", "term_sheet/tables.rs", "domain/words.rs"];
            // An assertion says what is expected of such a sentence.
            let expected = line.contains("assert_eq!(");
            if translated && !expected && !sentence.iter().any(|file| path.ends_with(file)) {
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

/// The arguments of every call of a macro, split at the commas between them.
fn calls(source: &str, name: &str) -> Vec<Vec<String>> {
    let opening = format!("{name}!(");
    let starts = source.match_indices(&opening).filter(|(at, _)| {
        !source[..*at].ends_with(|before: char| before.is_alphanumeric() || before == '_')
    });
    starts.map(|(at, _)| arguments(&source[at + opening.len()..])).collect()
}

/// What stands between an opening bracket and its closing one, split at the commas between.
pub(super) fn arguments(rest: &str) -> Vec<String> {
    let (mut depth, mut quoted, mut all) = (0_usize, false, vec![String::new()]);
    for c in rest.chars() {
        match c {
            '"' => quoted = !quoted,
            '(' | '[' | '{' if !quoted => depth += 1,
            ')' | ']' | '}' if !quoted && depth == 0 => break,
            ')' | ']' | '}' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                all.push(String::new());
                continue;
            }
            _ => {}
        }
        all.last_mut().unwrap().push(c);
    }
    all.into_iter().map(|argument| argument.trim().to_owned()).filter(|it| !it.is_empty()).collect()
}

/// A use of a text in the page: its key and the names of the values it is given.
struct Use {
    place: String,
    key: String,
    given: Vec<String>,
}

/// Every use of a text, but those that figures look up by their own names.
fn uses() -> Vec<Use> {
    let mut found = Vec::new();
    for (path, text) in sources("src") {
        // A text's key is the first argument of one macro, the second of the others.
        for (name, at) in [("tr", 1), ("text", 1), ("say", 0)] {
            for call in calls(&text, name) {
                let Some(key) = call.get(at) else { continue };
                let mut given: Vec<String> = call[at + 1..]
                    .iter()
                    .filter_map(|value| Some(value.split_once('=')?.0.trim().to_owned()))
                    .collect();
                given.sort();
                let key = key.split_whitespace().collect::<String>();
                found.push(Use { place: path.display().to_string(), key, given });
            }
        }
    }
    found
}

/// Sentences that the page hands to a figure, which fills them, with the figure's file.
const FILLED_BY_A_FIGURE: &[(&str, &str)] =
    &[("pay.sentence", "payment_paths.rs"), ("pay.home_sentence", "home_years.rs")];

#[test]
fn every_blank_of_a_text_is_given_its_value() {
    let texts: BTreeMap<String, String> =
        page_texts().into_iter().map(|text| (text.key, text.en)).collect();
    let uses = uses();
    assert!(uses.len() > texts.len(), "the macros are not found");
    for used in uses {
        // A name that is none of the keys stands in the macros' own definitions or in a doc.
        let Some(text) = texts.get(&used.key) else { continue };
        let figure = FILLED_BY_A_FIGURE.iter().any(|(key, _)| *key == used.key);
        if !figure && !used.key.starts_with("plot.") || !used.given.is_empty() {
            assert_eq!(blanks(text), used.given, "{} in {}", used.key, used.place);
        }
    }
}

#[test]
fn every_blank_of_a_figures_sentence_is_filled_where_it_is_drawn() {
    let figures = sources("src/plot");
    let camel = |key: &str| -> String {
        key.split('_').map(|word| word[..1].to_uppercase() + &word[1..]).collect()
    };
    // However the lines are broken.
    let packed = |text: &str| -> String { text.split_whitespace().collect() };
    for text in page_texts() {
        let handed = FILLED_BY_A_FIGURE.iter().find(|(key, _)| *key == text.key);
        let Some(key) = text.key.strip_prefix("plot.").or(handed.map(|_| "sentence")) else {
            continue;
        };
        let draws = |path: &std::path::Path, source: &str| match handed {
            Some((_, file)) => path.ends_with(file),
            None => {
                source.contains(&format!("words.{key},"))
                    || source.contains(&format!("PlotText::{},", camel(key)))
            }
        };
        for blank in blanks(&text.en) {
            let given = format!("(\"{blank}\",");
            let filled = figures
                .iter()
                .any(|(path, text)| draws(path, text) && packed(text).contains(&given));
            assert!(filled, "{{{blank}}} of {} is given by no figure that draws it", text.key);
        }
    }
}

#[test]
fn no_key_of_the_page_is_unused() {
    let mut used: BTreeSet<String> = uses().into_iter().map(|used| used.key).collect();
    // Figures name theirs in one list.
    let figures = fs::read_to_string("src/plot/words.rs").unwrap();
    let listed =
        figures.lines().filter_map(|line| line.trim().strip_suffix(',')?.split_once(" = "));
    used.extend(listed.map(|(_, key)| format!("plot.{key}")));
    let unused: Vec<String> =
        page_texts().into_iter().map(|text| text.key).filter(|key| !used.contains(key)).collect();
    assert_eq!(unused, Vec::<String>::new());
}

/// English labels that mean two things, with the reason.
const TWO_MEANINGS: &[(&str, &str)] = &[
    ("Credited", "the day money is credited, and foreign tax credited against the own"),
    (
        "Elsewhere",
        "a company neither on the mainland nor in Hong Kong, and a study in another region",
    ),
    ("Due", "the day a payment falls due, and the royalty that is due"),
    ("Both", "both parties, and both languages of the document"),
];

#[test]
fn one_english_label_has_one_chinese_text() {
    let mut chinese: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for text in page_texts().into_iter().chain(labels()).chain(choices()) {
        chinese.entry(text.en).or_default().insert(text.zh);
    }
    for (en, zh) in &chinese {
        let expected = if TWO_MEANINGS.iter().any(|(two, _)| two == en) { 2 } else { 1 };
        assert_eq!(zh.len(), expected, "{en}: {zh:?}");
    }
}

#[test]
fn one_chinese_label_names_one_field() {
    // Chinese has no plural.
    let singular = |en: &str| en.strip_suffix('s').unwrap_or(en).to_lowercase();
    let mut english: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for label in labels() {
        english.entry(label.zh).or_default().insert(singular(&label.en));
    }
    english.retain(|_, en| en.len() > 1);
    assert_eq!(english, BTreeMap::new());
}

/// Texts of a figure that say what another text of the page does: a figure names only its own.
const SAID_TWICE: &[&str] = &["plot.royalties"];

#[test]
fn no_two_keys_of_the_page_say_the_same() {
    let mut keys: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for text in page_texts() {
        keys.entry((text.en, text.zh)).or_default().push(text.key);
    }
    keys.retain(|_, keys| keys.len() > 1);
    let listed: Vec<String> = keys.values().map(|keys| keys[0].clone()).collect();
    assert_eq!(listed, SAID_TWICE, "{keys:?}");
}

/// Headings and marks of the page that read as a choice does, with what they name.
const HEADINGS: &[(&str, &str)] = &[
    ("plot.licensor", "a party as the heading of its column"),
    ("plot.licensee", "a party as the heading of its column"),
    ("plot.annual_net_sales", "an axis"),
    ("plot.preclinical", "a stage on the time axis"),
    ("plot.phase1", "a stage on the time axis"),
    ("plot.phase2", "a stage on the time axis"),
    ("plot.phase3", "a stage on the time axis"),
    ("pay.due", "the heading of a column of days"),
    ("pay.date", "the heading of a column of days"),
    ("pay.unknown", "a day or a standing nobody knows"),
    ("dil.other", "tasks off the critical path"),
];

#[test]
fn no_key_of_the_page_repeats_a_choice() {
    let choices: BTreeSet<(String, String)> =
        choices().into_iter().map(|line| (line.en, line.zh)).collect();
    for text in page_texts() {
        let repeats = choices.contains(&(text.en, text.zh));
        let listed = HEADINGS.iter().any(|(key, _)| *key == text.key);
        assert_eq!(repeats, listed, "{}", text.key);
    }
}

/// Words of which the trade's own is another, with the one to write.
const NEVER: &[(&str, &str)] = &[
    ("提成", "特许权使用费"),
    ("休市", "停业"),
    ("边界线", "等价边界"),
    ("档顶", "档位上限处"),
    ("缺表格", "手续不全"),
    ("需于", "最迟"),
    ("条款书", "条款清单"),
    ("次报价", "轮报价"),
    ("中国大陆", "中国内地"),
    ("安全港", "过渡期"),
    ("《生物安全法》", "《生物安全法案》"),
    ("监管账户", "托管账户"),
    ("放款", "释放"),
    ("税款补足", "税费补偿"),
    ("资不抵债", "破产、不能清偿到期债务"),
    ("援引", "引用"),
    ("大批量", "批量"),
    ("美国人士", "美国人"),
    ("分级累进", "超额累进"),
    ("政府许可", "政府审批"),
    ("独占期丧失", "独占权丧失"),
    ("独占期结束", "独占期届满"),
    ("汇率定价", "汇率确定日"),
    ("等份共有", "按份共有"),
    ("被赔偿方", "受偿方"),
    ("合理相信", "合理确信"),
    ("记分牌", "关键指标"),
];

/// The name of a sum in the rules on technology export (MOFCOM Order 3 of 2009, Article 7).
const STATUTE: &str = "提成基准金额";

#[test]
fn a_term_has_its_fixed_chinese_word() {
    for text in page_texts().into_iter().chain(labels()).chain(choices()) {
        for (word, better) in NEVER {
            assert!(!text.zh.contains(word), "{}: {better}, not {word}", text.key);
        }
    }
    let mut folders = vec![std::path::PathBuf::from("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap().replace(STATUTE, "");
            for (word, better) in NEVER {
                assert!(!text.contains(word), "{}: {better}, not {word}", path.display());
            }
        }
    }
}
