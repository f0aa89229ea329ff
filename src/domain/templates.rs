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

pub(super) use build::{TemplateFrame, build};
pub(super) use document::{DealFileBuilder, object};

use super::date::Date;
use super::draft::{Draft, from_value};
use crate::domain::json::Value;

/// How far the asset is when the licence is signed; that stage and the later ones are still ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Before the first trial in people.
    Preclinical,
    /// First trials.
    Phase1,
    /// Proof of concept.
    Phase2,
    /// Pivotal trials.
    Phase3,
    /// Approved in China; a bridging phase 3 elsewhere.
    ApprovedChina,
}

impl Stage {
    /// Every stage, earliest first.
    pub const ALL: [Self; 5] =
        [Self::Preclinical, Self::Phase1, Self::Phase2, Self::Phase3, Self::ApprovedChina];

    /// The word in files and template ids.
    pub fn code(self) -> &'static str {
        match self {
            Self::Preclinical => "preclinical",
            Self::Phase1 => "phase1",
            Self::Phase2 => "phase2",
            Self::Phase3 => "phase3",
            Self::ApprovedChina => "approved_china",
        }
    }

    /// By that word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.code() == code)
    }

    /// The programme's stages still ahead, in order.
    pub fn ahead(self) -> &'static [&'static str] {
        match self {
            Self::Preclinical => &["preclinical", "phase1", "phase2", "phase3"],
            Self::Phase1 => &["phase1", "phase2", "phase3"],
            Self::Phase2 => &["phase2", "phase3"],
            Self::Phase3 | Self::ApprovedChina => &["phase3"],
        }
    }
}

/// What the drug is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Modality {
    /// A synthesised molecule.
    SmallMolecule,
    /// A monoclonal antibody or a fusion protein.
    Antibody,
    /// An antibody with two or more targets, T-cell engagers included.
    Bispecific,
    /// An antibody-drug conjugate.
    Adc,
    /// Living cells (CAR-T).
    CellTherapy,
    /// Small interfering RNA.
    Sirna,
    /// A peptide.
    Peptide,
}

impl Modality {
    /// Every modality.
    pub const ALL: [Self; 7] = [
        Self::SmallMolecule,
        Self::Antibody,
        Self::Bispecific,
        Self::Adc,
        Self::CellTherapy,
        Self::Sirna,
        Self::Peptide,
    ];

    /// The word in files and template ids.
    pub fn code(self) -> &'static str {
        match self {
            Self::SmallMolecule => "small_molecule",
            Self::Antibody => "antibody",
            Self::Bispecific => "bispecific",
            Self::Adc => "adc",
            Self::CellTherapy => "cell_therapy",
            Self::Sirna => "sirna",
            Self::Peptide => "peptide",
        }
    }

    /// By that word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|modality| modality.code() == code)
    }
}

/// A template's id: `phase2-adc`.
pub fn id(stage: Stage, modality: Modality) -> String {
    format!("{}-{}", stage.code(), modality.code())
}

/// The least that is a deal: one region, no payments, no programme. Signed `today`.
pub fn blank(today: Date) -> Value {
    let mut document = DealFileBuilder::blank("blank");
    build::dates(&mut document, today);
    let last = build::year_end(today, 15);
    document.put("assumptions.regions.0.exclusivity_until", last.to_string());
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
    let stage = Stage::from_code(paper.text("terms.asset.stage")).unwrap_or(Stage::Phase2);
    let modality = Modality::from_code(paper.text("terms.asset.modality"));
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
