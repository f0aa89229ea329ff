//! The names of stages and modalities, in the page's language.

use crate::app::field_names::word;
use crate::app::state::AppState;
use crate::domain::deal::{Modality, Stage};

/// A stage in words.
pub fn stage_name(state: AppState, stage: Stage) -> &'static str {
    word(state, "terms.products.0.stage", stage.word())
}

/// A modality in words.
pub fn modality_name(state: AppState, modality: Modality) -> &'static str {
    word(state, "terms.products.0.modality", modality.word())
}
