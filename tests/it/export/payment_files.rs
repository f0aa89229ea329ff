//! The payments' calendar and table files.

use crate::support::payment_setup::{d, due, plain};
use parley::domain::cash_path::{PaymentSetup, Scheduled, report};
use parley::domain::deal::{Party, PaymentKind, UpfrontForm};
use parley::domain::lang::Lang;
use parley::export::csv::{self, CsvCell};
use parley::export::ics::{self, Edition};
use std::collections::BTreeSet;

fn edition(sequence: u32) -> Edition {
    Edition { deal_id: "akeso 依沃西".into(), sequence, stamp: "20261122T093000Z".into() }
}

fn calendar(setup: &PaymentSetup, sequence: u32, lang: Lang) -> String {
    ics::payments(setup, &report(setup), &edition(sequence), lang)
}

fn rich() -> PaymentSetup {
    let mut setup = PaymentSetup { hsr: true, ..plain() };
    setup.scheduled = vec![
        Scheduled {
            id: "首付款;第一笔,签约后三十日内支付,含技术资料转移费用与全部附件\n第二行".into(),
            ..due("2026-02-17", 12.5)
        },
        Scheduled { kind: PaymentKind::Royalty, id: "royalty".into(), ..due("2027-05-15", 3.0) },
        Scheduled { kind: PaymentKind::Royalty, id: "royalty".into(), ..due("2027-08-14", 3.5) },
        Scheduled { kind: PaymentKind::Milestone, id: "sales".into(), ..due("2028-01-10", 7.0) },
        Scheduled { kind: PaymentKind::Milestone, id: "sales".into(), ..due("2028-04-10", 7.0) },
        Scheduled {
            kind: PaymentKind::TechTransfer,
            payer: Party::Licensor,
            id: "tech_transfer".into(),
            ..due("2026-03-02", 1.0)
        },
        Scheduled { form: UpfrontForm::PayerShares, id: "shares".into(), ..due("2026-03-02", 9.0) },
    ];
    setup
}

/// Content lines with folds undone.
fn unfolded(file: &str) -> Vec<String> {
    file.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

fn values(file: &str, name: &str) -> Vec<String> {
    let lines = unfolded(file);
    lines.iter().filter_map(|line| line.strip_prefix(name)).map(str::to_owned).collect()
}

#[test]
fn lines_are_folded_at_seventy_five_octets_between_characters() {
    for lang in [Lang::En, Lang::Zh] {
        let file = calendar(&rich(), 0, lang);
        assert!(file.ends_with("END:VCALENDAR\r\n"));
        assert!(!file.replace("\r\n", "").contains(['\r', '\n']));
        let longest = file.split("\r\n").map(str::len).max().unwrap();
        assert!((70..=75).contains(&longest), "{longest}");
    }
    let file = calendar(&rich(), 0, Lang::Zh);
    let told = values(&file, "SUMMARY:");
    assert!(
        told[0].contains("到期: 首付款\\;第一笔") && told[0].contains("\\n第二行"),
        "{}",
        told[0]
    );
}

#[test]
fn every_event_is_all_day_and_named_once() {
    let file = calendar(&rich(), 3, Lang::En);
    let uids = values(&file, "UID:");
    assert_eq!(uids.len(), uids.iter().collect::<BTreeSet<_>>().len(), "{uids:#?}");
    assert!(uids.iter().all(|uid| uid.is_ascii() && uid.ends_with("@parley") && uid.len() < 100));
    for name in ["DTSTART;VALUE=DATE:", "DTEND;VALUE=DATE:", "DTSTAMP:2026", "SEQUENCE:3"] {
        assert_eq!(values(&file, name).len(), uids.len(), "{name}");
    }
    let (starts, ends) = (values(&file, "DTSTART;VALUE=DATE:"), values(&file, "DTEND;VALUE=DATE:"));
    assert!(starts.iter().zip(&ends).all(|(start, end)| start < end), "the end is the day after");
    // Six payments in cash, three marks each, and the formalities still open.
    let marks = ["-due@", "-pay@", "-usable@"]
        .map(|mark| uids.iter().filter(|uid| uid.contains(mark)).count());
    assert_eq!(marks, [6, 6, 6]);
    assert!(uids.iter().any(|uid| uid.contains("deal-registration@")));
    assert!(uids.iter().any(|uid| uid.contains("royalty-2027q2-amendment@")));
}

/// Dates move, UIDs stay, the sequence grows.
#[test]
fn a_later_file_updates_the_first() {
    let first = calendar(&rich(), 0, Lang::En);
    let mut moved = rich();
    moved.scheduled[0].due_on = d("2026-03-17");
    moved.today = d("2026-02-01");
    let second = calendar(&moved, 1, Lang::Zh);
    assert_eq!(values(&first, "UID:"), values(&second, "UID:"));
    assert_ne!(values(&first, "DTSTART;VALUE=DATE:"), values(&second, "DTSTART;VALUE=DATE:"));
    assert!(values(&second, "SEQUENCE:").iter().all(|sequence| sequence == "1"));
}

/// A table with a general reader's eyes.
fn read(file: &str) -> Vec<Vec<String>> {
    let body = file.strip_prefix('\u{feff}').expect("a byte-order mark");
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(body.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn text_is_never_a_formula_and_numbers_stay_numbers() {
    let texts = ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "plain", "a,\"b\"\r\nc", "依沃西"];
    let row: Vec<CsvCell> = texts.iter().map(|text| CsvCell::text(*text)).collect();
    let numbers = vec![
        CsvCell::Number(-12.5),
        CsvCell::Number(0.1),
        CsvCell::Number(f64::NAN),
        CsvCell::Empty,
        CsvCell::Date(d("2026-02-17")),
    ];
    let file = csv::file(&[row, numbers]);
    assert!(file.ends_with("\r\n"));
    let body = file.strip_prefix('\u{feff}').unwrap();
    let mut reader =
        ::csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(body.as_bytes());
    let rows: Vec<Vec<String>> =
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    let guarded: Vec<&str> =
        vec!["'=1+1", "'+1", "'-1", "'@x", "'\tx", "'\rx", "plain", "a,\"b\"\r\nc", "依沃西"];
    assert_eq!(rows[0], guarded);
    assert_eq!(rows[1], ["-12.5", "0.1", "", "", "2026-02-17"]);
}

#[test]
fn the_table_holds_a_row_a_payment() {
    let mut setup = rich();
    setup.scheduled[0].id = "=cmd|' /C calc'!A0".into();
    for lang in [Lang::En, Lang::Zh] {
        let rows = read(&csv::payments(&setup, &report(&setup), lang));
        assert_eq!(rows.len(), 1 + setup.scheduled.len());
        assert!(rows.iter().all(|row| row.len() == rows[0].len()), "every row has every column");
        assert_eq!(rows[1][1], "'=cmd|' /C calc'!A0");
        assert_eq!(rows[1][3], "2026-02-17");
        assert_eq!(
            rows[1][12],
            report(&setup).paths.routes[0].inward().unwrap().usable.likely.to_string()
        );
        assert_eq!(rows[7][4], "", "shares have no dates");
    }
    let rows = read(&csv::payments(&setup, &report(&setup), Lang::En));
    assert!(rows[1][24].contains("Spring Festival"), "{}", rows[1][24]);
}
