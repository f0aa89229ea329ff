//! The term sheet as a Word document: headings, numbered clauses, tables, both scripts. What was added and
//! taken out, where sheets are compared, are its tracked changes.

use super::markdown::letter;
use super::package::packed;
use super::tracked_changes::{Changes, settled};
use crate::domain::lang::Lang;
use crate::domain::term_sheet::{Block, Clause, Document, Edit, ItemLetter, Run, edit_of};
use docx_rs::{
    AbstractNumbering, BorderType, Docx, Footer, Header, IndentLevel, Level, LevelJc, LevelText,
    NumberFormat, Numbering, NumberingId, PageMargin, PageNum, Paragraph, RunFonts,
    SpecialIndentType, Start, Style, StyleType, Table, TableBorder, TableBorderPosition,
    TableBorders, TableCell, TableRow, WidthType,
};

/// Id of the numbering of headings.
const CLAUSES: usize = 2;
/// Letters, half points.
const TEXT: usize = 21;
const SMALL: usize = 18;
/// Width of the text on A4 with these margins, twentieths of a point.
const WIDTH: usize = 9_600;
const MARGIN: i32 = 1_134;

/// The file of one language, or of several one after the other. Its tracked changes bear the time `at`, as
/// `2026-11-22T09:30:00Z`.
///
/// # Errors
/// When the file cannot be packed.
pub fn docx(documents: &[Document], at: &str) -> Result<Vec<u8>, String> {
    let write = DocxWriter { changes: Changes::new(at) };
    let mut file = write.styled(documents.first());
    for (place, document) in documents.iter().enumerate() {
        // Each language is numbered on its own.
        let numbering = CLAUSES + place;
        file = file.add_numbering(Numbering::new(numbering, CLAUSES));
        let title = Paragraph::new().style("Title").page_break_before(place > 0);
        file = file.add_paragraph(write.filled(title, &document.heading()));
        file = file.add_paragraph(write.notice(document.notice));
        for clause in &document.clauses {
            file = write.section(file, document.lang, clause, numbering);
        }
    }
    packed(&settled(file.build())).map_err(|error| error.to_string())
}

/// What every part of the file is written with.
struct DocxWriter {
    changes: Changes,
}

impl DocxWriter {
    /// An empty file with its styles, header and page numbers.
    fn styled(&self, first: Option<&Document>) -> Docx {
        let fonts = RunFonts::new().ascii("Arial").hi_ansi("Arial").cs("Arial").east_asia("SimSun");
        let style = |id: &str, name: &str| Style::new(id, StyleType::Paragraph).name(name);
        let heading = style("Heading1", "heading 1").size(24).bold().fonts(fonts.clone());
        let level = Level::new(
            0,
            Start::new(1),
            NumberFormat::new("decimal"),
            LevelText::new("%1."),
            LevelJc::new("left"),
        );
        let level = level.indent(Some(567), Some(SpecialIndentType::Hanging(567)), None, None);
        let head = Paragraph::new().style("Notice");
        let head = first.map_or(head.clone(), |document| {
            let head = self.filled(head, &document.heading());
            self.filled(head, &[Run::plain(format!(" · {}", document.notice))])
        });
        let foot = Paragraph::new().add_page_num(PageNum::new());
        Docx::new()
            .default_fonts(fonts.clone())
            .default_size(TEXT)
            .page_size(11_906, 16_838)
            .page_margin(PageMargin::new().top(MARGIN).bottom(MARGIN).left(MARGIN).right(MARGIN))
            .add_style(style("Title", "Title").size(32).bold().fonts(fonts.clone()))
            .add_style(style("Notice", "Notice").size(SMALL).fonts(fonts))
            .add_style(heading)
            .header(Header::new().add_paragraph(head))
            .footer(Footer::new().add_paragraph(foot))
            .add_abstract_numbering(AbstractNumbering::new(CLAUSES).add_level(level))
    }

