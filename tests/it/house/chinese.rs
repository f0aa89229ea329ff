//! Chinese texts wherever they stand: in full-width punctuation, and none left in English.

use super::sources::files;
use crate::draft::templates::{marks, today};
use parley::domain::deal::{DiseaseArea, Modality, Stage};
use parley::domain::examples::first_deal::example;
use parley::domain::examples::public_deals::{all, deal};
use parley::domain::examples::templates::{TemplateChoice, TemplateKind, template_of};
use parley::domain::lang::Lang;
use parley::domain::notes::mark;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

fn is_han(letter: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&letter)
}

/// A text without its blanks, whose names follow a colon, and without the points of a statute: 第505(b)(2)条.
fn filled(text: &str) -> String {
    let points = text
        .replace("(b)(2)", "")
        .replace("351(a)", "351")
        .replace("351(k)", "351")
        .replace("365(n)", "365");
    let mut parts = points.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + "x" + part.split_once('}').map_or(part, |(_, rest)| rest))
}

/// Half-width punctuation beside a Han character, a half-width bracket after one, a space before 的.
fn slip(text: &str) -> Option<String> {
    let letters: Vec<char> = filled(text).chars().collect();
    let half = |letter: char| ",;:?!()".contains(letter);
    let beside = letters.windows(2).any(|pair| match pair {
        [a, b] => half(*a) && is_han(*b) || is_han(*a) && half(*b),
        _ => false,
    });
    let spaced = letters.windows(3).any(|three| match three {
        [a, ' ', '('] => is_han(*a),
        _ => false,
    });
    (beside || spaced || text.contains(" 的")).then(|| text.to_owned())
}

#[test]
fn a_slip_is_found() {
    for bad in ["黄: 春节", "折现率, %", "（2025年)", "药物 (ADC)", "预期付款 的由来", "可以?"]
    {
        assert!(slip(bad).is_some(), "{bad}");
    }
    for good in ["黄：春节", "可走 505(b)(2) 途径", "rNPV, %", "药物（ADC）", "1:2 与 3"]
    {
        assert_eq!(slip(good), None);
    }
}

/// The string literals of a source, its comments and assertions left out.
fn literals(source: &str) -> impl Iterator<Item = &str> {
    let lines = source.lines().map(str::trim_start);
    let code = lines.filter(|line| !line.starts_with("//") && !line.starts_with("assert"));
    code.flat_map(|line| line.split('"').skip(1).step_by(2))
}

/// The texts of a file: cells of a table, literals of a source, lines of the paper after their condition.
fn texts(file: &PathBuf) -> Vec<String> {
    let text = fs::read_to_string(file).unwrap_or_default();
    match file.extension().and_then(|it| it.to_str()) {
        Some("rs") => literals(&text).map(str::to_owned).collect(),
        Some("csv") => {
            let mut table = csv::Reader::from_reader(text.as_bytes());
            let heads = table.headers().cloned().unwrap_or_default();
            let rows = table.into_records().filter_map(Result::ok);
            let cells = rows.flat_map(|row| {
                let cells = heads.iter().zip(&row);
                // Other names of a company are divided by semicolons.
                let cells = cells.filter(|(head, _)| *head != "aliases");
                cells.map(|(_, cell)| cell.to_owned()).collect::<Vec<_>>()
            });
            cells.collect()
        }
        _ => {
            let after = |line: &str| match line.strip_prefix("? ").map(|it| it.split_once(" : ")) {
                Some(Some((_, text))) => text.to_owned(),
                _ => line.to_owned(),
            };
            let lines = text.lines().map(after);
            lines
                .flat_map(|line| line.split(" | ").map(str::to_owned).collect::<Vec<_>>())
                .collect()
        }
    }
}

#[test]
fn chinese_is_punctuated_in_full_width() {
    let page: serde_json::Value =
        serde_json::from_str(&fs::read_to_string("locales/zh.json").unwrap()).unwrap();
    let groups = page.as_object().unwrap().values().filter_map(|group| group.as_object());
    let page = groups.flat_map(|group| group.values().filter_map(|text| text.as_str()));
    let mut all: Vec<String> = page.map(str::to_owned).collect();
    for file in files("locales").into_iter().chain(files("src")) {
        let known = ["rs", "csv", "txt"].map(Some);
        if known.contains(&file.extension().and_then(|it| it.to_str())) {
            all.extend(texts(&file));
        }
    }
    let chinese = all.iter().filter(|text| text.chars().any(is_han));
    assert!(chinese.count() > 2000, "the texts are not found");
    assert_eq!(all.iter().filter_map(|text| slip(text)).collect::<Vec<_>>(), Vec::<String>::new());
}

