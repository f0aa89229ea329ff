//! Two lists side by side: what stands in both, what was taken out, what was added. The work is bounded.

use super::model::Run;
use super::tokens::words;
use crate::domain::sort;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::cmp::Ordering;
use std::hash::Hash;

/// A step through two lists, by places in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AlignStep {
    /// In both: place before, place after.
    Both(usize, usize),
    /// Taken out: place before.
    Removed(usize),
    /// Added: place after.
    Added(usize),
}

impl AlignStep {
    /// The place of what was taken out.
    pub(super) fn removed(self) -> Option<usize> {
        if let Self::Removed(at) = self { Some(at) } else { None }
    }
}

/// Between what begins and what ends both lists alike, the most items compared one by one; the work grows
/// with the square of this. Beyond it all is replaced.
const ITEMS: usize = 1_000;

/// The fewest steps from one list to the other; what is taken out comes before what is added in its place.
pub(super) fn steps<T: Ord + Hash>(before: &[T], after: &[T]) -> Vec<AlignStep> {
    let alike = |pair: &(&T, &T)| pair.0 == pair.1;
    let head = before.iter().zip(after).take_while(alike).count();
    let (old, new) = (rest(before, head), rest(after, head));
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(alike).count();
    let (removed, added) = (old.len() - tail, new.len() - tail);
    let mut steps: Vec<AlignStep> = (0..head).map(|at| AlignStep::Both(at, at)).collect();
    if removed + added > ITEMS {
        steps.extend(replaced(head..head + removed, head..head + added));
    } else {
        let (old, new) = (old.get(..removed), new.get(..added));
        let ops =
            capture_diff_slices(Algorithm::Myers, old.unwrap_or_default(), new.unwrap_or_default());
        steps.extend(ops.iter().flat_map(|op| singly(op, head)));
    }
    steps.extend((0..tail).map(|at| AlignStep::Both(head + removed + at, head + added + at)));
    steps
}

fn rest<T>(list: &[T], from: usize) -> &[T] {
    list.get(from..).unwrap_or_default()
}

fn singly(op: &DiffOp, from: usize) -> Vec<AlignStep> {
    let there = |range: std::ops::Range<usize>| range.start + from..range.end + from;
    let (old, new) = (there(op.old_range()), there(op.new_range()));
    match op {
        DiffOp::Equal { .. } => old.zip(new).map(|(old, new)| AlignStep::Both(old, new)).collect(),
        _ => replaced(old, new).collect(),
    }
}

fn replaced(
    old: impl Iterator<Item = usize>,
    new: impl Iterator<Item = usize>,
) -> impl Iterator<Item = AlignStep> {
    old.map(AlignStep::Removed).chain(new.map(AlignStep::Added))
}

/// A paragraph or a row as it is compared with others.
#[derive(Debug)]
pub(super) struct AlignedLine<'a> {
    /// Lines of another kind are never the same line changed.
    pub kind: String,
    /// All it says.
    pub text: String,
    /// By which it is found again when it was changed; without any it is known by its kind.
    pub runs: Vec<&'a Run>,
}

/// Of lines changed between two that stand, the most on either side that are compared each with each.
const LINES: usize = 64;

/// Lines side by side: those that say the same, and between them, in their order, those most alike.
pub(super) fn lines(before: &[AlignedLine], after: &[AlignedLine]) -> Vec<AlignStep> {
    let (old, new): (Vec<_>, Vec<_>) =
        (before.iter().map(says).collect(), after.iter().map(says).collect());
    let mut all = Vec::new();
    let (mut removed, mut added) = (Vec::new(), Vec::new());
    for step in steps(&old, &new) {
        match step {
            AlignStep::Removed(at) => removed.push(at),
            AlignStep::Added(at) => added.push(at),
            both => {
                all.extend(alike(before, &removed, after, &added));
                all.push(both);
                (removed, added) = (Vec::new(), Vec::new());
            }
        }
    }
    all.extend(alike(before, &removed, after, &added));
    all
}

fn says<'a>(line: &'a AlignedLine) -> (&'a str, &'a str) {
    (&line.kind, &line.text)
}

/// Pairs what was taken out with what was added, in their order, so that the pairs share the most words.
fn alike(
    before: &[AlignedLine],
    removed: &[usize],
    after: &[AlignedLine],
    added: &[usize],
) -> Vec<AlignStep> {
    if removed.len() > LINES || added.len() > LINES {
        return replaced(removed.iter().copied(), added.iter().copied()).collect();
    }
    let (old, new) = (described(before, removed), described(after, added));
    let shares: Vec<Vec<usize>> =
        old.iter().map(|old| new.iter().map(|new| shared(old, new)).collect()).collect();
    let best = best(&shares);
    let (mut at, mut to) = (0, 0);
    let mut steps = Vec::new();
    loop {
        let here = cell(&best, at, to);
        let paired = cell(&shares, at, to);
        steps.push(match (removed.get(at), added.get(to)) {
            (Some(old), Some(new))
                if paired > 0 && here == paired + cell(&best, at + 1, to + 1) =>
            {
                (at, to) = (at + 1, to + 1);
                AlignStep::Both(*old, *new)
            }
            (Some(old), new) if new.is_none() || here == cell(&best, at + 1, to) => {
                at += 1;
                AlignStep::Removed(*old)
            }
            (_, Some(new)) => {
                to += 1;
                AlignStep::Added(*new)
            }
            _ => return steps,
        });
    }
}

fn cell(table: &[Vec<usize>], row: usize, column: usize) -> usize {
    table.get(row).and_then(|row| row.get(column)).copied().unwrap_or_default()
}

/// The most words that pairs can share from each place on, when each pair shares so many.
fn best(shares: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut table: Vec<Vec<usize>> = Vec::new();
    for row in shares.iter().rev() {
        let below = table.last().map(Vec::as_slice).unwrap_or_default();
        let after = |at: usize| below.get(at).copied().unwrap_or_default();
        let mut best = Vec::new();
        for (at, shared) in row.iter().enumerate().rev() {
            let right = best.last().copied().unwrap_or_default();
            let paired = if *shared > 0 { shared + after(at + 1) } else { 0 };
            best.push(after(at).max(right).max(paired));
        }
        best.reverse();
        table.push(best);
    }
    table.reverse();
    table
}

/// The kind of some of the lines, and their words in ascending order.
fn described<'a>(lines: &'a [AlignedLine], places: &[usize]) -> Vec<(&'a str, Vec<String>)> {
    let described = |line: &'a AlignedLine| {
        let mut words = words(&line.runs);
        sort::sort_by(&mut words, Ord::cmp);
        (line.kind.as_str(), words)
    };
    places.iter().filter_map(|at| lines.get(*at)).map(described).collect()
}

/// How many words two lines share when that is at least half of what they say; else 0.
fn shared((kind, a): &(&str, Vec<String>), (other, b): &(&str, Vec<String>)) -> usize {
    if kind != other {
        return 0;
    }
    if a.is_empty() && b.is_empty() {
        return 1;
    }
    let (mut left, mut right) = (a.iter().peekable(), b.iter().peekable());
    let mut shared = 0;
    while let (Some(one), Some(other)) = (left.peek(), right.peek()) {
        let order = one.cmp(other);
        shared += usize::from(order == Ordering::Equal);
        left.next_if(|_| order != Ordering::Greater);
        right.next_if(|_| order != Ordering::Less);
    }
    if shared * 4 >= a.len() + b.len() { shared } else { 0 }
}
