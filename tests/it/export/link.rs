//! Links: what is shared arrives as it was, nothing else opens, and no text however made does harm.

use crate::support::fuzz_laws::forged::{checked, forged};
use crate::support::guarded::{akeso, guarded};
use crate::support::random_deal;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::DataFormat;
use miniz_oxide::deflate::CompressionLevel;
use miniz_oxide::deflate::core::{CompressorOxide, TDEFLFlush, compress_to_output};
use parley::domain::bounded_json;
use parley::domain::date::{Date, parse};
use parley::domain::deal::{Modality, Stage};
use parley::domain::draft::{Draft, from_file, to_file, upgraded_path};
use parley::domain::examples::public_deals;
use parley::domain::examples::templates::{blank, id, template};
use parley::domain::lang::Lang;
use parley::domain::schema::{FIELDS, FieldKind, LISTS, blank_row};
use parley::domain::term_sheet::sections;
use parley::export::link::{
    LONGEST, Link, LinkScope, LinkVersion, Opened, Sealed, encode, open, pack, seal, unpack,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::Value;

/// `https://` and a site under a sub-path, up to `#`.
const BASE: usize = 40;

/// The deal of a link, or the word for what is wrong with it.
fn opened(text: &str) -> Result<Link, &'static str> {
    match open(text) {
        Ok(Opened::Plain(link)) => Ok(link),
        Ok(Opened::Sealed(_)) => Err("sealed"),
        Err(issues) => Err(issues[0].code()),
    }
}

#[track_caller]
fn travels(draft: &Draft) {
    let whole = opened(&encode(draft, LinkScope::Whole).unwrap()).unwrap();
    assert!(whole.whole);
    let draft = &without_marks(draft);
    assert_eq!(whole.draft, *draft);
    let paper = opened(&encode(draft, LinkScope::Paper).unwrap()).unwrap();
    assert!(!paper.whole);
    assert_eq!(paper.draft.paper(), draft.paper());
    assert_eq!(paper.draft.text("assumptions.valuation_on"), "");
    assert_eq!(paper.draft.rows("assumptions.programmes.0.regions"), 0);
}

/// A draft without what turns or controls a text: that does not travel.
fn without_marks(draft: &Draft) -> Draft {
    let marks = ["\u{202e}", "\u{0}", "\u{7f}", "\u{1b}"];
    let mut clean = draft.clone();
    for field in FIELDS.iter().filter(|field| field.path != "rounds[].paper") {
        for path in draft.expand(field.path) {
            let text = draft.text(&path);
            if marks.iter().any(|mark| text.contains(mark)) {
                let text = marks.iter().fold(text.to_owned(), |text, mark| text.replace(mark, ""));
                clean.put(&path, text.into());
            }
        }
    }
    clean
}

fn today() -> Date {
    parse("2026-11-22").unwrap()
}

/// A draft with every sixth section decided, by its last alternative.
fn decided(mut draft: Draft) -> Draft {
    for (row, section) in sections(Lang::En).iter().step_by(6).enumerate() {
        draft.insert_row("clauses", row, blank_row("clauses"));
        let choice = section.alternatives.last().unwrap().id;
        let by = if row % 2 == 0 { "licensor" } else { "licensee" };
        for (field, text) in
            [("section", section.id), ("choice", choice), ("status", "proposed"), ("by", by)]
        {
            draft.set(&format!("clauses.{row}.{field}"), text);
        }
    }
    draft
}

/// The example, the blank deal, every template, public deal and worked case, each with clauses decided.
fn known() -> Vec<(String, Draft)> {
    let mut files = vec![("blank".to_owned(), blank(today()))];
    for stage in Stage::ALL {
        let modalities = Modality::ALL.into_iter();
        files.extend(modalities.map(|it| (id(stage, it), template(stage, it, today()))));
    }
    for public in public_deals::all() {
        files.push((public.asset.clone(), public_deals::deal(public, today())));
    }
    for entry in std::fs::read_dir("tests/fixtures/deals").unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            continue;
        }
        let case = bounded_json::parse(&std::fs::read_to_string(&path).unwrap()).unwrap();
        files.push((path.display().to_string(), case.get("deal").unwrap().clone()));
    }
    let draft = |file: Value| decided(from_file(&file.to_string()).unwrap());
    let mut drafts: Vec<_> = files.into_iter().map(|(name, file)| (name, draft(file))).collect();
    drafts.push(("guarded".to_owned(), guarded()));
    drafts
}

