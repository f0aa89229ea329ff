//! A block pasted from a spreadsheet: every cell is read first, and only when all are right is one written.

mod block;
mod header;
mod trigger;

use super::choices::choices;
use super::read_value::read_value;
use super::{Draft, child};
use crate::domain::issue::{Issue, Problem};
use crate::domain::lang::Lang;
use crate::domain::number::{self, AmountUnit};
use crate::domain::schema::{FieldKind, field_at, list_at, pattern};
use crate::domain::words::choice_called;
pub use block::PastedBlock;
use header::{PastedColumn, columns_of};
use trigger::{FoundTrigger, ON, trigger_of};

/// What pasting a block does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PasteCount {
    /// Rows that stood there before.
    pub changed: usize,
    /// Rows added.
    pub new: usize,
    /// Milestones whose trigger is still to be chosen.
    pub to_choose: usize,
}

/// Whether a clipboard text is a block of cells and not a single value.
pub fn is_block(text: &str) -> bool {
    text.trim_end_matches(['\r', '\n']).contains(['\t', '\n'])
}

/// Writes a block into a list. A header row names its columns; words are known in either language; what triggers a
/// milestone is taken from its words where they say it.
///
/// # Errors
/// Every cell that cannot be taken, by the path it would have gone to. Nothing is written then.
pub fn paste(draft: &mut Draft, block: &PastedBlock) -> Result<PasteCount, Vec<Issue>> {
    let cells = number::grid(&block.text);
    let (columns, rows) = columns_of(block, &cells);
    let most = list_at(&block.list).map_or(usize::MAX, |list| list.at_most);
    let end = block.row + rows.len();
    if end > most {
        return Err(vec![Issue::refused(&block.list, Problem::TooManyRows { rows: end, most })]);
    }
    let pasted = rows.iter().enumerate().map(|(down, cells)| {
        PastedRow::read(draft, &child(&block.list, block.row + down), &columns, cells)
    });
    let (rows, refused): (Vec<_>, Vec<_>) = pasted.partition(Result::is_ok);
    let refused: Vec<Issue> = refused.into_iter().filter_map(Result::err).flatten().collect();
    if !refused.is_empty() {
        return Err(refused);
    }
    let before = draft.rows(&block.list);
    while draft.rows(&block.list) < end {
        draft.add_row(&block.list);
    }
    let mut count = PasteCount { new: end.saturating_sub(before), ..PasteCount::default() };
    count.changed = rows.len() - count.new;
    for (down, row) in rows.into_iter().filter_map(Result::ok).enumerate() {
        let is_new = block.row + down >= before;
        count.to_choose += usize::from(!row.write(draft, block, down, is_new));
    }
    Ok(count)
}

/// A row of cells, each read.
struct PastedRow {
    /// Paths and texts.
    texts: Vec<(String, String)>,
    /// A cell that says in its own words what triggers a milestone.
    trigger: Option<String>,
}

impl PastedRow {
    fn read(
        draft: &Draft,
        row: &str,
        columns: &[Option<PastedColumn>],
        cells: &[String],
    ) -> Result<Self, Vec<Issue>> {
        let mut read = Self { texts: Vec::new(), trigger: None };
        let mut issues = Vec::new();
        for (at, cell) in cells.iter().enumerate() {
            let cell = cell.trim();
            let Some(column) = columns.get(at).and_then(Option::as_ref) else {
                if !cell.is_empty() {
                    let cell = cell.chars().take(40).collect();
                    issues.push(Issue::refused(row, Problem::NoSuchColumn { cell }));
                }
                continue;
            };
            // A key that is not given is made.
            if cell.is_empty() && column.path == "id" {
                continue;
            }
            let path = child(row, &column.path);
            match text_of(draft, &path, column.unit, cell) {
                Ok(text) => read.texts.push((path, text)),
                Err(_) if column.path == ON => read.trigger = Some(cell.to_owned()),
                Err(problem) => issues.push(Issue::refused(&path, problem)),
            }
        }
        if issues.is_empty() { Ok(read) } else { Err(issues) }
    }

    /// Writes the row; whether it is known what triggers it.
    fn write(self, draft: &mut Draft, block: &PastedBlock, down: usize, is_new: bool) -> bool {
        let row = child(&block.list, block.row + down);
        for (path, text) in &self.texts {
            draft.set(path, text);
        }
        let on = child(&row, ON);
        if block.list != "terms.milestones" || (self.trigger.is_none() && !is_new) {
            return true;
        }
        if self.trigger.is_none() && !draft.text(&on).is_empty() {
            return true;
        }
        let said = self.trigger.unwrap_or_default();
        let label = draft.text(&child(&row, "label")).to_owned();
        let found = [said.as_str(), &label]
            .into_iter()
            .find_map(|words| trigger_of(draft, &row, words, block.unit));
        match found {
            Some(FoundTrigger { texts, is_whole }) => {
                for (field, text) in texts {
                    draft.set(&format!("{row}.trigger.{field}"), &text);
                }
                is_whole
            }
            None => {
                draft.set(&on, &said);
                false
            }
        }
    }
}

/// What a cell writes into the field at a path: a word by what a reader calls it, a bare amount with its unit.
fn text_of(draft: &Draft, path: &str, unit: AmountUnit, cell: &str) -> Result<String, Problem> {
    let no_field = || Problem::NoSuchColumn { cell: cell.to_owned() };
    let kind = field_at(path).ok_or_else(no_field)?.kind;
    let text = match kind {
        FieldKind::Choice(words) => choice_called(&pattern(path), words, cell),
        FieldKind::Flag => choice_called(&pattern(path), &["true", "false"], cell),
        FieldKind::Text { .. } => {
            return Ok(known_word(draft, path, cell).unwrap_or_else(|| cell.to_owned()));
        }
        _ => None,
    };
    let text = match text {
        Some(word) => word.to_owned(),
        None if kind.is_amount() => unit.kept(cell),
        None => cell.to_owned(),
    };
    read_value(kind, &text).map(|_| text)
}

/// The word of something else of the deal by its name in either language.
fn known_word(draft: &Draft, path: &str, name: &str) -> Option<String> {
    let called = |lang: Lang| {
        let known = choices(draft, path, lang)?;
        known.into_iter().find(|choice| choice.name.eq_ignore_ascii_case(name))
    };
    [Lang::En, Lang::Zh].into_iter().find_map(called).map(|choice| choice.word)
}
