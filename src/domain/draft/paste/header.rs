//! The first row of a block, where it names the columns.

use super::block::PastedBlock;
use crate::domain::draft::child;
use crate::domain::draft::read_value::read_value;
use crate::domain::lang::Lang;
use crate::domain::number::AmountUnit;
use crate::domain::schema::{FieldKind, field_at, pattern};
use crate::domain::words::field_label;

/// A column of a block.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PastedColumn {
    /// Its path below a row.
    pub path: String,
    /// What a bare amount in it means.
    pub unit: AmountUnit,
}

/// The columns of a block, in its order, and its rows without the header. A header that names them all sets the
/// order; else they stand as in the grid.
pub(super) fn columns_of<'a>(
    block: &PastedBlock,
    cells: &'a [Vec<String>],
) -> (Vec<Option<PastedColumn>>, &'a [Vec<String>]) {
    let at = |path: &String| Some(PastedColumn { path: path.clone(), unit: block.unit });
    let in_place: Vec<Option<PastedColumn>> =
        block.columns.iter().skip(block.column).map(at).collect();
    let Some((first, rest)) = cells.split_first().filter(|(_, rest)| !rest.is_empty()) else {
        return (in_place, cells);
    };
    let named: Option<Vec<Option<PastedColumn>>> =
        first.iter().map(|cell| column_named(block, cell).map(Some)).collect();
    match named {
        Some(named) if is_distinct(&named) => (named, rest),
        _ if is_header(block, &in_place, first) => {
            let with_unit =
                in_place.into_iter().zip(first.iter().map(Some).chain(std::iter::repeat(None)));
            let with_unit = with_unit.map(|(column, cell)| {
                let column = column?;
                Some(PastedColumn {
                    unit: cell.and_then(|cell| unit_named(cell)).unwrap_or(column.unit),
                    ..column
                })
            });
            (with_unit.collect(), rest)
        }
        _ => (in_place, cells),
    }
}

fn is_distinct(columns: &[Option<PastedColumn>]) -> bool {
    let paths: Vec<&str> = columns.iter().flatten().map(|column| column.path.as_str()).collect();
    (1..paths.len()).all(|at| !paths.iter().take(at).any(|path| Some(path) == paths.get(at)))
}

/// A row above numbers none of whose cells is one: it names what stands below it.
fn is_header(block: &PastedBlock, columns: &[Option<PastedColumn>], cells: &[String]) -> bool {
    let numeric = cells.iter().zip(columns.iter().flatten()).filter_map(|(cell, column)| {
        let kind = field_at(&child(&child(&block.list, 0), &column.path))?.kind;
        let words =
            matches!(kind, FieldKind::Text { .. } | FieldKind::Choice(_) | FieldKind::Letters(_));
        (!words).then(|| (cell, read_value(kind, cell).is_ok()))
    });
    let numeric: Vec<(&String, bool)> = numeric.collect();
    let has_digit = |cell: &String| cell.contains(|c: char| c.is_ascii_digit());
    !numeric.is_empty()
        && numeric.iter().all(|(cell, read)| !read && !cell.trim().is_empty() && !has_digit(cell))
        && !cells
            .iter()
            .any(|cell| has_digit(cell) && read_value(FieldKind::Modelled, cell).is_ok())
}

/// The column a heading names in either language; what stands in parentheses or after a comma is its unit.
fn column_named(block: &PastedBlock, heading: &str) -> Option<PastedColumn> {
    let name = heading.split(['(', '（', ',', '，']).next()?.trim().to_lowercase();
    let called = |path: &&String| {
        let path = pattern(&child(&child(&block.list, 0), path));
        !name.is_empty()
            && [Lang::En, Lang::Zh]
                .iter()
                .any(|lang| field_label(&path, *lang).to_lowercase() == name)
    };
    let path = block.columns.iter().find(called)?;
    Some(PastedColumn { path: path.clone(), unit: unit_named(heading).unwrap_or(block.unit) })
}

/// The unit a heading names.
fn unit_named(heading: &str) -> Option<AmountUnit> {
    let heading = heading.to_lowercase();
    let words = || heading.split(|c: char| !c.is_ascii_alphabetic());
    let millions = ["m", "mm", "mn", "mio", "million", "millions"];
    if heading.contains("百万") || words().any(|word| millions.contains(&word)) {
        Some(AmountUnit::Million)
    } else if heading.contains(['亿', '億']) {
        Some(AmountUnit::Yi)
    } else if heading.contains(['万', '萬']) {
        Some(AmountUnit::Wan)
    } else {
        None
    }
}
