//! The payments' calendar and table files.

use crate::support::payment_setup::{d, due, entered, plain};
use parley::domain::cash_path::{PaymentSetup, Scheduled, report};
use parley::domain::deal::{FormalityKind, Party, PaymentKind, UpfrontForm};
use parley::domain::lang::Lang;
use parley::export::csv::{self, CsvCell};
use parley::export::ics::{self, CalendarChoice, CalendarEntry, CalendarFile, Edition, Extent};
use std::collections::BTreeSet;

fn edition(sequence: u32) -> Edition {
    Edition {
        deal_id: "akeso 依沃西".into(),
        title: "Akeso; 依沃西".into(),
        sequence,
        stamp: "20261122T093000Z".into(),
    }
}

const YEAR: CalendarChoice =
    CalendarChoice { extent: Extent::NextYear, modelled: true, side: Party::Licensor };

fn chosen(setup: &PaymentSetup, choice: CalendarChoice, sequence: u32, lang: Lang) -> String {
    ics::payments(setup, &report(setup), choice, &edition(sequence), &[], lang).text
}

/// The files of every single payment, one after the other.
fn calendar(setup: &PaymentSetup, sequence: u32, lang: Lang) -> String {
    let one = |index| CalendarChoice { extent: Extent::One(index), ..YEAR };
    (0..setup.scheduled.len()).map(|index| chosen(setup, one(index), sequence, lang)).collect()
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
        assert!(file.contains("BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-P2D\r\n"));
        assert!(!file.replace("\r\n", "").contains(['\r', '\n']));
        let longest = file.split("\r\n").map(str::len).max().unwrap();
        assert!((70..=75).contains(&longest), "{longest}");
    }
    let file = calendar(&rich(), 0, Lang::Zh);
    let told = values(&file, "SUMMARY:");
    assert!(told[0].starts_with("Akeso\\; 依沃西：首付款到期，"), "{}", told[0]);
}

