//! The term sheet as data: sections, paragraphs, tables and stretches of text, each with what became of it.

use crate::domain::lang::Lang;
use std::borrow::Cow;

/// The term sheet in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its language.
    pub lang: Lang,
    /// The characters its Chinese is written in.
    pub script: Script,
    /// The deal's title.
    pub title: String,
    /// The title it had; where nothing is compared, the same.
    pub title_before: String,
    /// That it is a draft and no advice: on its face.
    pub notice: Cow<'static, str>,
    /// What it is to the text both sides signed, below the notice; `None` where they have signed none.
    pub agreed: Option<String>,
    /// Its sections, numbered from 1 in this order.
    pub clauses: Vec<Clause>,
    /// Where the parties sign.
    pub signatures: Block,
}

/// The characters that Chinese is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Script {
    /// Those of the mainland.
    #[default]
    Simplified,
    /// Those of Hong Kong.
    Traditional,
}

/// A section of the term sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// The word it is known by.
    pub id: &'static str,
    /// Its number; `None` when it does not stand in the sheet.
    pub number: Option<usize>,
    /// Why it has no number.
    pub absence: Option<Absence>,
    /// Its heading.
    pub title: Cow<'static, str>,
    /// Whether it binds before the contract.
    pub binding: bool,
    /// Whether it did; where nothing is compared, the same.
    pub binding_before: bool,
    /// What its heading says of a section that binds.
    pub binding_words: Cow<'static, str>,
    /// What became of it as a whole. One taken out has its text and no number.
    pub edit: Edit,
    /// How far the parties are, and who proposed it; empty while it is open.
    pub standing: Cow<'static, str>,
    /// Whether they agreed on it.
    pub is_agreed: bool,
    /// How far they were; where nothing is compared, the same.
    pub standing_before: Cow<'static, str>,
    /// Ways to say it: id and name.
    pub choices: Vec<(&'static str, &'static str)>,
    /// The way chosen.
    pub choice: &'static str,
    /// Whether it moves money that the figures do not follow.
    pub is_apart: bool,
    /// Its text.
    pub blocks: Vec<Block>,
}

/// Why a section does not stand in a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absence {
    /// The parties took it out.
    TakenOut,
    /// It was drafted later, and they have not taken it in.
    NotTakenIn,
    /// It is for another kind of deal.
    OfAnotherDeal,
}

/// A paragraph or a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Run>),
    /// A sub-item and its place, which is its letter.
    Item(ItemLetter, Vec<Run>),
    /// A table: headings and rows of cells, at least one row.
    Table(Vec<Cow<'static, str>>, Vec<Vec<Vec<Run>>>),
}

/// The place of a sub-item among those it follows, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemLetter {
    /// Where it stands.
    pub now: usize,
    /// Where it stood; where nothing is compared, the same.
    pub was: usize,
}

/// A stretch of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// What is read.
    pub text: String,
    /// What it is.
    pub mark: RunKind,
    /// What became of it.
    pub edit: Edit,
}

/// What a stretch of text is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RunKind {
    /// Text as drafted.
    Plain,
    /// What the deal says at this path.
    Value(String),
    /// The number of a row, which leads to the field at this path. A row is never known by it: it moves up and down.
    Number(String),
    /// Missing in the deal at this path.
    Blank(String),
    /// A blank of the draft that the parties have not filled in.
    ToFill(DraftBlank),
    /// What they filled in.
    Filled(DraftBlank),
    /// Leads to another section.
    Section(&'static str),
    /// Refers to a section that was taken out.
    Broken,
    /// Added by the parties.
    Free,
}

/// A blank of a section's draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DraftBlank {
    /// The section.
    pub section: &'static str,
    /// Its word there.
    pub id: &'static str,
}

impl Clause {
    /// Whether the paper shows it: it stands, was taken out, or stood in the sheet compared with.
    pub fn is_shown(&self) -> bool {
        self.number.is_some()
            || self.edit == Edit::Removed
            || self.absence == Some(Absence::TakenOut)
    }

    /// The blanks of its draft that wait for the parties, once each.
    pub fn to_fill(&self) -> Vec<DraftBlank> {
        let mut found = Vec::new();
        let runs = self.blocks.iter().flat_map(|block| match block {
            Block::Paragraph(runs) | Block::Item(_, runs) => runs.iter().collect::<Vec<_>>(),
            Block::Table(_, rows) => rows.iter().flatten().flatten().collect(),
        });
        for run in runs.filter(|run| run.edit != Edit::Removed) {
            if let RunKind::ToFill(blank) = run.mark
                && !found.contains(&blank)
            {
                found.push(blank);
            }
        }
        found
    }
}

impl RunKind {
    /// Whether something is missing there.
    pub fn is_missing(&self) -> bool {
        match self {
            Self::Blank(_) | Self::ToFill(_) | Self::Broken => true,
            Self::Plain
            | Self::Value(_)
            | Self::Number(_)
            | Self::Filled(_)
            | Self::Section(_)
            | Self::Free => false,
        }
    }
}

impl Run {
    /// Text that stands.
    pub fn new(text: impl Into<String>, mark: RunKind) -> Self {
        Self { text: text.into(), mark, edit: Edit::Kept }
    }

    /// Text as drafted.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::new(text, RunKind::Plain)
    }

    /// Whether it is the number of a row.
    pub fn is_number(&self) -> bool {
        matches!(self.mark, RunKind::Number(_))
    }
}

/// What became of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Edit {
    /// It stood before and stands.
    #[default]
    Kept,
    /// It stands and did not.
    Added,
    /// It stood and no longer does.
    Removed,
}
