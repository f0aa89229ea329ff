//! The languages the document is shown in.

use crate::domain::lang::Lang;
use crate::domain::term_sheet::Document;
use leptos::prelude::*;

/// Which languages stand on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Columns {
    /// One language.
    One(Lang),
    /// English and Chinese side by side.
    Both,
}

impl Columns {
    /// They, from left to right.
    pub fn langs(self) -> Vec<Lang> {
        match self {
            Self::One(lang) => vec![lang],
            Self::Both => vec![Lang::En, Lang::Zh],
        }
    }
}

/// The document in a language.
pub fn sheet_of(sheets: [Memo<Document>; 2], lang: Lang) -> Memo<Document> {
    let [en, zh] = sheets;
    if lang == Lang::En { en } else { zh }
}

/// A language as HTML names it.
pub fn tag(lang: Lang) -> &'static str {
    if lang == Lang::En { "en" } else { "zh-CN" }
}
