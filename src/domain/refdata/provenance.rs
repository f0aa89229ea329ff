//! What a page is that a fact was read on, by its host: `refdata/hosts.csv`. A copy or a weak source says so wherever it
//! is linked.

use super::rows;
use crate::domain::word_enum::word_enum;
use std::sync::OnceLock;

word_enum! {
    /// What stands behind a page.
    pub enum SourceKind {
        /// The authority itself.
        Official = "official",
        /// The company, or a wire that carries its release.
        Company = "company",
        /// A law firm, an accountant, a publisher or the trade press.
        Publisher = "publisher",
        /// Another's text copied.
        Copy = "copy",
        /// A list, a blog, or nothing known of it.
        Weak = "weak",
    }
}

/// The standing of a page, by its address; weak where its host is not known.
///
/// ```
/// use parley::domain::refdata::{SourceKind, source_kind};
///
/// assert_eq!(source_kind("https://www.irs.gov/instructions/iw8"), SourceKind::Official);
/// assert_eq!(source_kind("https://nowhere.example/page"), SourceKind::Weak);
/// ```
pub fn source_kind(address: &str) -> SourceKind {
    static TABLE: OnceLock<Vec<(String, SourceKind)>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let read = |[host, word]: [String; 2]| Some((host, SourceKind::from_word(&word)?));
        rows(include_str!("../../refdata/hosts.csv")).filter_map(read).collect()
    });
    let host = host(address);
    table
        .iter()
        .find(|(known, _)| known == host)
        .map_or(SourceKind::Weak, |(_, standing)| *standing)
}

/// The host of an address, without `www.` and port.
fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', ':']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}
