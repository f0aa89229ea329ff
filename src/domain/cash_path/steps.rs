//! How long each step takes, as data: `refdata/steps.csv`, each row with what it rests on.

use super::three_point::ThreePoint;
use crate::domain::lang::Lang;
use crate::domain::refdata::rows;
use crate::domain::words;
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

/// A step's duration, in its unit.
pub type DayRange = ThreePoint<u32>;

/// A step between a payment's trigger and usable cash, or of a formality. Names are the table's keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "each step is named in both languages in refdata/steps.csv")]
pub enum PathStep {
    Wire,
    First,
    Repeat,
    Conversion,
    HkReceipt,
    Prepare,
    Authority,
    OnwardFee,
    OnwardDividend,
    Bop,
    CnResidence,
    HkResidence,
    FormUs,
    FormDe,
    FormJp,
    FormFr,
    FormGb,
    FormOther,
    LetterOfIntent,
    ExportLicence,
    Hsr,
    OdiNdrc,
    OdiMofcom,
    OdiBank,
    HkTransfer,
    TaxFiling,
    TaxPayment,
    OutwardReview,
}

pub(super) const COUNT: usize = 28;

/// Every step, in the order of the table.
pub const STEPS: [PathStep; COUNT] = [
    PathStep::Wire,
    PathStep::First,
    PathStep::Repeat,
    PathStep::Conversion,
    PathStep::HkReceipt,
    PathStep::Prepare,
    PathStep::Authority,
    PathStep::OnwardFee,
    PathStep::OnwardDividend,
    PathStep::Bop,
    PathStep::CnResidence,
    PathStep::HkResidence,
    PathStep::FormUs,
    PathStep::FormDe,
    PathStep::FormJp,
    PathStep::FormFr,
    PathStep::FormGb,
    PathStep::FormOther,
    PathStep::LetterOfIntent,
    PathStep::ExportLicence,
    PathStep::Hsr,
    PathStep::OdiNdrc,
    PathStep::OdiMofcom,
    PathStep::OdiBank,
    PathStep::HkTransfer,
    PathStep::TaxFiling,
    PathStep::TaxPayment,
    PathStep::OutwardReview,
];

/// What a step's days are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DurationUnit {
    /// Open days of the step's calendar.
    Business,
    /// Calendar days.
    Calendar,
}

/// What a duration rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DurationBasis {
    /// A rule sets it.
    Statutory,
    /// Practitioners report it.
    Practice,
    /// This page assumes it; no public source was found.
    Assumption,
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
    /// What to know about it.
    pub note: String,
}

impl StepInfo {
    /// The step in words.
    pub fn name(&self, lang: Lang) -> &str {
        words::choice("payments.steps[].step", &self.key, lang).unwrap_or(&self.key)
    }
}

/// Every step, in the order of [`Step`].
pub fn step_table() -> &'static [StepInfo] {
    static TABLE: OnceLock<Vec<StepInfo>> = OnceLock::new();
    TABLE.get_or_init(|| {
        rows(include_str!("../../refdata/steps.csv")).filter_map(StepInfo::from_cells).collect()
    })
}

impl StepInfo {
    fn from_cells(cells: [String; 8]) -> Option<Self> {
        let [key, unit, min, likely, max, basis, sources, note] = cells;
        let days = |text: &str| text.parse().ok();
        Some(Self {
            key,
            span: DayRange { min: days(&min)?, likely: days(&likely)?, max: days(&max)? },
            unit: if unit == "calendar" { DurationUnit::Calendar } else { DurationUnit::Business },
            basis: match basis.as_str() {
                "statutory" => DurationBasis::Statutory,
                "practice" => DurationBasis::Practice,
                _ => DurationBasis::Assumption,
            },
            sources: sources.split(' ').map(str::to_owned).collect(),
            note,
        })
    }
}

impl PathStep {
    /// The table's row; every step has one.
    pub fn info(self) -> Option<&'static StepInfo> {
        step_table().get(self as usize)
    }

    /// The step a key stands for.
    pub fn of(key: &str) -> Option<Self> {
        let index = step_table().iter().position(|info| info.key == key)?;
        STEPS.get(index).copied()
    }

    /// The word files use; empty never happens.
    pub fn key(self) -> &'static str {
        self.info().map_or("", |info| &info.key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::refdata::instrument;

    #[test]
    fn every_row_is_read_in_the_order_of_the_steps() {
        assert_eq!(step_table().len(), COUNT);
        for (index, info) in step_table().iter().enumerate() {
            let step = STEPS[index];
            let name = info.key.replace('_', "");
            assert_eq!(format!("{step:?}").to_lowercase(), name);
            assert_eq!(PathStep::of(&info.key), Some(step));
            assert!(info.span.is_ordered());
            assert!(info.sources.iter().all(|key| instrument(key).is_some()), "{}", info.key);
        }
    }
}
