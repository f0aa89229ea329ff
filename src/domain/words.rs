//! The words of the core in both languages: the label of every field (`locales/fields.txt`), every word that a
//! field is chosen from (`locales/choices.txt`), once for the page and for the document, and the sentence of
//! every problem and its remedy (`locales/problems.txt`).
//!
//! They are tables of the core and no keys of the page's `locales/en.json`, because `leptos_i18n` turns keys
//! into Rust names when it compiles: it cannot be asked by a path that is known only at run time, so each field
//! would need a line of Rust besides its texts. Here a new field costs one line of text and a new choice
//! another. A line is a key and its texts, separated by ` | `; both languages stand side by side. The texts are
//! read where they lie in the program, without a copy; the page's JSON does not repeat them.

use super::lang::Lang;
use super::sort::sort_by_key;
use super::text::fill;
use std::sync::OnceLock;

static FIELDS: WordTable = WordTable::of(include_str!("../../locales/fields.txt"));
static CHOICES: WordTable = WordTable::of(include_str!("../../locales/choices.txt"));
static PROBLEMS: WordTable = WordTable::of(include_str!("../../locales/problems.txt"));

/// The label of the field or list at a pattern (`terms.royalties[].tiers[].rate`); empty where the page shows none.
pub fn field_label(pattern: &str, lang: Lang) -> &'static str {
    let texts = FIELDS.find(pattern).map(Texts::of);
    texts.map_or("", |texts| texts.label(lang))
}

/// A word that the field at a pattern is chosen from, as the page lists it; `None` for another word.
///
/// The same word may stand for different things in two fields. A line `pattern=word` is then that field's own,
/// and goes before the line `word` of all the others.
///
/// ```
/// use parley::domain::{lang::Lang, words::choice};
///
/// assert_eq!(choice("diligence.items[].state", "open", Lang::Zh), Some("待查"));
/// assert_eq!(choice("clauses[].status", "open", Lang::Zh), Some("待定"));
/// ```
pub fn choice(pattern: &str, word: &str, lang: Lang) -> Option<&'static str> {
    Some(choice_texts(pattern, word)?.label(lang))
}

/// The one of some words that a field is chosen from which a reader calls so, in either language and any letters.
///
/// ```
/// use parley::domain::words::choice_called;
///
/// let forms = ["cash", "payer_shares"];
/// assert_eq!(choice_called("terms.upfront[].form", &forms, "现金"), Some("cash"));
/// assert_eq!(choice_called("terms.upfront[].form", &forms, "Cash"), Some("cash"));
/// ```
pub fn choice_called<'a>(pattern: &str, words: &[&'a str], name: &str) -> Option<&'a str> {
    let name = name.to_lowercase();
    let is =
        |word: &str, lang| choice(pattern, word, lang).is_some_and(|it| it.to_lowercase() == name);
    let called = |word: &&&str| **word == name || is(word, Lang::En) || is(word, Lang::Zh);
    words.iter().find(called).copied()
}

/// The word that the field at a pattern is chosen from by what a reader calls it, in either language and any letters;
/// the word itself among them.
///
/// ```
/// use parley::domain::words::word_called;
///
/// assert_eq!(word_called("terms.parties.licensee.country", "germany"), Some("DE"));
/// assert_eq!(word_called("assumptions.programmes[].regions[].region", "美国"), Some("US"));
/// ```
pub fn word_called(pattern: &str, name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    let of_field = |pattern: &str| {
        let own = |line: &'static str| line.strip_prefix(pattern)?.strip_prefix('=');
        CHOICES.text.lines().filter_map(own).find_map(|line| {
            let (word, _) = line.split_once(SEPARATOR)?;
            line.split(SEPARATOR).any(|text| text.to_lowercase() == name).then_some(word)
        })
    };
    let same = SAME_WORDS.iter().filter(|(field, _)| *field == pattern);
    of_field(pattern).or_else(|| same.filter_map(|(_, other)| of_field(other)).next())
}

/// The same word as a contract writes it, within a sentence.
///
/// ```
/// use parley::domain::{lang::Lang, words::choice_in_print};
///
/// let print = choice_in_print("terms.payment.fx_fixing", "due_date", Lang::En);
/// assert_eq!(print, Some("the due date"));
/// ```
pub fn choice_in_print(pattern: &str, word: &str, lang: Lang) -> Option<&'static str> {
    let texts = choice_texts(pattern, word)?;
    Some(texts.print(lang).unwrap_or_else(|| texts.label(lang)))
}

/// A word of a field of free text as a contract writes it: in a language where it is a usual one, else as it is.
pub fn usual_in_print<'a>(pattern: &str, word: &'a str, lang: Lang) -> &'a str {
    let own = |pattern: &str| CHOICES.find(&format!("{pattern}={word}"));
    let same = SAME_WORDS.iter().filter(|(field, _)| *field == pattern);
    let line = own(pattern).or_else(|| same.filter_map(|(_, other)| own(other)).next());
    let texts = line.map(Texts::of);
    texts.map_or(word, |texts| texts.print(lang).unwrap_or_else(|| texts.label(lang)))
}

/// A stage in words; one that is not usual stays as the parties call it.
pub fn stage(word: &str, lang: Lang) -> &str {
    choice("terms.products[].stage", word, lang).unwrap_or(word)
}

