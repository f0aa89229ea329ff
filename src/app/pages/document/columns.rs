//! The languages the document is shown in.

use crate::domain::draft::FieldValues;
use crate::domain::lang::Lang;
use crate::domain::term_sheet::{Document, Script, document, traditional};
use leptos::prelude::*;

/// Which languages stand on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Columns {
    /// One language.
    One(Lang),
    /// Chinese in the characters of Hong Kong.
    Traditional,
    /// English and Chinese side by side.
    Both,
}

impl Columns {
    /// They, from left to right.
    pub fn langs(self) -> Vec<Lang> {
        match self {
            Self::One(lang) => vec![lang],
            Self::Traditional => vec![Lang::Zh],
            Self::Both => vec![Lang::En, Lang::Zh],
        }
    }

    /// The sheet of a deal in one of them.
    pub fn document(self, values: &FieldValues, lang: Lang) -> Document {
        let sheet = document(values, lang);
        match (lang, self.script()) {
            (Lang::Zh, Script::Traditional) => traditional(sheet, values),
            (Lang::En, _) | (Lang::Zh, Script::Simplified) => sheet,
        }
    }

    /// The characters of the Chinese among them.
    pub fn script(self) -> Script {
        match self {
            Self::One(_) | Self::Both => Script::Simplified,
            Self::Traditional => Script::Traditional,
        }
    }
}

/// The document in a language.
pub fn sheet_of(sheets: [Memo<Document>; 2], lang: Lang) -> Memo<Document> {
    let [en, zh] = sheets;
    if lang == Lang::En { en } else { zh }
}

/// A language as HTML names it.
pub fn tag(lang: Lang, script: Script) -> &'static str {
    match (lang, script) {
        (Lang::En, _) => "en",
        (Lang::Zh, Script::Simplified) => "zh-CN",
        (Lang::Zh, Script::Traditional) => "zh-HK",
    }
}
