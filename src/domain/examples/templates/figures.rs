//! The figures of `refdata/templates.csv` and `refdata/phases.csv` that fit one stage, modality and area.

use super::figure::{TemplateFigure, cited, sources};
use super::phases::phase_figures;
use crate::domain::deal::{DiseaseArea, Modality, Stage};
use crate::domain::refdata::rows;

const FIGURES: &str = include_str!("../../../refdata/templates.csv");

/// The figures of a stage, modality and area, one a path, in the table's order.
pub(super) struct TemplateFigures(Vec<TemplateFigure>);

impl TemplateFigures {
    /// Picks, for each path, the first row that fits; the table has special rows before general ones and goes before
    /// the study of the phases.
    pub fn of(stage: Stage, modality: Modality, area: DiseaseArea) -> Self {
        let sources = sources();
        let mut figures: Vec<TemplateFigure> = Vec::new();
        for row in rows(FIGURES) {
            let [path, stages, modalities, areas, text, source, note] =
                row.each_ref().map(String::as_str);
            let fits = fits(stages, stage.word())
                && fits(modalities, modality.word())
                && fits(areas, area.word());
            if !fits || figures.iter().any(|figure| figure.path == path) {
                continue;
            }
            let source = sources.iter().find(|(id, _)| id == source);
            let mark = source.map(|(_, citation)| cited(citation, note));
            figures.push(TemplateFigure { path: path.to_owned(), text: text.to_owned(), mark });
        }
        for figure in phase_figures(area, modality) {
            if figures.iter().all(|known| known.path != figure.path) {
                figures.push(figure);
            }
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
