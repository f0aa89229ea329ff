//! Companies named in connection with the BIOSECURE Act: `data/biosecure.csv`, each row dated and sourced.

use super::sentences::pick;
use crate::domain::date::Date;
use crate::domain::lang::Lang;
use crate::domain::refdata::{FactReview, rows, said};
use crate::domain::word_enum::word_enum;
use std::sync::OnceLock;

word_enum! {
    /// What is known of a company.
    pub enum Listing {
        /// On the Section 1260H list, so of concern.
        Listed = "listed",
        /// On the list, but a court has forbidden to enforce that for the time being.
        ListedEnjoined = "listed_enjoined",
        /// Members of Congress asked to have it listed.
        AskedFor = "asked_for",
        /// Named only in bills that did not become law.
        NamedInEarlierBills = "named_in_earlier_bills",
        /// Put on the list and taken off it.
        ListedAndWithdrawn = "listed_and_withdrawn",
        /// Nothing is known, or what was known is too old to count.
        Unknown = "unknown",
    }
}

/// A company the table knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// Its name.
    pub name: String,
    /// Other names it is known by.
    pub aliases: Vec<String>,
    /// Until when what is known counts.
    pub review: FactReview,
    listing: Listing,
    /// As of which day or month.
    pub as_of: String,
    source: [String; 2],
    note_en: String,
    note_zh: String,
}

/// Every company of the table.
pub fn entities() -> &'static [Entity] {
    static TABLE: OnceLock<Vec<Entity>> = OnceLock::new();
    TABLE.get_or_init(|| {
        rows(include_str!("../../refdata/diligence/biosecure.csv"))
            .filter_map(Entity::from_cells)
            .collect()
    })
}

impl Entity {
    #[rustfmt::skip]
    fn from_cells(cells: [String; 10]) -> Option<Self> {
        let [
            name, aliases, status, as_of, source, source_zh, note_en, note_zh, checked_on,
            review_by,
        ] = cells;
        let source = [source, source_zh];
        let review = FactReview::of_cells(&checked_on, &review_by)?;
        let aliases = aliases.split(';').filter(|it| !it.is_empty()).map(str::to_owned).collect();
        let listing = Listing::from_word(&status).unwrap_or(Listing::Unknown);
        Some(Self { name, aliases, review, listing, as_of, source, note_en, note_zh })
    }

    /// What it is called, in Chinese by its Chinese name with the other behind it: `药明康德（WuXi AppTec）`.
    pub fn called(&self, lang: Lang) -> String {
        let chinese = self.aliases.iter().find(|name| !name.is_ascii());
        match chinese.filter(|_| lang == Lang::Zh) {
            Some(chinese) => format!("{chinese}（{}）", self.name),
            None => self.name.clone(),
        }
    }

    /// What is known of it on a day: nothing once its row is past its review.
    pub fn listing(&self, today: Date) -> Listing {
        match self.review.unknown_since(today) {
            Some(_) => Listing::Unknown,
            None => self.listing,
        }
    }

    /// Where it was read.
    pub fn source(&self, lang: Lang) -> &str {
        let [en, zh] = &self.source;
        said(lang, en, zh)
    }

    /// What is known of it, half a sentence.
    pub fn note(&self, lang: Lang) -> &str {
        pick(lang, &self.note_en, &self.note_zh)
    }

    /// Whether a provider's name holds its name or another it is known by.
    pub(super) fn is_named_by(&self, provider: &str) -> bool {
        let spelt_provider = spelt(provider);
        let mut names = std::iter::once(&self.name).chain(&self.aliases);
        names.any(|name| match name.is_ascii() {
            true => spelt_provider.contains(&spelt(name)),
            // Chinese has no blanks between words.
            false => provider.contains(name.as_str()),
        })
    }
}

/// Lower-case words with a blank on each side, so that a name is found as whole words only.
fn spelt(name: &str) -> String {
    let words = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.fold(" ".to_owned(), |text, word| text + &word.to_lowercase() + " ")
}
