//! What a drug is made of and how far its development has come.

use crate::domain::word_enum::word_enum;

word_enum! {
    /// How far the asset is when the licence is signed; that stage and the later ones are still ahead.
    #[derive(PartialOrd, Ord)]
    pub enum Stage {
        /// Before the first trial in people.
        Preclinical = "preclinical",
        /// First trials.
        Phase1 = "phase1",
        /// Proof of concept.
        Phase2 = "phase2",
        /// Pivotal trials.
        Phase3 = "phase3",
        /// Approved in China; a bridging phase 3 elsewhere.
        ApprovedChina = "approved_china",
    }
}

impl Stage {
    /// The programme's stages still ahead, in order.
    pub fn ahead(self) -> &'static [&'static str] {
        match self {
            Self::Preclinical => &["preclinical", "phase1", "phase2", "phase3"],
            Self::Phase1 => &["phase1", "phase2", "phase3"],
            Self::Phase2 => &["phase2", "phase3"],
            Self::Phase3 | Self::ApprovedChina => &["phase3"],
        }
    }

    /// The meeting with FDA that is due before the next step in the US; none while pivotal trials run.
    pub fn fda_meeting(self) -> Option<FdaMeeting> {
        match self {
            Self::Preclinical | Self::Phase1 => Some(FdaMeeting::PreInd),
            Self::Phase2 => Some(FdaMeeting::EndOfPhase2),
            Self::Phase3 => None,
            Self::ApprovedChina => Some(FdaMeeting::PreBla),
        }
    }
}

word_enum! {
    /// A formal meeting of a sponsor with FDA, by the stage it belongs to.
    pub enum FdaMeeting {
        /// Before the first trial under an IND.
        PreInd = "pre_ind",
        /// Before the pivotal trials.
        EndOfPhase2 = "end_of_phase2",
        /// Before the application (NDA or BLA).
        PreBla = "pre_bla",
    }
}

word_enum! {
    /// What the drug is made of.
    #[derive(PartialOrd, Ord)]
    pub enum Modality {
        /// A synthesised molecule.
        SmallMolecule = "small_molecule",
        /// A monoclonal antibody or a fusion protein.
        Antibody = "antibody",
        /// An antibody with two or more targets, T-cell engagers included.
        Bispecific = "bispecific",
        /// An antibody-drug conjugate.
        Adc = "adc",
        /// Living cells (CAR-T).
        CellTherapy = "cell_therapy",
        /// Small interfering RNA.
        Sirna = "sirna",
        /// A peptide.
        Peptide = "peptide",
    }
}
