//! Two term sheets compared: the later one with what was added and what was taken out since the earlier one.
//!
//! ```text
//! sections by their id -> blocks and rows, like by like -> words, Chinese characters, whole values
//! ```
//!
//! Without what was removed it reads as the later sheet, without what was added as the earlier one; only the rows
//! of a table stand in the later order, since it says nothing and a row moved is no row taken out and added.

use super::align::{AlignStep, AlignedLine, lines, steps};
use super::edit::{edit_of, whole};
use super::model::{Block, Clause, Document, Edit, ItemLetter, Run};
use super::word_diff::compared;

/// The sheet `after` with what became of it since `before`, both in one language. Removed text keeps the marks
/// it had; its paths are those of the earlier deal.
pub fn marked(before: &Document, after: &Document) -> Document {
    let id = |clause: &Clause| clause.id;
    let old: Vec<&str> = before.clauses.iter().map(id).collect();
    let new: Vec<&str> = after.clauses.iter().map(id).collect();
    let clause = |step: AlignStep| match step {
        AlignStep::Both(old, new) => {
            Some(clause_since(before.clauses.get(old)?, after.clauses.get(new)?))
        }
        AlignStep::Removed(old) => Some(clause_whole(before.clauses.get(old)?, Edit::Removed)),
        AlignStep::Added(new) => Some(clause_whole(after.clauses.get(new)?, Edit::Added)),
    };
    Document {
        title_before: before.title.clone(),
        clauses: steps(&old, &new).into_iter().filter_map(clause).collect(),
        signatures: after.signatures.since(&before.signatures).unwrap_or(after.signatures.clone()),
        ..after.clone()
    }
}

fn clause_since(before: &Clause, after: &Clause) -> Clause {
    match (before.number, after.number) {
        (None, None) => after.clone(),
        (Some(_), None) => clause_whole(before, Edit::Removed),
        (None, Some(_)) => clause_whole(after, Edit::Added),
        (Some(_), Some(_)) => Clause {
            binding_before: before.binding,
            standing_before: before.standing.clone(),
            blocks: aligned(&before.blocks, &after.blocks),
            ..after.clone()
        },
    }
}

/// A section taken out has no number any more.
fn clause_whole(clause: &Clause, edit: Edit) -> Clause {
    let stood = clause.number.is_some();
    Clause {
        number: clause.number.filter(|_| edit == Edit::Added),
        edit: if stood { edit } else { Edit::Kept },
        blocks: clause.blocks.iter().map(|block| block.whole(edit)).collect(),
        ..clause.clone()
    }
}

/// What is lined up with others of its sort: a block of a section, a row of a table.
trait Comparable: Sized {
    /// As it is compared with others.
    fn line(&self) -> AlignedLine<'_>;
    /// As it became since `before`; `None` when it was added or removed, or is another.
    fn since(&self, before: &Self) -> Option<Self>;
    /// Added or removed as a whole.
    fn whole(&self, edit: Edit) -> Self;
    /// The steps from one list to the other, where what only changed its place may be another step.
    fn settled(steps: Vec<AlignStep>, _before: &[Self], _after: &[Self]) -> Vec<AlignStep> {
        steps
    }
}

/// Like by like; what has no like was added or removed as a whole.
fn aligned<T: Comparable>(before: &[T], after: &[T]) -> Vec<T> {
    let old: Vec<AlignedLine> = before.iter().map(T::line).collect();
    let new: Vec<AlignedLine> = after.iter().map(T::line).collect();
    let removed = |at: usize| before.get(at).map(|it| it.whole(Edit::Removed));
    let added = |at: usize| after.get(at).map(|it| it.whole(Edit::Added));
    let shown = |step: AlignStep| match step {
        AlignStep::Both(old, new) => {
            let both = before.get(old).zip(after.get(new));
            match both.and_then(|(before, after)| after.since(before)) {
                Some(both) => vec![both],
                None => removed(old).into_iter().chain(added(new)).collect(),
            }
        }
        AlignStep::Removed(old) => removed(old).into_iter().collect(),
        AlignStep::Added(new) => added(new).into_iter().collect(),
    };
    let steps = T::settled(lines(&old, &new), before, after);
    steps.into_iter().flat_map(shown).collect()
}

impl Comparable for Block {
    fn line(&self) -> AlignedLine<'_> {
        match self {
            Self::Paragraph(runs) => line("paragraph", runs),
            Self::Item(_, runs) => line("item", runs),
            // A table is known by its headings, whatever its rows.
            Self::Table(head, rows) => AlignedLine {
                runs: Vec::new(),
                ..line(&head.concat(), rows.iter().flatten().flatten())
            },
        }
    }

    fn since(&self, before: &Self) -> Option<Self> {
        let block = match (before, self) {
            (Self::Paragraph(old), Self::Paragraph(new)) => Self::Paragraph(compared(old, new)),
            (Self::Item(was, old), Self::Item(now, new)) => {
                Self::Item(ItemLetter { now: now.now, was: was.now }, compared(old, new))
            }
            (Self::Table(head, old), Self::Table(same, new)) if head == same => {
                Self::Table(head.clone(), aligned(old, new))
            }
            _ => return None,
        };
        (block.edit() == Edit::Kept).then_some(block)
    }

    fn whole(&self, edit: Edit) -> Self {
        match self {
            Self::Paragraph(runs) => Self::Paragraph(whole(runs, edit)),
            Self::Item(place, runs) => Self::Item(*place, whole(runs, edit)),
            Self::Table(head, rows) => {
                Self::Table(head.clone(), rows.iter().map(|row| row.whole(edit)).collect())
            }
        }
    }
}

/// The cells of a row.
impl Comparable for Vec<Vec<Run>> {
    fn line(&self) -> AlignedLine<'_> {
        line("row", self.iter().flatten())
    }

    fn since(&self, before: &Self) -> Option<Self> {
        let cells = before.iter().zip(self).map(|(old, new)| compared(old, new));
        let row: Self = cells.collect();
        let kept = before.len() == self.len() && edit_of(row.iter().flatten()) == Edit::Kept;
        kept.then_some(row)
    }

    fn whole(&self, edit: Edit) -> Self {
        self.iter().map(|runs| whole(runs, edit)).collect()
    }

    /// A row taken out that says what another says that was added has moved there.
    fn settled(steps: Vec<AlignStep>, before: &[Self], after: &[Self]) -> Vec<AlignStep> {
        let mut gone: Vec<usize> = steps.iter().filter_map(|step| step.removed()).collect();
        let mut moved = Vec::new();
        let mut all: Vec<AlignStep> = steps
            .into_iter()
            .map(|step| {
                let AlignStep::Added(new) = step else { return step };
                let same = |old: &usize| {
                    let rows = before.get(*old).zip(after.get(new));
                    rows.is_some_and(|(old, new)| old.line().text == new.line().text)
                };
                let Some(place) = gone.iter().position(same) else { return step };
                let old = gone.remove(place);
                moved.push(old);
                AlignStep::Both(old, new)
            })
            .collect();
        all.retain(|step| step.removed().is_none_or(|old| !moved.contains(&old)));
        all
    }
}

fn line<'a>(kind: &str, runs: impl IntoIterator<Item = &'a Run>) -> AlignedLine<'a> {
    let runs: Vec<&Run> = runs.into_iter().filter(|run| !run.is_number()).collect();
    let text = runs.iter().map(|run| run.text.as_str()).collect();
    AlignedLine { kind: kind.to_owned(), text, runs }
}
