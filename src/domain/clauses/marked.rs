//! Two term sheets compared: the later one with what was added and what was taken out since the earlier one.
//!
//! ```text
//! sections by their id -> blocks and rows, like by like -> words, Chinese characters, whole values
//! ```
//!
//! Without what was removed it reads as the later sheet, without what was added as the earlier one.

use super::align::{Line, Step, lines, steps};
use super::document::{Block, Clause, Document, Place, Run};
use super::edit::{Edit, edit_of, whole};
use super::tokens::{Token, tokens, words};
use crate::domain::order;

/// The sheet `after` with what became of it since `before`, both in one language. Removed text keeps the marks
/// it had; its paths are those of the earlier deal.
pub fn marked(before: &Document, after: &Document) -> Document {
    let id = |clause: &Clause| clause.id;
    let old: Vec<&str> = before.clauses.iter().map(id).collect();
    let new: Vec<&str> = after.clauses.iter().map(id).collect();
    let clause = |step: Step| match step {
        Step::Both(old, new) => {
            Some(clause_since(before.clauses.get(old)?, after.clauses.get(new)?))
        }
        Step::Removed(old) => Some(clause_whole(before.clauses.get(old)?, Edit::Removed)),
        Step::Added(new) => Some(clause_whole(after.clauses.get(new)?, Edit::Added)),
    };
    Document {
        title_before: before.title.clone(),
        clauses: steps(&old, &new).into_iter().filter_map(clause).collect(),
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
            blocks: aligned(&before.blocks, &after.blocks, block_line, block_since, block_whole),
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
        blocks: clause.blocks.iter().map(|block| block_whole(block, edit)).collect(),
        ..clause.clone()
    }
}

/// Blocks of a section or rows of a table, like by like; what has no like is added or removed as a whole.
fn aligned<T>(
    before: &[T],
    after: &[T],
    line: fn(&T) -> Line,
    since: fn(&T, &T) -> Option<T>,
    whole: fn(&T, Edit) -> T,
) -> Vec<T> {
    let old: Vec<Line> = before.iter().map(line).collect();
    let new: Vec<Line> = after.iter().map(line).collect();
    let removed = |at: usize| before.get(at).map(|it| whole(it, Edit::Removed));
    let added = |at: usize| after.get(at).map(|it| whole(it, Edit::Added));
    let shown = |step: Step| match step {
        Step::Both(old, new) => {
            let both = before.get(old).zip(after.get(new));
            match both.and_then(|(before, after)| since(before, after)) {
                Some(both) => vec![both],
                None => removed(old).into_iter().chain(added(new)).collect(),
            }
        }
        Step::Removed(old) => removed(old).into_iter().collect(),
        Step::Added(new) => added(new).into_iter().collect(),
    };
    lines(&old, &new).into_iter().flat_map(shown).collect()
}

fn block_line(block: &Block) -> Line {
    match block {
        Block::Paragraph(runs) => line("paragraph", runs),
        Block::Item(_, runs) => line("item", runs),
        Block::Table(head, rows) => Line {
            // Tables with the same headings are the same table, whatever their rows.
            words: vec![head.concat()],
            ..line(&head.concat(), rows.iter().flatten().flatten())
        },
    }
}

fn row_line(row: &Vec<Vec<Run>>) -> Line {
    line("row", row.iter().flatten())
}

fn line<'a>(kind: &str, runs: impl IntoIterator<Item = &'a Run>) -> Line {
    let runs: Vec<Run> = runs.into_iter().cloned().collect();
    let mut words = words(&runs);
    order::sort_by(&mut words, Ord::cmp);
    Line { kind: kind.to_owned(), text: runs.into_iter().map(|run| run.text).collect(), words }
}

/// A block as it became; `None` when nothing of it was kept, so that it is not the same block.
fn block_since(before: &Block, after: &Block) -> Option<Block> {
    match (before, after) {
        (Block::Paragraph(old), Block::Paragraph(new)) => Some(Block::Paragraph(kept(old, new)?)),
        (Block::Item(was, old), Block::Item(now, new)) => {
            Some(Block::Item(Place { now: now.now, was: was.now }, kept(old, new)?))
        }
        (Block::Table(head, old), Block::Table(same, new)) if head == same => {
            let rows = aligned(old, new, row_line, row_since, row_whole);
            let kept = edit_of(rows.iter().flatten().flatten()) == Edit::Kept;
            kept.then(|| Block::Table(head.clone(), rows))
        }
        _ => None,
    }
}

