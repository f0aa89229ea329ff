//! The laws, bills and court orders a deal out of China has to watch: `refdata/diligence/policy_watch.csv`, each row
//! dated, sourced, and unknown once it is past its review. A new row is data.

use super::sentences::{pick, sentence, told};
use crate::domain::date::Date;
use crate::domain::deal::{Modality, UpfrontForm};
use crate::domain::draft::FieldValues;
use crate::domain::lang::Lang;
use crate::domain::refdata::{FactReview, rows, said};
use crate::domain::word_enum::word_enum;
use std::sync::OnceLock;

word_enum! {
    /// How an instrument stands.
    pub enum PolicyStatus {
        /// In force.
        InForce = "in_force",
        /// Law that takes effect in steps.
        InSteps = "in_steps",
        /// Owed by an authority by its date.
        Due = "due",
        /// A court has forbidden to enforce it for the time being.
        Enjoined = "enjoined",
        /// Set aside by a court.
        Vacated = "vacated",
        /// A bill.
        Bill = "bill",
        /// Proposed by an authority.
        Proposed = "proposed",
        /// Reported, or a report's words: no law.
        Reported = "reported",
        /// What authorities or practitioners do.
        Practice = "practice",
        /// Not known, or known too long ago to count.
        Unknown = "unknown",
    }
}

word_enum! {
    /// Which deals an instrument touches.
    enum Touches {
        /// All.
        All = "all",
        /// Those that license the US.
        Us = "us",
        /// Those with a new company.
        NewCo = "newco",
        /// Those in which the licensee buys the licensor's shares.
        Equity = "equity",
        /// Those with a cell therapy.
        CellTherapy = "cell_therapy",
        /// Those whose licensor is paid in Hong Kong.
        HongKong = "hong_kong",
    }
}

impl PolicyStatus {
    /// The status in words.
    pub fn name(self, lang: Lang) -> String {
        sentence(&format!("status_{}", self.word()), lang, &[])
    }
}

/// A row of the watch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyRow {
    /// The table's word.
    pub key: String,
    /// Its day; a year where no day is known.
    pub dated: String,
    /// How sure: high, medium, general knowledge.
    pub confidence: String,
    /// Until when what is said of it counts.
    pub review: FactReview,
    touches: Touches,
    status: PolicyStatus,
    source: [String; 2],
    texts: [String; 6],
}

/// The watch, in the table's order.
pub fn policy_watch() -> &'static [PolicyRow] {
    static TABLE: OnceLock<Vec<PolicyRow>> = OnceLock::new();
    TABLE.get_or_init(|| {
        rows(include_str!("../../refdata/diligence/policy_watch.csv"))
            .filter_map(PolicyRow::from_cells)
            .collect()
    })
}

impl PolicyRow {
    #[rustfmt::skip]
    fn from_cells(cells: [String; 15]) -> Option<Self> {
        let [
            key, touches, status, dated, en, zh, stands_en, stands_zh, effect_en, effect_zh, source,
            source_zh, confidence, checked_on, review_by,
        ] = cells;
        Some(Self {
            key, dated, confidence, source: [source, source_zh],
            review: FactReview::of_cells(&checked_on, &review_by)?,
            touches: Touches::from_word(&touches)?,
            status: PolicyStatus::from_word(&status)?,
            texts: [en, zh, stands_en, stands_zh, effect_en, effect_zh],
        })
    }

    /// The instrument in words.
    pub fn name(&self, lang: Lang) -> &str {
        let [en, zh, ..] = &self.texts;
        pick(lang, en, zh)
    }

    /// Where it was read.
    pub fn source(&self, lang: Lang) -> &str {
        let [en, zh] = &self.source;
        said(lang, en, zh)
    }

    /// How it stands on a day: unknown once it is past its review.
    pub fn status(&self, today: Date) -> PolicyStatus {
        match self.review.unknown_since(today) {
            Some(_) => PolicyStatus::Unknown,
            None => self.status,
        }
    }

    /// How it stands on a day, in a sentence: since when that is unknown, once it is past its review.
    pub fn stands(&self, today: Date, lang: Lang) -> String {
        let [_, _, en, zh, ..] = &self.texts;
        match self.review.unknown_since(today) {
            Some(since) => sentence("watch_old", lang, &[("since", &told(since, lang))]),
            None => pick(lang, en, zh).to_owned(),
        }
    }

    /// What it does to a draft's deal, on a day.
    pub fn effect(&self, values: &FieldValues, today: Date, lang: Lang) -> String {
        match (self.review.unknown_since(today), self.touches.applies(values)) {
            (_, false) => sentence(self.touches.outside(), lang, &[]),
            (Some(_), true) => sentence("watch_look", lang, &[]),
            (None, true) => self.effect_when_current(lang).to_owned(),
        }
    }

    /// What it does to a deal it touches, while what is said of it counts.
    pub fn effect_when_current(&self, lang: Lang) -> &str {
        let [.., en, zh] = &self.texts;
        pick(lang, en, zh)
    }

    /// Whether it touches a draft's deal.
    pub fn touches(&self, values: &FieldValues) -> bool {
        self.touches.applies(values)
    }
}

impl Touches {
    fn applies(self, values: &FieldValues) -> bool {
        let products = || 0..values.rows("terms.products");
        match self {
            Self::All => true,
            Self::Us => products().any(|product| values.licensed_of(product).contains(&"US")),
            Self::NewCo => values.text("terms.structure.kind") == "newco",
            Self::Equity => {
                values.words("terms.upfront[].form").contains(&UpfrontForm::LicensorShares.word())
            }
            Self::CellTherapy => {
                values.words("terms.products[].modality").contains(&Modality::CellTherapy.word())
            }
            Self::HongKong => values.text("terms.parties.licensor.vehicle") == "hong_kong",
        }
    }

    /// The sentence for a deal it does not touch.
    fn outside(self) -> &'static str {
        match self {
            Self::All | Self::Us => "watch_no_us",
            Self::NewCo => "watch_no_newco",
            Self::Equity => "watch_no_equity",
            Self::CellTherapy => "watch_no_cells",
            Self::HongKong => "watch_no_hong_kong",
        }
    }
}
