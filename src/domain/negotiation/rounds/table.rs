//! All offers beside each other: every term that ever differed, with its place in each of them.

use super::align::Aligned;
use super::compare::{ReadPaper, TermChange, term_text, terms};
use super::priced::{Gain, Priced, gain_of_change};
use crate::domain::draft::{Draft, FieldValues};
use crate::domain::lang::Lang;
use crate::domain::term_sheet::Decision;
use crate::domain::valuation::RnpvSplit;

/// A term that differs between two of the papers.
#[derive(Debug, Clone, PartialEq)]
pub struct TableRow {
    /// The section of the document that speaks of it.
    pub section: &'static str,
    /// What the parties decided of that section; `None` where the term is no decision of a section.
    pub decision: Option<Decision>,
    /// Its path in each paper; `None` where it is not there.
    pub paths: Vec<Option<String>>,
}

/// Every term in which any paper differs from the last one, in the order of the document.
pub fn table(papers: &[ReadPaper]) -> Vec<TableRow> {
    let Some((last, earlier)) = papers.split_last() else { return Vec::new() };
    let aligned: Vec<Aligned> =
        earlier.iter().map(|it| Aligned::of(it.paper, last.paper)).collect();
    let mut rows: Vec<(TermChange, TableRow)> = Vec::new();
    for (column, (both, it)) in aligned.iter().zip(earlier).enumerate() {
        for term in terms(both, it.values, last.values) {
            let paths = match (&term.is, &term.was) {
                (Some(is), _) => {
                    let before = aligned.iter().map(|both| both.counterpart(is));
                    before.chain([Some(is.clone())]).collect()
                }
                (None, Some(was)) => gone(papers, column, was),
                (None, None) => vec![None; papers.len()],
            };
            let row = TableRow { section: term.section, decision: term.decision, paths };
            if !rows.iter().any(|(_, known)| known.is_same(&row)) {
                rows.push((term, row));
            }
        }
    }
    crate::domain::sort::sort_by_key(&mut rows, |(term, _)| term.place());
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The places of a term that the last paper has not, by where one of them has it.
fn gone(papers: &[ReadPaper], column: usize, path: &str) -> Vec<Option<String>> {
    let Some(home) = papers.get(column) else { return Vec::new() };
    let place = |(at, it): (usize, &ReadPaper)| match at {
        _ if at == column => Some(path.to_owned()),
        _ if at + 1 == papers.len() => None,
        _ => Aligned::of(it.paper, home.paper).counterpart(path),
    };
    papers.iter().enumerate().map(place).collect()
}

impl TableRow {
    /// Whether two rows are one: decisions by what they decide, terms by where they stand.
    fn is_same(&self, other: &Self) -> bool {
        match (self.decision, other.decision) {
            (Some(own), Some(others)) => own == others && self.section == other.section,
            (None, None) => self.paths == other.paths,
            _ => false,
        }
    }

    /// What the paper of a column says of it; `None` where it says nothing.
    pub fn text(&self, values: &FieldValues, column: usize, lang: Lang) -> Option<String> {
        match self.decision {
            Some(decision) => decision.text(values, self.section, lang),
            None => term_text(values, self.path_in(column)?, lang),
        }
    }

    /// Where it stands in a column.
    pub fn path_in(&self, column: usize) -> Option<&str> {
        self.paths.get(column)?.as_deref()
    }

    /// The newest column that has it, and its path there.
    pub fn newest(&self) -> Option<(usize, &str)> {
        let paths = self.paths.iter().enumerate().rev();
        paths.filter_map(|(column, path)| Some((column, path.as_deref()?))).next()
    }

    /// Whether a change from the column before to this one is of this term.
    pub fn is_of(&self, term: &TermChange, column: usize) -> bool {
        if self.decision.is_some() || term.decision.is_some() {
            return self.decision == term.decision && self.section == term.section;
        }
        let before = column.checked_sub(1).and_then(|before| self.path_in(before));
        let below = |of: &Option<String>, own: Option<&str>| match (of.as_deref(), own) {
            (Some(of), Some(own)) => {
                of.strip_prefix(own).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            }
            _ => false,
        };
        below(&term.is, self.path_in(column)) || below(&term.was, before)
    }
}

/// What one change from a sheet to another is worth alone, on top of the older one, whose value is known; `None` where
/// it cannot stand alone.
pub fn worth_alone(
    model: &Draft,
    (before, after): (&Draft, &Draft),
    term: &TermChange,
    value: &Priced<RnpvSplit>,
) -> Option<Priced<Gain>> {
    gain_of_change(model, &Aligned::of(before, after), term, value)
}
