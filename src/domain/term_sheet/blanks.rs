//! The blanks of the draft: what each is called, and the values to choose from where there are only a few.
//!
//! `blanks.txt` has a line for each, `section.id | English | Chinese`, where a term of the deal says the same
//! `section.id | English | Chinese | path`, and below it a line for each value,
//! `= English | Chinese`. A value chosen stands in the deal by its English words and is said in the language of the
//! sheet; anything else is said as typed.

use super::catalogue::{definitions, sections};
use super::model::DraftBlank;
use super::source::{Content, Section, TextPart};
use crate::domain::lang::Lang;

const BLANKS: &str = include_str!("blanks.txt");

/// One of the few values a blank may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BlankChoice {
    /// In English: as the deal has it.
    pub en: &'static str,
    /// In Chinese.
    pub zh: &'static str,
}

impl BlankChoice {
    /// In a language.
    pub fn said(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::Zh => self.zh,
        }
    }
}

impl DraftBlank {
    /// What it is called.
    pub fn name(self, lang: Lang) -> &'static str {
        let line = self.lines().next().unwrap_or_default();
        let mut names = line.split('|').skip(1).map(str::trim);
        let (en, zh) = (names.next().unwrap_or_default(), names.next().unwrap_or_default());
        if lang == Lang::En { en } else { zh }
    }

    /// The term of the deal that says the same: what is filled in here goes there, and the figures follow.
    pub fn term(self) -> Option<&'static str> {
        self.lines().next()?.split('|').nth(3).map(str::trim)
    }

    /// The values to choose from; empty where anything may stand.
    pub fn choices(self) -> impl Iterator<Item = BlankChoice> {
        let lines = self.lines().skip(1).map_while(|line| line.strip_prefix('='));
        lines.filter_map(|line| {
            let (en, zh) = line.split_once('|')?;
            Some(BlankChoice { en: en.trim(), zh: zh.trim() })
        })
    }

    /// What was filled in, in the language of the sheet.
    pub fn said(self, text: &str, lang: Lang) -> String {
        self.choice_of(text).map_or(text, |choice| choice.said(lang)).to_owned()
    }

    /// What the deal keeps of a text typed in either language.
    pub fn kept(self, text: &str) -> String {
        self.choice_of(text.trim()).map_or(text.trim(), |choice| choice.en).to_owned()
    }

    fn choice_of(self, text: &str) -> Option<BlankChoice> {
        self.choices().find(|choice| choice.en == text || choice.zh == text)
    }

    /// Its line, and those below.
    fn lines(self) -> impl Iterator<Item = &'static str> {
        let key = format!("{}.{} ", self.section, self.id);
        BLANKS.lines().skip_while(move |line| !line.starts_with(&key))
    }
}

/// Every blank of a section, whatever its wording, once each and in the order of the draft.
pub fn blanks(section: &'static Section) -> Vec<DraftBlank> {
    let lines = section.alternatives.iter().flat_map(|it| &it.lines);
    let parts = lines.flat_map(|line| match &line.content {
        Content::Paragraph(parts) | Content::Item(parts) => parts.clone(),
        // The defined terms are text as well.
        Content::Table("definitions") => {
            definitions(Lang::En).into_iter().flat_map(|it| it.meaning).collect()
        }
        Content::Table(_) => Vec::new(),
    });
    let mut blanks: Vec<DraftBlank> = Vec::new();
    for part in parts {
        let TextPart::Blank(id, _) = part else { continue };
        if blanks.iter().all(|known| known.id != id) {
            blanks.push(DraftBlank { section: section.id, id });
        }
    }
    blanks
}

/// The blank of a section by its word.
pub fn blank_of(section: &str, id: &str) -> Option<DraftBlank> {
    let section = sections(Lang::En).iter().find(|known| known.id == section)?;
    blanks(section).into_iter().find(|blank| blank.id == id)
}
