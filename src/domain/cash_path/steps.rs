//! How long each step takes, as data: `refdata/steps.csv`, each row with what it rests on.

use super::three_point::ThreePoint;
use crate::domain::deal::PathStep;
use crate::domain::lang::Lang;
use crate::domain::refdata::{rows, said};
use crate::domain::word_enum::word_enum;
use crate::domain::words;
use std::sync::OnceLock;

/// A step's duration, in its unit.
pub type DayRange = ThreePoint<u32>;

word_enum! {
    /// What a step's days are counted in.
    pub enum DurationUnit {
        /// Open days of the step's calendar.
        Business = "business",
        /// Calendar days.
        Calendar = "calendar",
    }
}

word_enum! {
    /// What a duration rests on.
    pub enum DurationBasis {
        /// A rule sets it.
        Statutory = "statutory",
        /// Practitioners report it.
        Practice = "practice",
        /// This page assumes it; no public source was found.
        Assumption = "assumption",
    }
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepInfo {
    /// The word files and overrides use.
    pub key: String,
    /// The duration unless the deal says otherwise.
    pub span: DayRange,
    /// Its unit.
    pub unit: DurationUnit,
    /// What it rests on.
    pub basis: DurationBasis,
    /// Keys of [`crate::domain::refdata::instruments`].
    pub sources: Vec<String>,
    note: [String; 2],
}

impl StepInfo {
    /// What to know about it.
    pub fn note(&self, lang: Lang) -> &str {
        let [en, zh] = &self.note;
        said(lang, en, zh)
    }

    /// The step in words.
    pub fn name(&self, lang: Lang) -> &str {
        words::choice("payments.steps[].step", &self.key, lang).unwrap_or(&self.key)
    }
}

/// Every step, in the order of [`PathStep`].
pub fn step_table() -> &'static [StepInfo] {
    static TABLE: OnceLock<Vec<StepInfo>> = OnceLock::new();
    TABLE.get_or_init(|| {
        rows(include_str!("../../refdata/steps.csv")).filter_map(StepInfo::from_cells).collect()
    })
}

impl StepInfo {
    fn from_cells(cells: [String; 9]) -> Option<Self> {
        let [key, unit, min, likely, max, basis, sources, note, note_zh] = cells;
        let days = |text: &str| text.parse().ok();
        Some(Self {
            key,
            span: DayRange { min: days(&min)?, likely: days(&likely)?, max: days(&max)? },
            unit: DurationUnit::from_word(&unit)?,
            basis: DurationBasis::from_word(&basis)?,
            sources: sources.split(' ').map(str::to_owned).collect(),
            note: [note, note_zh],
        })
    }
}

impl PathStep {
    /// The table's row; every step has one.
    pub fn info(self) -> Option<&'static StepInfo> {
        step_table().get(self as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::refdata::instrument;

    #[test]
    fn every_row_is_read_in_the_order_of_the_steps() {
        assert_eq!(step_table().len(), PathStep::ALL.len());
        for (step, info) in PathStep::ALL.into_iter().zip(step_table()) {
            assert_eq!(info.key, step.word());
            assert!(info.span.is_ordered());
            assert!(info.sources.iter().all(|key| instrument(key).is_some()), "{}", info.key);
        }
    }
}
