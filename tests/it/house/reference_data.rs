//! What reference data says of its own sources and age.

use super::sources::files;
use parley::domain::date::parse;
use parley::domain::examples::public_deals::all;
use parley::domain::refdata::{FactReview, SourceKind, source_kind};
use std::collections::BTreeSet;
use std::fs;

/// Every address of the reference data.
fn addresses() -> BTreeSet<String> {
    let texts = files("src/refdata").into_iter().map(|file| fs::read_to_string(file).unwrap());
    let mut found = BTreeSet::new();
    for text in texts {
        for start in text.match_indices("http").map(|(at, _)| at) {
            let rest = &text[start..];
            let ends = |letter: char| letter.is_whitespace() || "\",;|)".contains(letter);
            let address = &rest[..rest.find(ends).unwrap_or(rest.len())];
            if address.contains("://") {
                found.insert(address.to_owned());
            }
        }
    }
    found
}

/// A new host is to be looked at: what is not in the table counts as weak.
#[test]
fn every_host_of_a_source_has_its_standing() {
    let table = fs::read_to_string("src/refdata/hosts.csv").unwrap();
    let known: BTreeSet<&str> =
        table.lines().skip(1).filter_map(|line| Some(line.split_once(',')?.0)).collect();
    let host = |address: &str| {
        let rest = address.split_once("://").unwrap().1;
        let host = rest.split(['/', ':']).next().unwrap();
        host.strip_prefix("www.").unwrap_or(host).to_owned()
    };
    let unknown: Vec<String> =
        addresses().iter().map(|it| host(it)).filter(|it| !known.contains(it.as_str())).collect();
    assert_eq!(unknown, Vec::<String>::new());
    assert_eq!(
        source_kind("https://www.federalregister.gov/citation/91-FR-35189"),
        SourceKind::Official
    );
    assert_eq!(
        source_kind("https://danish228.rssing.com/chan-26035462/article71.html"),
        SourceKind::Copy
    );
}

/// A proxy's address leads nobody anywhere, and a mirror is not the page it copies.
#[test]
fn no_source_stands_behind_a_proxy_or_a_mirror() {
    let mirrors = ["libproxy", "qtxquartz", "ftp.", "helpx.adobe", "endpoints1651", "big5."];
    for address in addresses() {
        assert!(!mirrors.iter().any(|mirror| address.contains(mirror)), "{address}");
    }
    for deal in all() {
        assert!(deal.source_url.starts_with("http"), "{}", deal.licensee);
    }
}

/// Rules, rates and lists end with the day they were looked up and the day after which they are unknown; all are
/// unknown in 2031.
#[test]
fn every_rule_of_the_reference_data_grows_old() {
    let rules = [
        "instruments",
        "withholding",
        "usual_ranges",
        "payee_tax",
        "treaty_papers",
        "diligence/sources",
        "diligence/biosecure",
        "diligence/policy_watch",
        "diligence/hsr",
        "diligence/ranges",
    ];
    let later = parse("2031-06-01").unwrap();
    for name in rules {
        let mut table = csv::Reader::from_path(format!("src/refdata/{name}.csv")).unwrap();
        let heads: Vec<String> = table.headers().unwrap().iter().map(str::to_owned).collect();
        assert_eq!(heads[heads.len() - 2..], ["checked_on", "review_by"], "{name}");
        for row in table.records().map(Result::unwrap) {
            let cell = |back: usize| row.get(row.len() - back).unwrap();
            let review = FactReview::of_cells(cell(2), cell(1));
            let review = review.unwrap_or_else(|| panic!("{name}: {row:?}"));
            assert!(review.checked_on <= review.review_by, "{name}: {row:?}");
            assert!(review.unknown_since(later).is_some(), "{name}: {row:?}");
        }
    }
}
