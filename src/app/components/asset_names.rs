//! The names of stages and modalities, in the page's language.

use crate::app::state::AppState;
use crate::domain::deal::{Modality, Stage};
use crate::tr;

/// A stage in words.
pub fn stage_name(state: AppState, stage: Stage) -> &'static str {
    match stage {
        Stage::Preclinical => tr!(state, plot.preclinical),
        Stage::Phase1 => tr!(state, plot.phase1),
        Stage::Phase2 => tr!(state, plot.phase2),
        Stage::Phase3 => tr!(state, plot.phase3),
        Stage::ApprovedChina => tr!(state, deals.approved_china),
    }
}

/// A modality in words.
pub fn modality_name(state: AppState, modality: Modality) -> &'static str {
    match modality {
        Modality::SmallMolecule => tr!(state, deals.small_molecule),
        Modality::Antibody => tr!(state, deals.antibody),
        Modality::Bispecific => tr!(state, deals.bispecific),
        Modality::Adc => tr!(state, deals.adc),
        Modality::CellTherapy => tr!(state, deals.cell_therapy),
        Modality::Sirna => tr!(state, deals.sirna),
        Modality::Peptide => tr!(state, deals.peptide),
    }
}
