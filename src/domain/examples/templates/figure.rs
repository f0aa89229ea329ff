//! A figure of a template and where it was read.

use crate::domain::refdata::rows;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::Value;

const SOURCES: &str = include_str!("../../../refdata/sources.csv");

/// One figure.
pub(super) struct TemplateFigure {
    /// Where it belongs: a path of the deal file, or `stage.`, `region.`, `milestone.`, `tier.`, … and a key.
    pub path: String,
    /// As written.
    pub text: String,
    /// Its `source …` mark; `None` for a choice made here.
    pub mark: Option<String>,
}

impl TemplateFigure {
    /// The figure as the deal file holds it: a number, a list of numbers, a flag or a word.
    pub fn value(&self) -> Value {
        let numbers: Option<Vec<Value>> = self.text.split(' ').map(number).collect();
        match (numbers, self.text.as_str()) {
            (_, "true") => Value::Bool(true),
            (None, text) => text.into(),
            (Some(numbers), _) if self.path == "uptake" || self.path == "retention" => {
                numbers.into()
            }
            (Some(numbers), _) => numbers.into_iter().next().unwrap_or_default(),
        }
    }

    /// The figure as a whole number; 0 for anything else.
    pub fn whole(&self) -> i32 {
        self.text.parse().unwrap_or_default()
    }
}

/// A number of the deal file with exactly these digits.
fn number(digits: &str) -> Option<Value> {
    digits.parse().ok().map(Value::Number)
}

/// Whole months of a duration published in years.
pub(super) fn months(years: &str) -> String {
    let months = years.parse::<Decimal>().unwrap_or_default() * Decimal::from(12);
    months.round().to_u32().unwrap_or_default().to_string()
}

pub(super) fn cited(citation: &str, note: &str) -> String {
    if note.is_empty() {
        format!("source {citation}")
    } else {
        format!("source {citation} ({note})")
    }
}

/// Citations with their date, by id.
pub(super) fn sources() -> Vec<(String, String)> {
    let cited = |[id, as_of, citation]: [String; 3]| (id, format!("{citation}, as of {as_of}"));
    rows(SOURCES).map(cited).collect()
}
