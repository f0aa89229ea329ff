//! Paragraphs, sub-items and tables of a sheet as Word has them.

use super::changes::{Changes, clean};
use crate::domain::lang::Lang;
use crate::domain::term_sheet::{Block, Clause, Edit, Run, RunKind, edit_of};
use docx_rs::{
    BorderType, FieldCharType, IndentLevel, InstrText, LevelOverride, Numbering, NumberingId,
    Paragraph, RunFonts, Table, TableBorder, TableBorderPosition, TableBorders, TableCell,
    TableRow, WidthType,
};
use std::borrow::Cow;
use std::cell::RefCell;

/// Numberings of headings, one a language, and the first of those of sub-items: each list is numbered anew.
const HEADINGS: [usize; 2] = [2, 3];
/// How sub-items are numbered in each language.
const MARKS: [usize; 2] = [1, 4];
const ITEMS: usize = 4;
/// Ids of bookmarks, apart from those of changes.
const BOOKMARKS: usize = 1_000_000;

/// The numberings of lists of sub-items, by the language of each.
pub(super) fn item_numberings(lists: &[Lang]) -> impl Iterator<Item = Numbering> {
    let anew = || LevelOverride::new(0).start(1);
    let numbering = move |(list, lang): (usize, &Lang)| {
        Numbering::new(ITEMS + list, marks(*lang)).add_override(anew())
    };
    lists.iter().enumerate().map(numbering)
}

/// The way sub-items of a language are numbered.
pub(super) fn marks(lang: Lang) -> usize {
    let [zh, en] = MARKS;
    if lang == Lang::En { en } else { zh }
}

/// The numbering of a language's headings.
pub(super) fn headings(lang: Lang) -> usize {
    let [en, zh] = HEADINGS;
    if lang == Lang::En { en } else { zh }
}

/// A paragraph or a table.
pub(super) enum WordBlock {
    Paragraph(Box<Paragraph>),
    Table(Box<Table>),
}

/// What the text of one language is written with.
pub(super) struct BlockWriter<'a> {
    pub changes: &'a Changes,
    pub lang: Lang,
    /// Width of the text, twentieths of a point.
    pub width: usize,
    /// The languages of the lists of sub-items the file has so far, and the numbering of the last of this one.
    pub lists: &'a RefCell<Vec<Lang>>,
    pub list: usize,
}

