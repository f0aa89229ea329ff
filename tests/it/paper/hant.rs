//! The sheet in the characters of Hong Kong: every character of our texts has its form, what the parties wrote stays.

use super::clauses::{LANGS, deals, entry, note};
use super::reading::{Read, others, wordings};
use super::wording::runs;
use parley::domain::draft::{Draft, FieldValues};
use parley::domain::lang::Lang;
use parley::domain::term_sheet::{
    Block, Content, Document, RunKind, Script, TextPart, blank_of, definitions, document, fill,
    in_traditional, marked, sections, traditional,
};
use parley::domain::words::usual;
use parley::export::docx::{FileStamp, docx};
use parley::export::markdown::markdown;
use std::collections::{BTreeMap, BTreeSet};

const TERMS: &str = include_str!("../../../src/domain/term_sheet/hant/terms.txt");
const CHARACTERS: &str = include_str!("../../../src/domain/term_sheet/hant/characters.txt");
const SAME: &str = include_str!("../../fixtures/hant/same.txt");
const SEVERAL: &str = include_str!("../../fixtures/hant/several.txt");

fn sheet(draft: &Draft) -> Document {
    let values = FieldValues::of(draft);
    traditional(document(&values, Lang::Zh), &values)
}

fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with('#'))
}

fn pairs() -> BTreeMap<char, char> {
    let all: Vec<char> = CHARACTERS.lines().flat_map(str::chars).collect();
    all.chunks(2).map(|pair| (pair[0], pair[1])).collect()
}

