//! The term sheet: the sections as drafted, filled in from the deal.

use super::edit::Edit;
use super::source::{Condition, Content, Section, SourceLine, Test, TextPart};
use super::{catalogue, tables, values};
use crate::domain::diligence::findings;
use crate::domain::draft::Draft;
use crate::domain::lang::Lang;

/// The term sheet in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its language.
    pub lang: Lang,
    /// The deal's title.
    pub title: String,
    /// The title it had; where nothing is compared, the same.
    pub title_before: String,
    /// That it is a draft and no advice: on its face.
    pub notice: &'static str,
    /// Its sections, numbered from 1 in this order.
    pub clauses: Vec<Clause>,
}

/// A section of the term sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// The word it is known by.
    pub id: &'static str,
    /// Its number; `None` when it was taken out.
    pub number: Option<usize>,
    /// Its heading.
    pub title: &'static str,
    /// Whether it binds before the contract.
    pub binding: bool,
    /// Whether it did; where nothing is compared, the same.
    pub binding_before: bool,
    /// What became of it as a whole. One taken out has its text and no number.
    pub edit: Edit,
    /// Where the parties stand: `open`, `proposed`, `agreed`.
    pub status: String,
    /// Who proposed it: `licensor`, `licensee`, `none`.
    pub by: String,
    /// Ways to say it: id and name.
    pub choices: Vec<(&'static str, &'static str)>,
    /// The way chosen.
    pub choice: &'static str,
    /// Its text.
    pub blocks: Vec<Block>,
}

/// A paragraph or a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Run>),
    /// A sub-item and its place, which is its letter.
    Item(ItemLetter, Vec<Run>),
    /// A table: headings and rows of cells, at least one row.
    Table(Vec<&'static str>, Vec<Vec<Vec<Run>>>),
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
    /// Missing in the deal at this path; empty: to be filled in by hand.
    Blank(String),
    /// Leads to another section.
    Section(&'static str),
    /// Refers to a section that was taken out.
    Broken,
    /// Added by the parties.
    Free,
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
}

/// The term sheet of a deal.
pub fn document(draft: &Draft, lang: Lang) -> Document {
    let sections = catalogue::sections(lang);
    let notes: Vec<SectionNote> =
        sections.iter().map(|section| SectionNote::of(draft, section.id)).collect();
    let mut next = 0;
    let numbers = notes.iter().map(|note| {
        next += usize::from(!note.removed);
        (!note.removed).then_some(next)
    });
    let numbers: Vec<Option<usize>> = numbers.collect();
    let sheet = SheetBuilder { draft, lang, sections, numbers: &numbers };
    let clauses = sections.iter().zip(notes).zip(&numbers);
    let clauses = clauses.map(|((section, note), number)| sheet.clause(section, note, *number));
    Document {
        lang,
        title: draft.text("title").to_owned(),
        title_before: draft.text("title").to_owned(),
        notice: catalogue::notice(lang),
        clauses: clauses.collect(),
    }
}

/// What the parties noted of a section: the row of `clauses` that names it.
#[derive(Default)]
struct SectionNote {
    row: Option<usize>,
    choice: String,
    status: String,
    by: String,
    binding: Option<bool>,
    removed: bool,
    text: String,
}

impl SectionNote {
    fn of(draft: &Draft, id: &str) -> Self {
        let row = clause_row(draft, id);
        let Some(at) = row else {
            return Self { status: "open".into(), by: "none".into(), ..Self::default() };
        };
        let text = |field: &str| draft.text(&format!("clauses.{at}.{field}")).to_owned();
        Self {
            row,
            choice: text("choice"),
            status: text("status"),
            by: text("by"),
            binding: match text("binding").as_str() {
                "binding" => Some(true),
                "non_binding" => Some(false),
                _ => None,
            },
            removed: text("removed") == "true",
            text: text("text"),
        }
    }
}

/// The row of `clauses` that holds what the parties noted of a section.
pub fn clause_row(draft: &Draft, id: &str) -> Option<usize> {
    (0..draft.rows("clauses")).find(|row| draft.text(&format!("clauses.{row}.section")) == id)
}

/// What every paragraph is filled in from.
struct SheetBuilder<'a> {
    draft: &'a Draft,
    lang: Lang,
    sections: &'a [Section],
    numbers: &'a [Option<usize>],
}

