//! What the drug is and how far its development has come.

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