/// The same as a contract writes it.
pub fn stage_in_print(word: &str, lang: Lang) -> &str {
    choice_in_print(STAGES, word, lang).unwrap_or(word)
}

/// A region in words; one that is not usual stays as the parties call it.
pub fn region(word: &str, lang: Lang) -> &str {
    choice(REGIONS, word, lang).unwrap_or(word)
}

/// The sentence of a problem or of its remedy, its `{name}`s replaced by values; empty for a key the table
/// lacks, which a test rules out.
pub fn sentence(key: &str, lang: Lang, values: &[(&str, String)]) -> String {
    let texts = PROBLEMS.find(key).map(Texts::of);
    texts.map_or_else(String::new, |texts| fill(texts.label(lang), values))
}

/// The values of a sentence by their names: variables as they are named, or `name = value`.
macro_rules! values {
    (@ $name:ident) => { $name.to_string() };
    (@ $name:ident, $value:expr) => { $value.to_string() };
    ($($name:ident $(= $value:expr)?),* $(,)?) => {
        vec![$((stringify!($name), values!(@ $name $(, $value)?))),*]
    };
}
pub(crate) use values;

/// A currency's Chinese name; its code where none is known here.
pub fn currency_in_chinese(code: &str) -> &str {
    match code {
        "USD" => "美元",
        "EUR" => "欧元",
        "CNY" => "元人民币",
        "HKD" => "港元",
        "JPY" => "日元",
        "GBP" => "英镑",
        "CHF" => "瑞士法郎",
        other => other,
    }
}

/// The texts of a line: English and Chinese as the page shows them; for a word that a contract prints in other
/// words, both languages once more.
struct Texts([Option<&'static str>; 4]);

impl Texts {
    fn of(line: &'static str) -> Self {
        let mut texts = line.split(SEPARATOR);
        Self(std::array::from_fn(|_| texts.next()))
    }

    fn label(&self, lang: Lang) -> &'static str {
        let Self([en, zh, ..]) = self;
        pick(lang, *en, *zh).unwrap_or_default()
    }

    fn print(&self, lang: Lang) -> Option<&'static str> {
        let Self([.., en, zh]) = self;
        pick(lang, *en, *zh)
    }
}

const SEPARATOR: &str = " | ";

fn pick<T>(lang: Lang, en: T, zh: T) -> T {
    match lang {
        Lang::En => en,
        Lang::Zh => zh,
    }
}

fn choice_texts(pattern: &str, word: &str) -> Option<Texts> {
    let of_field = |pattern: &str| CHOICES.find(&format!("{pattern}={word}"));
    let same = SAME_WORDS.iter().filter(|(field, _)| *field == pattern);
    of_field(pattern)
        .or_else(|| same.filter_map(|(_, other)| of_field(other)).next())
        .or_else(|| CHOICES.find(word))
        .map(Texts::of)
}

/// The usual words of a field of free text, in the order of the table.
pub fn usual(pattern: &str) -> impl Iterator<Item = &'static str> + '_ {
    let key = move |line: &'static str| {
        line.split_once(SEPARATOR)?.0.strip_prefix(pattern)?.strip_prefix('=')
    };
    CHOICES.text.lines().filter_map(key)
}

const REGIONS: &str = "terms.territory.licensed[]";
const COUNTRIES: &str = "terms.parties.licensee.country";
const STAGES: &str = "terms.products[].stage";

/// Fields that say the words of another.
const SAME_WORDS: [(&str, &str); 15] = [
    ("terms.territory.retained[]", REGIONS),
    ("terms.products[].territory[]", REGIONS),
    ("terms.milestones[].trigger.region", REGIONS),
    ("terms.milestones[].trigger.regions[]", REGIONS),
    ("terms.royalties[].regions[]", REGIONS),
    ("terms.profit_share[].region", REGIONS),
    ("assumptions.programmes[].regions[].region", REGIONS),
    ("terms.territory.licensed[]", COUNTRIES),
    ("terms.milestones[].trigger.region", COUNTRIES),
    ("payments.newco_country", COUNTRIES),
    ("payments.newco_country", REGIONS),
    ("terms.options[].stage", STAGES),
    ("terms.milestones[].trigger.stage", STAGES),
    ("terms.cost_share[].stage", STAGES),
    ("assumptions.programmes[].stages[].stage", STAGES),
];

/// A table of words.
struct WordTable {
    /// A line for each key.
    text: &'static str,
    /// What follows each key, ascending, once one was looked for.
    by_key: OnceLock<Vec<(&'static str, &'static str)>>,
}

impl WordTable {
    const fn of(text: &'static str) -> Self {
        Self { text, by_key: OnceLock::new() }
    }

    fn find(&self, key: &str) -> Option<&'static str> {
        let by_key = self.by_key.get_or_init(|| {
            let lines = self.text.lines();
            let mut lines: Vec<(&str, &str)> =
                lines.filter_map(|line| line.split_once(SEPARATOR)).collect();
            sort_by_key(&mut lines, |(key, _)| *key);
            lines
        });
        let place = by_key.binary_search_by_key(&key, |(known, _)| *known).ok()?;
        by_key.get(place).map(|(_, texts)| *texts)
    }
}
