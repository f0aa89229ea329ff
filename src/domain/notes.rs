//! What the marks of values say of themselves, in Chinese.
//!
//! The files of deals hold these words in English, once; `locales/marks.txt` has the Chinese of the phrases a mark is made
//! of. Names, addresses and what a source is quoted with stay. What reference data say stands in both languages in them.

use super::lang::Lang;
use std::borrow::Cow;

const MARKS: &str = include_str!("../../locales/marks.txt");

fn lines(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter_map(|line| line.split_once(" | "))
}

/// The mark of a value or the citation of a rate, in a language: its known phrases replaced, the note in brackets at its
/// end bracketed as in Chinese.
///
/// ```
/// use parley::domain::{lang::Lang, notes::mark};
///
/// let said = mark("licensing model example, https://a.example/, as of 2017-03 (Oncology, n=5)", Lang::Zh);
/// assert_eq!(said, "许可模型示例，https://a.example/，截至 2017-03（肿瘤，n=5）");
/// ```
pub fn mark(text: &str, lang: Lang) -> Cow<'_, str> {
    match lang {
        Lang::En => Cow::Borrowed(text),
        Lang::Zh => Cow::Owned(in_chinese(text)),
    }
}

fn in_chinese(text: &str) -> String {
    let said = lines(MARKS).fold(text.to_owned(), |text, (en, zh)| text.replace(en, zh));
    let said = said.replace("; 来源", "；来源").replace(", http", "，http");
    match said.strip_suffix(')').and_then(|text| text.rsplit_once('(')) {
        Some((before, note)) => format!("{}（{note}）", before.trim_end()),
        None => said,
    }
}
