//! Public deals like the one on the table: what is usual among them.

use crate::domain::deal::{Modality, Stage};
use crate::domain::draft::FieldValues;
use crate::domain::examples::public_deals::{Filter, Medians, all, comparables, medians};

/// Fewer deals than this say nothing of what is usual: look wider.
const FEW: usize = 3;

/// What is usual among public deals like this one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Peers {
    /// Which deals: [`comparables`] lists them.
    pub filter: Filter,
    /// Their medians, USD millions, and how many they are.
    pub medians: Medians,
}

/// Medians of public deals of the draft's modality and stage, announced in `from_year` or later; of its
/// modality alone, then of all, where there are fewer than three.
pub fn peers(values: &FieldValues, from_year: Option<i32>) -> Option<Peers> {
    let family = Modality::from_word(values.text("terms.products.0.modality"));
    let stage = Stage::from_word(values.text("terms.products.0.stage"));
    let narrow = Filter { family, stage, newco: None, from_year };
    let wider = Filter { stage: None, ..narrow };
    let widest = Filter { family: None, ..wider };
    let mut filters = [narrow, wider, widest].into_iter();
    let filter = filters.find(|filter| comparables(all(), *filter).len() >= FEW)?;
    Some(Peers { filter, medians: medians(&comparables(all(), filter))? })
}