    fn notice(&self, notice: &str) -> Paragraph {
        let paragraph = Paragraph::new().style("Notice");
        self.changes.add(paragraph, Edit::Kept, notice, docx_rs::Run::italic)
    }

    fn section(&self, file: Docx, lang: Lang, clause: &Clause, numbering: usize) -> Docx {
        if clause.number.is_none() && clause.edit == Edit::Kept {
            return file;
        }
        let heading = Paragraph::new()
            .style("Heading1")
            .numbering(NumberingId::new(numbering), IndentLevel::new(0))
            .keep_next(true);
        let heading = self.filled(heading, &clause.heading(lang));
        let file = file.add_paragraph(self.changes.end(heading, clause.edit));
        clause.blocks.iter().fold(file, |file, block| self.block(file, block))
    }

    fn block(&self, file: Docx, block: &Block) -> Docx {
        let edit = block.edit();
        let end = |paragraph| self.changes.end(paragraph, edit);
        match block {
            Block::Paragraph(runs) => file.add_paragraph(end(self.filled(Paragraph::new(), runs))),
            Block::Item(place, runs) => {
                let item = Paragraph::new().indent(
                    Some(567),
                    Some(SpecialIndentType::Hanging(425)),
                    None,
                    None,
                );
                let item = self.lettered(item, *place, edit);
                file.add_paragraph(end(self.filled(item, runs)))
            }
            // The empty paragraph keeps two tables apart, and goes with its table.
            Block::Table(head, rows) => {
                file.add_table(self.table(head, rows, edit)).add_paragraph(end(Paragraph::new()))
            }
        }
    }

    /// An item's letter; where others came or went before it, the old one is replaced.
    fn lettered(&self, item: Paragraph, place: ItemLetter, edit: Edit) -> Paragraph {
        let letter = |at| format!("({})\u{2002}", letter(at));
        let add = |item, edit, at| self.changes.add(item, edit, &letter(at), |run| run);
        if place.was == place.now || edit != Edit::Kept {
            return add(item, edit, place.now);
        }
        add(add(item, Edit::Removed, place.was), Edit::Added, place.now)
    }

    fn filled(&self, paragraph: Paragraph, runs: &[Run]) -> Paragraph {
        runs.iter().fold(paragraph, |paragraph, run| {
            let missing = run.mark.is_missing();
            self.changes.add(paragraph, run.edit, &run.text, |shown| {
                if missing { shown.bold().highlight("yellow") } else { shown }
            })
        })
    }

    fn table(&self, head: &[&str], rows: &[Vec<Vec<Run>>], edit: Edit) -> Table {
        let width = WIDTH / head.len().max(1);
        let cell = |paragraph: Paragraph, edit| {
            let paragraph = self.changes.end(paragraph, edit);
            TableCell::new().width(width, WidthType::Dxa).add_paragraph(paragraph)
        };
        let name = |name: &&str| {
            cell(self.changes.add(Paragraph::new(), edit, name, docx_rs::Run::bold), edit)
        };
        let row =
            |cells: Vec<TableCell>, edit| self.changes.row(TableRow::new(cells).cant_split(), edit);
        let head_row = row(head.iter().map(name).collect(), edit);
        let rows = rows.iter().map(|cells| {
            let edit = edit_of(cells.iter().flatten());
            let filled = |runs: &Vec<Run>| cell(self.filled(Paragraph::new(), runs), edit);
            row(cells.iter().map(filled).collect(), edit)
        });
        let rule = |at| TableBorder::new(at).border_type(BorderType::Single).size(4);
        let borders = TableBorders::with_empty()
            .set(rule(TableBorderPosition::Top))
            .set(rule(TableBorderPosition::Bottom))
            .set(rule(TableBorderPosition::InsideH));
        let all = std::iter::once(head_row).chain(rows).collect();
        Table::new(all).set_grid(vec![width; head_len(WIDTH, width)]).set_borders(borders)
    }
}

fn head_len(all: usize, width: usize) -> usize {
    all.checked_div(width).unwrap_or(1)
}