fn terms() -> Vec<(&'static str, &'static str)> {
    TERMS.lines().map(|line| line.split_once(' ').unwrap()).collect()
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Everything a sheet in Chinese may say: every wording, every finding, every deal as it is begun, every usual word.
fn texts() -> BTreeSet<String> {
    let regions = filed_everywhere();
    let sheets = wordings().iter().chain(others()).map(|read| read.zh.clone()).chain(regions);
    let mut all: BTreeSet<String> = sheets
        .flat_map(|sheet| {
            let heads =
                sheet.clauses.iter().flat_map(|clause| clause.heading()).collect::<Vec<_>>();
            runs(&sheet).into_iter().chain(heads).map(|run| run.text).collect::<Vec<_>>()
        })
        .collect();
    for table in [
        include_str!("../../../locales/choices.txt"),
        include_str!("../../../src/domain/term_sheet/labels.txt"),
        include_str!("../../../src/domain/term_sheet/blanks.txt"),
    ] {
        all.extend(table.lines().flat_map(|line| line.split(" | ")).map(str::to_owned));
    }
    let ways = sections(Lang::Zh).iter().flat_map(|it| &it.alternatives);
    all.extend(ways.map(|way| way.name.to_owned()));
    let lines = sections(Lang::Zh).iter().flat_map(|it| &it.alternatives).flat_map(|it| &it.lines);
    let parts = lines.flat_map(|line| match &line.content {
        Content::Paragraph(parts) | Content::Item(parts) => parts.clone(),
        Content::Table(_) => Vec::new(),
    });
    let parts = parts.chain(definitions(Lang::Zh).into_iter().flat_map(|it| it.meaning));
    all.extend(parts.filter_map(|part| match part {
        TextPart::Text(text) | TextPart::FieldOr(_, text) | TextPart::Blank(_, text) => {
            Some(text.to_owned())
        }
        TextPart::Field(_) | TextPart::Section(_) => None,
    }));
    all
}

/// Sheets whose milestone is an application taken for review in each usual region in turn.
fn filed_everywhere() -> impl Iterator<Item = Document> {
    let regions =
        usual("terms.territory.licensed[]").chain(usual("terms.parties.licensee.country"));
    regions.map(|region| {
        let mut draft = deals()[0].1.clone();
        draft.set("terms.milestones.0.trigger.on", "filing");
        draft.set("terms.milestones.0.trigger.region", region);
        document(&FieldValues::of(&draft), Lang::Zh)
    })
}

/// What of a text stands in no word of the table.
fn beside_terms(text: &str) -> Vec<char> {
    let mut terms = terms();
    terms.sort_by_key(|(term, _)| std::cmp::Reverse(term.len()));
    let (mut rest, mut left) = (text, Vec::new());
    while let Some(first) = rest.chars().next() {
        let met = terms.iter().find(|(term, _)| rest.starts_with(term));
        left.extend(met.is_none().then_some(first));
        rest = &rest[met.map_or(first.len_utf8(), |(term, _)| term.len())..];
    }
    left
}

#[test]
fn every_character_of_our_texts_has_its_form() {
    let pairs = pairs();
    let same: BTreeSet<char> = rows(SAME).flat_map(str::chars).collect();
    let several: BTreeMap<char, &str> = rows(SEVERAL)
        .map(|row| (row.chars().next().unwrap(), row.rsplit(' ').next().unwrap()))
        .collect();
    let texts = texts();
    let all: BTreeSet<char> =
        texts.iter().flat_map(|text| text.chars()).filter(|c| is_han(*c)).collect();
    assert!(all.len() > 700, "{}", all.len());
    let known = |c: &char| pairs.contains_key(c) || same.contains(c) || several.contains_key(c);
    let unknown: String = all.iter().filter(|c| !known(c)).collect();
    assert_eq!(unknown, "", "characters without a form");
    // One that has several forms has the one named, or stands in a word of the table wherever it stands.
    for (of, form) in &several {
        if *form != "–" {
            assert_eq!(in_traditional(&of.to_string()), *form);
            continue;
        }
        assert!(!pairs.contains_key(of), "{of}");
        let bare = texts.iter().find(|text| beside_terms(text).contains(of));
        assert_eq!(bare, None, "{of}");
    }
    // Nothing is both the same and another; a form is no simplified character itself.
    assert!(pairs.keys().all(|of| !same.contains(of)));
    for (of, form) in &pairs {
        assert!(of != form && !pairs.contains_key(form), "{of} {form}");
    }
}

/// Each word of the table stands in our texts; none says what its characters say anyway, but where one of them has several
/// forms.
#[test]
fn every_word_of_the_table_is_needed() {
    let texts = texts();
    let several: BTreeSet<char> = rows(SEVERAL).filter_map(|row| row.chars().next()).collect();
    let pairs = pairs();
    for (term, form) in terms() {
        assert!(texts.iter().any(|text| text.contains(term)), "{term} stands nowhere");
        let plain: String = term.chars().map(|c| pairs.get(&c).copied().unwrap_or(c)).collect();
        assert!(plain != form || term.chars().any(|c| several.contains(&c)), "{term}");
    }
}

#[test]
fn no_simplified_character_is_left() {
    let pairs = pairs();
    for Read { name, draft, zh, .. } in wordings() {
        let sheet = traditional(zh.clone(), &FieldValues::of(draft));
        assert_eq!(runs(&sheet).len(), runs(zh).len(), "{name}");
        let file = markdown(&sheet);
        let left: String = file.chars().filter(|c| pairs.contains_key(c)).collect();
        assert_eq!(left, "", "{name}");
        assert_eq!(in_traditional(&file), file, "{name}: converted twice");
        assert!(!file.contains(['“', '”']), "{name}");
    }
}

/// What the parties wrote stays, in whatever run it stands; what they chose is ours.
#[test]
fn what_the_parties_wrote_stays_as_they_wrote_it() {
    let mut draft = deals()[0].1.clone();
    let own = "发后里万与准系";
    for (path, text) in [
        ("title", format!("标题{own}")),
        ("terms.parties.licensor.name", format!("许可方{own}")),
        ("terms.products.0.name", format!("产品{own}")),
        ("terms.upfront.0.label", format!("款项{own}")),
        ("terms.milestones.0.label", format!("里程碑{own}")),
    ] {
        draft.set(path, &text);
    }
    note(&mut draft, "law", "text", &format!("补充{own}"));
    fill(&mut draft, blank_of("development", "major_markets").unwrap(), &format!("市场{own}"));
    fill(&mut draft, blank_of("law", "language").unwrap(), "英文");
    let file = markdown(&sheet(&draft));
    for typed in ["标题", "许可方", "产品", "款项", "里程碑", "补充", "市场"] {
        assert!(file.contains(&format!("{typed}{own}")), "{typed}");
    }
    assert!(file.contains("仲裁語言：英文。") && file.contains("被許可方"), "{file}");
    // A name within a sentence of ours.
    assert!(file.contains(&format!("雙方就产品{own}擬簽訂正式協議")), "{file}");
}

#[test]
fn changes_are_marked_in_its_characters() {
    let old = deals()[0].1.clone();
    let mut new = old.clone();
    new.set("terms.upfront.0.form", "payer_shares");
    new.set("terms.payment.gross_up", "true");
    let marked = marked(&sheet(&old), &sheet(&new));
    assert_eq!(marked.script, Script::Traditional);
    let changed: Vec<String> = runs(&marked)
        .into_iter()
        .filter(|run| run.edit != parley::domain::term_sheet::Edit::Kept)
        .map(|run| run.text)
        .collect();
    assert!(
        !changed.is_empty() && changed.iter().all(|text| in_traditional(text) == *text),
        "{changed:?}"
    );
}

/// The other languages are as they were.
#[test]
fn the_word_file_says_whose_chinese_it_is() {
    let stamp = FileStamp::default();
    let draft = &deals()[0].1;
    let styles = |sheet: Document| entry(&docx(&[sheet], &stamp).unwrap(), b"word/styles.xml");
    let hong_kong = styles(sheet(draft));
    assert!(hong_kong.contains(r#"w:eastAsia="zh-HK""#) && hong_kong.contains("PMingLiU"));
    for lang in LANGS {
        let plain = styles(document(&FieldValues::of(draft), lang));
        assert!(plain.contains(r#"w:eastAsia="zh-CN""#) && plain.contains("SimSun"));
    }
}

#[test]
fn whole_document() {
    let Block::Table(heads, _) = sheet(&deals()[0].1).signatures else { panic!() };
    assert_eq!(heads, ["許可方", "被許可方"]);
    insta::assert_snapshot!("licence_hant", markdown(&sheet(&deals()[0].1)));
    assert!(runs(&sheet(&deals()[0].1)).iter().any(|run| matches!(run.mark, RunKind::Section(_))));
}
