//! The instruments of law, tax and practice that sentences lean on: name, number, date, how sure.

use super::{FactReview, rows, said};
use crate::domain::lang::Lang;
use std::sync::OnceLock;

/// A law, a notice, a form's rule or an assumption.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instrument {
    /// The word steps, formalities and issues name it by.
    pub key: String,
    /// Its name in English.
    pub en: String,
    /// Its name in Chinese.
    pub zh: String,
    /// Day or year it was issued; empty where the text read does not show it.
    pub date: String,
    /// In force, replaced, practice, assumption.
    pub status: String,
    /// How sure: high, medium, general knowledge, assumption.
    pub confidence: String,
    /// Where it was read; empty for an assumption.
    pub url: String,
    /// Until when what is said of it counts.
    pub review: FactReview,
    number: [String; 2],
    note: [String; 2],
}

impl Instrument {
    /// A row of a table of instruments; `None` without its two days of review.
    #[rustfmt::skip]
    pub fn from_cells(cells: [String; 13]) -> Option<Self> {
        let [
            key, en, zh, number, number_zh, date, status, confidence, url, note, note_zh, checked_on,
            review_by,
        ] = cells;
        let review = FactReview::of_cells(&checked_on, &review_by)?;
        let (number, note) = ([number, number_zh], [note, note_zh]);
        Some(Self { key, en, zh, number, date, status, confidence, url, note, review })
    }

    /// Number and articles; empty where the text read does not show them.
    pub fn number(&self, lang: Lang) -> &str {
        let [en, zh] = &self.number;
        said(lang, en, zh)
    }

    /// What to know before leaning on it.
    pub fn note(&self, lang: Lang) -> &str {
        let [en, zh] = &self.note;
        said(lang, en, zh)
    }

    /// Its name in a language.
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Zh => &self.zh,
        }
    }
}

/// Every instrument, in the table's order.
pub fn instruments() -> &'static [Instrument] {
    static TABLE: OnceLock<Vec<Instrument>> = OnceLock::new();
    TABLE.get_or_init(|| {
        rows(include_str!("../../refdata/instruments.csv"))
            .filter_map(Instrument::from_cells)
            .collect()
    })
}

/// The instrument of a key.
pub fn instrument(key: &str) -> Option<&'static Instrument> {
    instruments().iter().find(|instrument| instrument.key == key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read_and_dated_law_is_named() {
        let text = include_str!("../../refdata/instruments.csv");
        assert_eq!(instruments().len() + 1, text.lines().count());
        for instrument in instruments() {
            assert!(
                !instrument.en.is_empty()
                    && !instrument.zh.is_empty()
                    && !instrument.confidence.is_empty(),
                "{instrument:?}"
            );
        }
    }
}