/// Texts of the page are put together by sentences of the locale files, which know the language's punctuation.
#[test]
fn the_page_joins_no_texts_by_half_width_marks() {
    let mut found = Vec::new();
    for file in files("src/app").into_iter().chain(files("src/plot")) {
        let text = fs::read_to_string(&file).unwrap_or_default();
        for literal in literals(&text) {
            let joins = ["}: ", "}, {", "}; {", "} ({"].iter().any(|join| literal.contains(join));
            if joins || literal == ", " || literal == ", %" {
                found.push(format!("{}: {literal}", file.display()));
            }
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

/// Words of Latin letters in a Chinese note that are names: of publishers, parties and figures.
const NAMES: &[&str] = &["siRNA", "pharmaphorum", "noahai", "apexonco", "pharmasources", "pre"];

/// A word of English: small letters within it, no name, no address, nothing quoted from a source.
fn english(text: &str) -> Vec<String> {
    let mut quoted = false;
    let own: String = text
        .chars()
        .filter(|letter| {
            quoted ^= *letter == '"';
            !quoted
        })
        .collect();
    let words = own.split(|letter: char| letter.is_whitespace() || "，；。、（）".contains(letter));
    // Addresses, and the names of files.
    let words = words.filter(|word| !["//", "github.com", "_"].iter().any(|it| word.contains(it)));
    let words = words.flat_map(|word| word.split(|it: char| !it.is_ascii_alphabetic()));
    let is = |word: &&str| {
        word.len() > 2
            && word.starts_with(|it: char| it.is_ascii_lowercase())
            && !NAMES.contains(word)
    };
    words.filter(is).map(str::to_owned).collect()
}

/// Its words of English, the names of sites apart.
fn foreign(text: &str) -> Vec<String> {
    let words = text.split(|it: char| it.is_whitespace() || "：（）()，；".contains(it));
    let is_site = |word: &&str| [".com", ".gov", ".org"].iter().any(|end| word.contains(end));
    words.filter(|word| !is_site(word)).flat_map(english).collect()
}

/// The Chinese of a note stands beside it in its row: whoever edits the English sees it. Empty is the Chinese only of what
/// has no English word, as `16 CFR 801`.
#[test]
fn every_note_of_reference_data_stands_in_both_languages() {
    let mut seen = 0;
    for (file, columns) in [
        ("instruments", ["number", "note"].as_slice()),
        ("diligence/sources", &["number", "note"]),
        ("diligence/biosecure", &["source"]),
        ("diligence/policy_watch", &["source"]),
        ("steps", &["note"]),
        ("withholding_notes", &["notes"]),
    ] {
        let mut table = csv::Reader::from_path(format!("src/refdata/{file}.csv")).unwrap();
        let heads = table.headers().unwrap().clone();
        for row in table.into_records().map(Result::unwrap) {
            for column in columns {
                let at = heads.iter().position(|head| head == *column).unwrap();
                assert_eq!(heads[at + 1], format!("{column}_zh"), "{file}");
                let (en, zh) = (&row[at], &row[at + 1]);
                // Empty where there is nothing to say in another language; never English, never alone.
                assert!(!zh.is_empty() || foreign(en).is_empty(), "{file}: {en}");
                assert!(
                    foreign(zh).is_empty() && (zh.is_empty() || !en.is_empty()),
                    "{file}: {zh}"
                );
                seen += usize::from(!zh.is_empty());
            }
        }
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn every_citation_of_a_rate_is_said_in_chinese() {
    let column = |file: &str, name: &str| -> Vec<String> {
        let mut table = csv::Reader::from_path(format!("src/refdata/{file}.csv")).unwrap();
        let at = table.headers().unwrap().iter().position(|head| head == name).unwrap();
        table.records().map(|row| row.unwrap()[at].to_owned()).collect()
    };
    for source in column("withholding_notes", "source") {
        let said = mark(&source, Lang::Zh).into_owned();
        assert_eq!(english(&said), Vec::<String>::new(), "{said}");
        assert!(!said.is_empty());
    }
    // Every rate has its notes.
    let noted: BTreeSet<String> = column("withholding_notes", "iso2").into_iter().collect();
    assert_eq!(column("withholding", "iso2").into_iter().collect::<BTreeSet<_>>(), noted);
}

#[test]
fn every_mark_of_a_value_is_said_in_chinese() {
    let example = serde_json::from_str(example()).unwrap();
    let mut every: BTreeSet<String> = marks(&example, "example").into_iter().collect();
    let products = Modality::ALL.into_iter().flat_map(|it| DiseaseArea::ALL.map(|area| (it, area)));
    for (modality, area) in products {
        for (stage, kind) in Stage::ALL.into_iter().zip(TemplateKind::ALL.into_iter().cycle()) {
            let choice = TemplateChoice { kind, stage, modality, area, options: 2 };
            every.extend(marks(&template_of(choice, today()), "template"));
        }
    }
    for public in all() {
        every.extend(marks(&deal(public, today()), &public.reading.id));
    }
    assert!(every.len() > 300);
    for text in every {
        // The first word is the kind of mark; a template is named by its own words.
        let what = text.split_once(' ').map_or("", |(_, what)| what);
        let what = if text.starts_with("illustrative") {
            what.split_once(", ").map_or("", |(_, rest)| rest)
        } else {
            what
        };
        assert_eq!(english(&mark(what, Lang::Zh)), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_phrase_that_holds_another_stands_before_it() {
    let text = fs::read_to_string("locales/marks.txt").unwrap();
    let keys: Vec<&str> =
        text.lines().filter_map(|line| line.split_once(" | ")).map(|it| it.0).collect();
    assert_eq!(keys.len(), text.lines().count());
    assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len());
    for (at, phrase) in keys.iter().enumerate() {
        let earlier = keys[..at].iter().find(|earlier| phrase.contains(**earlier));
        assert_eq!(earlier, None, "within {phrase}");
    }
}
