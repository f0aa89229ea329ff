//! The term sheet: both languages say the same, every field of the contract is in it, nothing is invented,
//! and it renders whatever is typed.

use super::word_file::parts as package;
use parley::domain::bounded_json;
use parley::domain::draft::{Draft, FieldValues, from_file};
use parley::domain::lang::Lang;
use parley::domain::schema::{FIELDS, FieldKind, blank_row, field_at};
use parley::domain::term_sheet::{
    Block, Content, Document, DraftBlank, RunKind, Section, TextPart, blank_of, blanks, clause_row,
    decide, definitions, document, fill, filled, placed, sections,
};
use parley::export::docx::{FileStamp, docx};
use parley::export::link::{LinkScope, Opened, encode, open};
use parley::export::markdown::markdown;

pub const LANGS: [Lang; 2] = [Lang::En, Lang::Zh];
const AT: &str = "2026-11-22T09:30:00Z";

pub fn draft(case: &str) -> Draft {
    let case = bounded_json::parse(case).unwrap();
    from_file(&case.get("deal").unwrap().to_string()).unwrap()
}

/// A licence, a new company with equity, an option-like fee at the start of a stage, stacked royalties.
pub fn deals() -> [(&'static str, Draft); 4] {
    let mut option = draft(include_str!("../../fixtures/deals/tiers_two_regions.json"));
    option.insert_row("terms.milestones", 0, blank_row("terms.milestones"));
    let stage = option.text("assumptions.programmes.0.stages.0.stage").to_owned();
    for (field, text) in [
        ("id", "option"),
        ("label", "option fee"),
        ("amount", "12.5"),
        ("trigger.on", "start"),
        ("trigger.stage", stage.as_str()),
    ] {
        option.set(&format!("terms.milestones.0.{field}"), text);
    }
    option.set("terms.parties.licensor.vehicle", "hong_kong");
    option.insert_row("terms.milestones", 1, blank_row("terms.milestones"));
    for (field, text) in [
        ("id", "anniversary"),
        ("amount", "1"),
        ("trigger.on", "date"),
        ("trigger.date", "2028-01-31"),
    ] {
        option.set(&format!("terms.milestones.1.{field}"), text);
    }
    [
        ("licence", draft(include_str!("../../fixtures/deals/akeso_summit.json"))),
        ("newco", draft(include_str!("../../fixtures/deals/newco_three_regions.json"))),
        ("option", option),
        ("stacked", draft(include_str!("../../fixtures/deals/stacking_grossup.json"))),
    ]
}

fn parts(section: &Section) -> impl Iterator<Item = &TextPart> {
    parts_in_rows(section).map(|(_, part)| part)
}

/// Every piece of a section's text with the row it is said for, as a pattern.
fn parts_in_rows(section: &Section) -> impl Iterator<Item = (String, &TextPart)> {
    let lines = section.alternatives.iter().flat_map(|it| &it.lines);
    lines.flat_map(|line| {
        let row = line.each.map_or_else(String::new, |list| format!("{list}[]"));
        let parts = match &line.content {
            Content::Paragraph(parts) | Content::Item(parts) => parts.as_slice(),
            Content::Table(_) => &[],
        };
        parts.iter().map(move |part| (row.clone(), part))
    })
}

/// What a section is built of, without its words.
fn shape(section: &Section) -> Vec<String> {
    let line = |line: &parley::domain::term_sheet::SourceLine| {
        let conditions = format!("{:?} {:?}", line.each, line.conditions);
        let content = match &line.content {
            Content::Paragraph(_) => "paragraph",
            Content::Item(_) => "item",
            Content::Table(name) => name,
        };
        format!("{conditions} {content}")
    };
    let alternative = |it: &parley::domain::term_sheet::Alternative| {
        let mut shape = vec![format!("{} {:?}", it.id, it.apart)];
        shape.extend(it.lines.iter().map(line));
        shape
    };
    let head = format!("{} {:?}", section.later, section.when);
    std::iter::once(head).chain(section.alternatives.iter().flat_map(alternative)).collect()
}

fn placeholders(section: &Section) -> Vec<String> {
    let named = parts(section).filter_map(|part| match part {
        TextPart::Field(name) => Some(format!("field {name}")),
        TextPart::FieldOr(name, _) => Some(format!("field {name} or words")),
        TextPart::Section(id) => Some(format!("section {id}")),
        TextPart::Blank(id, _) => Some(format!("blank {id}")),
        TextPart::Text(_) => None,
    });
    let mut all: Vec<String> = named.collect();
    all.sort();
    all
}

#[test]
fn both_languages_are_built_alike() {
    let (en, zh) = (sections(Lang::En), sections(Lang::Zh));
    assert_eq!((en.len(), zh.len()), (46, 46));
    for (en, zh) in en.iter().zip(zh) {
        assert_eq!((en.id, en.binding), (zh.id, zh.binding));
        assert_eq!(shape(en), shape(zh), "{}", en.id);
        assert_eq!(placeholders(en), placeholders(zh), "{}", en.id);
        assert!(zh.title.chars().any(|c| c > '\u{2e80}') && !en.title.is_empty());
    }
    assert_eq!(definitions(Lang::En).len(), definitions(Lang::Zh).len());
}

/// The tables there are.
const TABLES: [&str; 10] = [
    "upfront",
    "milestones",
    "tiers",
    "territory",
    "money",
    "definitions",
    "products",
    "options",
    "profit_share",
    "cost_share",
];

#[test]
fn every_placeholder_is_a_field_and_every_reference_a_section() {
    let computed = [
        "licensor",
        "licensee",
        "asset",
        "any_asset",
        "currency",
        "total_upfront",
        "total_fees",
        "total_milestones",
        "headline",
        "licensed",
        "retained",
        "binding_sections",
    ];
    let ids: Vec<&str> = sections(Lang::En).iter().map(|section| section.id).collect();
    for section in LANGS.into_iter().flat_map(sections) {
        for line in section.alternatives.iter().flat_map(|it| &it.lines) {
            if let Content::Table(name) = line.content {
                assert!(TABLES.contains(&name), "{}: {name}", section.id);
            }
        }
        for (row, part) in parts_in_rows(section) {
            match part {
                TextPart::Field(name) | TextPart::FieldOr(name, _) => {
                    let path = placed(&row, name);
                    let known = computed.contains(name) || field_at(&path).is_some();
                    assert!(known, "{}: {path}", section.id);
                }
                TextPart::Section(id) => assert!(ids.contains(id), "{}: {id}", section.id),
                _ => {}
            }
        }
    }
}

/// Another text that the field takes.
pub fn other(kind: FieldKind, text: &str) -> String {
    match kind {
        FieldKind::Text { .. } => format!("{text} changed"),
        FieldKind::Letters(2) => if text == "JP" { "DE" } else { "JP" }.to_owned(),
        FieldKind::Letters(_) => if text == "EUR" { "GBP" } else { "EUR" }.to_owned(),
        FieldKind::Choice(words) => words.iter().find(|word| **word != text).unwrap().to_string(),
        FieldKind::Flag => if text == "true" { "false" } else { "true" }.to_owned(),
        FieldKind::Date | FieldKind::OptionalDate => "2031-07-19".to_owned(),
        FieldKind::Percent(_) | FieldKind::OptionalPercent(_) => "7.25".to_owned(),
        _ => "37".to_owned(),
    }
}

#[test]
fn every_term_of_the_contract_is_in_the_document() {
    let mut deals = deals().to_vec();
    deals.push(("platform", super::lists::platform()));
    deals.push(("funded", super::lists::funded()));
    let counsel = [
        "terms.",
        "payments.hsr",
        "payments.technology",
        "diligence.pathway",
        "diligence.federal_money",
        "diligence.eu_filing",
    ];
    let apart = ["diligence.pathway_months", "diligence.pathway_cost"];
    for field in FIELDS {
        let meant = counsel.iter().any(|prefix| field.path.starts_with(prefix));
        // Rows that the sheet numbers stand there under their number.
        if !meant || apart.contains(&field.path) || super::lists::NUMBERED.contains(&field.path) {
            continue;
        }
        for lang in LANGS {
            let shown = deals.iter().any(|(_, draft)| {
                let before = markdown(&document(&FieldValues::of(draft), lang));
                draft.expand(field.path).iter().any(|path| {
                    let mut changed = draft.clone();
                    changed.set(path, &other(field.kind, draft.text(path)));
                    markdown(&document(&FieldValues::of(&changed), lang)) != before
                })
            });
            assert!(shown, "{lang:?}: {} is not in the document", field.path);
        }
    }
}

/// Digits of the drafted text, all of them in names of instruments: Section 851 of the FY2026 NDAA (P.L.
/// 119-60), 28 CFR Part 202, MOFCOM Order 3 of 2009 and its 60 days, MOST Order 21 of 2023, Sections 351 and
/// 505(b)(2), ICH Q2. Any other would be a promise the deal does not contain.
pub const CITED: [&str; 24] = [
    "2", "3", "21", "28", "31", "60", "79", "116", "119", "202", "283", "335", "351", "365", "505",
    "800", "834", "851", "1260", "2009", "2021", "2023", "2026", "2026",
];

#[test]
fn the_drafted_text_holds_no_number_of_its_own() {
    let named = ["Section", "USC", "CFR", "Order", "P.L.", "ICH", "法", "令", "第", "号"];
    for section in LANGS.into_iter().flat_map(sections) {
        for part in parts(section) {
            let TextPart::Text(text) = part else { continue };
            let runs = text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
            for run in runs {
                assert!(CITED.contains(&run), "{}: {run} in “{text}”", section.id);
                assert!(named.iter().any(|word| text.contains(word)), "{}: {text}", section.id);
            }
        }
    }
}

#[test]
fn whole_documents() {
    for (name, draft) in deals() {
        for lang in LANGS {
            let text = markdown(&document(&FieldValues::of(&draft), lang));
            assert!(!text.contains('{') && !text.contains('}'), "{name}");
            insta::assert_snapshot!(format!("{name}_{lang:?}").to_lowercase(), text);
        }
    }
}

fn marks(document: &Document) -> Vec<RunKind> {
    let runs =
        document.clauses.iter().flat_map(|clause| &clause.blocks).flat_map(|block| match block {
            Block::Paragraph(runs) | Block::Item(_, runs) => runs.clone(),
            Block::Table(_, rows) => rows.concat().concat(),
        });
    runs.map(|run| run.mark).collect()
}

#[test]
fn a_missing_value_is_a_marked_blank() {
    let mut draft = deals()[0].1.clone();
    draft.set("terms.effective_on", "");
    draft.set("terms.royalties.0.floor", "half");
    for lang in LANGS {
        let marks = marks(&document(&FieldValues::of(&draft), lang));
        assert!(marks.contains(&RunKind::Blank("terms.effective_on".into())));
        assert!(marks.contains(&RunKind::Blank("terms.royalties.0.floor".into())));
    }
}

pub fn note(draft: &mut Draft, section: &str, field: &str, text: &str) {
    let row = clause_row(draft, section).unwrap_or_else(|| {
        let at = draft.rows("clauses");
        draft.insert_row("clauses", at, blank_row("clauses"));
        draft.set(&format!("clauses.{at}.section"), section);
        at
    });
    draft.set(&format!("clauses.{row}.{field}"), text);
}

#[test]
fn a_section_taken_out_leaves_a_broken_reference() {
    let mut draft = deals()[0].1.clone();
    let before = document(&FieldValues::of(&draft), Lang::En);
    let cited = before.clauses.iter().find_map(|clause| {
        let own = |mark: &RunKind| matches!(mark, RunKind::Section(_));
        marks(&Document { clauses: vec![clause.clone()], ..before.clone() }).into_iter().find(own)
    });
    let Some(RunKind::Section(id)) = cited else { panic!("no section cites another") };
    note(&mut draft, id, "removed", "true");
    let after = document(&FieldValues::of(&draft), Lang::En);
    assert!(marks(&after).contains(&RunKind::Broken));
    let numbers: Vec<usize> = after.clauses.iter().filter_map(|clause| clause.number).collect();
    assert_eq!(numbers, (1..=31).collect::<Vec<_>>());
}

#[test]
fn what_the_parties_decide_is_what_stands() {
    let mut draft = deals()[0].1.clone();
    note(&mut draft, "law", "choice", "singapore");
    note(&mut draft, "law", "status", "agreed");
    note(&mut draft, "law", "by", "licensor");
    note(&mut draft, "upfront", "binding", "binding");
    note(&mut draft, "upfront", "text", "First addition.\nSecond addition.");
    let sheet = document(&FieldValues::of(&draft), Lang::En);
    let clause = |id: &str| sheet.clauses.iter().find(|clause| clause.id == id).unwrap();
    assert_eq!(
        (clause("law").choice, clause("law").standing.as_ref()),
        ("singapore", "agreed, proposed by Licensor")
    );
    assert!(clause("upfront").binding);
    assert!(markdown(&sheet).contains("Singapore"));
    assert_eq!(marks(&sheet).iter().filter(|mark| **mark == RunKind::Free).count(), 2);
}

#[test]
fn hostile_text_is_text() {
    let long = "party ".repeat(84);
    let clause = "多 words \u{202e}and 😀 {{ }} <script>alert(1)</script> | * _ ".repeat(900);
    let bell = "a\u{7}b\u{0}c";
    for name in [long.as_str(), "\u{5d0}\u{5d1}\u{202e}", "<script>", "{{licensor}}", "😀", bell]
    {
        let mut draft = deals()[0].1.clone();
        draft.set("terms.parties.licensor.name", name);
        note(&mut draft, "warranties", "text", &clause);
        note(&mut draft, "nowhere", "text", "a section that is not there");
        for lang in LANGS {
            let sheet = document(&FieldValues::of(&draft), lang);
            let file = markdown(&sheet);
            assert!(!file.contains("<script>"), "raw markup in the file");
            assert!(docx(&[sheet], &at(AT)).is_ok());
        }
    }
    assert!(clause.len() > 50_000);
}

#[test]
fn a_word_file_is_the_same_every_time() {
    let sheet = document(&FieldValues::of(&deals()[1].1), Lang::Zh);
    let first = docx(std::slice::from_ref(&sheet), &at(AT)).unwrap();
    assert_eq!(first, docx(&[sheet], &at(AT)).unwrap());
    assert_eq!(first.get(..2), Some(b"PK".as_slice()));
}

/// Both lists of blanks: those of the draft and those that have a name.
#[test]
fn every_blank_of_the_draft_has_a_name_and_every_name_a_blank() {
    let all: Vec<DraftBlank> = sections(Lang::En).iter().flat_map(blanks).collect();
    let named = include_str!("../../../src/domain/term_sheet/blanks.txt").lines();
    let named: Vec<&str> = named
        .filter(|line| !line.starts_with('='))
        .map(|line| line.split(' ').next().unwrap())
        .collect();
    for blank in &all {
        let key = format!("{}.{}", blank.section, blank.id);
        assert_eq!(named.iter().filter(|name| **name == key).count(), 1, "{key}");
        let (en, zh) = (blank.name(Lang::En), blank.name(Lang::Zh));
        assert!(!en.is_empty() && zh.chars().any(|c| c > '\u{2e80}'), "{key}: {en} {zh}");
        for choice in blank.choices() {
            assert!(!choice.en.is_empty() && !choice.zh.is_empty(), "{key}");
            assert_eq!(blank.kept(choice.zh), choice.en);
            assert_eq!(blank.said(choice.en, Lang::Zh), choice.zh);
        }
    }
    let choices = include_str!("../../../src/domain/term_sheet/blanks.txt").matches("\n=").count();
    assert_eq!(all.iter().map(|blank| blank.choices().count()).sum::<usize>(), choices);
    assert_eq!(named.len(), all.len());
    assert!(all.len() > 80, "{}", all.len());
}

fn to_fill(draft: &Draft, lang: Lang) -> Vec<DraftBlank> {
    let sheet = document(&FieldValues::of(draft), lang);
    sheet.clauses.iter().flat_map(|clause| clause.to_fill()).collect()
}

#[test]
fn a_blank_filled_in_is_part_of_the_deal_in_both_languages() {
    let mut draft = deals()[0].1.clone();
    let before = to_fill(&draft, Lang::En);
    assert_eq!(before.len(), to_fill(&draft, Lang::Zh).len());
    assert!(before.len() > 25, "{}", before.len());
    let talks = blank_of("law", "talks_days").unwrap();
    let language = blank_of("law", "language").unwrap();
    fill(&mut draft, talks, " 30 ");
    fill(&mut draft, language, "英文");
    fill(&mut draft, blank_of("definitions", "pending_years").unwrap(), "7");
    assert_eq!(to_fill(&draft, Lang::Zh).len(), before.len() - 3);
    for (lang, said, years) in [
        (Lang::En, "for 30 days, then to arbitration", "no longer than 7 years"),
        (Lang::Zh, "首席执行官协商30日", "不超过7年"),
    ] {
        let text = markdown(&document(&FieldValues::of(&draft), lang));
        assert!(text.contains(said) && text.contains(years), "{text}");
    }
    let zh = markdown(&document(&FieldValues::of(&draft), Lang::Zh));
    assert!(zh.contains("仲裁语言：英文。"), "{zh}");
    // Through a file and a link it is the same sheet; another wording keeps what was filled in.
    let file = from_file(&parley::domain::draft::to_file(&draft).to_string()).unwrap();
    assert_eq!(filled(&file, talks), "30");
    let link = encode(&draft, LinkScope::Paper).unwrap();
    let Ok(Opened::Plain(link)) = open(&link) else { panic!("{link}") };
    assert_eq!(filled(&link.draft, language), "English");
    decide(&mut draft, "law", "choice", "singapore");
    let text = markdown(&document(&FieldValues::of(&draft), Lang::En));
    assert!(text.contains("for 30 days, then to arbitration at the Singapore"), "{text}");
    // Emptied it is a blank again, and the file is as if nobody had filled it in.
    decide(&mut draft, "law", "choice", "hk");
    for blank in before.iter() {
        fill(&mut draft, *blank, "");
    }
    assert_eq!(to_fill(&draft, Lang::En), before);
    assert!(!parley::domain::draft::to_file(&draft).to_string().contains("blanks"));
}

#[test]
fn the_last_section_lists_what_is_marked_binding_and_the_parties_can_sign() {
    let mut draft = deals()[0].1.clone();
    let sheet = |draft: &Draft, lang| document(&FieldValues::of(draft), lang);
    let list = |draft: &Draft, lang| {
        let text = markdown(&sheet(draft, lang));
        let (from, to) = if lang == Lang::En { ("These are: ", ".") } else { ("即：", "。") };
        text.split_once(from).unwrap().1.split_once(to).unwrap().0.to_owned()
    };
    assert_eq!(
        list(&draft, Lang::En),
        "Section 26, Section 27, Section 30, Section 31 and Section 32"
    );
    decide(&mut draft, "confidentiality", "binding", "non_binding");
    decide(&mut draft, "exclusivity", "removed", "true");
    decide(&mut draft, "upfront", "binding", "binding");
    assert_eq!(list(&draft, Lang::En), "Section 8, Section 29, Section 30 and Section 31");
    assert_eq!(list(&draft, Lang::Zh), "第8条、第29条、第30条及第31条");
    for (lang, said) in [(Lang::En, "Signature: "), (Lang::Zh, "签署：")] {
        let Block::Table(head, rows) = sheet(&draft, lang).signatures else { panic!() };
        assert_eq!((head.len(), rows.len()), (2, 5));
        assert!(markdown(&sheet(&draft, lang)).contains(said));
    }
}

#[test]
fn how_far_the_parties_are_stands_on_paper_in_every_file() {
    let mut draft = deals()[0].1.clone();
    let before = document(&FieldValues::of(&draft), Lang::Zh);
    decide(&mut draft, "law", "status", "agreed");
    decide(&mut draft, "law", "by", "licensor");
    for (lang, said) in [
        (Lang::En, "## 30. Governing law and disputes (binding) · agreed, proposed by Licensor\n"),
        (Lang::Zh, "## 30. 适用法律与争议解决（有约束力） · 已商定，许可方提出\n"),
    ] {
        assert!(markdown(&document(&FieldValues::of(&draft), lang)).contains(said));
    }
    let now = document(&FieldValues::of(&draft), Lang::Zh);
    let marked = parley::domain::term_sheet::marked(&before, &now);
    let law = marked.clauses.iter().find(|clause| clause.id == "law").unwrap();
    let added: Vec<String> = law
        .heading()
        .into_iter()
        .filter(|run| run.edit == parley::domain::term_sheet::Edit::Added)
        .map(|run| run.text)
        .collect();
    assert_eq!(added, [" · 已商定，许可方提出"]);
}

fn at(time: &str) -> FileStamp {
    FileStamp { at: time.to_owned(), author: "Northwind & 子公司".to_owned() }
}

/// The words of the agreed text stand on the face of the Word file: it is another file than without them.
#[test]
fn the_agreed_text_is_named_in_the_word_file() {
    let plain = document(&FieldValues::of(&deals()[1].1), Lang::En);
    let words = "saturn symbol ink royal viking lobster supper helium";
    let named = Document { agreed: Some(words.into()), ..plain.clone() };
    let texts = |sheet: Document| {
        package(&docx(&[sheet], &at(AT)).unwrap()).remove("word/document.xml").unwrap()
    };
    assert!(texts(named).contains(words));
    assert!(!texts(plain).contains(words));
}

/// An entry of an archive, inflated.
pub fn entry(file: &[u8], name: &[u8]) -> String {
    let heads = (0..file.len()).filter(|at| file[*at..].starts_with(b"PK\x03\x04"));
    let mut found = heads.filter(|at| file[at + 30..].starts_with(name));
    let at = found.next().unwrap();
    let length = |at: usize| usize::from(u16::from_le_bytes([file[at], file[at + 1]]));
    let data = &file[at + 30 + length(at + 26) + length(at + 28)..];
    let bytes = match length(at + 8) {
        0 => data.to_vec(),
        _ => miniz_oxide::inflate::decompress_to_vec(data).unwrap(),
    };
    String::from_utf8_lossy(&bytes).into_owned()
}