impl BlockWriter<'_> {
    /// The heading of a section, with a bookmark that references to it lead to.
    pub fn heading(&self, clause: &Clause, place: usize) -> Paragraph {
        let id = BOOKMARKS + 2 * place + usize::from(self.lang == Lang::Zh);
        let heading = Paragraph::new()
            .style("Heading1")
            .numbering(NumberingId::new(headings(self.lang)), IndentLevel::new(0))
            .keep_next(true)
            .add_bookmark_start(id, bookmark(clause.id, self.lang));
        let heading = self.filled(heading, &clause.heading()).add_bookmark_end(id);
        self.changes.end(heading, clause.edit)
    }

    pub fn block(&mut self, block: &Block) -> Vec<WordBlock> {
        let edit = block.edit();
        let paragraph = |paragraph| WordBlock::Paragraph(Box::new(paragraph));
        match block {
            Block::Paragraph(runs) => {
                vec![paragraph(self.changes.end(self.filled(Paragraph::new(), runs), edit))]
            }
            Block::Item(place, runs) => {
                let list = self.list(place.now == 0 && edit != Edit::Removed);
                let item = Paragraph::new().numbering(NumberingId::new(list), IndentLevel::new(0));
                vec![paragraph(self.changes.end(self.filled(item, runs), edit))]
            }
            // The empty paragraph keeps two tables apart, and goes with its table.
            Block::Table(head, rows) => vec![
                WordBlock::Table(Box::new(self.table(head, rows, edit))),
                paragraph(self.changes.end(Paragraph::new(), edit)),
            ],
        }
    }

    /// The numbering of the sub-items in a row.
    fn list(&mut self, begins: bool) -> usize {
        if begins || self.list == 0 {
            let mut lists = self.lists.borrow_mut();
            self.list = ITEMS + lists.len();
            lists.push(self.lang);
        }
        self.list
    }

    pub fn filled(&self, paragraph: Paragraph, runs: &[Run]) -> Paragraph {
        runs.iter().fold(paragraph, |paragraph, run| {
            let missing = run.mark.is_missing();
            let look = |shown: docx_rs::Run| {
                let shown = if missing { shown.bold().highlight("yellow") } else { shown };
                self.in_language(shown)
            };
            match run.mark {
                RunKind::Section(id) if run.edit != Edit::Removed => {
                    self.changes.add_runs(paragraph, run.edit, self.reference(id, &run.text))
                }
                _ => self.changes.add(paragraph, run.edit, &run.text, look),
            }
        })
    }

    /// Signs that both scripts have, such as quotation marks, are set in the font of the text's own.
    pub fn in_language(&self, run: docx_rs::Run) -> docx_rs::Run {
        match self.lang {
            Lang::En => run,
            Lang::Zh => run.fonts(RunFonts::new().hint("eastAsia")),
        }
    }

    /// A reference whose number Word works out from the heading it leads to.
    fn reference(&self, id: &str, text: &str) -> Vec<docx_rs::Run> {
        let digit = |c: char| c.is_ascii_digit();
        let from = text.find(digit).unwrap_or(text.len());
        let (before, rest) = text.split_at(from);
        let (number, after) = rest.split_at(rest.find(|c| !digit(c)).unwrap_or(rest.len()));
        let run = || self.in_language(docx_rs::Run::new());
        let code = format!(" REF {} \\r \\h ", bookmark(id, self.lang));
        vec![
            run().add_text(clean(before)),
            run().add_field_char(FieldCharType::Begin, false),
            run().add_instr_text(InstrText::Unsupported(code)),
            run().add_field_char(FieldCharType::Separate, false),
            run().add_text(number),
            run().add_field_char(FieldCharType::End, false),
            run().add_text(clean(after)),
        ]
    }

    pub fn table(&self, head: &[Cow<str>], rows: &[Vec<Vec<Run>>], edit: Edit) -> Table {
        let widths = widths(head, rows, self.width);
        let cell = |at: usize, paragraph: Paragraph, edit| {
            let paragraph = self.changes.end(paragraph, edit);
            let width = widths.get(at).copied().unwrap_or_default();
            TableCell::new().width(width, WidthType::Dxa).add_paragraph(paragraph)
        };
        let bold = |run: docx_rs::Run| self.in_language(run.bold());
        let name = |(at, name): (usize, &Cow<str>)| {
            cell(at, self.changes.add(Paragraph::new(), edit, name, bold), edit)
        };
        let row =
            |cells: Vec<TableCell>, edit| self.changes.row(TableRow::new(cells).cant_split(), edit);
        let head_row = row(head.iter().enumerate().map(name).collect(), edit);
        let rows = rows.iter().map(|cells| {
            let edit = edit_of(cells.iter().flatten());
            let filled = |(at, runs): (usize, &Vec<Run>)| {
                cell(at, self.filled(Paragraph::new(), runs), edit)
            };
            row(cells.iter().enumerate().map(filled).collect(), edit)
        });
        let all = std::iter::once(head_row).chain(rows).collect();
        let sides =
            [TableBorderPosition::Top, TableBorderPosition::Bottom, TableBorderPosition::InsideH];
        Table::new(all).set_grid(widths).set_borders(ruled(sides))
    }
}

/// Rules on some sides only.
pub(super) fn ruled(sides: impl IntoIterator<Item = TableBorderPosition>) -> TableBorders {
    let rule = |at| TableBorder::new(at).border_type(BorderType::Single).size(4);
    sides.into_iter().fold(TableBorders::with_empty(), |borders, side| borders.set(rule(side)))
}

/// What a section is called in a file; a name that begins so is not listed to its reader.
fn bookmark(id: &str, lang: Lang) -> String {
    format!("_{id}_{}", if lang == Lang::En { "en" } else { "zh" })
}

/// Columns as wide as what stands in them needs, within reason.
fn widths(head: &[Cow<str>], rows: &[Vec<Vec<Run>>], width: usize) -> Vec<usize> {
    const LEAST: usize = 9;
    const MOST: usize = 60;
    let long = |text: &str| text.chars().map(|c| if c < '\u{2e80}' { 1 } else { 2 }).sum::<usize>();
    let need = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at));
        let cells = cells.map(|runs| runs.iter().map(|run| long(&run.text)).sum::<usize>());
        let head = head.get(at).map_or(0, |name| long(name));
        cells.fold(head, usize::max).clamp(LEAST, MOST)
    };
    let needs: Vec<usize> = (0..head.len()).map(need).collect();
    let all = needs.iter().sum::<usize>().max(1);
    needs.iter().map(|need| width * need / all).collect()
}