/// Texts that no number, date or word can be read from.
const UNREADABLE: [&str; 10] = [
    "12,5o",
    "1.234,5",
    "tbd?",
    "<script>alert(1)</script>",
    "__proto__",
    "\u{202e}five %",
    "a\u{0}b\u{7f}\u{1b}[31m",
    "“ ” 亿 \u{1f9ec} \u{feff}",
    "\\u0000 \\\" {}[]",
    "'; -- \r\n\t=1+1",
];

/// A random deal, half finished: some fields emptied, some filled with what cannot be read, some lists grown.
fn half_finished() -> impl Strategy<Value = Draft> {
    let edit = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..=UNREADABLE.len());
    let edits = prop::collection::vec(edit, 0..12);
    let lists = prop::collection::vec(any::<prop::sample::Index>(), 0..6);
    (random_deal::files(), lists, edits).prop_map(|(file, lists, edits)| {
        let mut draft = from_file(&file.to_string()).unwrap();
        for list in lists.iter().map(|list| list.get(LISTS)) {
            if let Some(path) = draft.expand(list.path).first() {
                draft.insert_row(path, 0, blank_row(list.path));
            }
        }
        for (field, row, text) in edits {
            let paths = draft.expand(field.get(FIELDS).path);
            if !paths.is_empty() {
                let text = UNREADABLE.get(text).copied().unwrap_or_default();
                draft.set(row.get::<String>(&paths), text);
            }
        }
        draft
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn a_half_finished_deal_arrives_as_it_was_typed(draft in half_finished()) {
        travels(&draft);
    }
}

#[test]
fn every_template_public_deal_and_worked_case_arrives_as_it_was() {
    for (_, draft) in known() {
        travels(&draft);
    }
}

/// Measured: the address of a paper has at most 1,149 characters, that of a whole deal of one drug 1,887, of twelve
/// 4,207; of a thousand random deals 729 and 1,518 in the middle, 879 and 1,986 at the 95th percentile.
#[test]
fn a_link_stays_short() {
    for (name, draft) in known() {
        for what in [LinkScope::Paper, LinkScope::Whole] {
            let length = BASE + encode(&draft, what).unwrap().len();
            // A whole deal of twelve drugs carries twelve programmes.
            let many = draft.rows("terms.products") > 1;
            let most = match what {
                LinkScope::Paper => 1_200,
                LinkScope::Whole if many => 4_250,
                LinkScope::Whole => 1_950,
            };
            assert!(length <= most, "{name}, {what:?}: {length}");
        }
    }
    let mut runner = TestRunner::deterministic();
    let files = random_deal::files();
    let mut draft = || {
        let file = files.new_tree(&mut runner).unwrap().current();
        decided(from_file(&file.to_string()).unwrap())
    };
    let drafts: Vec<Draft> = (0..1_000).map(|_| draft()).collect();
    for (what, most) in [(LinkScope::Paper, 930), (LinkScope::Whole, 2_100)] {
        let length = |draft| BASE + encode(draft, what).unwrap().len();
        let mut lengths: Vec<usize> = drafts.iter().map(length).collect();
        lengths.sort_unstable();
        assert!(lengths[950] <= most, "{what:?}: {}", lengths[950]);
    }
}

#[test]
fn nothing_private_is_in_the_link_of_a_paper() {
    let draft = guarded();
    let paper = opened(&encode(&draft, LinkScope::Paper).unwrap()).unwrap().draft;
    assert!(!paper.to_text().contains("707"));
    assert!(paper.to_text().contains("274.9"));
    let whole = opened(&encode(&draft, LinkScope::Whole).unwrap()).unwrap().draft;
    assert_eq!(whole.to_text().matches("707").count(), 15);
}

#[test]
fn a_link_is_letters_that_no_address_has_to_escape() {
    let link = encode(&akeso(), LinkScope::Whole).unwrap();
    assert!(link.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)));
    assert_eq!(encode(&akeso(), LinkScope::Whole).unwrap(), link);
    assert_eq!(opened(&format!(" {link}\n")).unwrap().draft, akeso());
}

