//! Sentences of the verdicts, as data in both languages, with `{blanks}` to fill.

use crate::domain::date::Date;
use crate::domain::format::{self, MonthName};
use crate::domain::lang::Lang;
use crate::domain::refdata::rows;
use std::sync::OnceLock;

/// The text of two in a language.
pub(super) fn pick<'a>(lang: Lang, en: &'a str, zh: &'a str) -> &'a str {
    if lang == Lang::En { en } else { zh }
}

/// The sentence of a key, its blanks filled; empty for a key the table lacks, which a test rules out.
pub(super) fn sentence(key: &str, lang: Lang, blanks: &[(&str, &str)]) -> String {
    static TABLE: OnceLock<Vec<[String; 3]>> = OnceLock::new();
    let table =
        TABLE.get_or_init(|| rows(include_str!("../../refdata/diligence/sentences.csv")).collect());
    let row = table.iter().find(|[name, ..]| name == key);
    row.map_or_else(String::new, |[_, en, zh]| fill(pick(lang, en, zh), blanks))
}

/// A day within a sentence.
pub(super) fn told(day: Date, lang: Lang) -> String {
    format::day(day, MonthName::Full, lang)
}

/// A text with its `{blanks}` filled.
pub(super) fn fill(text: &str, blanks: &[(&str, &str)]) -> String {
    let values: Vec<_> = blanks.iter().map(|(blank, word)| (*blank, (*word).to_owned())).collect();
    crate::domain::text::fill(text, &values)
}

/// Sentences one after another; English needs a blank between them.
pub(super) fn joined(sentences: &[String], lang: Lang) -> String {
    sentences.join(pick(lang, " ", ""))
}
