//! The figures of `refdata/templates.csv` that fit one stage and modality.

use crate::domain::deal::{Modality, Stage};
use crate::domain::refdata::rows;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::Value;

const FIGURES: &str = include_str!("../../../refdata/templates.csv");
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

/// The figures of a stage and modality, one a path, in the table's order.
pub(super) struct TemplateFigures(Vec<TemplateFigure>);

impl TemplateFigures {
    /// Picks, for each path, the first row that fits; the table has special rows before general ones.
    pub fn of(stage: Stage, modality: Modality) -> Self {
        let sources = sources();
        let mut figures: Vec<TemplateFigure> = Vec::new();
        for row in rows(FIGURES) {
            let [path, stages, modalities, text, source, note] = row.each_ref().map(String::as_str);
            let fits = fits(stages, stage.word()) && fits(modalities, modality.word());
            // A stage's length is a study's years or a choice of months, whichever row fits first.
            let (path, text) = match path.strip_suffix("years") {
                Some(stem) => (format!("{stem}months"), months(text)),
                None => (path.to_owned(), text.to_owned()),
            };
            if !fits || figures.iter().any(|figure| figure.path == path) {
                continue;
            }
            let source = sources.iter().find(|(id, _)| id == source);
            let mark = source.map(|(_, citation)| cited(citation, note));
            figures.push(TemplateFigure { path, text, mark });
        }
        Self(figures)
    }

    /// The figure at a path.
    pub fn at(&self, path: &str) -> Option<&TemplateFigure> {
        self.0.iter().find(|figure| figure.path == path)
    }

    /// The figures whose path starts with `prefix`, with the rest of their paths.
    pub fn under<'a>(
        &'a self,
        prefix: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a TemplateFigure)> {
        self.0.iter().filter_map(move |figure| Some((figure.path.strip_prefix(prefix)?, figure)))
    }
}

/// Whether a cell of codes names this one; an empty cell names all.
fn fits(codes: &str, code: &str) -> bool {
    codes.is_empty() || codes.split(' ').any(|one| one == code)
}

/// Whole months of a duration published in years.
fn months(years: &str) -> String {
    let months = years.parse::<Decimal>().unwrap_or_default() * Decimal::from(12);
    months.round().to_u32().unwrap_or_default().to_string()
}

fn cited(citation: &str, note: &str) -> String {
    if note.is_empty() {
        format!("source {citation}")
    } else {
        format!("source {citation} ({note})")
    }
}

/// Citations with their date, by id.
fn sources() -> Vec<(String, String)> {
    let cited = |[id, as_of, citation]: [String; 3]| (id, format!("{citation}, as of {as_of}"));
    rows(SOURCES).map(cited).collect()
}