#[test]
fn a_deal_too_long_for_a_link_is_refused_with_its_length() {
    let mut draft = akeso();
    let noise: String = (1..7_000_u64).map(|n| (n.pow(3) % 99_991).to_string()).collect();
    draft.set("title", &noise);
    let issue = encode(&draft, LinkScope::Paper).unwrap_err();
    assert_eq!(issue.code(), "link_too_long");
    let length = 3 + (pack(&draft, LinkScope::Paper).unwrap().len() * 8).div_ceil(6);
    assert!(length > LONGEST);
    for lang in [Lang::En, Lang::Zh] {
        assert!(issue.message(lang).contains(&length.to_string()), "{}", issue.message(lang));
    }
    draft.set("title", &"a".repeat(1 << 20));
    assert_eq!(pack(&draft, LinkScope::Paper).unwrap_err().code(), "link_too_large");
}

/// The fields of a kept file stand in what its link opens as.
fn holds(link: &Link, kept: &str) {
    let (kept, file) = (bounded_json::parse(kept).unwrap(), Draft::from_tree(to_file(&link.draft)));
    let mut there = Vec::new();
    leaves("", &kept, &mut there);
    assert!(there.len() > 60);
    for (path, leaf) in there {
        let path = upgraded_path(&path);
        let carried = match (path.as_str(), leaf.as_str()) {
            ("version", _) => Value::from(2),
            (_, Some("shares")) => Value::from("payer_shares"),
            // No was what stood where nobody had answered.
            ("payments.technology", None) => {
                assert_eq!(leaf, false);
                Value::from("not_assessed")
            }
            _ => leaf,
        };
        match file.node(&path) {
            Some(node) => assert_eq!(*node, carried, "{path}"),
            // What the licensee bears alone is no share.
            None => {
                let alone = path.ends_with(".basis.licensee_share") || carried == 1;
                assert!(path.ends_with(".licensee_share") && alone, "{path}");
            }
        }
    }
}

/// Every leaf of a tree with its path, marks of where it came from too.
fn leaves(path: &str, tree: &Value, found: &mut Vec<(String, Value)>) {
    let below =
        |step: &str| if path.is_empty() { step.to_owned() } else { format!("{path}.{step}") };
    match tree {
        Value::Object(fields) => {
            fields.iter().for_each(|(name, node)| leaves(&below(name), node, found));
        }
        Value::Array(rows) => {
            rows.iter()
                .enumerate()
                .for_each(|(row, node)| leaves(&below(&row.to_string()), node, found));
        }
        leaf => found.push((path.to_owned(), leaf.clone())),
    }
}

#[test]
fn links_of_the_second_version_open_for_ever() {
    let kept: Value =
        serde_json::from_str(include_str!("../../fixtures/deals/innovent_takeda.json")).unwrap();
    let deal = from_file(&kept["deal"].to_string()).unwrap();
    let paper = opened(include_str!("../../fixtures/links/2_paper.txt")).unwrap();
    assert_eq!((paper.draft.paper(), paper.whole), (deal.paper(), false));
    let whole = opened(include_str!("../../fixtures/links/2_whole.txt")).unwrap();
    assert_eq!(whole, Link { draft: deal, whole: true });
}

#[test]
fn links_of_the_first_version_open_for_ever() {
    let paper = opened(include_str!("../../fixtures/links/1_paper.txt")).unwrap();
    assert!(!paper.whole);
    holds(&paper, include_str!("../../fixtures/links/1_paper.json"));
    let whole = opened(include_str!("../../fixtures/links/1_whole.txt")).unwrap();
    assert!(whole.whole);
    holds(&whole, include_str!("../../fixtures/links/1_whole.json"));
}

