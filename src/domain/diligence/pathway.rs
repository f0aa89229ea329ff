//! The regulatory pathway abroad: what it adds to the programme, the condition it brings, whom it is open to.

use super::deltas::{Deltas, last_unfinished};
use super::sentences::{pick, sentence};
use super::sources::keys;
use crate::domain::deal::Modality;
use crate::domain::draft::{FieldValues, child};
use crate::domain::lang::Lang;
use crate::domain::number;
use crate::domain::refdata::rows;
use crate::domain::words;
use rust_decimal::Decimal;
use std::sync::OnceLock;

/// A regulatory pathway.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pathway {
    /// Multi-regional trial.
    Mrct,
    /// Bridging study.
    Bridging,
    /// An application that relies on studies of others.
    Section505b2,
    /// The pivotal programme repeated in the territory.
    FullLocal,
}

impl Pathway {
    /// All of them, in the table's order.
    pub const ALL: [Self; 4] = [Self::Mrct, Self::Bridging, Self::Section505b2, Self::FullLocal];

    /// The word the deal file uses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Mrct => "mrct",
            Self::Bridging => "bridging",
            Self::Section505b2 => "505b2",
            Self::FullLocal => "full_local",
        }
    }

    /// By that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|pathway| pathway.word() == word)
    }

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

/// The pathway a draft has chosen.
pub fn chosen(values: &FieldValues) -> Option<Pathway> {
    Pathway::from_word(values.word("diligence.pathway")?)
}

/// A pathway's default deltas for a draft; what the last unfinished stage costs decides the shared part.
/// Taken of the programme without the deltas now in it, so that choosing again changes nothing.
pub fn defaults(values: &FieldValues, pathway: Pathway) -> Deltas {
    let Some(info) = pathway.info() else { return Deltas::default() };
    let stage = last_unfinished(values).ok();
    let typed = stage.and_then(|stage| values.decimal(&child(&stage, "cost")));
    let own = typed.map(|cost| number::sum([cost, -Deltas::of(values).cost]));
    let shared = own.unwrap_or_default().checked_mul(info.cost_share).unwrap_or_default();
    // Whole hundred thousands: an assumption has no more digits than that.
    let cost = number::sum([shared, info.cost]).round_dp(1).max(Decimal::ZERO);
    Deltas { months: info.months, cost }
}

/// Whether a pathway is open to a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// Open.
    Fits,
    /// Closed: a biologic goes by Section 351(a), or 351(k) as a biosimilar.
    Biologic,
    /// Neither a small molecule nor a biologic: ask FDA.
    Ask,
}

/// Whether a pathway is open to a draft's product, by `terms.asset.modality`.
pub fn fit(values: &FieldValues, pathway: Pathway) -> Fit {
    let modality = Modality::from_code(values.text("terms.asset.modality"));
    match (pathway, modality) {
        (Pathway::Section505b2, Some(Modality::SmallMolecule)) => Fit::Fits,
        (Pathway::Section505b2, None | Some(Modality::Peptide | Modality::Sirna)) => Fit::Ask,
        (Pathway::Section505b2, Some(_)) => Fit::Biologic,
        _ => Fit::Fits,
    }
}

/// What there is to say about Section 505(b)(2) and a product; `None` for the other pathways.
pub fn fit_sentence(values: &FieldValues, pathway: Pathway, lang: Lang) -> Option<String> {
    let key = match fit(values, pathway) {
        Fit::Fits => "path_fits",
        Fit::Biologic => "path_biologic",
        Fit::Ask => "path_ask",
    };
    (pathway == Pathway::Section505b2).then(|| sentence(key, lang, &[]))
}
