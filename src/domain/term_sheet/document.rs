//! The term sheet: the sections as drafted, filled in from the deal.

use super::fill::{draft_blank, field, field_or};
use super::model::{
    Absence, Block, Clause, Document, DraftBlank, Edit, ItemLetter, Run, RunKind, Script,
};
use super::signatures::signatures;
use super::source::{Content, Section, SourceLine, TextPart, placed};
use super::standing::standing;
use super::stands::{SheetFacts, standing_notes};
use super::usual_names::usual_title;
use super::{catalogue, tables};
use crate::domain::deal::{ClauseNote, ClauseStatus, LegalEffect};
use crate::domain::diligence::{Finding, findings};
use crate::domain::draft::FieldValues;
use crate::domain::lang::Lang;

/// The term sheet of a deal.
pub fn document(values: &FieldValues, lang: Lang) -> Document {
    let sections = catalogue::sections(lang);
    let notes = standing_notes(values, sections);
    let findings = findings(values);
    let facts = SheetFacts { values, sections, notes: &notes, findings: &findings };
    let mut next = 0;
    let numbers = notes.iter().map(|note| {
        next += usize::from(!note.removed);
        (!note.removed).then_some(next)
    });
    let numbers: Vec<Option<usize>> = numbers.collect();
    let sheet = SheetBuilder { values, lang, facts: &facts, numbers: &numbers };
    let clauses = sections.iter().zip(&notes).zip(&numbers);
    let clauses = clauses.map(|((section, note), number)| sheet.clause(section, note, *number));
    Document {
        lang,
        script: Script::Simplified,
        title: usual_title(values.text("title"), lang),
        title_before: usual_title(values.text("title"), lang),
        notice: catalogue::notice(lang).into(),
        agreed: None,
        clauses: clauses.collect(),
        signatures: signatures(values, lang),
    }
}

/// The name that stands for the list of binding sections.
const BINDING: &str = "binding_sections";

/// Whether a section binds before the contract.
fn is_binding(section: &Section, note: &ClauseNote) -> bool {
    match note.binding {
        LegalEffect::AsDrafted => section.binding,
        LegalEffect::Binds => true,
        LegalEffect::DoesNotBind => false,
    }
}

/// What every paragraph is filled in from.
struct SheetBuilder<'a> {
    values: &'a FieldValues,
    lang: Lang,
    facts: &'a SheetFacts<'a>,
    numbers: &'a [Option<usize>],
}

impl SheetBuilder<'_> {
    fn clause(&self, section: &Section, note: &ClauseNote, number: Option<usize>) -> Clause {
        let chosen = section.chosen(&note.choice);
        let apart = chosen.and_then(|it| it.apart.as_ref());
        let lines = chosen.map(|alternative| alternative.lines.as_slice()).unwrap_or_default();
        let binding = is_binding(section, note);
        let of = ClauseText { sheet: self, id: section.id, note };
        let mut blocks = of.blocks(lines);
        blocks.extend(self.findings(section.id));
        blocks.extend(free(note));
        Clause {
            id: section.id,
            number,
            absence: number.is_none().then(|| self.absence(section)),
            title: section.title.into(),
            binding,
            binding_before: binding,
            binding_words: catalogue::binding_words(self.lang).into(),
            edit: Edit::Kept,
            standing: standing(note, self.lang).into(),
            standing_before: standing(note, self.lang).into(),
            is_agreed: note.status == ClauseStatus::Agreed,
            choices: section
                .alternatives
                .iter()
                .map(|alternative| (alternative.id, alternative.name))
                .collect(),
            choice: chosen.map_or("", |alternative| alternative.id),
            is_apart: apart.is_some_and(|groups| self.facts.any_holds(groups, "")),
            blocks: if number.is_some() { blocks } else { Vec::new() },
        }
    }

    fn absence(&self, section: &Section) -> Absence {
        match section.later {
            false => Absence::TakenOut,
            true if self.facts.any_holds(&section.when, "") => Absence::NotTakenIn,
            true => Absence::OfAnotherDeal,
        }
    }

    /// The sections that bind before the contract, by what is marked on them.
    fn binding(&self) -> Vec<Run> {
        let binds =
            |(section, note): &(&Section, &ClauseNote)| !note.removed && is_binding(section, note);
        let all = self.facts.sections.iter().zip(self.facts.notes).filter(binds);
        let all: Vec<Run> = all.map(|(section, _)| self.reference(section.id)).collect();
        let (between, last, none) = match self.lang {
            Lang::En => (", ", " and ", "none"),
            Lang::Zh => ("、", "及", "无"),
        };
        let mut runs = Vec::new();
        for (at, reference) in all.iter().enumerate() {
            let joint = if at + 1 == all.len() { last } else { between };
            runs.extend((at > 0).then(|| Run::plain(joint)));
            runs.push(reference.clone());
        }
        if runs.is_empty() { vec![Run::plain(none)] } else { runs }
    }

    fn reference(&self, id: &'static str) -> Run {
        let at = self.facts.sections.iter().position(|section| section.id == id);
        let number = at.and_then(|at| self.numbers.get(at).copied().flatten());
        let title =
            at.and_then(|at| self.facts.sections.get(at)).map_or(id, |section| section.title);
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
        let own = self.facts.findings.iter().filter(|finding| finding.section == id);
        let block = |finding: &Finding| {
            let mark = RunKind::Value(format!("diligence.items.{}.becomes", finding.row));
            Block::Paragraph(vec![Run::new(finding.sentence(self.lang), mark)])
        };
        own.map(block).collect()
    }
}

