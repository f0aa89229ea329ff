//! How likely and how long a phase is: one study, by disease area and by modality.

use super::figure::{TemplateFigure, cited, months, sources};
use crate::domain::deal::{DiseaseArea, Modality};
use crate::domain::refdata::rows;

const PHASES: &str = include_str!("../../../refdata/phases.csv");

/// Fewer transitions than this say little.
const FEWEST: u32 = 30;

/// The phases counted, and where their figures stand in a deal file.
const PLACES: [(&str, &str); 4] = [
    ("phase1", "stage.phase1."),
    ("phase2", "stage.phase2."),
    ("phase3", "stage.phase3."),
    ("review", "region.US."),
];

/// A row of the table.
struct PhaseRow {
    figure: String,
    phase: String,
    class: String,
    name: String,
    value: String,
    count: Option<u32>,
    label: String,
    source: String,
}

impl PhaseRow {
    fn from_cells(cells: [String; 8]) -> Self {
        let [figure, phase, class, name, value, count, label, source] = cells;
        let count = count.parse().ok();
        Self { figure, phase, class, name, value, count, label, source }
    }

    fn is(&self, figure: &str, phase: &str, class: &str, name: &str) -> bool {
        self.figure == figure && self.phase == phase && self.class == class && self.name == name
    }
}

/// The figures of every phase of a drug of this modality for this area: of the area's and the modality's rate the one
/// counted over fewer transitions, which says more of this drug, where these are thirty or more; the area's duration;
/// where there is neither, that of all drugs.
pub(super) fn phase_figures(area: DiseaseArea, modality: Modality) -> Vec<TemplateFigure> {
    let table: Vec<PhaseRow> = rows(PHASES).map(PhaseRow::from_cells).collect();
    let sources = sources();
    let mut figures = Vec::new();
    for (phase, place) in PLACES {
        let mut add = |path: String, text: String, row: &PhaseRow| {
            let source = sources.iter().find(|(id, _)| *id == row.source);
            let note = match row.count {
                Some(count) => format!("{}, n={count}", row.label),
                None => row.label.clone(),
            };
            let mark = source.map(|(_, citation)| cited(citation, &note));
            figures.push(TemplateFigure { path, text, mark });
        };
        if let Some(row) = rate(&table, phase, area, modality) {
            add(format!("{place}pos"), row.value.clone(), row);
        }
        if let Some(row) = years(&table, phase, area) {
            let field = if phase == "review" { "review_months" } else { "months" };
            add(format!("{place}{field}"), months(&row.value), row);
        }
    }
    figures
}

fn rate<'a>(
    table: &'a [PhaseRow],
    phase: &str,
    area: DiseaseArea,
    modality: Modality,
) -> Option<&'a PhaseRow> {
    let own = table.iter().filter(|row| {
        row.is("rate", phase, "area", area.word())
            || row.is("rate", phase, "modality", modality.word())
    });
    let enough = own.filter(|row| row.count.is_some_and(|count| count >= FEWEST));
    let all = || table.iter().find(|row| row.is("rate", phase, "all", ""));
    enough.min_by_key(|row| row.count).or_else(all)
}

fn years<'a>(table: &'a [PhaseRow], phase: &str, area: DiseaseArea) -> Option<&'a PhaseRow> {
    let find =
        |class: &str, name: &str| table.iter().find(move |row| row.is("years", phase, class, name));
    let rest = || find("non_oncology", "").filter(|_| area != DiseaseArea::Oncology);
    find("area", area.word()).or_else(rest).or_else(|| find("all", ""))
}
