//! The regulatory pathway abroad: what it adds to the programme, the condition it brings, whom it is open to.

use super::deltas::{Deltas, last_unfinished};
use super::sentences::sentence;
use crate::domain::deal::{Modality, Pathway};
use crate::domain::draft::{FieldValues, child};
use crate::domain::lang::Lang;
use crate::domain::number;
use rust_decimal::Decimal;

/// The pathway a draft has chosen.
pub fn chosen(values: &FieldValues) -> Option<Pathway> {
    Pathway::from_word(values.word("diligence.pathway")?)
}

/// A pathway's default deltas for a draft; what the last unfinished stage costs decides the shared part.
/// Taken of the programme without the deltas now in it, so that choosing again changes nothing.
pub fn defaults(values: &FieldValues, pathway: Pathway) -> Deltas {
    let Some(info) = pathway.info() else { return Deltas::default() };
    let stage = last_unfinished(values).ok();
    let typed = stage.and_then(|stage| values.decimal(&child(&stage, "cost")));
    let own = typed.map(|cost| number::sum([cost, -Deltas::of(values).cost]));
    let shared = own.unwrap_or_default().checked_mul(info.cost_share).unwrap_or_default();
    // Whole hundred thousands: an assumption has no more digits than that.
    let cost = number::sum([shared, info.cost]).round_dp(1).max(Decimal::ZERO);
    Deltas { months: info.months, cost }
}

/// Whether a pathway is open to a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// Open.
    Fits,
    /// Closed: a biologic goes by Section 351(a), or 351(k) as a biosimilar.
    Biologic,
    /// The kind of product is not known.
    Ask,
}

/// Whether a pathway is open to a draft's product, by `terms.products.0.modality`.
pub fn fit(values: &FieldValues, pathway: Pathway) -> Fit {
    let modality = Modality::from_word(values.text("terms.products.0.modality"));
    match (pathway, modality) {
        // A protein of more than 40 amino acids is a biologic (21 CFR 600.3(h)(6)); peptides and siRNA are drugs.
        (
            Pathway::Section505b2,
            Some(Modality::SmallMolecule | Modality::Peptide | Modality::Sirna),
        ) => Fit::Fits,
        (Pathway::Section505b2, None) => Fit::Ask,
        (Pathway::Section505b2, Some(_)) => Fit::Biologic,
        _ => Fit::Fits,
    }
}

/// What there is to say about Section 505(b)(2) and a product; `None` for the other pathways.
pub fn fit_sentence(values: &FieldValues, pathway: Pathway, lang: Lang) -> Option<String> {
    let key = match fit(values, pathway) {
        Fit::Fits => "path_fits",
        Fit::Biologic => "path_biologic",
        Fit::Ask => "path_ask",
    };
    (pathway == Pathway::Section505b2).then(|| sentence(key, lang, &[]))
}