#[test]
fn every_event_is_all_day_and_named_once() {
    let file = calendar(&rich(), 3, Lang::En);
    let mut uids = values(&file, "UID:");
    // What belongs to the deal stands in the file of every payment.
    uids.sort();
    uids.dedup();
    assert_eq!(uids.len(), uids.iter().collect::<BTreeSet<_>>().len(), "{uids:#?}");
    assert!(uids.iter().all(|uid| uid.is_ascii() && uid.ends_with("@parley") && uid.len() < 100));
    let events = values(&file, "BEGIN:VEVENT").len();
    for name in ["DTSTART;VALUE=DATE:", "DTEND;VALUE=DATE:", "DTSTAMP:2026", "SEQUENCE:3"] {
        assert_eq!(values(&file, name).len(), events, "{name}");
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

/// Renaming changes no UID, nor does another browser: they stand on what is in the file, and on no label.
#[test]
fn uids_hang_on_no_label() {
    let mut renamed = rich();
    renamed.scheduled[0].id = "renamed".into();
    renamed.scheduled[0].name = Some(["renamed".into(), "改名".into()]);
    let (first, second) = (calendar(&rich(), 0, Lang::En), calendar(&renamed, 1, Lang::En));
    assert_eq!(values(&first, "UID:"), values(&second, "UID:"));
    assert_ne!(values(&first, "SUMMARY:"), values(&second, "SUMMARY:"));
}

/// Modelled royalties go out only when they are asked for; who pays sees nothing of what is usable.
#[test]
fn a_year_holds_what_is_within_it_and_no_modelled_amount() {
    let mut setup = rich();
    setup.today = d("2027-01-04");
    let uids = |choice| values(&chosen(&setup, choice, 0, Lang::En), "UID:");
    let all = uids(YEAR);
    assert!(all.iter().any(|uid| uid.contains("royalty-2027q2")), "{all:#?}");
    let contract = uids(CalendarChoice { modelled: false, ..YEAR });
    assert!(!contract.iter().any(|uid| uid.contains("royalty")), "{contract:#?}");
    let days = values(&chosen(&setup, YEAR, 0, Lang::En), "DTSTART;VALUE=DATE:");
    assert!(days.iter().all(|day| ("20270104"..="20280104").contains(&day.as_str())), "{days:?}");
    let payer = uids(CalendarChoice { side: Party::Licensee, extent: Extent::One(0), ..YEAR });
    assert!(payer.iter().any(|uid| uid.contains("upfront-0-due")));
    assert!(!payer.iter().any(|uid| uid.contains("usable")), "{payer:?}");
}

/// A formality that is done is taken out of the calendar that had it.
#[test]
fn what_went_is_cancelled() {
    let cancelled = |setup: &PaymentSetup, choice| {
        let file = chosen(setup, choice, 0, Lang::En);
        let events = file.split("BEGIN:VEVENT").skip(1);
        let gone = events.filter(|event| event.contains("STATUS:CANCELLED"));
        gone.map(|event| values(event, "UID:").concat()).collect::<Vec<_>>()
    };
    let first = CalendarChoice { extent: Extent::One(0), ..YEAR };
    let mut setup = rich();
    let before = cancelled(&setup, first);
    assert_eq!(before.len(), 1, "paid on the day it is due: {before:?}");
    setup.formalities = vec![entered(FormalityKind::Registration, Some("2026-01-20"), true)];
    let after = cancelled(&setup, first);
    assert!(after.iter().any(|uid| uid.contains("deal-registration")), "{after:?}");
}

/// What a file has handed out and the deal has no more goes out as cancelled, on the day it was handed out for; what is only
/// left out of a file stays.
#[test]
fn what_the_deal_has_no_more_is_taken_out_of_the_calendar() {
    let mut setup = rich();
    setup.today = d("2026-01-05");
    let write = |setup: &PaymentSetup, choice, earlier: &[CalendarEntry]| {
        ics::payments(setup, &report(setup), choice, &edition(1), earlier, Lang::En)
    };
    let cancelled = |file: &CalendarFile| {
        let events = file.text.split("BEGIN:VEVENT").skip(1);
        let gone = events.filter(|event| event.contains("STATUS:CANCELLED"));
        let told = |event: &str| {
            let told = ["UID:", "DTSTART;VALUE=DATE:"].map(|name| values(event, name).concat());
            told.concat()
        };
        gone.map(told).collect::<Vec<_>>()
    };
    let first = CalendarChoice { extent: Extent::One(0), ..YEAR };
    let later = CalendarChoice { extent: Extent::One(3), ..YEAR };
    let handed_out = write(&setup, first, &[]).handed_out;
    let usable = handed_out.iter().find(|entry| entry.id == "upfront-0-usable").unwrap().clone();
    // Of another payment: the first is still there.
    let other = write(&setup, later, &handed_out);
    assert!(cancelled(&other).iter().all(|gone| !gone.contains("upfront-0-usable")));
    assert!(other.handed_out.len() > handed_out.len(), "both are remembered");
    setup.scheduled.remove(0);
    let after = write(&setup, CalendarChoice { extent: Extent::One(2), ..YEAR }, &other.handed_out);
    let gone = cancelled(&after);
    let told = format!("-upfront-0-usable@parley{}", usable.on);
    assert!(gone.iter().any(|it| it.ends_with(&told)), "{told} in {gone:#?}");
    // Besides the day that says the same as the one it is due on.
    let others = gone.iter().filter(|it| !it.contains("-pay@"));
    assert!(others.into_iter().all(|it| it.contains("-upfront-0-")), "{gone:#?}");
    // Nothing stays remembered that never was in a file.
    assert!(write(&rich(), first, &[]).handed_out.iter().all(|it| !it.id.contains("milestone")));
}

/// What lies ahead is to be paid, what was paid is paid, in both languages.
#[test]
fn a_summary_names_deal_payment_and_amount() {
    let mut setup = PaymentSetup { scheduled: vec![due("2026-05-16", 50.0)], ..plain() };
    let told = |setup: &PaymentSetup, lang| values(&calendar(setup, 0, lang), "SUMMARY:");
    let ahead = told(&setup, Lang::En);
    assert!(ahead[0].starts_with("Akeso\\; 依沃西: Upfront due\\, USD 50"), "{ahead:?}");
    assert!(ahead[1].contains("Upfront to be paid"), "{ahead:?}");
    assert!(ahead[2].contains("Upfront usable\\, USD 45"), "{ahead:?}");
    assert!(told(&setup, Lang::Zh)[1].contains("首付款应付"));
    setup.scheduled[0].paid_on = Some(d("2026-05-18"));
    assert!(told(&setup, Lang::En)[1].contains("Upfront paid"));
    assert!(told(&setup, Lang::Zh)[1].contains("首付款已付"));
}

/// A table with a general reader's eyes.
fn read(file: &str) -> Vec<Vec<String>> {
    let body = file.strip_prefix('\u{feff}').expect("a byte-order mark");
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(body.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn text_is_never_a_formula_and_numbers_stay_numbers() {
    let texts = [
        "=1+1",
        "+1",
        "-1",
        "@x",
        "\tx",
        "\rx",
        "\0=1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "plain",
        "a,\"b\"\r\nc",
        "依沃西",
    ];
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
    let guarded: Vec<&str> = vec![
        "'=1+1",
        "'+1",
        "'-1",
        "'@x",
        "'\tx",
        "'\rx",
        "'=1",
        "'＝1",
        "'＋1",
        "'－1",
        "'＠x",
        "plain",
        "a,\"b\"\r\nc",
        "依沃西",
    ];
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
        assert_eq!(rows[1][2], "'=cmd|' /C calc'!A0");
        assert_eq!(rows[1][4], "2026-02-17");
        assert_eq!(
            rows[1][13],
            report(&setup).paths.routes[0].inward().unwrap().usable.likely.to_string()
        );
        assert_eq!(rows[7][5], "", "shares have no dates");
    }
    let rows = read(&csv::payments(&setup, &report(&setup), Lang::En));
    for row in &rows[1..] {
        for (cell, places) in [(22, 6), (23, 8), (24, 8)] {
            let digits = row[cell].split_once('.').map_or(0, |(_, digits)| digits.len());
            assert!(digits <= places, "{} of {row:?}", row[cell]);
        }
    }
    assert!(rows[1][26].contains("Spring Festival"), "{}", rows[1][26]);
}