/// The link's version is that of the packing: the file in it has its own.
#[test]
fn a_link_made_before_holds_a_file_of_any_version() {
    for name in ["akeso_summit", "newco_three_regions"] {
        let read = |folder: &str| -> Value {
            let path = format!("tests/fixtures/deals/{folder}{name}.json");
            bounded_json::parse(&std::fs::read_to_string(path).unwrap()).unwrap()["deal"].clone()
        };
        let [old, new] = ["version_1/", ""].map(|folder| {
            let file = read(folder).to_string();
            let link = opened(&forged(file.as_bytes())).unwrap();
            assert!(link.whole);
            assert_eq!(link.draft, from_file(&file).unwrap());
            to_file(&link.draft)
        });
        assert_eq!(old["terms"], new["terms"]);
    }
}

#[test]
fn a_link_or_a_file_from_the_future_says_so() {
    for (text, code, version) in [
        ("p4.AAAA", "newer_link", "4"),
        ("e17.AAAA", "newer_link", "17"),
        (&forged(br#"{"format":"parley-deal","version":3}"#), "newer_file", "3"),
    ] {
        let issues = open(text).unwrap_err();
        assert_eq!(issues[0].code(), code, "{text}");
        for lang in [Lang::En, Lang::Zh] {
            assert!(issues[0].message(lang).contains(version), "{text}");
        }
    }
}

#[test]
fn what_is_no_link_is_refused_with_a_reason() {
    let too_long = "p1.".to_owned() + &"A".repeat(70_000);
    for (text, code) in [
        ("", "not_a_link"),
        ("p1", "not_a_link"),
        ("terms", "not_a_link"),
        ("p.AAAA", "not_a_link"),
        ("p0.AAAA", "not_a_link"),
        ("p-1.AAAA", "not_a_link"),
        ("q2.AAAA", "not_a_link"),
        ("p99999999999999999999.AAAA", "not_a_link"),
        ("p1.", "link_broken"),
        ("p1.A", "link_broken"),
        ("p1.AA==", "link_broken"),
        ("p1.AAAA.AAAA", "link_broken"),
        ("p1.é", "link_broken"),
        ("e1.", "link_broken"),
        ("e1.AAAA", "link_broken"),
        (&too_long, "link_too_large"),
        (&forged(b"\xff\xfe"), "not_a_link"),
        (&forged(b""), "not_a_link"),
        (&forged(b"{"), "not_a_link"),
        (&forged(br#"{"title":"\ud800"}"#), "not_a_link"),
        (&forged(b"{}"), "foreign_file"),
        (&forged(b"[]"), "foreign_file"),
        (&forged(br#"{"format":"parley-deal","version":1,"terms":[]}"#), "not_a_group"),
    ] {
        assert_eq!(opened(text), Err(code), "{text}");
    }
}

#[test]
fn a_link_cut_short_anywhere_does_not_open() {
    for what in [LinkScope::Paper, LinkScope::Whole] {
        let link = encode(&decided(akeso()), what).unwrap();
        for length in 0..link.len() {
            let code = opened(&link[..length]).unwrap_err();
            let expected = if length < 3 { "not_a_link" } else { "link_broken" };
            assert_eq!(code, expected, "{length}");
        }
    }
}

#[test]
fn a_link_changed_anywhere_never_opens_as_another_deal() {
    let draft = decided(akeso());
    let link = encode(&draft, LinkScope::Paper).unwrap();
    let same = opened(&link).unwrap();
    let mut refused = 0;
    let mut check = |changed: &str| match opened(changed) {
        Ok(link) => assert_eq!(link, same),
        Err(_) => refused += 1,
    };
    let bytes = URL_SAFE_NO_PAD.decode(&link[3..]).unwrap();
    for bit in 0..bytes.len() * 8 {
        let mut bytes = bytes.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        check(&format!("p1.{}", URL_SAFE_NO_PAD.encode(bytes)));
    }
    for at in 0..link.len() {
        for letter in ['A', 'z', '7', '_', '.', ' ', '%', '\u{e9}'] {
            if !link[at..].starts_with(letter) {
                check(&format!("{}{letter}{}", &link[..at], &link[at + 1..]));
            }
        }
    }
    // Only the last bits before the checksum mean nothing.
    assert!(refused >= bytes.len() * 8 - 7 + link.len() * 7, "{refused}");
}

/// A raw deflate stream of so many times a megabyte of one byte.
fn bomb(byte: u8, megabytes: usize) -> Vec<u8> {
    let best = CompressionLevel::BestCompression;
    let mut stream = CompressorOxide::with_format_and_level(DataFormat::Raw, best);
    let mut packed = Vec::new();
    compress_to_output(&mut stream, &vec![byte; 1 << 20], TDEFLFlush::Sync, |bytes| {
        packed.extend_from_slice(bytes);
        true
    });
    packed.repeat(megabytes)
}

#[test]
fn a_bomb_is_refused_before_it_unfolds() {
    for byte in *b"\0 [{" {
        // A hundred megabytes do not fit the longest text, forty do.
        let large = checked(bomb(byte, 100), b"");
        assert_eq!(opened(&large), Err("link_too_large"));
        let small = checked(bomb(byte, 40), b"");
        assert!(small.len() < 64 << 10);
        assert_eq!(opened(&small), Err("link_too_large"));
    }
    let file = br#"{"format":"parley-deal","version":1,"terms":{}}"#;
    let padded = |length: usize| {
        let mut bytes = file.to_vec();
        bytes.resize(length, b' ');
        opened(&forged(&bytes)).map(|link| link.whole)
    };
    assert_eq!(padded(1 << 20), Ok(false));
    assert_eq!(padded((1 << 20) + 1), Err("link_too_large"));
}

#[test]
fn nesting_and_rows_without_end_are_refused() {
    let deep = "[".repeat(10_000) + &"]".repeat(10_000);
    let file = |tree: &str| format!(r#"{{"format":"parley-deal","version":1,"x":{tree}}}"#);
    assert_eq!(opened(&forged(file(&deep).as_bytes())), Err("not_a_link"));
    let mut draft = akeso();
    let rows = vec!["0"; 40_000].join(",");
    for list in LISTS.iter().filter(|list| !list.path.contains("[]")) {
        draft.put(list.path, "rows".into());
        let file = to_file(&draft).to_string().replace(r#""rows""#, &format!("[{rows}]"));
        assert_eq!(opened(&forged(file.as_bytes())), Err("too_many_rows"), "{}", list.path);
        draft = akeso();
    }
    let million = vec!["0"; 1_000_000].join(",");
    let file = to_file(&draft).to_string();
    let file = file.replacen(r#""milestones":["#, &format!(r#""milestones":[{million},"#), 1);
    assert_eq!(opened(&forged(file.as_bytes())), Err("link_too_large"));
    let issues = from_file(&file).unwrap_err();
    assert_eq!((issues.len(), issues[0].code()), (1, "too_many_rows"));
}

#[test]
fn hostile_texts_stay_texts() {
    let mut draft = guarded();
    for text in UNREADABLE {
        for field in FIELDS.iter().filter(|field| matches!(field.kind, FieldKind::Text { .. })) {
            for path in draft.expand(field.path) {
                draft.set(&path, text);
            }
        }
        draft.put("__proto__", bounded_json::parse(r#"{"polluted":"707"}"#).unwrap());
        travels(&Draft::from_text(&draft.to_text()).unwrap());
    }
}

#[test]
fn a_locked_link_gives_back_what_was_locked() {
    let packed = pack(&akeso(), LinkScope::Whole).unwrap();
    let sealed = Sealed {
        version: LinkVersion::NEWEST,
        salt: [7; 16],
        iv: [9; 12],
        ciphertext: packed.clone(),
    };
    let link = seal(&sealed).unwrap();
    assert!(link.starts_with("e3."));
    assert_eq!(open(&link).unwrap(), Opened::Sealed(sealed.clone()));
    assert_eq!(unpack(LinkVersion::NEWEST, &packed).unwrap(), Link { draft: akeso(), whole: true });
    let large = Sealed { ciphertext: vec![1; 6_000], ..sealed.clone() };
    assert_eq!(seal(&large).unwrap_err().code(), "link_too_long");
    // A tag and nothing under it.
    let empty = Sealed { ciphertext: vec![1; 16], ..sealed };
    assert_eq!(opened(&seal(&empty).unwrap()), Err("link_broken"));
    assert_eq!(
        unpack(LinkVersion::NEWEST, &vec![0; 70_000]).unwrap_err()[0].code(),
        "link_too_large"
    );
}
