//! The sheet in Chinese as Hong Kong writes it: a checked conversion of the finished text, of our own words only.
//!
//! `hant/terms.txt` has what stands otherwise as a whole: words in which a character that has several forms has a
//! form of its own (仿制 仿製, 限制 限制), and terms for which Hong Kong's law and listed companies have another word
//! (赔偿 彌償, 善意 真誠). The longest goes first. What is left goes by its character (`hant/characters.txt`, each
//! beside its form), in the forms that Hong Kong's companies print. 许可方 stays 許可方, as announcements there have
//! it. What the parties wrote themselves stays as they wrote it.

use super::model::{Block, Clause, Document, Run, RunKind, Script};
use crate::domain::draft::{FieldValue, FieldValues};
use crate::domain::schema::FIELDS;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

const TERMS: &str = include_str!("hant/terms.txt");
const CHARACTERS: &str = include_str!("hant/characters.txt");

/// A sheet in Chinese, in the characters of Hong Kong; what the parties wrote stays as it stands in `values`.
pub fn traditional(sheet: Document, values: &FieldValues) -> Document {
    let typed = typed(values);
    let text = SheetConversion { typed: &typed };
    Document {
        script: Script::Traditional,
        title: text.but_typed(&sheet.title),
        title_before: text.but_typed(&sheet.title_before),
        notice: own(sheet.notice),
        agreed: sheet.agreed.map(|it| text.but_typed(&it)),
        clauses: sheet.clauses.into_iter().map(|clause| text.clause(clause)).collect(),
        signatures: text.block(sheet.signatures),
        ..sheet
    }
}

/// Our own words in the characters of Hong Kong.
///
/// ```
/// use parley::domain::term_sheet::in_traditional;
///
/// assert_eq!(in_traditional("被许可方应就仿制药的标准征询许可方意见。"), "被許可方應就仿製藥的標準徵詢許可方意見。");
/// assert_eq!(in_traditional("尚未办理的政府审批"), "尚未辦理的政府審批");
/// ```
pub fn in_traditional(text: &str) -> String {
    let table = table();
    let mut said = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let terms = table.terms.get(&first).map(Vec::as_slice).unwrap_or_default();
        let (met, form) = match terms.iter().find(|(term, _)| rest.starts_with(term)) {
            Some((term, form)) => (term.len(), Cow::Borrowed(*form)),
            None => (first.len_utf8(), Cow::Owned(table.form(first).to_string())),
        };
        said.push_str(&form);
        rest = rest.get(met..).unwrap_or_default();
    }
    said
}

fn own(text: Cow<'static, str>) -> Cow<'static, str> {
    Cow::Owned(in_traditional(&text))
}

/// The tables, read once.
struct ScriptTable {
    /// By their first character, the longest first.
    terms: BTreeMap<char, Vec<(&'static str, &'static str)>>,
    characters: BTreeMap<char, char>,
}

impl ScriptTable {
    /// A character's form; Hong Kong quotes with corner brackets.
    fn form(&self, of: char) -> char {
        match of {
            '“' => '「',
            '”' => '」',
            of => self.characters.get(&of).copied().unwrap_or(of),
        }
    }
}

fn table() -> &'static ScriptTable {
    static TABLE: OnceLock<ScriptTable> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut terms: BTreeMap<char, Vec<_>> = BTreeMap::new();
        for (term, form) in TERMS.lines().filter_map(|line| line.split_once(' ')) {
            if let Some(first) = term.chars().next() {
                terms.entry(first).or_default().push((term, form));
            }
        }
        for of in terms.values_mut() {
            of.sort_by_key(|(term, _)| std::cmp::Reverse(term.len()));
        }
        let mut pairs = CHARACTERS.lines().flat_map(str::chars);
        let pairs = std::iter::from_fn(|| Some((pairs.next()?, pairs.next()?)));
        ScriptTable { terms, characters: pairs.collect() }
    })
}

/// What the parties wrote in Chinese, the longest first.
fn typed(values: &FieldValues) -> Vec<String> {
    let paths = FIELDS.iter().flat_map(|field| values.expand(field.path));
    let texts = paths.filter_map(|path| match values.value(&path) {
        Some(FieldValue::Text(text)) if !text.is_ascii() => Some(text.clone()),
        _ => None,
    });
    let mut texts: Vec<String> = texts.collect();
    texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
    texts
}

struct SheetConversion<'a> {
    typed: &'a [String],
}

impl SheetConversion<'_> {
    fn clause(&self, clause: Clause) -> Clause {
        Clause {
            title: own(clause.title),
            binding_words: own(clause.binding_words),
            standing: own(clause.standing),
            standing_before: own(clause.standing_before),
            blocks: clause.blocks.into_iter().map(|block| self.block(block)).collect(),
            ..clause
        }
    }

    fn block(&self, block: Block) -> Block {
        match block {
            Block::Paragraph(runs) => Block::Paragraph(self.runs(runs)),
            Block::Item(place, runs) => Block::Item(place, self.runs(runs)),
            Block::Table(head, rows) => {
                let row =
                    |cells: Vec<Vec<Run>>| cells.into_iter().map(|it| self.runs(it)).collect();
                let head = head.into_iter().map(own).collect();
                Block::Table(head, rows.into_iter().map(row).collect())
            }
        }
    }

    fn runs(&self, runs: Vec<Run>) -> Vec<Run> {
        let run = |run: Run| {
            let text = match run.mark {
                RunKind::Free => run.text,
                RunKind::Value(_) | RunKind::Filled(_) => self.but_typed(&run.text),
                RunKind::Plain
                | RunKind::Number(_)
                | RunKind::Blank(_)
                | RunKind::ToFill(_)
                | RunKind::Section(_)
                | RunKind::Broken => in_traditional(&run.text),
            };
            Run { text, ..run }
        };
        runs.into_iter().map(run).collect()
    }

    /// A text of the deal: what of it the parties wrote stays.
    fn but_typed(&self, text: &str) -> String {
        let found =
            self.typed.iter().find_map(|typed| text.split_once(typed.as_str()).zip(Some(typed)));
        match found {
            Some(((before, after), typed)) => {
                [self.but_typed(before).as_str(), typed, &self.but_typed(after)].concat()
            }
            None => in_traditional(text),
        }
    }
}