fn row_since(before: &Vec<Vec<Run>>, after: &Vec<Vec<Run>>) -> Option<Vec<Vec<Run>>> {
    let cells = before.iter().zip(after).map(|(old, new)| compared(old, new));
    let row: Vec<Vec<Run>> = cells.collect();
    let kept = before.len() == after.len() && edit_of(row.iter().flatten()) == Edit::Kept;
    kept.then_some(row)
}

fn block_whole(block: &Block, edit: Edit) -> Block {
    match block {
        Block::Paragraph(runs) => Block::Paragraph(whole(runs, edit)),
        Block::Item(place, runs) => Block::Item(*place, whole(runs, edit)),
        Block::Table(head, rows) => {
            Block::Table(head.clone(), rows.iter().map(|row| row_whole(row, edit)).collect())
        }
    }
}

fn row_whole(row: &Vec<Vec<Run>>, edit: Edit) -> Vec<Vec<Run>> {
    row.iter().map(|runs| whole(runs, edit)).collect()
}

/// The runs of both texts; `None` when the text as a whole was added or removed.
fn kept(before: &[Run], after: &[Run]) -> Option<Vec<Run>> {
    let runs = compared(before, after);
    (edit_of(&runs) == Edit::Kept).then_some(runs)
}

fn compared(before: &[Run], after: &[Run]) -> Vec<Run> {
    let (old, new) = (tokens(before), tokens(after));
    let texts = |tokens: &[Token]| tokens.iter().map(|token| token.text.to_owned()).collect();
    let (was, is): (Vec<String>, Vec<String>) = (texts(&old), texts(&new));
    let mut runs = Vec::new();
    let mut last = None;
    for step in phrases(&steps(&was, &is), &new) {
        let (edit, token, source) = match step {
            Step::Both(_, at) => (Edit::Kept, new.get(at), after),
            Step::Added(at) => (Edit::Added, new.get(at), after),
            Step::Removed(at) => (Edit::Removed, old.get(at), before),
        };
        let Some((token, run)) = token.and_then(|token| Some((token, source.get(token.run)?)))
        else {
            continue;
        };
        match runs.last_mut() {
            Some(Run { text, .. }) if last == Some((edit, token.run)) => text.push_str(token.text),
            _ => runs.push(Run { text: token.text.to_owned(), mark: run.mark.clone(), edit }),
        }
        last = Some((edit, token.run));
    }
    runs
}

/// Words replaced in a row as one phrase: a space alone is not kept between them, and all that is taken out
/// comes before what is added.
fn phrases(steps: &[Step], after: &[Token]) -> Vec<Step> {
    let both = |step: &Step| matches!(step, Step::Both(..));
    let space = |step: &Step| matches!(step, Step::Both(_, at) if after.get(*at).is_some_and(Token::is_space));
    let parts: Vec<&[Step]> = steps.chunk_by(|a, b| both(a) == both(b)).collect();
    let part = |at: Option<usize>| at.and_then(|at| parts.get(at)).copied().unwrap_or_default();
    let (mut all, mut added) = (Vec::new(), Vec::new());
    for (at, steps) in parts.iter().enumerate() {
        let around = [part(at.checked_sub(1)), part(Some(at + 1))];
        let inside = around.iter().all(|part| !part.is_empty())
            && around.concat().iter().any(|step| matches!(step, Step::Removed(_)))
            && around.concat().iter().any(|step| matches!(step, Step::Added(_)));
        let joined = inside && steps.iter().all(space);
        for step in *steps {
            match step {
                Step::Both(old, new) if joined => {
                    all.push(Step::Removed(*old));
                    added.push(Step::Added(*new));
                }
                Step::Both(..) => {
                    all.append(&mut added);
                    all.push(*step);
                }
                Step::Removed(_) => all.push(*step),
                Step::Added(_) => added.push(*step),
            }
        }
    }
    all.append(&mut added);
    all
}
