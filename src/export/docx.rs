//! The term sheet as a Word document: headings, numbered clauses, tables, both scripts; two languages side by side.
//! What was added and taken out, where sheets are compared, are its tracked changes.

mod blocks;
mod changes;
mod columns;
mod mended;
mod order;

use super::package::packed;
use crate::domain::lang::Lang;
use crate::domain::term_sheet::{Document, Edit, Run, Script};
use blocks::{BlockWriter, WordBlock, headings, item_numberings, marks};
use changes::Changes;
use columns::columns;
use docx_rs::{
    AbstractNumbering, Docx, Footer, Header, Level, LevelJc, LevelText, LineSpacing, NumberFormat,
    Numbering, PageMargin, PageNum, Paragraph, RunFonts, SpecialIndentType, Start, Style,
    StyleType,
};
use mended::{FileFace, mended};
use std::cell::RefCell;

/// Letters, half points.
const TEXT: usize = 21;
const SMALL: usize = 18;
/// A4, twentieths of a point.
const SHORT_SIDE: u32 = 11_906;
const LONG_SIDE: u32 = 16_838;
const MARGIN: i32 = 1_134;
/// Width of the text upright, and across, where two languages stand side by side.
const WIDTH: usize = 9_600;
const WIDTH_ACROSS: usize = 14_570;

/// Who made a file and when.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FileStamp {
    /// As `2026-11-22T09:30:00Z`; empty where nobody asks.
    pub at: String,
    /// The party whose sheet it is, and whose its changes are.
    pub author: String,
}

/// The file of one language, or of two side by side.
///
/// # Errors
/// When the file cannot be packed.
pub fn docx(documents: &[Document], stamp: &FileStamp) -> Result<Vec<u8>, String> {
    let changes = Changes::new(&stamp.at, &stamp.author);
    let lists = RefCell::new(Vec::new());
    let write = |lang: Lang, width: usize| BlockWriter {
        changes: &changes,
        lang,
        width,
        lists: &lists,
        list: 0,
    };
    let file = match documents {
        [one, other] => {
            let sheets = [one, other].map(|sheet| (sheet, write(sheet.lang, WIDTH_ACROSS)));
            let file = styled(documents, &write(one.lang, WIDTH_ACROSS));
            file.page_size(LONG_SIDE, SHORT_SIDE).add_table(columns(sheets, &changes, WIDTH_ACROSS))
        }
        documents => documents.iter().fold(
            styled(documents, &write(documents.first().map_or(Lang::En, |it| it.lang), WIDTH)),
            |file, sheet| upright(file, sheet, write(sheet.lang, WIDTH)),
        ),
    };
    let file = item_numberings(&lists.borrow()).fold(file, Docx::add_numbering);
    let title = documents.first().map_or("", |document| document.title.as_str());
    let face = FileFace { title, script: script(documents) };
    packed(&mended(file.build(), &face, stamp)).map_err(|error| error.to_string())
}

/// The characters of the Chinese in a file: it has one Chinese text at most.
fn script(documents: &[Document]) -> Script {
    let chinese = documents.iter().find(|document| document.lang == Lang::Zh);
    chinese.map_or(Script::Simplified, |document| document.script)
}

/// The font of Chinese characters.
fn chinese_font(script: Script) -> &'static str {
    match script {
        Script::Simplified => "SimSun",
        Script::Traditional => "PMingLiU",
    }
}

/// One language from top to bottom.
fn upright(file: Docx, sheet: &Document, mut write: BlockWriter) -> Docx {
    let add = |file: Docx, piece| match piece {
        WordBlock::Paragraph(paragraph) => file.add_paragraph(*paragraph),
        WordBlock::Table(table) => file.add_table(*table),
    };
    let mut file = face(sheet, &write).into_iter().fold(file, add);
    for (place, clause) in sheet.clauses.iter().enumerate() {
        if clause.number.is_none() && clause.edit == Edit::Kept {
            continue;
        }
        file = file.add_paragraph(write.heading(clause, place));
        for block in &clause.blocks {
            file = write.block(block).into_iter().fold(file, add);
        }
    }
    write.block(&sheet.signatures).into_iter().fold(file, add)
}

/// Title and notice.
fn face(sheet: &Document, write: &BlockWriter) -> Vec<WordBlock> {
    let title = write.filled(Paragraph::new().style("Title"), &sheet.heading());
    let notice = Paragraph::new().style("Notice");
    let slanted = |run: docx_rs::Run| write.in_language(run.italic());
    let notice = write.changes.add(notice, Edit::Kept, &sheet.notice, slanted);
    let agreed = sheet.agreed.iter().map(|agreed| {
        let bold = |run: docx_rs::Run| write.in_language(run.bold());
        write.changes.add(Paragraph::new().style("Notice"), Edit::Kept, agreed, bold)
    });
    [title, notice].into_iter().chain(agreed).map(|it| WordBlock::Paragraph(Box::new(it))).collect()
}

/// An empty file with its styles, numberings, header and page numbers.
fn styled(documents: &[Document], write: &BlockWriter) -> Docx {
    let fonts = RunFonts::new().ascii("Arial").hi_ansi("Arial").cs("Arial");
    let fonts = fonts.east_asia(chinese_font(script(documents)));
    let style = |id: &str, name: &str| Style::new(id, StyleType::Paragraph).name(name);
    let heading = style("Heading1", "heading 1").size(24).bold().fonts(fonts.clone());
    let heading = heading.line_spacing(LineSpacing::new().before(240).after(80));
    let head = Paragraph::new().style("Notice");
    let head = documents.first().map_or(head.clone(), |document| {
        let head = write.filled(head, &document.heading());
        write.filled(head, &[Run::plain(format!(" · {}", document.notice))])
    });
    let foot = Paragraph::new().add_page_num(PageNum::new());
    let margin = PageMargin::new().top(MARGIN).bottom(MARGIN).left(MARGIN).right(MARGIN);
    let file = Docx::new()
        .default_fonts(fonts.clone())
        .default_size(TEXT)
        .default_line_spacing(LineSpacing::new().after(80))
        .page_size(SHORT_SIDE, LONG_SIDE)
        .page_margin(margin)
        .add_style(style("Title", "Title").size(32).bold().fonts(fonts.clone()))
        .add_style(style("Notice", "Notice").size(SMALL).fonts(fonts))
        .add_style(heading)
        .header(Header::new().add_paragraph(head))
        .footer(Footer::new().add_paragraph(foot));
    let items = [(Lang::En, "(%1)"), (Lang::Zh, "（%1）")].map(|(lang, mark)| {
        AbstractNumbering::new(marks(lang)).add_level(level("lowerLetter", mark, 992, 425))
    });
    let file = items.into_iter().fold(file, Docx::add_abstract_numbering);
    // Each language is numbered on its own, from 1.
    [Lang::En, Lang::Zh].map(headings).into_iter().fold(file, |file, id| {
        let numbered = AbstractNumbering::new(id).add_level(level("decimal", "%1.", 567, 567));
        file.add_abstract_numbering(numbered).add_numbering(Numbering::new(id, id))
    })
}

fn level(format: &str, text: &str, left: i32, hanging: i32) -> Level {
    let start = Start::new(1);
    let (format, text) = (NumberFormat::new(format), LevelText::new(text));
    Level::new(0, start, format, text, LevelJc::new("left")).indent(
        Some(left),
        Some(SpecialIndentType::Hanging(hanging)),
        None,
        None,
    )
}