impl SheetBuilder<'_> {
    fn clause(&self, section: &Section, note: SectionNote, number: Option<usize>) -> Clause {
        let chosen = section.alternatives.iter().find(|it| it.id == note.choice);
        let chosen = chosen.or(section.alternatives.first());
        let lines = chosen.map(|it| it.lines.as_slice()).unwrap_or_default();
        let binding = note.binding.unwrap_or(section.binding);
        let mut blocks = self.blocks(lines);
        blocks.extend(self.findings(section.id));
        blocks.extend(free(&note));
        Clause {
            id: section.id,
            number,
            title: section.title,
            binding,
            binding_before: binding,
            edit: Edit::Kept,
            status: note.status,
            by: note.by,
            choices: section.alternatives.iter().map(|it| (it.id, it.name)).collect(),
            choice: chosen.map_or("", |it| it.id),
            blocks: if number.is_some() { blocks } else { Vec::new() },
        }
    }

    fn blocks(&self, lines: &[SourceLine]) -> Vec<Block> {
        let mut items = 0;
        let stands = |line: &&SourceLine| {
            line.conditions.iter().all(|condition| holds(self.draft, condition))
        };
        let block = |line: &SourceLine| match &line.content {
            Content::Paragraph(parts) => {
                items = 0;
                Some(Block::Paragraph(self.runs(parts)))
            }
            Content::Item(parts) => {
                items += 1;
                let place = ItemLetter { now: items - 1, was: items - 1 };
                Some(Block::Item(place, self.runs(parts)))
            }
            Content::Table(name) => {
                tables::table(self.draft, self.lang, name, &|parts| self.runs(parts))
            }
        };
        lines.iter().filter(stands).filter_map(block).collect()
    }

    fn runs(&self, parts: &[TextPart]) -> Vec<Run> {
        parts.iter().map(|part| self.run(*part)).collect()
    }

    fn run(&self, part: TextPart) -> Run {
        match part {
            TextPart::Text(text) => Run::plain(text),
            TextPart::Blank(what) => blank(what, "", self.lang),
            TextPart::Field(name) => field(self.draft, name, self.lang),
            TextPart::Section(id) => self.reference(id),
        }
    }

    fn reference(&self, id: &'static str) -> Run {
        let at = self.sections.iter().position(|section| section.id == id);
        let number = at.and_then(|at| self.numbers.get(at).copied().flatten());
        let title = at.and_then(|at| self.sections.get(at)).map_or(id, |section| section.title);
        let (text, mark) = match (number, self.lang) {
            (Some(number), Lang::En) => (format!("Section {number}"), RunKind::Section(id)),
            (Some(number), Lang::Zh) => (format!("第{number}条"), RunKind::Section(id)),
            (None, Lang::En) => (format!("[{title}: left out]"), RunKind::Broken),
            (None, Lang::Zh) => (format!("[{title}：已删除]"), RunKind::Broken),
        };
        Run::new(text, mark)
    }

    /// The diligence findings that became terms of this section.
    fn findings(&self, id: &str) -> Vec<Block> {
        let own = findings(self.draft).into_iter().filter(|finding| finding.section == id);
        let block = |finding: crate::domain::diligence::Finding| {
            let mark = RunKind::Value(format!("diligence.items.{}.becomes", finding.row));
            Block::Paragraph(vec![Run::new(finding.sentence(self.lang), mark)])
        };
        own.map(block).collect()
    }
}

/// What the parties added, a paragraph a line.
fn free(note: &SectionNote) -> Vec<Block> {
    let lines = note.text.lines().map(str::trim).filter(|line| !line.is_empty());
    let Some(_) = note.row else { return Vec::new() };
    lines.map(|line| Block::Paragraph(vec![Run::new(line, RunKind::Free)])).collect()
}

/// A leaf of the deal or a computed name.
pub(super) fn field(draft: &Draft, name: &str, lang: Lang) -> Run {
    let currency = draft.text("terms.currency");
    let path = match name {
        "licensor" => "terms.parties.licensor.name",
        "licensee" => "terms.parties.licensee.name",
        "asset" => "terms.asset.name",
        "currency" => "terms.currency",
        "total_upfront" => "terms.upfront",
        "total_milestones" | "headline" => "terms.milestones",
        "licensed" => "terms.territory.licensed",
        "retained" => "terms.territory.retained",
        path => path,
    };
    let upfront = || values::sum(draft, "terms.upfront");
    let milestones = || values::sum(draft, "terms.milestones");
    let text = match name {
        "total_upfront" => Some(values::money(upfront(), currency, lang)),
        "total_milestones" => Some(values::money(milestones(), currency, lang)),
        "headline" => Some(values::money(upfront() + milestones(), currency, lang)),
        "licensed" | "retained" => {
            Some(draft.texts(path).join(if lang == Lang::En { ", " } else { "、" }))
                .filter(|text| !text.is_empty())
        }
        _ => values::value(draft, path, lang),
    };
    match text {
        Some(text) => Run::new(text, RunKind::Value(path.to_owned())),
        None => blank("", path, lang),
    }
}

/// A marked blank; never an invented number.
fn blank(what: &str, path: &str, lang: Lang) -> Run {
    let text = match (what, lang) {
        ("", Lang::En) => "[to be completed]".to_owned(),
        ("", Lang::Zh) => "[待填]".to_owned(),
        (what, Lang::En) => format!("[{what}]"),
        (what, Lang::Zh) => format!("[{what}]"),
    };
    Run::new(text, RunKind::Blank(path.to_owned()))
}

fn holds(draft: &Draft, condition: &Condition) -> bool {
    let text = draft.text(condition.path).trim();
    let given = || {
        let zero = !text.is_empty() && text.chars().all(|c| matches!(c, '0' | '.' | '%' | ' '));
        draft.rows(condition.path) > 0 || !(text.is_empty() || zero || text == "false")
    };
    match &condition.test {
        Test::Given => given(),
        Test::NotGiven => !given(),
        Test::Is(words) => words.contains(&text),
        Test::IsNot(words) => !words.contains(&text),
    }
}
