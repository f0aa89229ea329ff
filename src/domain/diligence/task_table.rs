//! What must happen before and after closing: `data/closing.csv`. A row that names a step of the payments
//! takes that step's words, durations and sources.

use super::sources::keys;
use crate::domain::cash_path::{DayRange, DurationBasis, DurationUnit, step_table};
use crate::domain::deal::{FormalityKind, PathStep};
use crate::domain::lang::Lang;
use crate::domain::refdata::rows;
use crate::domain::word_enum::word_enum;
use std::sync::OnceLock;

word_enum! {
    /// What a task holds up.
    pub enum Gate {
        /// Signing, and with it closing.
        Signing = "signing",
        /// Closing.
        Close = "close",
        /// Nothing of these: it follows closing.
        After = "after",
    }
}

/// A row of the table.
pub(super) struct TaskRow {
    pub(super) key: String,
    pub(super) step: Option<PathStep>,
    pub(super) formality: Option<FormalityKind>,
    pub(super) question: String,
    pub(super) after: Vec<String>,
    pub(super) gate: Gate,
    pub(super) unit: DurationUnit,
    pub(super) span: DayRange,
    pub(super) basis: DurationBasis,
    pub(super) sources: Vec<String>,
    pub(super) texts: [String; 4],
}

/// Every task, each after those it waits for.
pub(super) fn table() -> &'static [TaskRow] {
    static TABLE: OnceLock<Vec<TaskRow>> = OnceLock::new();
    TABLE.get_or_init(|| {
        rows(include_str!("../../refdata/diligence/closing.csv"))
            .filter_map(TaskRow::from_cells)
            .collect()
    })
}

impl TaskRow {
    #[rustfmt::skip]
    fn from_cells(cells: [String; 16]) -> Option<Self> {
        let [
            key, step, formality, question, after, gate, unit, min, likely, max, basis, sources,
            en, zh, note_en, note_zh,
        ] = cells;
        let row = Self {
            key, question,
            gate: Gate::from_word(&gate).unwrap_or(Gate::After),
            step: PathStep::from_word(&step),
            formality: FormalityKind::from_word(&formality),
            after: keys(&after),
            unit: DurationUnit::from_word(&unit).unwrap_or(DurationUnit::Calendar),
            span: span([min, likely, max])?,
            basis: DurationBasis::from_word(&basis).unwrap_or(DurationBasis::Assumption),
            sources: keys(&sources),
            texts: [en, zh, note_en, note_zh],
        };
        Some(row.with_step())
    }

    /// A row that is a step of the payments has that step's words and unit.
    fn with_step(self) -> Self {
        let Some(info) = self.step.and_then(|step| step_table().get(step as usize)) else {
            return self;
        };
        let texts = [
            info.name(Lang::En).to_owned(),
            info.name(Lang::Zh).to_owned(),
            info.note(Lang::En).to_owned(),
            info.note(Lang::Zh).to_owned(),
        ];
        let (unit, basis) = (info.unit, info.basis);
        Self { unit, basis, span: info.span, sources: info.sources.clone(), texts, ..self }
    }
}

/// Empty cells stand for nothing: a step's own durations replace them.
fn span(cells: [String; 3]) -> Option<DayRange> {
    let [min, likely, max] = cells.map(|cell| match cell.as_str() {
        "" => Some(0),
        days => days.parse().ok(),
    });
    Some(DayRange { min: min?, likely: likely?, max: max? })
}
