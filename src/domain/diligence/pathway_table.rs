//! The regulatory pathways abroad, as data: `refdata/diligence/pathways.csv`.

use super::sentences::pick;
use super::sources::keys;
use crate::domain::deal::Pathway;
use crate::domain::lang::Lang;
use crate::domain::refdata::rows;
use crate::domain::words;
use rust_decimal::Decimal;
use std::sync::OnceLock;

impl Pathway {
    /// The pathway in words.
    pub fn name(self, lang: Lang) -> &'static str {
        words::choice("diligence.pathway", self.word(), lang).unwrap_or_else(|| self.word())
    }

    /// The table's row; every pathway has one.
    pub fn info(self) -> Option<&'static PathwayInfo> {
        pathways().iter().find(|info| info.key == self.word())
    }
}

/// A pathway's row: default deltas are this page's assumptions, to be edited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathwayInfo {
    /// The pathway's word.
    pub key: String,
    /// Months added to the last unfinished stage; negative: saved.
    pub months: i32,
    /// Cost added, as a fraction of that stage's cost.
    pub cost_share: Decimal,
    /// Cost added besides, millions of the deal currency.
    pub cost: Decimal,
    /// What the deltas rest on: `assumption`.
    pub basis: String,
    /// Keys of [`super::source`].
    pub sources: Vec<String>,
    /// The clause section its condition lands in.
    pub section: String,
    texts: [String; 4],
}

/// Every pathway.
pub fn pathways() -> &'static [PathwayInfo] {
    static TABLE: OnceLock<Vec<PathwayInfo>> = OnceLock::new();
    TABLE.get_or_init(|| {
        rows(include_str!("../../refdata/diligence/pathways.csv"))
            .filter_map(PathwayInfo::from_cells)
            .collect()
    })
}

impl PathwayInfo {
    #[rustfmt::skip]
    fn from_cells(cells: [String; 11]) -> Option<Self> {
        let [
            key, months, cost_share, cost, basis, sources, section, condition_en, condition_zh,
            note_en, note_zh,
        ] = cells;
        Some(Self {
            key,
            months: months.parse().ok()?,
            cost_share: cost_share.parse().ok()?,
            cost: cost.parse().ok()?,
            basis,
            sources: keys(&sources),
            section,
            texts: [condition_en, condition_zh, note_en, note_zh],
        })
    }

    /// The condition it brings.
    pub fn condition(&self, lang: Lang) -> &str {
        let [en, zh, ..] = &self.texts;
        pick(lang, en, zh)
    }

    /// What the default deltas assume.
    pub fn note(&self, lang: Lang) -> &str {
        let [.., en, zh] = &self.texts;
        pick(lang, en, zh)
    }
}
