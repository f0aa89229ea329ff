//! What Chinese export control says of the technology to be transferred.

use crate::domain::word_enum::word_enum;

word_enum! {
    /// How the technology stands to China's Catalogue of Technologies Prohibited or Restricted from Export.
    /// Source: Regulations on the Administration of Technology Import and Export, chapter 3.
    #[derive(Default)]
    pub enum TechnologyStatus {
        /// Nobody has said.
        #[default]
        NotAssessed = "not_assessed",
        /// In neither part of the Catalogue: the contract is registered.
        Free = "free",
        /// Restricted: a letter of intent and a licence come first.
        Restricted = "restricted",
        /// Prohibited: no permission exists that would let it go.
        Prohibited = "prohibited",
    }
}

/// Modalities of which the Catalogue has entries, or whose kind is next to one: cell cloning and gene editing for
/// human use, vaccines, traditional Chinese medicine.
const CATALOGUED: [&str; 4] = ["cell_therapy", "gene_therapy", "vaccine", "tcm"];

impl TechnologyStatus {
    /// Whether a product of a modality makes the status a question that must be answered.
    pub fn is_asked_of(modality: &str) -> bool {
        CATALOGUED.contains(&modality)
    }
}
