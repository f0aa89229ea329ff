//! Which figures of a sheet are not public.
//!
//! A deal read from a public record is filled up with illustrative figures where nothing was published. On paper nobody
//! could tell them from the published ones, so each has a dagger after it, and each table a line that says what that
//! means. A deal of which nothing was published has none: its figures are what the parties propose.

use super::model::{Block, Document, Run, RunKind, Script};
use crate::domain::draft::Draft;
use crate::domain::lang::Lang;
use crate::domain::schema::{FIELDS, Field};
use std::collections::BTreeSet;

/// The paths of a deal's contract figures that nobody published; none where nothing of the deal was.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NotPublic(BTreeSet<String>);

impl NotPublic {
    /// Those of a draft: figures its user entered are not among them.
    pub fn of(draft: &Draft) -> Self {
        let fields = || FIELDS.iter().filter(|field| field.path.starts_with("terms."));
        let marked = |field: &Field, mark: &str| -> Vec<String> {
            let mut paths = draft.expand(field.path);
            paths.retain(|path| draft.basis(path).is_some_and(|basis| basis.starts_with(mark)));
            paths
        };
        if !fields().any(|field| !marked(field, "published").is_empty()) {
            return Self::default();
        }
        let figures = fields().filter(|field| field.kind.is_figure());
        Self(figures.flat_map(|field| marked(field, "illustrative")).collect())
    }

    /// The sheet with a dagger after each of them, and what it means under each table that has one and where the first
    /// one stands.
    pub fn told(&self, mut sheet: Document) -> Document {
        if self.0.is_empty() {
            return sheet;
        }
        let (lang, script, mut said) = (sheet.lang, sheet.script, false);
        for clause in &mut sheet.clauses {
            let blocks = std::mem::take(&mut clause.blocks).into_iter().flat_map(|mut block| {
                let marked = self.mark(&mut block) > 0;
                let told = marked && (!said || matches!(block, Block::Table(..)));
                said |= marked;
                std::iter::once(block).chain(told.then(|| meaning(lang, script)))
            });
            clause.blocks = blocks.collect();
        }
        sheet
    }

    /// Puts the daggers into a block; says how many.
    fn mark(&self, block: &mut Block) -> usize {
        match block {
            Block::Paragraph(runs) | Block::Item(_, runs) => self.mark_runs(runs),
            Block::Table(_, rows) => {
                rows.iter_mut().flatten().map(|runs| self.mark_runs(runs)).sum()
            }
        }
    }

    /// The dagger belongs to the figure: no line ends between them.
    fn mark_runs(&self, runs: &mut [Run]) -> usize {
        let is_own = |run: &Run| matches!(&run.mark, RunKind::Value(path) if self.0.contains(path));
        let own = runs.iter_mut().filter(|run| is_own(run));
        own.map(|run| run.text.push('†')).count()
    }
}

fn meaning(lang: Lang, script: Script) -> Block {
    let text = match (lang, script) {
        (Lang::En, _) => "† Not public: an illustrative figure.",
        (Lang::Zh, Script::Simplified) => "† 未公开，为示意数值。",
        (Lang::Zh, Script::Traditional) => "† 未公開，為示意數值。",
    };
    Block::Paragraph(vec![Run::plain(text)])
}