/// The text of one section, with what its blanks were filled in with.
struct ClauseText<'a> {
    sheet: &'a SheetBuilder<'a>,
    id: &'static str,
    note: &'a ClauseNote,
}

impl ClauseText<'_> {
    /// Lines that are said for each row of one list stand together, row by row.
    fn blocks(&self, lines: &[SourceLine]) -> Vec<Block> {
        let mut items = 0;
        let mut blocks = Vec::new();
        for lines in lines.chunk_by(|a, b| a.each == b.each) {
            for row in self.rows(lines.first().and_then(|line| line.each)) {
                let stand = lines.iter().filter(|line| self.stands(line, &row));
                blocks.extend(stand.filter_map(|line| self.block(line, &row, &mut items)));
            }
        }
        blocks
    }

    /// The paths of a list's rows; for what is said once, one empty path.
    fn rows(&self, each: Option<&str>) -> Vec<String> {
        let Some(list) = each else { return vec![String::new()] };
        (0..self.sheet.values.rows(list)).map(|row| format!("{list}.{row}")).collect()
    }

    fn stands(&self, line: &SourceLine, row: &str) -> bool {
        self.sheet.facts.any_holds(&line.conditions, row)
    }

    /// A line's block; `items` counts the sub-items in a row.
    fn block(&self, line: &SourceLine, row: &str, items: &mut usize) -> Option<Block> {
        match &line.content {
            Content::Paragraph(parts) => {
                *items = 0;
                Some(Block::Paragraph(self.runs(parts, row)))
            }
            Content::Item(parts) => {
                let place = ItemLetter { now: *items, was: *items };
                *items += 1;
                Some(Block::Item(place, self.runs(parts, row)))
            }
            Content::Table(name) => {
                let texts = tables::SheetTexts {
                    runs: &|parts| self.runs(parts, row),
                    stands: &|groups| self.sheet.facts.any_holds(groups, row),
                };
                tables::table(self.sheet.values, self.sheet.lang, name, row, &texts)
            }
        }
    }

    fn runs(&self, parts: &[TextPart], row: &str) -> Vec<Run> {
        let runs = parts.iter().map(|part| match part {
            TextPart::Field(BINDING) => self.sheet.binding(),
            part => vec![self.run(*part, row)],
        });
        runs.collect::<Vec<_>>().concat()
    }

    fn run(&self, part: TextPart, row: &str) -> Run {
        match part {
            TextPart::Text(text) => Run::plain(text),
            TextPart::Blank(id, what) => {
                let blank = DraftBlank { section: self.id, id };
                let filled = self.note.blanks.iter().find(|filled| filled.id == id);
                draft_blank(blank, what, filled.map_or("", |filled| &filled.text), self.sheet.lang)
            }
            TextPart::Field(name) => field(self.sheet.values, &placed(row, name), self.sheet.lang),
            TextPart::FieldOr(name, otherwise) => {
                field_or(self.sheet.values, &placed(row, name), otherwise, self.sheet.lang)
            }
            TextPart::Section(id) => self.sheet.reference(id),
        }
    }
}

/// What the parties added, a paragraph a line.
fn free(note: &ClauseNote) -> Vec<Block> {
    let lines = note.text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| Block::Paragraph(vec![Run::new(line, RunKind::Free)])).collect()
}
