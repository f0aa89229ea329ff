//! Two languages side by side: a table with a column for each, and a row for each paragraph.

use super::blocks::{BlockWriter, WordBlock, ruled};
use super::changes::Changes;
use crate::domain::term_sheet::{Block, Clause, Document, Edit};
use docx_rs::{Paragraph, Table, TableBorderPosition, TableCell, TableRow, WidthType};

/// Width of what stands between a cell's text and its edges.
const EDGES: usize = 220;

/// A sheet and what its text is written with.
pub(super) type Column<'a> = (&'a Document, BlockWriter<'a>);

/// Both sheets in one table of a width.
pub(super) fn columns(sheets: [Column; 2], changes: &Changes, width: usize) -> Table {
    let clauses = sheets.each_ref().map(|(sheet, _)| sheet.clauses.as_slice());
    let signatures = sheets.each_ref().map(|(sheet, _)| &sheet.signatures);
    let [one, other] = clauses;
    let mut table = ColumnWriter { sheets, changes, width: width / 2, rows: Vec::new() };
    table.faces();
    for (at, (one, other)) in one.iter().zip(other).enumerate() {
        table.clause([one, other], at);
    }
    table.block(signatures);
    Table::new(table.rows)
        .set_grid(vec![width / 2; 2])
        .set_borders(ruled([TableBorderPosition::InsideV]))
}

struct ColumnWriter<'a> {
    sheets: [Column<'a>; 2],
    changes: &'a Changes,
    /// Of a column.
    width: usize,
    rows: Vec<TableRow>,
}

impl ColumnWriter<'_> {
    fn faces(&mut self) {
        let faces = self.sheets.each_mut().map(|(sheet, write)| {
            write.width = self.width.saturating_sub(EDGES);
            super::face(sheet, write)
        });
        self.row(faces, Edit::Kept);
    }

    fn clause(&mut self, clauses: [&Clause; 2], at: usize) {
        let [clause, other] = clauses;
        if clause.number.is_none() && clause.edit == Edit::Kept {
            return;
        }
        let mut pair = clauses.into_iter();
        let headings = self.sheets.each_ref().map(|(_, write)| {
            let heading = pair.next().map(|clause| write.heading(clause, at));
            heading.into_iter().map(paragraph).collect()
        });
        self.row(headings, clause.edit);
        let blocks = [clause.blocks.as_slice(), other.blocks.as_slice()];
        if alike(blocks) {
            let [one, other] = blocks;
            one.iter().zip(other).for_each(|(one, other)| self.block([one, other]));
        } else {
            // Words moved otherwise in one language than in the other: the section stands as one row.
            let mut blocks = blocks.into_iter();
            let cells = self.sheets.each_mut().map(|(_, write)| {
                let blocks = blocks.next().unwrap_or_default().iter();
                let mut pieces: Vec<WordBlock> =
                    blocks.flat_map(|block| write.block(block)).collect();
                // The end of a cell's last paragraph cannot go, and goes with no change.
                pieces.push(paragraph(Paragraph::new()));
                pieces
            });
            self.row(cells, Edit::Kept);
        }
    }

    fn block(&mut self, blocks: [&Block; 2]) {
        let [block, _] = blocks;
        let mut pair = blocks.into_iter();
        let cells = self
            .sheets
            .each_mut()
            .map(|(_, write)| pair.next().map_or_else(Vec::new, |block| write.block(block)));
        self.row(cells, block.edit());
    }

    /// A row, one that came or went as a whole as such.
    fn row(&mut self, cells: [Vec<WordBlock>; 2], edit: Edit) {
        let cell = |pieces: Vec<WordBlock>| {
            let cell = TableCell::new().width(self.width, WidthType::Dxa);
            pieces.into_iter().fold(cell, |cell, piece| match piece {
                WordBlock::Paragraph(paragraph) => cell.add_paragraph(*paragraph),
                WordBlock::Table(table) => cell.add_table(*table),
            })
        };
        let row = TableRow::new(cells.into_iter().map(cell).collect());
        self.rows.push(self.changes.row(row, edit));
    }
}

fn paragraph(paragraph: Paragraph) -> WordBlock {
    WordBlock::Paragraph(Box::new(paragraph))
}

/// Whether the blocks of both languages came, went and stayed alike.
fn alike([one, other]: [&[Block]; 2]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.edit() == other.edit())
}
