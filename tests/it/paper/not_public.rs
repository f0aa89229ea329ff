//! On paper a figure that nobody published cannot be taken for a public one.

use super::clauses::LANGS;
use parley::domain::date::parse;
use parley::domain::deal::{Modality, Stage};
use parley::domain::draft::{Draft, FieldValues, from_file};
use parley::domain::examples::first_deal::example;
use parley::domain::examples::public_deals::{all, deal};
use parley::domain::examples::templates::template;
use parley::domain::lang::Lang;
use parley::domain::term_sheet::{Block, Document, NotPublic, document};
use parley::export::docx::{FileStamp, docx};
use parley::export::markdown::markdown;

fn sheet(draft: &Draft, lang: Lang) -> Document {
    NotPublic::of(draft).told(document(&FieldValues::of(draft), lang))
}

fn section(draft: &Draft, id: &str, lang: Lang) -> String {
    let mut sheet = sheet(draft, lang);
    sheet.clauses.retain(|clause| clause.id == id);
    markdown(&sheet)
}

/// Akeso published the upfront and the sum of the milestones (its release of 6 December 2022), not how they are split.
#[test]
fn a_split_nobody_published_is_marked_and_a_published_amount_is_not() {
    let mut draft = from_file(example()).unwrap();
    let upfront = section(&draft, "upfront", Lang::En);
    assert!(upfront.contains("| USD 274.9 million |") && upfront.contains("| 0† |"), "{upfront}");
    for (lang, amounts, line) in [
        (
            Lang::En,
            ["USD 150 million†", "USD 2,000 million†"],
            "† Not public: an illustrative figure.",
        ),
        (Lang::Zh, ["1.5亿美元†", "20亿美元†"], "† 未公开，为示意数值。"),
    ] {
        let said = section(&draft, "milestones", lang);
        assert!(amounts.iter().all(|amount| said.contains(amount)), "{said}");
        assert_eq!(said.matches(line).count(), 1, "{said}");
        let total = if lang == Lang::En { "USD 4,500 million in total" } else { "45亿美元" };
        assert!(said.contains(total), "{said}");
    }
    // What its user enters is the user's.
    draft.set("terms.milestones.0.amount", "150");
    let said = section(&draft, "milestones", Lang::En);
    assert!(said.contains("USD 150 million |") && said.contains("USD 2,000 million†"), "{said}");
}

#[test]
fn every_public_deal_says_what_of_it_is_not_public() {
    let today = parse("2026-11-30").unwrap();
    let mut daggers = 0;
    for public in all() {
        let draft = from_file(&deal(public, today).to_string()).unwrap();
        for lang in LANGS {
            let (told, plain) = (sheet(&draft, lang), document(&FieldValues::of(&draft), lang));
            let text = markdown(&told);
            assert!(!markdown(&plain).contains('†'));
            let lines = text.lines().filter(|line| line.starts_with('†')).count();
            let tables = told.clauses.iter().flat_map(|clause| &clause.blocks).filter(|block| {
                let Block::Table(_, rows) = block else { return false };
                rows.iter().flatten().flatten().any(|run| run.text.ends_with('†'))
            });
            let tables = tables.count();
            assert!((tables..=tables + 1).contains(&lines), "{}", public.reading.id);
            // The first dagger is explained before the next section begins.
            let first = text.split_once('†').map(|(_, rest)| rest.split("\n## ").next().unwrap());
            assert!(first.is_none_or(|rest| rest.contains("\n† ")), "{}", public.reading.id);
            daggers += text.matches('†').count() - lines;
        }
    }
    assert!(daggers > 1000, "{daggers}");
}

/// A deal the parties begin themselves is their proposal: nothing of it is a public fact.
#[test]
fn a_deal_of_which_nothing_is_published_has_no_mark() {
    let today = parse("2026-11-30").unwrap();
    let file = template(Stage::Phase2, Modality::Antibody, today).to_string();
    let draft = from_file(&file).unwrap();
    assert_eq!(NotPublic::of(&draft), NotPublic::default());
    assert_eq!(sheet(&draft, Lang::En), document(&FieldValues::of(&draft), Lang::En));
}

#[test]
fn the_word_file_has_the_marks() {
    let draft = from_file(example()).unwrap();
    let stamp = FileStamp { at: "2026-11-30T09:30:00Z".into(), author: "Parley".into() };
    let file = |sheet: Document| docx(&[sheet], &stamp).unwrap();
    let (told, plain) =
        (file(sheet(&draft, Lang::Zh)), file(document(&FieldValues::of(&draft), Lang::Zh)));
    assert!(told.len() > plain.len());
}
