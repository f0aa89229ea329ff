//! What diligence asks: three pillars, five factors, and the term that answers each question left open.

use super::sentences::{fill, pick};
use super::sources::keys;
use crate::domain::deal::TermKind;
use crate::domain::lang::Lang;
use crate::domain::refdata::rows;
use crate::domain::word_enum::word_enum;
use std::sync::OnceLock;

word_enum! {
    /// A pillar of diligence, or a factor that decides whether a partnership thrives.
    #[derive(PartialOrd, Ord)]
    pub enum Topic {
        /// Pillar: can the data be trusted and used abroad?
        Data = "data",
        /// Pillar: can it be made elsewhere and at scale?
        Cmc = "cmc",
        /// Pillar: is it theirs to license, and free to use?
        Ip = "ip",
        /// Factor: R&D and regulatory readiness.
        Readiness = "readiness",
        /// Factor: how rules are really kept.
        Compliance = "compliance",
        /// Factor: who owns and may use what.
        Clarity = "clarity",
        /// Factor: culture and communication.
        Culture = "culture",
        /// Factor: timing and trust.
        Timing = "timing",
    }
}

impl Topic {
    /// Data integrity, manufacture, intellectual property.
    pub const PILLARS: [Self; 3] = [Self::Data, Self::Cmc, Self::Ip];

    /// The factors that decide whether a partnership thrives.
    pub const FACTORS: [Self; 5] =
        [Self::Readiness, Self::Compliance, Self::Clarity, Self::Culture, Self::Timing];

    /// The topic in words.
    pub fn name(self, lang: Lang) -> &'static str {
        let (en, zh) = match self {
            Self::Data => ("Data integrity", "数据完整性"),
            Self::Cmc => ("Manufacturing (CMC)", "生产（CMC）"),
            Self::Ip => ("Intellectual property", "知识产权"),
            Self::Readiness => ("R&D and regulatory readiness", "研发与监管准备度"),
            Self::Compliance => ("Compliance reality", "合规实情"),
            Self::Clarity => ("IP clarity", "知识产权清晰度"),
            Self::Culture => ("Culture and communication", "文化与沟通"),
            Self::Timing => ("Timing and trust", "时机与信任"),
        };
        pick(lang, en, zh)
    }
}

/// A question of diligence. Source: the keys in `sources`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The word the deal file uses.
    pub key: String,
    /// Pillar or factor.
    pub topic: Topic,
    /// The term that usually answers it when it stays open.
    pub term: TermKind,
    /// The clause section in which that term lands.
    pub section: String,
    /// Keys of [`super::source`].
    pub sources: Vec<String>,
    who: String,
    en: String,
    zh: String,
    fact_en: String,
    fact_zh: String,
}

/// Every question, pillars first.
pub fn questions() -> &'static [Question] {
    static TABLE: OnceLock<Vec<Question>> = OnceLock::new();
    TABLE.get_or_init(|| {
        rows(include_str!("../../refdata/diligence/questions.csv"))
            .filter_map(Question::from_cells)
            .collect()
    })
}

/// The question of a key.
pub fn question(key: &str) -> Option<&'static Question> {
    questions().iter().find(|question| question.key == key)
}

impl Question {
    fn from_cells(cells: [String; 10]) -> Option<Self> {
        let [key, topic, who, term, section, sources, en, zh, fact_en, fact_zh] = cells;
        let topic = Topic::from_word(&topic)?;
        let term = TermKind::from_word(&term)?;
        let sources = keys(&sources);
        Some(Self { key, topic, term, section, sources, who, en, zh, fact_en, fact_zh })
    }

    /// The question in words.
    pub fn text(&self, lang: Lang) -> &str {
        pick(lang, &self.en, &self.zh)
    }

    /// The sentence of the term it becomes.
    pub fn sentence(&self, kind: TermKind, lang: Lang) -> String {
        let form = forms().iter().find(|[term, who, ..]| *term == kind.word() && *who == self.who);
        let fact = pick(lang, &self.fact_en, &self.fact_zh);
        form.map_or_else(String::new, |[_, _, _, en, zh]| {
            fill(pick(lang, en, zh), &[("fact", fact)])
        })
    }
}

/// The clause section in which a question lands as a term: its own for the usual term, else the kind's.
pub fn term_section(question: &'static Question, kind: TermKind) -> &'static str {
    let form = forms().iter().find(|[term, ..]| term == kind.word());
    let kinds = form.map_or("", |[_, _, section, ..]| section.as_str());
    if kind == question.term || kinds.is_empty() { &question.section } else { kinds }
}

/// How each kind of term puts a fact: term, who owes it, section, English, Chinese.
fn forms() -> &'static [[String; 5]] {
    static TABLE: OnceLock<Vec<[String; 5]>> = OnceLock::new();
    TABLE.get_or_init(|| rows(include_str!("../../refdata/diligence/terms.csv")).collect())
}
