//! Deals to start from: an empty one and one for each stage and modality.
//!
//! A template fills every field, and says beside each one where the value came from. Any object of the
//! document may hold `"basis": {"<field>": "<mark>"}`; a mark is one of
//!
//! - `published <url>`: what the parties made public;
//! - `source <citation>`: a figure of a study, with what it was measured on;
//! - `illustrative <template id>`: a term within the usual ranges, chosen here;
//! - `assumption`: a belief chosen here, a plain round number.
//!
//! The figures stand in `refdata/templates.csv`, their sources in `refdata/sources.csv`.
//!
//! Probabilities are the phase transition rates of one study (BIO/QLS/Informa 2011-2020), phase by phase:
//! the modality's own where at least 30 transitions were counted, else the disease area's. Rates that
//! follow one path from phase to phase (Wong, Siah and Lo 2019) are conditioned differently and are not
//! mixed in. Approval rates are for US filings; other regions' are assumptions.

mod build;
mod document;
mod figures;

pub use build::id;
pub(super) use build::{TemplateFrame, build};
pub(super) use document::DealFileBuilder;

use crate::domain::date::Date;
use crate::domain::deal::{Modality, Stage};
use crate::domain::draft::{Draft, from_value};
use serde_json::Value;

/// The least that is a deal: one region, no payments, no programme. Signed `today`.
pub fn blank(today: Date) -> Value {
    let mut document = DealFileBuilder::blank("blank");
    build::dates(&mut document, today);
    let last = build::year_end(today, 15);
    document.put("assumptions.programmes.0.regions.0.exclusivity_until", last.to_string());
    document.put("assumptions.horizon_on", build::year_end(today, 20).to_string());
    document.finish()
}

/// A whole deal for an asset of this stage and modality, signed `today`: US, EU and Japan licensed,
/// mainland China, Hong Kong, Macau and Taiwan retained.
pub fn template(stage: Stage, modality: Modality, today: Date) -> Value {
    let regions = &["US", "EU", "JP"];
    let frame =
        TemplateFrame { stage, modality, today, regions, single_digit: false, newco: false };
    build(&frame).finish()
}

/// A paper with the assumptions of the template nearest to it, so that it can be valued: those of its stage and
/// modality, or of an antibody in phase 2, for its licensed regions.
pub fn with_assumptions(paper: &Draft, today: Date) -> Draft {
    let stage = Stage::from_word(paper.text("terms.products.0.stage")).unwrap_or(Stage::Phase2);
    let modality = Modality::from_word(paper.text("terms.products.0.modality"));
    let modality = modality.unwrap_or(Modality::Antibody);
    let regions = paper.texts("terms.territory.licensed");
    let frame = TemplateFrame {
        stage,
        modality,
        today,
        regions: &regions,
        single_digit: false,
        newco: false,
    };
    let template = from_value(build(&frame).finish()).unwrap_or_default();
    let mut deal = paper.clone();
    for group in ["assumptions", "scenarios"] {
        if let Some(node) = template.node(group) {
            deal.put(group, node.clone());
        }
    }
    deal
}
