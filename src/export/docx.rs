//! The term sheet as a Word document: headings, numbered clauses, tables, both scripts.

use super::markdown::letter;
use crate::domain::clauses::{Block, Clause, Document, Mark, Run};
use crate::domain::issue::Lang;
use docx_rs::{
    AbstractNumbering, BorderType, Docx, Footer, Header, IndentLevel, Level, LevelJc, LevelText,
    NumberFormat, Numbering, NumberingId, PageMargin, PageNum, Paragraph, RunFonts,
    SpecialIndentType, Start, Style, StyleType, Table, TableBorder, TableBorderPosition,
    TableBorders, TableCell, TableRow, WidthType,
};
use std::io::Cursor;

/// Id of the numbering of headings.
const CLAUSES: usize = 2;
/// Letters, half points.
const TEXT: usize = 21;
const SMALL: usize = 18;
/// Width of the text on A4 with these margins, twentieths of a point.
const WIDTH: usize = 9_600;
const MARGIN: i32 = 1_134;

/// The file of one language, or of several one after the other.
///
/// # Errors
/// When the file cannot be packed.
pub fn docx(documents: &[Document]) -> Result<Vec<u8>, String> {
    let mut file = styled(documents.first());
    for (at, document) in documents.iter().enumerate() {
        // Each language is numbered on its own.
        let numbering = CLAUSES + at;
        file = file.add_numbering(Numbering::new(numbering, CLAUSES));
        file = file.add_paragraph(
            Paragraph::new()
                .style("Title")
                .page_break_before(at > 0)
                .add_run(text(&document.title)),
        );
        file = file.add_paragraph(
            Paragraph::new().style("Notice").add_run(text(document.notice).italic()),
        );
        for clause in &document.clauses {
            file = section(file, document.lang, clause, numbering);
        }
    }
    let mut bytes = Cursor::new(Vec::new());
    file.build().pack(&mut bytes).map_err(|error| error.to_string())?;
    Ok(bytes.into_inner())
}

/// An empty file with its styles, header and page numbers.
fn styled(first: Option<&Document>) -> Docx {
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
    let title = first.map_or("", |document| document.title.as_str());
    let notice = first.map_or("", |document| document.notice);
    let head = Paragraph::new().add_run(text(&format!("{title} · {notice}")).size(SMALL));
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

fn section(file: Docx, lang: Lang, clause: &Clause, numbering: usize) -> Docx {
    if clause.number.is_none() {
        return file;
    }
    let binding = match (clause.binding, lang) {
        (true, Lang::En) => " (binding)",
        (true, Lang::Zh) => "（有约束力）",
        (false, _) => "",
    };
    let heading = Paragraph::new()
        .style("Heading1")
        .numbering(NumberingId::new(numbering), IndentLevel::new(0))
        .keep_next(true)
        .add_run(text(&format!("{}{binding}", clause.title)));
    clause.blocks.iter().fold(file.add_paragraph(heading), |file, block| match block {
        Block::Paragraph(runs) => file.add_paragraph(paragraph(runs)),
        Block::Item(at, runs) => {
            let item = Paragraph::new()
                .indent(Some(567), Some(SpecialIndentType::Hanging(425)), None, None)
                .add_run(text(&format!("({})\u{2002}", letter(*at))));
            file.add_paragraph(filled(item, runs))
        }
        Block::Table(head, rows) => {
            file.add_table(table(head, rows)).add_paragraph(Paragraph::new())
        }
    })
}

fn paragraph(runs: &[Run]) -> Paragraph {
    filled(Paragraph::new(), runs)
}

fn filled(paragraph: Paragraph, runs: &[Run]) -> Paragraph {
    runs.iter().fold(paragraph, |paragraph, run| {
        let shown = match run.mark {
            Mark::Blank(_) | Mark::Broken => text(&run.text).bold().highlight("yellow"),
            _ => text(&run.text),
        };
        paragraph.add_run(shown)
    })
}

fn table(head: &[&str], rows: &[Vec<Vec<Run>>]) -> Table {
    let width = WIDTH / head.len().max(1);
    let cell = |paragraph: Paragraph| {
        TableCell::new().width(width, WidthType::Dxa).add_paragraph(paragraph)
    };
    let names = head.iter().map(|name| cell(Paragraph::new().add_run(text(name).bold())));
    let head = TableRow::new(names.collect()).cant_split();
    let rows = rows.iter().map(|cells| {
        TableRow::new(cells.iter().map(|runs| cell(paragraph(runs))).collect()).cant_split()
    });
    let rule = |at| TableBorder::new(at).border_type(BorderType::Single).size(4);
    let borders = TableBorders::with_empty()
        .set(rule(TableBorderPosition::Top))
        .set(rule(TableBorderPosition::Bottom))
        .set(rule(TableBorderPosition::InsideH));
    let all = std::iter::once(head).chain(rows).collect();
    Table::new(all).set_grid(vec![width; head_len(WIDTH, width)]).set_borders(borders)
}

fn head_len(all: usize, width: usize) -> usize {
    all.checked_div(width).unwrap_or(1)
}

/// A run of text without what XML cannot hold.
fn text(text: &str) -> docx_rs::Run {
    let clean: String =
        text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect();
    docx_rs::Run::new().add_text(clean)
}
